// The needs registered at this desk (用工登记): drafts, published, withdrawn. The clerk's form is kept as it was written.
import { isGroup, kindsInGroup } from './model/kinds.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type OwnPostingState = 'draft' | 'published' | 'withdrawn'
type UrgentState = 'waiting' | 'approved' | 'refused'
export type OwnPosting = {
  id: string
  revision: number
  /** The desk's form, contract/desk-postings.ts `deskPosting`. */
  form: unknown
  state: OwnPostingState
  validUntil: string
  urgentUntil: string | null
  /** Null where nobody asked for it; only `approved` is shown. */
  urgentState: UrgentState | null
  /** The head's word. */
  urgentWord: string | null
  urgentBy: string | null
  /** How many are still wanted; 0: full. */
  remaining: number | null
  employerId: string | null
  importKey: string | null
  publishedAt: string | null
  updatedAt: string
  clerkId: string
}

const columns = `id, revision, form, state, valid_until as validUntil, urgent_until as urgentUntil, urgent_state as urgentState,
  urgent_word as urgentWord, urgent_by as urgentBy, remaining, employer_id as employerId, import_key as importKey,
  published_at as publishedAt, updated_at as updatedAt, clerk_id as clerkId`
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

/** Which of them a ledger lists; judged at a moment. */
export type OwnPart = 'all' | 'live' | 'draft' | 'waiting' | 'ended'

const isLive = "state = 'published' and valid_until > @now and (remaining is null or remaining > 0)"
const parts: Record<OwnPart, string> = {
  all: 'true',
  live: isLive,
  draft: "state = 'draft'",
  waiting: "state = 'published' and urgent_state = 'waiting' and urgent_until > @now and valid_until > @now",
  ended: `state <> 'draft' and not (${isLive})`,
}

/** Of which kind: a kind, a group of kinds, or `none` where nobody said; null: of any. */
type OwnKind = string | null

const ofKind = `(@kind is null or case @kind when 'none' then json_extract(form, '$.kind') is null
  else json_extract(form, '$.kind') in (select value from json_each(@kinds)) end)`

function kindParameters(kind: OwnKind): { kind: OwnKind; kinds: string } {
  const codes = kind !== null && isGroup(kind) ? kindsInGroup(kind).map(({ code }) => code) : [kind]
  return { kind, kinds: JSON.stringify(codes) }
}

/** One page of a part, newest first. @param now ISO moment */
export function listOwnPart(
  db: ReadDb<'site'>,
  part: OwnPart,
  { now, kind = null, limit, offset }: { now: string; kind?: OwnKind; limit: number; offset: number },
): OwnPosting[] {
  const sql = `select ${columns} from own_posting where ${parts[part]} and ${ofKind}
    order by updated_at desc, id limit @limit offset @offset`
  return (prepared(db, sql).all({ now, ...kindParameters(kind), limit, offset }) as Row[]).map(fromRow)
}

export function countOwnParts(db: ReadDb<'site'>, now: string, kind: OwnKind = null): Record<OwnPart, number> {
  const sums = Object.entries(parts).map(([part, condition]) => `coalesce(sum(${condition}), 0) as "${part}"`)
  const sql = `select ${sums.join(', ')} from own_posting where ${ofKind}`
  return prepared(db, sql).get({ now, ...kindParameters(kind) }) as Record<OwnPart, number>
}

export function countLiveOfEmployer(db: ReadDb<'site'>, employerId: string, now: string): number {
  const sql = `select count(*) as total from own_posting where employer_id = @employerId and ${isLive}`
  return (prepared(db, sql).get({ employerId, now }) as { total: number }).total
}

/** Whether a row of a sheet was imported before and not withdrawn since. */
export function hasImported(db: ReadDb<'site'>, importKey: string): boolean {
  const sql = "select 1 from own_posting where import_key = ? and state <> 'withdrawn'"
  return prepared(db, sql).get(importKey) !== undefined
}

/** Inserts or replaces; the caller has raised the revision. */
export function saveOwnPosting(db: WriteDb<'site'>, own: OwnPosting): void {
  prepared(
    db,
    `insert into own_posting (id, revision, form, state, valid_until, urgent_until, urgent_state, urgent_word, urgent_by, remaining,
       employer_id, import_key, published_at, updated_at, clerk_id)
     values (@id, @revision, @form, @state, @validUntil, @urgentUntil, @urgentState, @urgentWord, @urgentBy, @remaining,
       @employerId, @importKey, @publishedAt, @updatedAt, @clerkId)
     on conflict (id) do update set revision = excluded.revision, form = excluded.form, state = excluded.state,
       valid_until = excluded.valid_until, urgent_until = excluded.urgent_until, urgent_state = excluded.urgent_state,
       urgent_word = excluded.urgent_word, urgent_by = excluded.urgent_by, remaining = excluded.remaining,
       employer_id = excluded.employer_id, import_key = excluded.import_key, published_at = excluded.published_at,
       updated_at = excluded.updated_at, clerk_id = excluded.clerk_id`,
  ).run({ ...own, form: JSON.stringify(own.form) })
}

/** Keeps a clerk's word on phrases that were found. It can only grow. */
export function insertReview(
  db: WriteDb<'site'>,
  review: { postingId: string; revision: number; at: string; staffId: string; codes: readonly string[]; word: string },
): void {
  prepared(
    db,
    'insert into posting_review (posting_id, revision, at, staff_id, codes, word) values (?, ?, ?, ?, ?, ?)',
  ).run(review.postingId, review.revision, review.at, review.staffId, JSON.stringify(review.codes), review.word)
}
