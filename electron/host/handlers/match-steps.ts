// What a clerk does with a pair: steps, a step taken back, the clerk's word over the machine's, talks, and the consent that an
// employer may be told.
import { appendAudit } from '../../../db/audit.ts'
import { findMatchOf, type Match, overruleMatch, stateBefore, talkOutcomes, undoMatch } from '../../../db/matches.ts'
import type { MatchState } from '../../../db/model/match/state.ts'
import type { Registration } from '../../../db/model/registration.ts'
import { findRegistration, replaceRegistration } from '../../../db/registrations.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { MatchPerson, PairView, TalkOutcome } from '../../contract/desk-matches.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext } from '../context.ts'
import { toMatchPerson, toPair } from '../match-rows.ts'
import { matchOf, pathTo, staffIdOf, tell, walk } from '../pair.ts'

const viewOf = ({ site }: CommandContext, match: Match): PairView => toPair(site, findMatchOf(site, match))

/** The same step once more changes nothing and gives the same answer. */
export function step(context: CommandContext, input: ParsedInputOf<'desk', 'match.step'>): PairView {
  const { from, to, reason, note } = input
  const match = matchOf(context, input)
  if (match.state === to && from !== to && stateBefore(context.site, match.id) === lastBefore(from, to))
    return viewOf(context, match)
  if (match.state !== from) throw new ProblemError('match-changed', { state: match.state })
  walk(context, match, pathTo(from, to), { reason, note, talk: null })
  tell(context)
  return viewOf(context, match)
}

/** Where the last step of a path began. */
const lastBefore = (from: MatchState | null, to: MatchState): MatchState | null => pathTo(from, to).at(-2) ?? from

export function undo(context: CommandContext, input: ParsedInputOf<'desk', 'match.undo'>): PairView {
  const { site } = context
  const match = findMatchOf(site, input)
  if (!match) throw new ProblemError('not-found')
  if (match.state !== input.from) throw new ProblemError('match-changed', { state: match.state })
  const to = stateBefore(site, match.id)
  if (to === undefined) throw new ProblemError('step-not-allowed', { from: match.state })
  const at = context.now().toISOString()
  const staffId = staffIdOf(context)
  undoMatch(site, match.id, { from: input.from, to, note: input.note, staffId, at })
  appendAudit(site, {
    at,
    staffId,
    action: 'match.undo',
    subject: match.registrationId,
    details: { posting: match.postingId, from: input.from, to: to ?? 'none' },
  })
  tell(context)
  return viewOf(context, match)
}

export function overrule(context: CommandContext, input: ParsedInputOf<'desk', 'match.overrule'>): PairView {
  const { site } = context
  const { kind, bias, why } = input
  const match = matchOf(context, input)
  const at = context.now().toISOString()
  const staffId = staffIdOf(context)
  overruleMatch(site, match.id, { kind: kind === 'included' ? null : kind, bias, note: why, staffId, at })
  appendAudit(site, {
    at,
    staffId,
    action: 'match.overrule',
    subject: match.registrationId,
    details: { posting: match.postingId, kind, ...(kind === 'moved' ? { bias } : {}) },
  })
  tell(context)
  return viewOf(context, match)
}

type Talk = OutputOf<'desk', 'match.talk'>

/** One talk of the employer with one or several people. Sent twice it is one. */
export function talk(context: CommandContext, input: ParsedInputOf<'desk', 'match.talk'>): Talk {
  const { site } = context
  const { id, postingId, people } = input
  const before = talkOutcomes(site, id)
  if (before.length > 0) return counted(before)
  if (new Set(people.map(person => person.registrationId)).size < people.length)
    throw new ProblemError('bad-input', { fields: { people: 'person-twice' } })
  for (const [i, { registrationId, from, outcome, reason, note }] of people.entries()) {
    const match = matchOf(context, { postingId, registrationId })
    if (match.state !== from) throw new ProblemError('match-changed', { registrationId, state: match.state })
    const words = { reason, note: note || input.note, talk: id }
    try {
      walk(context, match, talkPath(from, outcome), words)
    } catch (error) {
      throw inRow(error, i, registrationId)
    }
  }
  appendAudit(site, {
    at: context.now().toISOString(),
    staffId: staffIdOf(context),
    action: 'match.talk',
    subject: postingId,
    details: { people: people.length },
  })
  tell(context)
  return counted(people.map(person => person.outcome))
}

/** A talk goes through `talking`, whatever came before. */
function talkPath(from: MatchState | null, outcome: TalkOutcome): MatchState[] {
  const toTalk = from === 'talking' ? [] : pathTo(from, 'talking')
  if (outcome !== 'talking') return [...toTalk, outcome]
  return from === 'talking' ? ['talking'] : toTalk
}

/** Says which of the people a refusal is about. */
function inRow(error: unknown, i: number, registrationId: string): unknown {
  if (!(error instanceof ProblemError)) return error
  const { code, details } = error.problem
  if (code !== 'bad-input') return new ProblemError(code, { ...details, registrationId })
  const fields = (details?.fields ?? {}) as Record<string, string>
  return new ProblemError(code, {
    fields: Object.fromEntries(Object.entries(fields).map(([path, word]) => [`people.${i}.${path}`, word])),
  })
}

function counted(states: readonly string[]): Talk {
  const count = (state: string) => states.filter(one => one === state).length
  return { agreed: count('agreed'), talking: count('talking'), failed: count('failed') }
}

/** Writes down that the person agreed, asked by the clerk, under the registration's next revision. Agreed already: changes nothing. */
export function consent(
  context: CommandContext,
  { registrationId, means }: ParsedInputOf<'desk', 'match.consent'>,
): MatchPerson {
  const { site, settings } = context
  const before = findRegistration(site, registrationId)?.registration
  if (!before) throw new ProblemError('not-found')
  if (before.consents.employer) return toMatchPerson(before)
  const at = context.now().toISOString()
  const clerkId = staffIdOf(context)
  const registration: Registration = {
    ...before,
    revision: before.revision + 1,
    consents: { ...before.consents, employer: true },
    consentMeans: means,
    noticeVersion: settings.registration.noticeVersion,
    updatedAt: at,
  }
  // The person was asked this one question: what was said to the others stays as it was said.
  replaceRegistration(site, registration, { clerkId, asked: ['employer'] })
  appendAudit(site, {
    at,
    staffId: clerkId,
    action: 'match.consent',
    subject: registrationId,
    details: { means, revision: registration.revision },
  })
  context.announce('registrations')
  context.announce('sync')
  context.afterCommit(() => context.sync.wake())
  tell(context)
  return toMatchPerson(registration)
}
