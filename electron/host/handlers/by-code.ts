// What a receipt code opens at the touch screen: where a registration, or a number left for a posting, stands; and for ten minutes
// its withdrawal. Never what is in it.

import { appendAudit } from '../../../db/audit.ts'
import { findInterestByReceipt, type InterestTrace, withdrawInterest } from '../../../db/interests.ts'
import { changeableMs } from '../../../db/model/registration.ts'
import type { ReadDb } from '../../../db/open.ts'
import { findOutboxState, type OutboxKind } from '../../../db/outbox.ts'
import { findByReceipt, type RegistrationTrace, withdrawRegistration } from '../../../db/registrations.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { OwnState } from '../../contract/views.ts'
import type { CommandContext, QueryContext } from '../context.ts'

type Found = { kind: 'registration'; trace: RegistrationTrace } | { kind: 'interest'; trace: InterestTrace }

/** @throws ProblemError `not-found` for a code that is nobody's, `too-many-attempts` after some of those */
export function findOwn(
  { site, guesses }: Pick<QueryContext, 'guesses'> & { site: ReadDb<'site'> },
  code: string,
): Found {
  const seconds = guesses.waitSeconds()
  if (seconds > 0) throw new ProblemError('too-many-attempts', { seconds })
  const registration = findByReceipt(site, code)
  if (registration) return { kind: 'registration', trace: registration }
  const interest = findInterestByReceipt(site, code)
  if (interest) return { kind: 'interest', trace: interest }
  guesses.miss()
  throw new ProblemError('not-found')
}

/** Until when it can be changed at the touch screen; null where it cannot. What was taken down at the desk is changed there. */
export function changeableUntil(found: Found, now: Date): string | null {
  const { trace, kind } = found
  if (!trace.hasContent || (kind === 'registration' && !found.trace.isFromTouch)) return null
  const since = Date.parse(kind === 'registration' ? found.trace.changedAt : found.trace.createdAt)
  const passedMs = now.getTime() - since
  // A clock that was set back must not give hours.
  const isOpen = passedMs < changeableMs && passedMs > -changeableMs
  return isOpen ? new Date(since + changeableMs).toISOString() : null
}

function toState(site: ReadDb<'site'>, found: Found, now: Date): OwnState {
  const { kind, trace } = found
  const until = changeableUntil(found, now)
  return {
    kind,
    state: stateOf(site, kind, trace, now),
    validUntil: trace.validUntil,
    changeableUntil: until,
    isReplaceable: until !== null && kind === 'registration',
  }
}

function stateOf(
  site: ReadDb<'site'>,
  kind: Extract<OutboxKind, 'registration' | 'interest'>,
  { id, hasContent, validUntil, withdrawnAt }: Found['trace'],
  now: Date,
): OwnState['state'] {
  if (withdrawnAt !== null) return 'withdrawn'
  if (!hasContent || Date.parse(validUntil) <= now.getTime()) return 'ended'
  return findOutboxState(site, kind, id)?.state ?? 'local'
}

export function getState(context: QueryContext, { code }: { code: string }): OwnState {
  return toState(context.site, findOwn(context, code), context.now())
}

/** @throws ProblemError `too-late` after its ten minutes, or where it was taken down at the desk */
export function withdraw(context: CommandContext, { code }: { code: string }): OwnState {
  const { site } = context
  const now = context.now()
  const found = findOwn(context, code)
  if (found.trace.withdrawnAt !== null) return toState(site, found, now)
  if (changeableUntil(found, now) === null) throw new ProblemError('too-late')
  const at = now.toISOString()
  if (found.kind === 'registration') withdrawRegistration(site, found.trace, at)
  else withdrawInterest(site, found.trace, at)
  appendAudit(site, {
    at,
    staffId: null,
    action: `${found.kind}.withdraw`,
    subject: found.trace.id,
    details: { by: 'touch' },
  })
  context.announce('registrations')
  context.announce('sync')
  context.afterCommit(() => {
    // The log of the database still holds the old pages until they are written back.
    site.pragma('wal_checkpoint(TRUNCATE)')
    context.sync.wake()
  })
  return toState(site, findOwn(context, code), now)
}
