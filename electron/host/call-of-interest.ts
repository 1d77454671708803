// A number left for a posting at the touch screen goes to the front of the queue of calls.
import { findCallOf, insertCall, recallCall } from '../../db/calls.ts'
import type { Interest } from '../../db/model/interest.ts'
import { findByContact } from '../../db/registrations.ts'
import type { CommandContext } from './context.ts'
import { newId } from './pair.ts'

/** Where exactly one person is registered under this number, the call is theirs, and what they do for a living is known. */
export function queueInterest(context: CommandContext, interest: Interest): void {
  const { site } = context
  const { id: interestId, postingId, postingTitle, createdAt: at } = interest
  const known = findByContact(site, interest.contact.number)
  const registrationId = known.length === 1 ? (known[0]?.registration.id ?? null) : null
  const before = registrationId === null ? undefined : findCallOf(site, { postingId, registrationId })
  if (before) recallCall(site, before.id, { reason: 'interest', interestId, at })
  else
    insertCall(site, {
      id: newId(context),
      reason: 'interest',
      postingId,
      postingTitle,
      registrationId,
      interestId,
      score: null,
      dueAt: at,
      createdAt: at,
    })
}
