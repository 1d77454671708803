// Every statement about registrations: stored with revision, consents and, where the upload is consented to, an outbox row, all
// in the caller's one transaction.
import { createHash } from 'node:crypto'
import { eraseCallNotes } from './calls.ts'
import { eraseMatchNotes } from './matches.ts'
import { type Purpose, purposes, type Registration } from './model/registration.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { dropOutboxOf, queueErasure, queueOutbox } from './outbox.ts'
import { forgetPerson, indexPerson } from './person-index.ts'
import { prepared } from './prepared.ts'

export type StoredRegistration = { registration: Registration; day: string; clerkId: string | null }

type Row = { body: string; day: string; clerk_id: string | null }
const fromRow = (row: Row): StoredRegistration => ({
  registration: JSON.parse(row.body) as Registration,
  day: row.day,
  clerkId: row.clerk_id,
})

/** The same content gives the same digest, whatever the time of day at which it is sent again. */
export function registrationDigest(registration: Registration): string {
  const { createdAt: _c, updatedAt: _u, receipt: _r, validUntil: _v, renewals: _n, ...content } = registration
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

export function findRegistration(db: ReadDb<'site'>, id: string): StoredRegistration | undefined {
  const row = prepared(db, 'select body, day, clerk_id from registration where id = ? and body is not null').get(id) as
    | Row
    | undefined
  return row && fromRow(row)
}

/** The digest under which a revision was stored: tells a repeated call from a contradicting one. */
export function findDigest(db: ReadDb<'site'>, id: string, revision: number): string | undefined {
  const row = prepared(db, 'select digest from registration_revision where id = ? and revision = ?').get(
    id,
    revision,
  ) as { digest: string } | undefined
  return row?.digest
}

/** Whether a receipt code is taken, by a registration or by a number left for a posting. */
export function hasReceipt(db: ReadDb<'site'>, receipt: string): boolean {
  const sql =
    'select 1 from registration where receipt = @receipt union all select 1 from interest where receipt = @receipt'
  return prepared(db, sql).get({ receipt }) !== undefined
}

/** Where a registration stands, without its content: what its receipt code opens. */
export type RegistrationTrace = {
  id: string
  revision: number
  /** Written at the touch screen, and no clerk has changed it. */
  isFromTouch: boolean
  hasContent: boolean
  /** When its newest revision was written. */
  changedAt: string
  validUntil: string
  withdrawnAt: string | null
}

/** By its receipt code, or by the code of one that was merged into it. */
export function findByReceipt(db: ReadDb<'site'>, receipt: string): RegistrationTrace | undefined {
  const row = prepared(db, 'select coalesce(merged_into, id) as id from registration where receipt = ?').get(receipt)
  return row === undefined ? undefined : findTrace(db, (row as { id: string }).id)
}

export function findTrace(db: ReadDb<'site'>, id: string): RegistrationTrace | undefined {
  const sql = `select id, revision, body is not null as hasContent, updated_at as changedAt, valid_until as validUntil,
    withdrawn_at as withdrawnAt, source = 'touch' and not exists (
      select 1 from registration_revision r where r.id = registration.id and r.clerk_id is not null) as isFromTouch
    from registration where id = ?`
  type Row = Omit<RegistrationTrace, 'hasContent' | 'isFromTouch'> & { hasContent: 0 | 1; isFromTouch: 0 | 1 }
  const row = prepared(db, sql).get(id) as Row | undefined
  return row && { ...row, hasContent: row.hasContent === 1, isFromTouch: row.isFromTouch === 1 }
}

/**
 * Stores a new registration. Call inside a transaction.
 * @param day the market day on which it was taken
 * @param clerkId null at the touch screen
 */
export function insertRegistration(
  db: WriteDb<'site'>,
  registration: Registration,
  { day, clerkId }: { day: string; clerkId: string | null },
): void {
  const { id, revision, createdAt } = registration
  prepared(
    db,
    `insert into registration (id, revision, body, receipt, day, source, contact_number, document_number, created_at, updated_at, valid_until, clerk_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    revision,
    JSON.stringify(registration),
    registration.receipt,
    day,
    registration.source,
    registration.contact.number,
    registration.document?.number ?? null,
    createdAt,
    registration.updatedAt,
    registration.validUntil,
    clerkId,
  )
  insertRevision(db, registration, clerkId, purposes)
  indexPerson(db, registration)
  if (registration.consents.upload)
    queueOutbox(db, { kind: 'registration', id, revision, op: 'put', body: sentBody(registration) }, createdAt)
}

/**
 * Puts another content in the place of a registration's, under its next revision. Where the upload is
 * no longer agreed to, what is or may be at the centre is erased there. Call inside a transaction.
 * @param asked the purposes of which the person was asked anew: each gets a consent of this moment
 */
export function replaceRegistration(
  db: WriteDb<'site'>,
  registration: Registration,
  { clerkId, asked = purposes }: { clerkId: string | null; asked?: readonly Purpose[] },
): void {
  const { id, revision, updatedAt } = registration
  prepared(
    db,
    `update registration set revision = ?, body = ?, contact_number = ?, document_number = ?, updated_at = ?, valid_until = ?
     where id = ?`,
  ).run(
    revision,
    JSON.stringify(registration),
    registration.contact.number,
    registration.document?.number ?? null,
    updatedAt,
    registration.validUntil,
    id,
  )
  insertRevision(db, registration, clerkId, asked)
  indexPerson(db, registration)
  if (!registration.consents.upload) {
    queueErasure(db, { kind: 'registration', id, revision }, updatedAt)
    return
  }
  // The person's earlier words are not sent any more.
  dropOutboxOf(db, 'registration', id)
  queueOutbox(db, { kind: 'registration', id, revision, op: 'put', body: sentBody(registration) }, updatedAt)
}

/** Erases a registration's content as its person asked, here and, by the outbox, at the centre. Call inside a transaction. */
export function withdrawRegistration(db: WriteDb<'site'>, { id, revision }: RegistrationTrace, at: string): void {
  eraseContent(db, id)
  prepared(db, 'update registration set revision = ?, updated_at = ?, withdrawn_at = ? where id = ?').run(
    revision + 1,
    at,
    at,
    id,
  )
  queueErasure(db, { kind: 'registration', id, revision: revision + 1 }, at)
}

/** Empties a registration whose content has gone over into another, to which it points from now on; at the centre it is erased. */
export function emptyMerged(
  db: WriteDb<'site'>,
  { id, revision, into, at }: { id: string; revision: number; into: string; at: string },
): void {
  eraseContent(db, id, false)
  prepared(db, 'update registration set revision = ?, updated_at = ?, merged_into = ? where id = ?').run(
    revision,
    at,
    into,
    id,
  )
  prepared(db, 'update registration set merged_into = ? where merged_into = ?').run(into, id)
  queueErasure(db, { kind: 'registration', id, revision }, at)
}

/** Ids, days and consents stay, so that the counts stay true. The words about its matches and calls go with it, or have gone over. */
function eraseContent(db: WriteDb<'site'>, id: string, withWords = true): void {
  prepared(db, "update registration set body = null, contact_number = '', document_number = null where id = ?").run(id)
  forgetPerson(db, id)
  if (!withWords) return
  // Those it was merged from may still hold what could not go over.
  const ids = prepared(db, 'select id from registration where id = @id or merged_into = @id').all({ id }) as {
    id: string
  }[]
  for (const one of ids) {
    eraseMatchNotes(db, one.id)
    eraseCallNotes(db, one.id)
    prepared(db, 'delete from day_order_word where registration_id = ?').run(one.id)
  }
}

function insertRevision(
  db: WriteDb<'site'>,
  registration: Registration,
  clerkId: string | null,
  asked: readonly Purpose[],
): void {
  prepared(db, 'insert into registration_revision (id, revision, digest, at, clerk_id) values (?, ?, ?, ?, ?)').run(
    registration.id,
    registration.revision,
    registrationDigest(registration),
    registration.updatedAt,
    clerkId,
  )
  for (const purpose of asked) insertConsent(db, registration, purpose, clerkId)
}

function insertConsent(
  db: WriteDb<'site'>,
  registration: Registration,
  purpose: Purpose,
  clerkId: string | null,
): void {
  prepared(
    db,
    'insert into consent (registration_id, purpose, is_granted, notice_version, means, clerk_id, at) values (?, ?, ?, ?, ?, ?, ?)',
  ).run(
    registration.id,
    purpose,
    Number(registration.consents[purpose]),
    registration.noticeVersion,
    registration.consentMeans,
    clerkId,
    registration.updatedAt,
  )
}

/** What crosses the wire: all but the staff's own notes, their star, and what stood in a registration that was merged. */
function sentBody({ notes: _notes, star: _star, formerly: _formerly, ...rest }: Registration): unknown {
  return rest
}

/** A page of registrations, newest first; of one market day where `day` is given. */
export function listRegistrations(
  db: ReadDb<'site'>,
  { day, isRefused = false, limit, offset }: { day?: string; isRefused?: boolean; limit: number; offset: number },
): { total: number; rows: StoredRegistration[] } {
  const where = `body is not null and (@day is null or day = @day) and (@isRefused = 0 or exists (
    select 1 from outbox where outbox.kind = 'registration' and outbox.id = registration.id and outbox.state = 'refused'))`
  const filter = { day: day ?? null, isRefused: Number(isRefused) }
  const { total } = prepared(db, `select count(*) as total from registration where ${where}`).get(filter) as {
    total: number
  }
  const sql = `select body, day, clerk_id from registration where ${where} order by created_at desc, id desc limit @limit offset @offset`
  const rows = prepared(db, sql).all({ ...filter, limit, offset }) as Row[]
  return { total, rows: rows.map(fromRow) }
}

/** Registrations that left the same number. */
export function findByContact(db: ReadDb<'site'>, number: string): StoredRegistration[] {
  if (number === '') return []
  const sql =
    'select body, day, clerk_id from registration where contact_number = ? and body is not null order by created_at desc limit 20'
  return (prepared(db, sql).all(number) as Row[]).map(fromRow)
}

/**
 * Erases the content of registrations whose term is over, here and in what waits to be sent: the person was promised an end, and
 * the centre would refuse them by now. Ids, days and consents stay, so that the counts stay true. Call inside a transaction.
 * @returns the ids erased, and how many of them never reached the centre
 */
export function eraseExpiredRegistrations(db: WriteDb<'site'>, now: string): { ids: string[]; unsent: number } {
  const rows = prepared(db, 'select id from registration where valid_until <= ? and body is not null').all(now) as {
    id: string
  }[]
  const ids = rows.map(({ id }) => id)
  const unsent = ids.filter(id => dropOutboxOf(db, 'registration', id)).length
  for (const id of ids) eraseContent(db, id)
  return { ids, unsent }
}
