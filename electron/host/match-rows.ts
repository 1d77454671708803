// What the desk sees of people, postings and pairs in matching: masked, and without what a passer-by must not read.

import { failReasonOf, type Match } from '../../db/matches.ts'
import { marketDay } from '../../db/model/market-time.ts'
import type { Reason } from '../../db/model/match/reason.ts'
import type { Moment, Score } from '../../db/model/match/score.ts'
import { type MatchState, nextStates } from '../../db/model/match/state.ts'
import { isLive, type Posting } from '../../db/model/posting.ts'
import { maskName, type Registration } from '../../db/model/registration.ts'
import type { ReadDb } from '../../db/open.ts'
import { findRegistration } from '../../db/registrations.ts'
import { findPosting } from '../../db/search.ts'
import type { MatchFit, MatchPerson, MatchPosting, MatchRow, PairView } from '../contract/desk-matches.ts'
import type { CommandContext, HostTools, QueryContext } from './context.ts'
import { toBoardPosting } from './posting-view.ts'

type Context = QueryContext | CommandContext

export function matchMoment({ now, settings }: Pick<HostTools, 'now' | 'settings'>): Moment {
  const at = now()
  return { now: at.getTime(), today: Number(marketDay(at, settings.timeZone).replaceAll('-', '')) }
}

export function toMatchPerson(r: Registration): MatchPerson {
  return {
    id: r.id,
    maskedName: maskName(r.name),
    kinds: r.kinds,
    residence: r.residence,
    registeredAt: r.createdAt,
    hasNumber: r.contact.number !== '',
    mayPassOn: r.consents.employer,
  }
}

const erasedPerson = (id: string, at: string): MatchPerson => ({
  id,
  maskedName: null,
  kinds: [],
  residence: null,
  registeredAt: at,
  hasNumber: false,
  mayPassOn: false,
})

/** @param known what is still known of a posting that is gone */
export function toMatchPosting(
  { site, now }: Pick<Context, 'site' | 'now'>,
  id: string,
  posting: Posting | undefined,
  known?: { title: string | null; employer: string | null },
): MatchPosting | null {
  if (!posting)
    return known?.title == null
      ? null
      : {
          id,
          title: known.title,
          employer: known.employer,
          code: null,
          pay: null,
          place: null,
          urgent: false,
          remaining: null,
          isLive: false,
        }
  const shown = toBoardPosting(site, posting, now())
  return {
    id,
    title: shown.title,
    employer: shown.employer.name,
    code: shown.code,
    pay: shown.pay,
    place: shown.place,
    urgent: shown.urgent,
    remaining: shown.remaining,
    isLive: isLive(posting, now()),
  }
}

/** Disability and hardship are sensitive (PIPL art. 28): a list says that somebody comes first and not why. */
export const shownReasons = (reasons: readonly Reason[]): Reason[] =>
  reasons.map(reason => (reason.focus === undefined ? reason : { code: reason.code }))

export function toFit(score: Score & { rank?: number }, bias: number, isWhole = false): MatchFit {
  return {
    score: score.score,
    rank: score.rank ?? score.score + bias,
    points: score.points,
    reasons: isWhole ? score.reasons : shownReasons(score.reasons),
  }
}

/** Where a pair may go; from nothing also straight into a talk, or to an end. */
const nextOf = (state: MatchState | null): readonly MatchState[] =>
  state === null ? ['recommended', 'talking', 'failed'] : nextStates[state]

export function toPair(site: ReadDb<'site'>, match: Match | undefined): PairView {
  const state = match?.state ?? null
  return {
    state,
    failReason: match && state === 'failed' ? failReasonOf(site, match.id) : null,
    isExcluded: match?.isExcluded ?? false,
    isAdded: match?.isAdded ?? false,
    bias: match?.bias ?? 0,
    next: [...nextOf(state)],
    changedAt: match?.updatedAt ?? null,
  }
}

type Ids = { postingId: string; registrationId: string }

/** One pair as a row of a list about the other of the two. */
export function toMatchRow(
  context: Context,
  about: 'person' | 'posting',
  { postingId, registrationId }: Ids,
  match: Match | undefined,
  score: (Score & { rank?: number }) | { excluded: MatchRow['excluded'] } | undefined,
  isWhole = false,
): MatchRow {
  const { site, postings } = context
  const registration = about === 'posting' ? findRegistration(site, registrationId)?.registration : undefined
  const isFit = score !== undefined && 'score' in score
  return {
    id: about === 'posting' ? registrationId : postingId,
    person:
      about === 'person'
        ? null
        : registration
          ? toMatchPerson(registration)
          : erasedPerson(registrationId, match?.createdAt ?? context.now().toISOString()),
    posting:
      about === 'posting' ? null : toMatchPosting(context, postingId, findPosting(postings, postingId), match?.posting),
    fit: isFit ? toFit(score, match?.bias ?? 0, isWhole) : null,
    excluded: match?.isExcluded ? 'excluded-by-clerk' : score !== undefined && !isFit ? score.excluded : null,
    pair: toPair(site, match),
  }
}
