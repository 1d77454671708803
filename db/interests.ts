// Every statement about telephone numbers left for one posting: stored once with their outbox row, erased at their end.
import { eraseCallNotesOfNumber } from './calls.ts'
import type { Interest } from './model/interest.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { dropOutboxOf, queueErasure, queueOutbox } from './outbox.ts'
import { prepared } from './prepared.ts'

/** Where a number left for a posting stands, without the number. */
export type InterestTrace = {
  id: string
  revision: number
  postingId: string
  postingTitle: string
  receipt: string
  hasContent: boolean
  createdAt: string
  validUntil: string
  withdrawnAt: string | null
}

type Row = Omit<InterestTrace, 'hasContent'> & { hasContent: 0 | 1 }
const columns = `id, revision, posting_id as postingId, posting_title as postingTitle, receipt, contact_number is not null as hasContent,
  created_at as createdAt, valid_until as validUntil, withdrawn_at as withdrawnAt`
const fromRow = (row: Row | undefined): InterestTrace | undefined => row && { ...row, hasContent: row.hasContent === 1 }

export function findInterest(db: ReadDb<'site'>, id: string): InterestTrace | undefined {
  return fromRow(prepared(db, `select ${columns} from interest where id = ?`).get(id) as Row | undefined)
}

export function findInterestByReceipt(db: ReadDb<'site'>, receipt: string): InterestTrace | undefined {
  return fromRow(prepared(db, `select ${columns} from interest where receipt = ?`).get(receipt) as Row | undefined)
}

/** The number itself: to tell a repeated call from a contradicting one, and for staff. Null where it was erased. */
export function findInterestNumber(db: ReadDb<'site'>, id: string): string | null {
  const row = prepared(db, 'select contact_number as number from interest where id = ?').get(id)
  return (row as { number: string | null } | undefined)?.number ?? null
}

/**
 * What one person has left for postings: under a number of theirs, or called as theirs; newest first. A number that two people share
 * is nobody's in particular, but where another one is called for it, it is that one's.
 * @param numbers those of the registration, the earlier ones too
 */
export function interestsOfPerson(
  db: ReadDb<'site'>,
  { id, numbers }: { id: string; numbers: readonly string[] },
): InterestTrace[] {
  const isMine = 'r.id = @id or r.merged_into = @id'
  const rows = prepared(
    db,
    `select ${columns} from interest where contact_number is not null
       and (contact_number in (select value from json_each(@numbers))
         or exists (select 1 from call_task c join registration r on r.id = c.registration_id where c.interest_id = interest.id and (${isMine})))
       and not exists (select 1 from call_task c join registration r on r.id = c.registration_id
         where c.interest_id = interest.id and r.body is not null and not coalesce(${isMine}, 0))
     order by created_at desc`,
  ).all({ id, numbers: JSON.stringify(numbers) }) as Row[]
  return rows.map(row => fromRow(row) as InterestTrace)
}

/** Stores a new one, to be sent: the consent says so. Call inside a transaction. @param day the market day */
export function insertInterest(db: WriteDb<'site'>, interest: Interest, day: string): void {
  const { contact, ...rest } = interest
  prepared(
    db,
    `insert into interest (id, revision, posting_id, posting_title, contact_kind, contact_number, receipt, notice_version,
       consent_means, consented_at, day, created_at, valid_until)
     values (@id, @revision, @postingId, @postingTitle, @kind, @number, @receipt, @noticeVersion, @consentMeans, @createdAt, @day,
       @createdAt, @validUntil)`,
  ).run({ ...rest, kind: contact.kind, number: contact.number, day })
  const { id, revision, createdAt } = interest
  queueOutbox(db, { kind: 'interest', id, revision, op: 'put', body: interest }, createdAt)
}

/** Erases the number as its person asked, here and, by the outbox, at the centre. Call inside a transaction. */
export function withdrawInterest(db: WriteDb<'site'>, { id, revision }: InterestTrace, at: string): void {
  prepared(db, 'update interest set revision = ?, contact_number = null, withdrawn_at = ? where id = ?').run(
    revision + 1,
    at,
    id,
  )
  eraseCallNotesOfNumber(db, id)
  queueErasure(db, { kind: 'interest', id, revision: revision + 1 }, at)
}

/**
 * Erases numbers whose term is over, here and in what waits to be sent. Call inside a transaction.
 * @returns how many, and how many of them never reached the centre
 */
export function eraseExpiredInterests(db: WriteDb<'site'>, now: string): { total: number; unsent: number } {
  const sql = 'select id from interest where valid_until <= ? and contact_number is not null'
  const rows = prepared(db, sql).all(now) as { id: string }[]
  const erase = prepared(db, 'update interest set contact_number = null where id = ?')
  let unsent = 0
  for (const { id } of rows) {
    if (dropOutboxOf(db, 'interest', id)) unsent++
    erase.run(id)
    eraseCallNotesOfNumber(db, id)
  }
  return { total: rows.length, unsent }
}
