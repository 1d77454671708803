// The outbox: what is to be sent to the centre, in the order in which it happened here. A row is made in the transaction of what
// it tells of, and leaves `waiting` only by an answer of the centre.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type OutboxKind = 'registration' | 'posting' | 'interest' | 'report'
export type OutboxRow = {
  seq: number
  kind: OutboxKind
  id: string
  revision: number
  op: 'put' | 'delete'
  body: unknown
  batch: number | null
}
export type OutboxState = 'waiting' | 'sent' | 'refused'

type Row = Omit<OutboxRow, 'body'> & { body: string | null }
const fromRow = (row: Row): OutboxRow => ({ ...row, body: row.body === null ? null : JSON.parse(row.body) })
const columns = 'seq, kind, id, revision, op, body, batch'

export function queueOutbox(
  db: WriteDb<'site'>,
  row: { kind: OutboxKind; id: string; revision: number; op: 'put' | 'delete'; body: unknown },
  at: string,
): void {
  // What was refused is superseded by what comes after it.
  prepared(db, "delete from outbox where kind = ? and id = ? and state = 'refused' and revision < ?").run(
    row.kind,
    row.id,
    row.revision,
  )
  prepared(db, 'insert into outbox (kind, id, revision, op, body, queued_at) values (?, ?, ?, ?, ?, ?)').run(
    row.kind,
    row.id,
    row.revision,
    row.op,
    row.body === null ? null : JSON.stringify(row.body),
    at,
  )
}

/** The oldest waiting rows of one kind without a batch: what the next batch is made of. */
export function waitingRows(db: ReadDb<'site'>, kind: OutboxKind, limit: number): OutboxRow[] {
  const sql = `select ${columns} from outbox where state = 'waiting' and kind = ? and batch is null order by seq limit ?`
  return (prepared(db, sql).all(kind, limit) as Row[]).map(fromRow)
}

/** Kinds in the order of their oldest waiting row. */
export function waitingKinds(db: ReadDb<'site'>): OutboxKind[] {
  return prepared(db, "select kind from outbox where state = 'waiting' group by kind order by min(seq)")
    .all()
    .map(row => (row as { kind: OutboxKind }).kind)
}

/** Rows of a batch that was sent and not yet answered: to be sent again, the same and under the same sequence. */
export function openBatch(db: ReadDb<'site'>): { batch: number; rows: OutboxRow[] } | undefined {
  const first = prepared(
    db,
    "select min(batch) as batch from outbox where state = 'waiting' and batch is not null",
  ).get() as { batch: number | null }
  if (first.batch === null) return undefined
  const rows = prepared(db, `select ${columns} from outbox where state = 'waiting' and batch = ? order by seq`).all(
    first.batch,
  ) as Row[]
  return { batch: first.batch, rows: rows.map(fromRow) }
}

/** Puts rows into a batch before it is sent. */
export function markBatch(db: WriteDb<'site'>, seqs: readonly number[], batch: number): void {
  const mark = prepared(db, 'update outbox set batch = ? where seq = ?')
  for (const seq of seqs) mark.run(batch, seq)
}

/** Takes rows out of their batch: it is cut into halves, or must be sent under a new sequence. */
export function unmarkBatch(db: WriteDb<'site'>, batch: number): void {
  prepared(db, "update outbox set batch = null where batch = ? and state = 'waiting'").run(batch)
}

export function unmarkAllBatches(db: WriteDb<'site'>): void {
  prepared(db, "update outbox set batch = null where batch is not null and state = 'waiting'").run()
}

export function markSent(db: WriteDb<'site'>, seq: number, at: string): void {
  prepared(db, "update outbox set state = 'sent', settled_at = ?, refusal = null where seq = ?").run(at, seq)
}

export function markRefused(db: WriteDb<'site'>, seq: number, refusal: string, at: string): void {
  prepared(db, "update outbox set state = 'refused', settled_at = ?, refusal = ? where seq = ?").run(at, refusal, seq)
}

/** Puts a refused thing back into the queue, as staff asked. Returns how many rows went back. */
export function requeueRefused(db: WriteDb<'site'>, kind: OutboxKind, id: string): number {
  const sql =
    "update outbox set state = 'waiting', batch = null, refusal = null, settled_at = null where kind = ? and id = ? and state = 'refused'"
  return prepared(db, sql).run(kind, id).changes
}

/** Another centre took the place of the one that acknowledged: everything whose thing is still valid is queued again. */
export function requeueForNewServer(db: WriteDb<'site'>, now: string): number {
  return prepared(
    db,
    `update outbox set state = 'waiting', batch = null, refusal = null, settled_at = null
     where state <> 'waiting' and (
       (kind = 'registration' and id in (select id from registration where valid_until > @now and body is not null))
       or (kind = 'posting' and id in (select id from own_posting where valid_until > @now and state = 'published'))
       or (kind = 'interest' and id in (select id from interest where valid_until > @now and contact_number is not null))
       or kind = 'report')`,
  ).run({ now }).changes
}

export type OutboxSummary = { waiting: number; refused: number; waitingSince: string | null }

export function summarizeOutbox(db: ReadDb<'site'>): OutboxSummary {
  return prepared(
    db,
    `select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'refused') as refused,
       min(queued_at) filter (where state = 'waiting') as waitingSince
     from outbox where state in ('waiting', 'refused')`,
  ).get() as OutboxSummary
}

/** Where the newest revision of a thing stands; undefined where nothing of it is to be sent. */
export function findOutboxState(
  db: ReadDb<'site'>,
  kind: OutboxKind,
  id: string,
): { state: OutboxState; refusal: string | null } | undefined {
  return prepared(db, 'select state, refusal from outbox where kind = ? and id = ? order by seq desc limit 1').get(
    kind,
    id,
  ) as { state: OutboxState; refusal: string | null } | undefined
}

/**
 * The content of a thing must not be kept any more: what was queued of it goes, and where anything may have arrived, the centre is
 * told to erase it under this revision. Call inside a transaction.
 */
export function queueErasure(
  db: WriteDb<'site'>,
  row: { kind: OutboxKind; id: string; revision: number },
  at: string,
): void {
  const has = prepared(db, 'select 1 from outbox where kind = ? and id = ?').get(row.kind, row.id) !== undefined
  if (!has) return
  dropOutboxOf(db, row.kind, row.id)
  queueOutbox(db, { ...row, op: 'delete', body: null }, at)
}

/**
 * Removes all that was ever queued of a thing, because its content must not be kept. A batch under way that held it is taken apart:
 * the rest goes again under a new number, and the centre knows each record by id and revision.
 * @returns whether something of it had not arrived
 */
export function dropOutboxOf(db: WriteDb<'site'>, kind: OutboxKind, id: string): boolean {
  const batches = prepared(
    db,
    "select distinct batch from outbox where kind = ? and id = ? and state = 'waiting' and batch is not null",
  ).all(kind, id) as { batch: number }[]
  for (const { batch } of batches) unmarkBatch(db, batch)
  const unsent = prepared(db, "delete from outbox where kind = ? and id = ? and state <> 'sent'").run(kind, id).changes
  prepared(db, 'delete from outbox where kind = ? and id = ?').run(kind, id)
  return unsent > 0
}
