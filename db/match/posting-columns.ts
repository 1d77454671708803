// Live postings in columns, and the best of them for one person. Exact: every posting is scored, but a value that many share is
// judged once (classes.ts) by the same functions that db/model/match/score.ts uses.
import { comparePostings } from '../model/match/order.ts'
import { payPart } from '../model/match/pay-part.ts'
import { placePart } from '../model/match/place-part.ts'
import type { PostingFacts } from '../model/match/posting-facts.ts'
import type { Part } from '../model/match/reason.ts'
import { isUnderAge, type Moment, weighed } from '../model/match/score.ts'
import type { SeekerFacts } from '../model/match/seeker-facts.ts'
import { kindPoints, skillPoints, wordPoints } from '../model/match/skill-part.ts'
import {
  daysSince,
  focusPart,
  freshnessPoints,
  settlementPart,
  urgencyPoints,
  waitingPart,
} from '../model/match/small-parts.ts'
import { timesPart } from '../model/match/times-part.ts'
import { bestWish, wishPoints } from '../model/match/wish-part.ts'
import { createBest } from './best.ts'
import { createClasses, tableOf } from './classes.ts'
import type { Overrules } from './overrules.ts'
import { createSlots, grown } from './slots.ts'
import { createWordPlaces } from './word-places.ts'

export type PostingColumns = {
  readonly size: number
  has(id: string): boolean
  /** Takes a posting in, or its new state; one that is not live is taken out. */
  put(posting: PostingFacts): void
  remove(id: string): void
  /** Takes out what has ended. */
  dropEnded(now: number): void
  /** Ids of the best, the best first. */
  best(seeker: SeekerFacts, moment: Moment, limit: number, overrules: Overrules): string[]
}

/** Marks a contrary part beside its points, which are below 128. */
const contrary = 128
const marked = (part: Part): number => part.points | (part.isContrary ? contrary : 0)

