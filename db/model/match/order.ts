// The order among equals, so that the same question always has the same answer.
import type { PostingFacts } from './posting-facts.ts'
import type { SeekerFacts } from './seeker-facts.ts'

/** Ids are compared by code units, the same on every machine. */
const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Postings of one rank: better pay an hour first (unknown last), then the newer, then by id. */
export function comparePostings(
  a: Pick<PostingFacts, 'payHour' | 'publishedAt' | 'id'>,
  b: Pick<PostingFacts, 'payHour' | 'publishedAt' | 'id'>,
): number {
  return b.payHour - a.payHour || b.publishedAt - a.publishedAt || compareIds(a.id, b.id)
}

/** People of one rank: who waits longer first, then by id. */
export function comparePeople(
  a: Pick<SeekerFacts, 'waitingSince' | 'id'>,
  b: Pick<SeekerFacts, 'waitingSince' | 'id'>,
): number {
  return a.waitingSince - b.waitingSince || compareIds(a.id, b.id)
}
