// The score of a person and a posting, 0–100, with its reasons; or why the two are not offered to each other at all.
// Sex, ethnicity, religion, household registration and age above sixteen are not looked at (就业促进法 art. 26–31).
import { leastAge } from '../registration.ts'
import { payPart } from './pay-part.ts'
import { placePart } from './place-part.ts'
import type { PostingFacts } from './posting-facts.ts'
import type { Exclusion, Part, PartName, Reason } from './reason.ts'
import type { SeekerFacts } from './seeker-facts.ts'
import { certificateNote, skillPart } from './skill-part.ts'
import { focusPart, freshnessPart, settlementPart, urgencyPart, waitingPart } from './small-parts.ts'
import { timesPart } from './times-part.ts'
import { wishPart } from './wish-part.ts'

/** When the score is asked for. `now` in ms; `today` is the market day as a number, `YYYYMMDD`. */
export type Moment = { now: number; today: number }

export type Score = {
  score: number
  points: Record<PartName, number>
  /** In the order of the dimensions; for, against and neutral together (reasonSides tells which). */
  reasons: Reason[]
}

/** Whole years on the market day; `birth` and `today` as `YYYYMMDD`. */
const ageAt = (birth: number, today: number): number => Math.floor((today - birth) / 10_000)

/** Under sixteen: nobody offers work (劳动法 art. 15). An unknown birth date is not held against anybody. */
export const isUnderAge = (birth: number, today: number): boolean => birth > 0 && ageAt(birth, today) < leastAge

/** The hard reasons against a pair, the posting's first; null where there is none. The clerk's own stand in db/matches.ts. */
export function whyExcluded(seeker: SeekerFacts, posting: PostingFacts, { now, today }: Moment): Exclusion | null {
  if (posting.isFull) return 'full'
  if (posting.state !== 'published') return 'not-live'
  if (posting.validUntil <= now) return 'expired'
  if (seeker.validUntil <= now) return 'registration-ended'
  return isUnderAge(seeker.birth, today) ? 'under-age' : null
}

/** A match against a known wish counts half, so that it stands below every one that fits. */
export const weighed = (sum: number, isContrary: boolean): number => (isContrary ? sum >> 1 : sum)

/** Scores a pair that is not excluded. The same facts always give the same score and reasons. */
export function scoreMatch(seeker: SeekerFacts, posting: PostingFacts, { now, today }: Moment): Score {
  const wish = wishPart(seeker.wishes, posting.work)
  const skill = skillPart(seeker.skills, seeker.wantsTraining, posting.work, word => posting.text.includes(word))
  const parts: Record<PartName, Part> = {
    wish,
    skill,
    times: timesPart(seeker.times, posting.times),
    pay: payPart(seeker.pay, posting.pay),
    place: placePart(seeker.place, posting.place),
    settlement: settlementPart(seeker.settlements, posting.settlement),
    focus: focusPart(seeker.focus),
    waiting: waitingPart(seeker.waitingSince, now),
    urgency: urgencyPart(posting.urgentUntil > now, seeker.isAtOnce),
    freshness: freshnessPart(posting.publishedAt, now),
  }
  const points = {} as Record<PartName, number>
  const reasons: Reason[] = []
  let sum = 0
  for (const [name, { points: own, reasons: why }] of Object.entries(parts) as [PartName, Part][]) {
    points[name] = own
    sum += own
    reasons.push(...why)
  }
  // Who has the skill is no stranger to the work, whatever kinds the form names.
  const isContrary = (wish.isContrary && !skill.hasFit) || parts.times.isContrary || parts.place.isContrary
  return {
    score: weighed(sum, isContrary),
    points,
    reasons: [...reasons, ...notes(seeker, posting, today)],
  }
}

/** Worth no points, but to be known before anybody calls. */
function notes(seeker: SeekerFacts, posting: PostingFacts, today: number): Reason[] {
  const found = certificateNote(seeker.skills, posting.text)
  // 未成年工 (劳动法 art. 64): between sixteen and eighteen, no dangerous or heavy work.
  if (seeker.birth > 0 && ageAt(seeker.birth, today) < 18) found.push({ code: 'minor-protection' })
  if (!seeker.mayPassOn) found.push({ code: 'consent-missing' })
  return found
}
