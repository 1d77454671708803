// What a person agreed to last, which stays when the registration itself is erased.
import type { Purpose } from './model/registration.ts'
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'

/** Whether a person agreed to a purpose when asked last, and has not withdrawn the registration since. */
export function hasConsented(db: ReadDb<'site'>, registrationId: string, purpose: Purpose): boolean {
  const sql = `select c.is_granted as isGranted from consent c join registration r on r.id = c.registration_id
    where c.registration_id = ? and c.purpose = ? and r.withdrawn_at is null order by c.seq desc limit 1`
  const row = prepared(db, sql).get(registrationId, purpose) as { isGranted: number } | undefined
  return row?.isGranted === 1
}
