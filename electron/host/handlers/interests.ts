// Takes a telephone number for one posting: stored once, to be sent, and never shown again at the touch screen.

import { appendAudit } from '../../../db/audit.ts'
import { findInterest, findInterestNumber, insertInterest } from '../../../db/interests.ts'
import { isLandline, isMobile, normalizePhone } from '../../../db/model/id-number.ts'
import type { Interest } from '../../../db/model/interest.ts'
import { addDays, marketDay, startOfDay } from '../../../db/model/market-time.ts'
import { isLive } from '../../../db/model/posting.ts'
import { maskNumber } from '../../../db/model/registration.ts'
import { findPosting } from '../../../db/search.ts'
import type { ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { InterestReceipt } from '../../contract/views.ts'
import { queueInterest } from '../call-of-interest.ts'
import type { CommandContext } from '../context.ts'
import { freshReceipt } from '../fresh-receipt.ts'

/**
 * The same id, posting and number give the same receipt, however often they are sent.
 * @throws ProblemError `not-found` where the posting is gone, `conflict`, `bad-input`
 */
export function submit(context: CommandContext, input: ParsedInputOf<'touch', 'interests.submit'>): InterestReceipt {
  const { site, settings } = context
  const now = context.now()
  const number = normalizePhone(input.number)
  const kind = isMobile(number) ? 'mobile' : isLandline(number) ? 'landline' : null
  if (kind === null) throw new ProblemError('bad-input', { fields: { number: 'phone-invalid' } })

  const before = findInterest(site, input.id)
  if (before) {
    const isSame = before.postingId === input.postingId && findInterestNumber(site, input.id) === number
    if (!isSame) throw new ProblemError('conflict')
    return { ...pick(before), code: before.receipt, maskedNumber: maskNumber(number) }
  }
  const posting = findPosting(context.postings, input.postingId)
  if (!posting || !isLive(posting, now)) throw new ProblemError('not-found')

  const today = marketDay(now, settings.timeZone)
  const interest: Interest = {
    id: input.id,
    revision: 1,
    postingId: posting.id,
    postingTitle: posting.title,
    contact: { kind, number },
    receipt: freshReceipt(site, context),
    noticeVersion: input.noticeVersion,
    consentMeans: 'touch',
    validUntil: startOfDay(addDays(today, settings.registration.validDays + 1), settings.timeZone).toISOString(),
    createdAt: now.toISOString(),
  }
  insertInterest(site, interest, today)
  queueInterest(context, interest)
  appendAudit(site, {
    at: interest.createdAt,
    staffId: null,
    action: 'interest.submit',
    subject: interest.id,
    details: { posting: posting.id },
  })
  context.announce('registrations')
  context.announce('calls')
  context.afterCommit(() => context.sync.wake())
  return { ...pick(interest), code: interest.receipt, maskedNumber: maskNumber(number) }
}

const pick = ({ id, postingTitle, validUntil }: Pick<Interest, 'id' | 'postingTitle' | 'validUntil'>) => ({
  id,
  postingTitle,
  validUntil,
})
