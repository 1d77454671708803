// Changes a registration at the desk and renews its term: each a new revision, audited, with nobody's consent assumed.
import { appendAudit } from '../../../db/audit.ts'
import { dropDraft } from '../../../db/drafts.ts'
import { marketDay } from '../../../db/model/market-time.ts'
import { type Purpose, purposes, type Registration } from '../../../db/model/registration.ts'
import { findRegistration, registrationDigest, replaceRegistration } from '../../../db/registrations.ts'
import type { ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { Receipt } from '../../contract/views.ts'
import type { CommandContext } from '../context.ts'
import { endOfTerm, makeRegistration, toReceipt } from '../make-registration.ts'

/**
 * The same form once more changes nothing and gets the same receipt.
 * @throws ProblemError `not-found`, `conflict` where the one that was opened is not the newest any more
 */
export function edit(
  context: CommandContext,
  { revision, form }: ParsedInputOf<'desk', 'registrations.edit'>,
): Receipt {
  const { site, staff } = context
  const before = findCurrent(context, form.id)
  const { source, createdAt, validUntil, receipt } = before
  const made = { ...makeRegistration(context, form, { ...form, source }, receipt), ...notAsked(before) }
  const after: Registration = { ...made, createdAt, validUntil, revision: before.revision }
  const isSame = registrationDigest(after) === registrationDigest(before)
  if (!isSame && before.revision !== revision) throw new ProblemError('conflict')
  if (staff) dropDraft(site, staff.id, 'registration')
  if (isSame) return toReceipt(before)
  store(context, { ...after, revision: before.revision + 1 }, askedAnew(before, after), 'registration.edit')
  context.afterCommit(() => {
    // What stood there before is not kept in the database's log either.
    site.pragma('wal_checkpoint(TRUNCATE)')
    context.sync.wake()
  })
  return toReceipt(after)
}

/** @throws ProblemError `not-found`, also where the term is over; `no-more-renewals` */
export function renew(context: CommandContext, { id }: ParsedInputOf<'desk', 'registrations.renew'>): Receipt {
  const { settings, now } = context
  const before = findCurrent(context, id)
  const validUntil = endOfTerm(marketDay(now(), settings.timeZone), settings)
  if (validUntil <= before.validUntil) return toReceipt(before)
  const renewals = (before.renewals ?? 0) + 1
  if (renewals > settings.registration.renewals) throw new ProblemError('no-more-renewals')
  const updatedAt = now().toISOString()
  const after: Registration = { ...before, revision: before.revision + 1, validUntil, renewals, updatedAt }
  store(context, after, [], 'registration.renew')
  context.afterCommit(() => context.sync.wake())
  return toReceipt(after)
}

/** What no form asks for goes on: how often it was renewed, and what came of merging. */
function notAsked({ renewals, formerly, waitingSince }: Registration): Partial<Registration> {
  const all = { renewals, formerly, waitingSince }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function findCurrent({ site, now }: CommandContext, id: string): Registration {
  const registration = findRegistration(site, id)?.registration
  // Its content may stand for up to an hour after the end of its term.
  if (!registration || registration.validUntil <= now().toISOString()) throw new ProblemError('not-found')
  return registration
}

function store(
  context: CommandContext,
  registration: Registration,
  asked: readonly Purpose[],
  action: 'registration.edit' | 'registration.renew',
): void {
  const { site, staff } = context
  const { id, revision, updatedAt: at } = registration
  replaceRegistration(site, registration, { clerkId: staff?.id ?? null, asked })
  appendAudit(site, { at, staffId: staff?.id ?? null, action, subject: id, details: { revision } })
  context.announce('registrations')
  context.announce('sync')
}

/** Another notice or another means was put to the person as a whole; otherwise only what was answered differently. */
function askedAnew(before: Registration, after: Registration): readonly Purpose[] {
  const isAllAnew = before.noticeVersion !== after.noticeVersion || before.consentMeans !== after.consentMeans
  return isAllAnew ? purposes : purposes.filter(purpose => before.consents[purpose] !== after.consents[purpose])
}