export function createPostingColumns(): PostingColumns {
  const slots = createSlots()
  const texts: (string | null)[] = []
  const words = createWordPlaces(texts)
  const works = createClasses<PostingFacts['work']>()
  const times = createClasses<PostingFacts['times']>()
  const pays = createClasses<PostingFacts['pay']>()
  const places = createClasses<PostingFacts['place']>()
  const settlements = createClasses<PostingFacts['settlement'] | 'none'>()
  let work = new Uint32Array(0)
  let time = new Uint32Array(0)
  let pay = new Uint32Array(0)
  let place = new Uint32Array(0)
  let settlement = new Uint8Array(0)
  let published = new Float64Array(0)
  let validUntil = new Float64Array(0)
  let urgentUntil = new Float64Array(0)
  let payHour = new Float64Array(0)

  function grow(length: number): void {
    work = grown(work, length)
    time = grown(time, length)
    pay = grown(pay, length)
    place = grown(place, length)
    settlement = grown(settlement, length)
    published = grown(published, length)
    validUntil = grown(validUntil, length)
    urgentUntil = grown(urgentUntil, length)
    payHour = grown(payHour, length)
  }

  function remove(id: string): void {
    const slot = slots.find(id)
    if (slot === undefined) return
    slots.remove(id)
    validUntil[slot] = 0
    works.release(work[slot] as number)
    times.release(time[slot] as number)
    pays.release(pay[slot] as number)
    places.release(place[slot] as number)
    settlements.release(settlement[slot] as number)
    texts[slot] = null
  }

  function put(posting: PostingFacts): void {
    remove(posting.id)
    if (posting.isFull || posting.state !== 'published') return
    const slot = slots.add(posting.id)
    grow(slot + 1)
    work[slot] = works.take(posting.work)
    time[slot] = times.take(posting.times)
    pay[slot] = pays.take(posting.pay)
    place[slot] = places.take(posting.place)
    settlement[slot] = settlements.take(posting.settlement ?? 'none')
    published[slot] = posting.publishedAt
    validUntil[slot] = posting.validUntil
    urgentUntil[slot] = posting.urgentUntil
    payHour[slot] = posting.payHour
    texts[slot] = posting.text
    words.change(slot, posting.text)
  }

  /** The points of the best skill whose word stands in a posting's text, by place. */
  function wordTable(seeker: SeekerFacts): Uint8Array | null {
    const skills = seeker.skills.filter(skill => skill.word !== null)
    if (skills.length === 0) return null
    const table = new Uint8Array(slots.ids.length)
    for (const skill of skills) {
      const points = wordPoints(skill)
      const bits = words.find(skill.word as string)
      for (let byte = 0; byte < bits.length; byte++) {
        for (let set = bits[byte] as number; set !== 0; set &= set - 1) {
          const slot = byte * 8 + (31 - Math.clz32(set & -set))
          if ((table[slot] as number) < points) table[slot] = points
        }
      }
    }
    return table
  }

  function best(seeker: SeekerFacts, { now, today }: Moment, limit: number, overrules: Overrules): string[] {
    if (seeker.validUntil <= now || isUnderAge(seeker.birth, today)) return []
    const { skipped, moved } = slotsOf(overrules, slots)
    const asks = { hasSkills: seeker.skills.length > 0, wantsTraining: seeker.wantsTraining }
    const wishTable = tableOf(works, value => {
      const relation = bestWish(seeker.wishes, value)
      return relation === 'other-kind' ? contrary : wishPoints[relation]
    })
    const kindTable = tableOf(works, value => seeker.skills.reduce((b, s) => Math.max(b, kindPoints(s, value)), 0))
    const beginnerTable = tableOf(works, value => Number(value.needsNoExperience))
    const timeTable = tableOf(times, value => marked(timesPart(seeker.times, value)))
    const payTable = tableOf(pays, value => payPart(seeker.pay, value).points)
    const placeTable = tableOf(places, value => marked(placePart(seeker.place, value)))
    const settlementTable = tableOf(
      settlements,
      value => settlementPart(seeker.settlements, value === 'none' ? null : value).points,
    )
    const inText = wordTable(seeker)
    // Best skill and whether the posting is for beginners → points.
    const skillTable = Uint8Array.from({ length: 32 }, (_, i) => skillPoints(i >> 1, asks, (i & 1) === 1))
    const own = focusPart(seeker.focus).points + waitingPart(seeker.waitingSince, now).points
    const { ids } = slots
    // Held here: the engine would look up what may be exchanged (by growing) for every row.
    const [workOf, timeOf, payOf, placeOf, settlementOf] = [work, time, pay, place, settlement] as const
    const [publishedOf, validUntilOf, urgentUntilOf, payHourOf] = [published, validUntil, urgentUntil, payHour] as const
    const found = createBest(limit, (a, b) =>
      comparePostings(
        { payHour: payHourOf[a] as number, publishedAt: publishedOf[a] as number, id: ids[a] as string },
        { payHour: payHourOf[b] as number, publishedAt: publishedOf[b] as number, id: ids[b] as string },
      ),
    )
    let least = Number.NEGATIVE_INFINITY
    for (let slot = 0; slot < ids.length; slot++) {
      // A free place has ended.
      if ((validUntilOf[slot] as number) <= now || skipped?.has(slot)) continue
      const w = workOf[slot] as number
      const wish = wishTable[w] as number
      const shift = timeTable[timeOf[slot] as number] as number
      const way = placeTable[placeOf[slot] as number] as number
      const skill = Math.max(kindTable[w] as number, inText ? (inText[slot] as number) : 0)
      const sum =
        (wish & 127) +
        (shift & 127) +
        (way & 127) +
        (skillTable[skill * 2 + (beginnerTable[w] as number)] as number) +
        (payTable[payOf[slot] as number] as number) +
        (settlementTable[settlementOf[slot] as number] as number) +
        own +
        urgencyPoints((urgentUntilOf[slot] as number) > now, seeker.isAtOnce) +
        freshnessPoints(daysSince(publishedOf[slot] as number, now))
      const isContrary = (wish >= contrary && skill === 0) || ((shift | way) & contrary) !== 0
      const rank = weighed(sum, isContrary) + (moved?.get(slot) ?? 0)
      if (rank >= least) least = found.offer(rank, slot)
    }
    return found.slots().map(slot => ids[slot] as string)
  }

  return {
    get size() {
      return slots.size
    },
    has: id => slots.find(id) !== undefined,
    put,
    remove,
    dropEnded(now) {
      for (let slot = 0; slot < slots.ids.length; slot++) {
        const id = slots.ids[slot]
        if (id !== undefined && (validUntil[slot] as number) <= now) remove(id)
      }
    },
    best,
  }
}

/** The clerk's decisions by place. */
export function slotsOf(
  overrules: Overrules,
  slots: { find(id: string): number | undefined },
): { skipped: Set<number> | null; moved: Map<number, number> | null } {
  if (overrules.size === 0) return { skipped: null, moved: null }
  const skipped = new Set<number>()
  const moved = new Map<number, number>()
  for (const [id, { isExcluded, bias }] of overrules) {
    const slot = slots.find(id)
    if (slot === undefined) continue
    if (isExcluded) skipped.add(slot)
    else if (bias !== 0) moved.set(slot, bias)
  }
  return { skipped, moved }
}
