// The audit log: who did or looked at what. It can only grow; triggers in the database refuse changes and removals.
import type { WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type AuditAction =
  | 'staff.set-up'
  | 'staff.add'
  | 'staff.unlock'
  | 'staff.unlock-failed'
  | 'staff.lock'
  | 'staff.reset-pin'
  | 'registration.create'
  | 'registration.submit'
  | 'registration.open'
  | 'registration.resend'
  | 'registration.expire'
  | 'registration.replace'
  | 'registration.withdraw'
  | 'interest.submit'
  | 'interest.withdraw'
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
  prepared(db, 'insert into audit (at, staff_id, action, subject, details) values (?, ?, ?, ?, ?)').run(
    entry.at,
    entry.staffId,
    entry.action,
    entry.subject ?? null,
    entry.details ? JSON.stringify(entry.details) : null,
  )
}
