// The needs registered at this desk (用工登记): drafts, published, withdrawn. The clerk's form is kept as it was written.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type OwnPostingState = 'draft' | 'published' | 'withdrawn'
export type OwnPosting = {
  id: string
  revision: number
  /** The desk's form, contract/api.ts `deskPosting`. */
  form: unknown
  state: OwnPostingState
  validUntil: string
  urgentUntil: string | null
  publishedAt: string | null
  updatedAt: string
  clerkId: string
}

const columns = `id, revision, form, state, valid_until as validUntil, urgent_until as urgentUntil, published_at as publishedAt,
  updated_at as updatedAt, clerk_id as clerkId`
type Row = Omit<OwnPosting, 'form'> & { form: string }
const fromRow = (row: Row): OwnPosting => ({ ...row, form: JSON.parse(row.form) })

export function findOwnPosting(db: ReadDb<'site'>, id: string): OwnPosting | undefined {
  const row = prepared(db, `select ${columns} from own_posting where id = ?`).get(id) as Row | undefined
  return row && fromRow(row)
}

/** Newest first. */
export function listOwnPostings(db: ReadDb<'site'>): OwnPosting[] {
  return (prepared(db, `select ${columns} from own_posting order by updated_at desc, id`).all() as Row[]).map(fromRow)
}

/** Inserts or replaces; the caller has raised the revision. */
export function saveOwnPosting(db: WriteDb<'site'>, own: OwnPosting): void {
  prepared(
    db,
    `insert into own_posting (id, revision, form, state, valid_until, urgent_until, published_at, updated_at, clerk_id)
     values (@id, @revision, @form, @state, @validUntil, @urgentUntil, @publishedAt, @updatedAt, @clerkId)
     on conflict (id) do update set revision = excluded.revision, form = excluded.form, state = excluded.state,
       valid_until = excluded.valid_until, urgent_until = excluded.urgent_until, published_at = excluded.published_at,
       updated_at = excluded.updated_at, clerk_id = excluded.clerk_id`,
  ).run({ ...own, form: JSON.stringify(own.form) })
}
