// What the desk sees of a call to be made: a masked row in the list, everything once it was opened on purpose.
import { attemptsOf, type CallTask, waitingCallsOf } from '../../db/calls.ts'
import { findInterestNumber } from '../../db/interests.ts'
import type { CallOutcome } from '../../db/model/call.ts'
import { isMobile } from '../../db/model/id-number.ts'
import { type Contact, maskName, maskNumber, type Registration } from '../../db/model/registration.ts'
import { currentId } from '../../db/people.ts'
import { findRegistration } from '../../db/registrations.ts'
import { findPosting } from '../../db/search.ts'
import { findStaff } from '../../db/staff.ts'
import type { CallDetail, CallRow } from '../contract/desk-calls.ts'
import type { CommandContext, QueryContext } from './context.ts'
import { matchMoment, shownReasons, toFit, toMatchPosting } from './match-rows.ts'

type Context = QueryContext | CommandContext

const registrationOf = ({ site }: Context, { registrationId }: CallTask): Registration | undefined =>
  registrationId === null ? undefined : findRegistration(site, currentId(site, registrationId))?.registration

/** The number to call: one that was left for the posting itself comes before that of the registration. */
export function contactOf({ site }: Context, task: CallTask, registration: Registration | undefined): Contact {
  const left = task.interestId === null ? null : findInterestNumber(site, task.interestId)
  if (left !== null) return { kind: isMobile(left) ? 'mobile' : 'landline', number: left }
  return registration?.contact ?? { kind: 'none', number: '' }
}

export function toCallRow(context: Context, task: CallTask, outcome: CallOutcome | null = null): CallRow {
  const { site, postings, matches } = context
  const registration = registrationOf(context, task)
  const judged =
    registration && task.postingId !== null
      ? matches.index.judge(registration.id, task.postingId, matchMoment(context))
      : undefined
  return {
    id: task.id,
    reason: task.reason,
    maskedName: registration ? maskName(registration.name) : null,
    maskedNumber: maskNumber(contactOf(context, task, registration).number),
    registrationId: registration?.id ?? null,
    posting:
      task.postingId === null
        ? null
        : toMatchPosting(context, task.postingId, findPosting(postings, task.postingId), {
            title: task.postingTitle,
            employer: null,
          }),
    score: judged && 'score' in judged ? judged.score : null,
    reasons: judged && 'score' in judged ? shownReasons(judged.reasons) : [],
    missed: task.missed,
    dueAt: task.dueAt,
    createdAt: task.createdAt,
    others: registration ? waitingCallsOf(site, registration.id).filter(other => other.id !== task.id).length : 0,
    outcome,
  }
}

/** How many of the best postings are offered while the person is on the line. */
const offersShown = 4

export function toCallDetail(context: Context, task: CallTask): CallDetail {
  const { site, postings, matches } = context
  const registration = registrationOf(context, task)
  const best = registration
    ? matches.index.bestPostings(registration.id, { moment: matchMoment(context), limit: offersShown })
    : []
  const history = attemptsOf(site, task.id)
  return {
    row: toCallRow(context, task, history.at(-1)?.outcome ?? null),
    name: registration?.name ?? null,
    contact: contactOf(context, task, registration),
    notes: registration?.notes ?? '',
    mayPassOn: registration?.consents.employer ?? false,
    offers: best
      .filter(fit => fit.id !== task.postingId)
      .slice(0, offersShown - 1)
      .flatMap(fit => {
        const posting = toMatchPosting(context, fit.id, findPosting(postings, fit.id))
        return posting ? [{ posting, fit: toFit(fit, 0, true) }] : []
      }),
    history: history.map(({ at, staffId, outcome, dueAt, note }) => ({
      at,
      staffName: maskName(findStaff(site, staffId)?.name ?? ''),
      outcome,
      dueAt,
      note,
    })),
  }
}
