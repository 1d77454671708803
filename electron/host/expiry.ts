// Ends what was promised to end: registrations and numbers left for postings after their term, forms begun and left. At the start
// and every hour.
import { appendAudit } from '../../db/audit.ts'
import { pruneScans } from '../../db/calls.ts'
import { dropStaleRegistrationDrafts } from '../../db/drafts.ts'
import { pruneExposures } from '../../db/exposures.ts'
import { eraseExpiredInterests } from '../../db/interests.ts'
import { transact, type WriteDb } from '../../db/open.ts'
import { pruneQueueNumbers } from '../../db/queue-numbers.ts'
import { eraseExpiredRegistrations } from '../../db/registrations.ts'
import { pruneSignIns } from '../../db/sign-ins.ts'

/** A clerk's half-filled form waits over a weekend, no longer. */
const draftDays = 3
/** For this year's report and the last one's: how often postings were shown, and how many numbers were called. */
const countedDays = 800
/** Longer than any posting is new. */
const scannedDays = 30
const dayMs = 86_400_000
export const expiryEveryMs = 3_600_000

/**
 * @returns whether anything a page shows has changed
 * @throws DatabaseProblem; nothing was erased then
 */
export function endWhatIsOver(site: WriteDb<'site'>, now: Date): boolean {
  const at = now.toISOString()
  const isChanged = transact(site, () => {
    const { ids, unsent } = eraseExpiredRegistrations(site, at)
    // A day more or less does not matter here, so the day is not asked of the market's clock.
    const countedFrom = new Date(now.getTime() - countedDays * dayMs).toISOString().slice(0, 10)
    pruneExposures(site, countedFrom)
    pruneScans(site, new Date(now.getTime() - scannedDays * dayMs).toISOString())
    pruneQueueNumbers(site, countedFrom)
    pruneSignIns(site, countedFrom)
    const drafts = dropStaleRegistrationDrafts(site, new Date(now.getTime() - draftDays * dayMs).toISOString())
    if (ids.length + drafts > 0)
      appendAudit(site, {
        at,
        staffId: null,
        action: 'registration.expire',
        details: { registrations: ids.length, unsent, drafts },
      })
    const interests = eraseExpiredInterests(site, at)
    if (interests.total > 0)
      appendAudit(site, {
        at,
        staffId: null,
        action: 'interest.expire',
        details: { interests: interests.total, unsent: interests.unsent },
      })
    return ids.length + drafts + interests.total > 0
  })
  // The log of the database still holds the old pages until they are written back.
  if (isChanged) site.pragma('wal_checkpoint(TRUNCATE)')
  return isChanged
}
