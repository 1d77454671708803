// Facts of one made-up person and one posting for tests of matching, and the plain scan that the index must equal.
import { comparePeople, comparePostings } from '../../db/model/match/order.ts'
import { type PostingFacts, postingFacts } from '../../db/model/match/posting-facts.ts'
import { type Moment, scoreMatch, whyExcluded } from '../../db/model/match/score.ts'
import type { Seeker } from '../../db/model/match/seeker.ts'
import { type SeekerFacts, seekerFacts } from '../../db/model/match/seeker-facts.ts'
import type { Posting } from '../../db/model/posting.ts'
import { aPosting } from './a-posting.ts'

export const moment: Moment = { now: Date.parse('2026-11-22T02:00:00.000Z'), today: 20261122 }

/** Knows what a quick registration knows; `changes` say more. */
export function aSeeker(changes: Partial<Seeker> = {}): Seeker {
  return {
    id: 'seeker-1',
    kinds: ['street-vendor'],
    times: [],
    isAtOnce: false,
    residence: null,
    birthDate: null,
    waitingSince: '2026-11-22T01:00:00.000Z',
    validUntil: '2026-12-07T00:00:00.000Z',
    mayPassOn: true,
    skills: [],
    wantedPay: null,
    settlements: [],
    restDays: null,
    street: null,
    wantedAreas: [],
    maxKm: null,
    latitude: null,
    longitude: null,
    homeWork: null,
    focus: [],
    wantsTraining: null,
    ...changes,
  }
}

export const match = (seeker: Partial<Seeker> = {}, posting: Partial<Posting> = {}) =>
  scoreMatch(seekerFacts(aSeeker(seeker)), postingFacts(aPosting(posting)), moment)

export const codes = (seeker: Partial<Seeker> = {}, posting: Partial<Posting> = {}) =>
  match(seeker, posting).reasons.map(reason => reason.code)

/** Every posting scored whole and sorted: slow and plain. */
export function scanPostings(
  seeker: SeekerFacts,
  postings: Iterable<PostingFacts>,
  at: Moment,
  limit: number,
): string[] {
  const rows: { facts: PostingFacts; score: number }[] = []
  for (const facts of postings)
    if (whyExcluded(seeker, facts, at) === null) rows.push({ facts, score: scoreMatch(seeker, facts, at).score })
  rows.sort((a, b) => b.score - a.score || comparePostings(a.facts, b.facts))
  return rows.slice(0, limit).map(row => row.facts.id)
}

export function scanPeople(posting: PostingFacts, people: Iterable<SeekerFacts>, at: Moment, limit: number): string[] {
  const rows: { facts: SeekerFacts; score: number }[] = []
  for (const facts of people)
    if (whyExcluded(facts, posting, at) === null) rows.push({ facts, score: scoreMatch(facts, posting, at).score })
  rows.sort((a, b) => b.score - a.score || comparePeople(a.facts, b.facts))
  return rows.slice(0, limit).map(row => row.facts.id)
}
