// The audit log: who did or looked at what. It can only grow; triggers in the database refuse changes and removals, and a chain of
// hashes shows what was done behind their back (audit-chain.ts).
import { type AuditContent, chainedHash, hashBefore } from './audit-chain.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type AuditAction =
  | 'staff.set-up'
  | 'staff.add'
  | 'staff.unlock'
  | 'staff.unlock-failed'
  | 'staff.lock'
  | 'staff.reset-pin'
  | 'staff.change-pin'
  | 'staff.deactivate'
  | 'staff.reactivate'
  | 'audit.verify'
  | 'registration.create'
  | 'registration.submit'
  | 'registration.open'
  | 'registration.resend'
  | 'registration.expire'
  | 'registration.replace'
  | 'registration.edit'
  | 'registration.renew'
  | 'registration.withdraw'
  | 'registration.unmask'
  | 'registration.merge'
  | 'registration.keep-apart'
  | 'sign-in.add'
  | 'sign-in.leave'
  | 'sign-in.order'
  | 'lot.close'
  | 'lot.draw'
  | 'interest.submit'
  | 'interest.withdraw'
  | 'interest.open'
  | 'interest.mend'
  | 'outbox.resend'
  | 'interest.expire'
  | 'posting.report'
  | 'posting.publish'
  | 'posting.withdraw'
  | 'posting.count'
  | 'posting.close'
  | 'posting.extend'
  | 'posting.review'
  | 'posting.ask-urgent'
  | 'posting.approve-urgent'
  | 'posting.refuse-urgent'
  | 'posting.import'
  | 'employer.save'
  | 'employer.see-licence'
  | 'notice.publish'
  | 'notice.withdraw'
  | 'match.open'
  | 'match.step'
  | 'match.undo'
  | 'match.overrule'
  | 'match.talk'
  | 'match.consent'
  | 'call.queue'
  | 'call.open'
  | 'call.record'

/**
 * Appends an entry; call inside the transaction of what it tells of. `details` never holds personal data: ids and codes only.
 * @param subject the id of what was done to
 */
export function appendAudit(
  db: WriteDb<'site'>,
  entry: {
    at: string
    staffId: string | null
    action: AuditAction
    subject?: string
    details?: Record<string, string | number>
  },
): void {
  const content: AuditContent = {
    seq: nextSeq(db),
    at: entry.at,
    staffId: entry.staffId,
    action: entry.action,
    subject: entry.subject ?? null,
    details: entry.details ? JSON.stringify(entry.details) : null,
  }
  prepared(
    db,
    `insert into audit (seq, at, staff_id, action, subject, details, hash)
     values (@seq, @at, @staffId, @action, @subject, @details, @hash)`,
  ).run({ ...content, hash: chainedHash(hashBefore(db, content.seq), content) })
}

function nextSeq(db: ReadDb<'site'>): number {
  const row = prepared(db, "select seq from sqlite_sequence where name = 'audit'").get() as { seq: number } | undefined
  return (row?.seq ?? 0) + 1
}

/** Which entries: of one thing (a person's id, say), of one of the staff, of a time. */
export type AuditFilter = {
  subject?: string | undefined
  staffId?: string | undefined
  /** ISO moments; `until` is outside. */
  from?: string | undefined
  until?: string | undefined
}

export type AuditEntry = Omit<AuditContent, 'details'> & { details: Record<string, string | number> | null }

/** A page of the log, the latest first. */
export function listAudit(
  db: ReadDb<'site'>,
  { subject = '', staffId = '', from = '', until = '9999', limit, offset }: AuditFilter & Page,
): { total: number; rows: AuditEntry[] } {
  const where = `at >= @from and at < @until and (@subject = '' or subject = @subject)
    and (@staffId = '' or staff_id = @staffId)`
  const filter = { subject, staffId, from, until }
  const { total } = prepared(db, `select count(*) as total from audit where ${where}`).get(filter) as { total: number }
  const sql = `select seq, at, staff_id as staffId, action, subject, details from audit where ${where}
    order by seq desc limit @limit offset @offset`
  const rows = prepared(db, sql).all({ ...filter, limit, offset }) as AuditContent[]
  return {
    total,
    rows: rows.map(row => ({ ...row, details: row.details === null ? null : JSON.parse(row.details) })),
  }
}

type Page = { limit: number; offset: number }
