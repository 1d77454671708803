// Takes a pair of a person and a posting from one state to another, each step written down, and refuses what may not be: an employer
// is told of nobody who did not agree to it, and nobody is offered what the law keeps from them.
import { appendAudit } from '../../db/audit.ts'
import { hasConsented } from '../../db/consents.ts'
import { findMatchOf, insertMatch, type Match, stepMatch } from '../../db/matches.ts'
import { makeUuidV7 } from '../../db/model/ids.ts'
import { type FailReason, type MatchState, stepProblem } from '../../db/model/match/state.ts'
import { findRegistration } from '../../db/registrations.ts'
import { findPosting } from '../../db/search.ts'
import { ProblemError } from '../contract/problem.ts'
import type { CommandContext } from './context.ts'
import { matchMoment } from './match-rows.ts'

export type Ids = { postingId: string; registrationId: string }
export type Words = { reason: FailReason | null; note: string; talk: string | null }

/** In these the employer learns of the person. */
const tellsEmployer: ReadonlySet<MatchState> = new Set(['talking', 'agreed'])
/** In these a posting is offered to somebody. */
const offers: ReadonlySet<MatchState> = new Set(['recommended', 'contacted'])

export function staffIdOf({ staff }: CommandContext): string {
  if (!staff) throw new ProblemError('locked')
  return staff.id
}

export const newId = ({ now, randomBytes }: Pick<CommandContext, 'now' | 'randomBytes'>): string =>
  makeUuidV7(now().getTime(), randomBytes(10))

/** The match of a pair, made where there is none yet. @throws ProblemError `not-found` where one of the two is gone */
export function matchOf(context: CommandContext, ids: Ids): Match {
  const { site, postings, matches } = context
  const before = findMatchOf(site, ids)
  if (before) return before
  const posting = findPosting(postings, ids.postingId)
  if (!posting || !findRegistration(site, ids.registrationId)) throw new ProblemError('not-found')
  const judged = matches.index.judge(ids.registrationId, ids.postingId, matchMoment(context))
  const match = {
    ...ids,
    id: newId(context),
    posting: { title: posting.title, kind: posting.kind, employer: posting.employer.name },
    score: judged && 'score' in judged ? judged.score : null,
  }
  insertMatch(site, match, context.now().toISOString())
  return findMatchOf(site, ids) as Match
}

/** Why a pair may not be offered or passed on. */
function refuseStep(context: CommandContext, match: Match, to: MatchState): void {
  const { site, matches } = context
  const { postingId, registrationId } = match
  if (offers.has(to) || tellsEmployer.has(to)) {
    if (match.isExcluded) throw new ProblemError('not-offered', { exclusion: 'excluded-by-clerk' })
    const judged = matches.index.judge(registrationId, postingId, matchMoment(context))
    // What has begun may be brought to its end although the posting or the registration ended meanwhile; the law holds always.
    if (judged && 'excluded' in judged && (offers.has(to) || judged.excluded === 'under-age'))
      throw new ProblemError('not-offered', { exclusion: judged.excluded })
    if (!judged && offers.has(to)) throw new ProblemError('not-found')
  }
  if (tellsEmployer.has(to) && !hasConsented(site, registrationId, 'employer'))
    throw new ProblemError('employer-consent-missing', { registrationId })
}

/** Takes one step. @throws ProblemError `step-not-allowed`, `match-changed`, `not-offered`, `employer-consent-missing`, `bad-input` */
function takeStep(context: CommandContext, match: Match, to: MatchState, words: Words): Match {
  const { site } = context
  const from = match.state
  const isTalkedOn = from === 'talking' && to === 'talking' && words.talk !== null
  if (from === null && to !== 'recommended') throw new ProblemError('step-not-allowed', { from })
  const wrong = from === null || isTalkedOn ? null : stepProblem({ from, to, ...words })
  if (wrong === 'not-allowed') throw new ProblemError('step-not-allowed', { from })
  if (wrong === 'reason-missing') throw new ProblemError('bad-input', { fields: { reason: 'fail-reason-missing' } })
  if (wrong === 'note-missing') throw new ProblemError('bad-input', { fields: { note: 'word-missing' } })
  refuseStep(context, match, to)
  const at = context.now().toISOString()
  const reason = to === 'failed' ? words.reason : null
  const staffId = staffIdOf(context)
  if (!stepMatch(site, match.id, { from, to, ...words, reason, staffId, at })) throw new ProblemError('match-changed')
  appendAudit(site, {
    at,
    staffId,
    action: 'match.step',
    subject: match.registrationId,
    details: { posting: match.postingId, from: from ?? 'none', to },
  })
  return { ...match, state: to }
}

/** What must be gone through so that nothing is left out: nobody talks who was not recommended. */
export function pathTo(from: MatchState | null, to: MatchState): MatchState[] {
  if (from === null) return to === 'recommended' ? [to] : ['recommended', to]
  return [to]
}

/** Goes along a path; the words belong to its last step. */
export function walk(context: CommandContext, match: Match, path: readonly MatchState[], words: Words): Match {
  let at = match
  for (const [i, to] of path.entries())
    at = takeStep(context, at, to, i === path.length - 1 ? words : { reason: null, note: '', talk: words.talk })
  return at
}

/** Names what changed, for every list that shows pairs. */
export function tell(context: CommandContext): void {
  context.announce('matches')
}
