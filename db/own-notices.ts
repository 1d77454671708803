// Notices and emergencies written at this desk. A withdrawn one stays as a row, so that the audit log has what it speaks of.
import { sortable } from './model/ids.ts'
import type { Notice } from './model/notice.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type OwnNotice = { notice: Notice; state: 'published' | 'withdrawn'; updatedAt: string }

type Row = { body: string; state: 'published' | 'withdrawn'; updatedAt: string }
const columns = 'body, state, updated_at as updatedAt'
const fromRow = ({ body, state, updatedAt }: Row): OwnNotice => ({
  notice: JSON.parse(body) as Notice,
  state,
  updatedAt,
})

/** Inserts or replaces. Call inside a transaction. */
export function saveOwnNotice(db: WriteDb<'site'>, { notice, state, updatedAt }: OwnNotice, clerkId: string): void {
  prepared(
    db,
    `insert into own_notice (id, body, state, valid_until, updated_at, clerk_id) values (?, ?, ?, ?, ?, ?)
     on conflict (id) do update set body = excluded.body, state = excluded.state, valid_until = excluded.valid_until,
       updated_at = excluded.updated_at, clerk_id = excluded.clerk_id`,
  ).run(notice.id, JSON.stringify(notice), state, sortable(notice.validUntil), updatedAt, clerkId)
}

export function findOwnNotice(db: ReadDb<'site'>, id: string): OwnNotice | undefined {
  const row = prepared(db, `select ${columns} from own_notice where id = ?`).get(id) as Row | undefined
  return row && fromRow(row)
}

/** Newest first, at most a hundred. */
export function listOwnNotices(db: ReadDb<'site'>): OwnNotice[] {
  const sql = `select ${columns} from own_notice order by updated_at desc, id limit 100`
  return (prepared(db, sql).all() as Row[]).map(fromRow)
}

/** Published ones whose end has not come; some may begin later. */
export function listLiveOwnNotices(db: ReadDb<'site'>, now: Date): Notice[] {
  const sql = `select ${columns} from own_notice where state = 'published' and valid_until > ?`
  return (prepared(db, sql).all(now.toISOString()) as Row[]).map(row => fromRow(row).notice)
}
