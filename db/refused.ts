// What the centre refused, of every kind, and how it goes out again: the same once more, or under the next revision where the centre
// holds another content under this one.
import type { ReadDb, WriteDb } from './open.ts'
import type { OutboxKind } from './outbox.ts'
import { prepared } from './prepared.ts'

export type KindSummary = {
  kind: OutboxKind
  waiting: number
  /** Since when the oldest waits. */
  waitingSince: string | null
  refused: number
  sent: number
  /** When the centre last acknowledged one. */
  sentAt: string | null
}

/** Kinds of which anything was ever to be sent. */
export function summarizeKinds(db: ReadDb<'site'>): KindSummary[] {
  const sql = `select kind, count(*) filter (where state = 'waiting') as waiting,
      min(queued_at) filter (where state = 'waiting') as waitingSince, count(*) filter (where state = 'refused') as refused,
      count(*) filter (where state = 'sent') as sent, max(settled_at) filter (where state = 'sent') as sentAt
    from outbox group by kind order by kind`
  return prepared(db, sql).all() as KindSummary[]
}

export type RefusedRow = {
  kind: OutboxKind
  id: string
  op: 'put' | 'delete'
  refusal: string
  refusedAt: string
  /** What is known of it without opening it: the body of a registration, the posting's title of the others. */
  body: string | null
  title: string | null
}

/** The latest first. */
export function listRefused(
  db: ReadDb<'site'>,
  { limit, offset }: { limit: number; offset: number },
): { total: number; rows: RefusedRow[] } {
  const { total } = prepared(db, "select count(*) as total from outbox where state = 'refused'").get() as {
    total: number
  }
  const sql = `select o.kind, o.id, o.op, coalesce(o.refusal, 'refused') as refusal, coalesce(o.settled_at, o.queued_at) as refusedAt,
      r.body, coalesce(json_extract(p.form, '$.title'), i.posting_title, t.posting_title) as title
    from outbox o
    left join registration r on o.kind = 'registration' and r.id = o.id
    left join own_posting p on o.kind = 'posting' and p.id = o.id
    left join interest i on o.kind = 'interest' and i.id = o.id
    left join posting_report t on o.kind = 'report' and t.id = o.id
    where o.state = 'refused' order by refusedAt desc, o.seq desc limit @limit offset @offset`
  return { total, rows: prepared(db, sql).all({ limit, offset }) as RefusedRow[] }
}

/** The table in which a thing keeps its revision. Reports have none of their own. */
const tables: Record<OutboxKind, string | null> = {
  registration: 'registration',
  posting: 'own_posting',
  interest: 'interest',
  report: null,
}

/**
 * Puts a refused row back into the queue, under the next revision of its thing where the refused one is taken at the centre.
 * @returns whether there was one. Call inside a transaction.
 */
export function sendRefusedAgain(
  db: WriteDb<'site'>,
  { kind, id, staffId, at }: { kind: OutboxKind; id: string; staffId: string | null; at: string },
): boolean {
  const row = prepared(
    db,
    "select seq, revision, refusal from outbox where kind = ? and id = ? and state = 'refused' order by revision desc limit 1",
  ).get(kind, id) as { seq: number; revision: number; refusal: string | null } | undefined
  if (!row) return false
  const isTaken = row.refusal === 'revision-conflict'
  const { newest } = prepared(db, 'select max(revision) as newest from outbox where kind = ? and id = ?').get(
    kind,
    id,
  ) as {
    newest: number
  }
  const revision = isTaken ? newest + 1 : row.revision
  if (isTaken) raiseRevision(db, { kind, id, revision, staffId, at })
  prepared(
    db,
    `update outbox set state = 'waiting', batch = null, refusal = null, settled_at = null, revision = @revision,
       body = case when json_extract(body, '$.revision') is null then body else json_set(body, '$.revision', @revision) end
     where seq = @seq`,
  ).run({ seq: row.seq, revision })
  return true
}

type Raise = { kind: OutboxKind; id: string; revision: number; staffId: string | null; at: string }

function raiseRevision(db: WriteDb<'site'>, { kind, id, revision, staffId, at }: Raise): void {
  const table = tables[kind]
  if (table !== null) prepared(db, `update ${table} set revision = max(revision, ?) where id = ?`).run(revision, id)
  if (kind !== 'registration') return
  prepared(db, "update registration set body = json_set(body, '$.revision', ?) where id = ? and body is not null").run(
    revision,
    id,
  )
  // The content is the same, and so is its digest.
  prepared(
    db,
    `insert or ignore into registration_revision (id, revision, digest, at, clerk_id)
     select id, @revision, digest, @at, @staffId from registration_revision where id = @id order by revision desc limit 1`,
  ).run({ id, revision, at, staffId })
}

/** Another number for a posting, as its person said it: under the next revision, with its row for the centre. Call inside a transaction. */
export function replaceInterestNumber(
  db: WriteDb<'site'>,
  { id, number, kind, at }: { id: string; number: string; kind: 'mobile' | 'landline'; at: string },
): boolean {
  const row = prepared(
    db,
    "select seq, revision from outbox where kind = 'interest' and id = ? and state = 'refused' and op = 'put' order by revision desc limit 1",
  ).get(id) as { seq: number; revision: number } | undefined
  if (!row) return false
  const revision = row.revision + 1
  prepared(
    db,
    'update interest set contact_number = ?, contact_kind = ?, revision = ? where id = ? and contact_number is not null',
  ).run(number, kind, revision, id)
  prepared(
    db,
    `update outbox set state = 'waiting', batch = null, refusal = null, settled_at = null, queued_at = @at, revision = @revision,
       body = json_set(body, '$.contact.number', @number, '$.contact.kind', @kind, '$.revision', @revision) where seq = @seq`,
  ).run({ seq: row.seq, revision, number, kind, at })
  return true
}
