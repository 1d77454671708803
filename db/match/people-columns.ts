// People who look for work in columns, and the best of them for one posting. Exact in the same way as posting-columns.ts.
import { comparePeople } from '../model/match/order.ts'
import { payPart } from '../model/match/pay-part.ts'
import { placePart } from '../model/match/place-part.ts'
import type { PostingFacts } from '../model/match/posting-facts.ts'
import type { Part } from '../model/match/reason.ts'
import { isUnderAge, type Moment, weighed } from '../model/match/score.ts'
import { mostSkills, mostWishes, type SeekerFacts, type SkillWorth, worthOnly } from '../model/match/seeker-facts.ts'
import { onePoints, skillPoints } from '../model/match/skill-part.ts'
import {
  daysSince,
  focusPart,
  freshnessPart,
  settlementPart,
  urgencyPoints,
  waitingPoints,
} from '../model/match/small-parts.ts'
import { timesPart } from '../model/match/times-part.ts'
import { wishPoints, wishRelation } from '../model/match/wish-part.ts'
import { createBest } from './best.ts'
import { createClasses, tableOf } from './classes.ts'
import type { Overrules } from './overrules.ts'
import { slotsOf } from './posting-columns.ts'
import { createSlots, grown } from './slots.ts'

export type PeopleColumns = {
  readonly size: number
  put(seeker: SeekerFacts): void
  remove(id: string): void
  dropEnded(now: number): void
  /** Ids of the best, the best first. */
  best(posting: PostingFacts, moment: Moment, limit: number, overrules: Overrules): string[]
}

const contrary = 128
const marked = (part: Part): number => part.points | (part.isContrary ? contrary : 0)
const atOnce = 1
const training = 2

export function createPeopleColumns(): PeopleColumns {
  const slots = createSlots()
  const wishes = createClasses<string>()
  const skills = createClasses<SkillWorth>()
  const times = createClasses<SeekerFacts['times']>()
  const pays = createClasses<SeekerFacts['pay'] | 'none'>()
  const places = createClasses<SeekerFacts['place']>()
  const settlements = createClasses<SeekerFacts['settlements']>()
  const focuses = createClasses<SeekerFacts['focus']>()
  // Lists: so many numbers a person, each one higher than the class's, 0 behind the last.
  let wish = new Uint32Array(0)
  let skill = new Uint32Array(0)
  let time = new Uint32Array(0)
  let pay = new Uint32Array(0)
  let place = new Uint32Array(0)
  let settlement = new Uint32Array(0)
  let focus = new Uint32Array(0)
  let flags = new Uint8Array(0)
  let birth = new Uint32Array(0)
  let since = new Float64Array(0)
  let validUntil = new Float64Array(0)

  function grow(length: number): void {
    wish = grown(wish, length * mostWishes)
    skill = grown(skill, length * mostSkills)
    time = grown(time, length)
    pay = grown(pay, length)
    place = grown(place, length)
    settlement = grown(settlement, length)
    focus = grown(focus, length)
    flags = grown(flags, length)
    birth = grown(birth, length)
    since = grown(since, length)
    validUntil = grown(validUntil, length)
  }

  function remove(id: string): void {
    const slot = slots.find(id)
    if (slot === undefined) return
    slots.remove(id)
    validUntil[slot] = 0
    for (let i = slot * mostWishes; i < (slot + 1) * mostWishes; i++) {
      if (wish[i]) wishes.release((wish[i] as number) - 1)
      wish[i] = 0
    }
    for (let i = slot * mostSkills; i < (slot + 1) * mostSkills; i++) {
      if (skill[i]) skills.release((skill[i] as number) - 1)
      skill[i] = 0
    }
    times.release(time[slot] as number)
    pays.release(pay[slot] as number)
    places.release(place[slot] as number)
    settlements.release(settlement[slot] as number)
    focuses.release(focus[slot] as number)
  }

  function put(seeker: SeekerFacts): void {
    remove(seeker.id)
    const slot = slots.add(seeker.id)
    grow(slot + 1)
    for (const [i, code] of seeker.wishes.entries()) wish[slot * mostWishes + i] = wishes.take(code) + 1
    for (const [i, fact] of seeker.skills.entries()) skill[slot * mostSkills + i] = skills.take(worthOnly(fact)) + 1
    time[slot] = times.take(seeker.times)
    pay[slot] = pays.take(seeker.pay ?? 'none')
    place[slot] = places.take(seeker.place)
    settlement[slot] = settlements.take(seeker.settlements)
    focus[slot] = focuses.take(seeker.focus)
    flags[slot] = (seeker.isAtOnce ? atOnce : 0) | (seeker.wantsTraining ? training : 0)
    birth[slot] = seeker.birth
    since[slot] = seeker.waitingSince
    validUntil[slot] = seeker.validUntil
  }

  function best(posting: PostingFacts, { now, today }: Moment, limit: number, overrules: Overrules): string[] {
    if (posting.isFull || posting.state !== 'published' || posting.validUntil <= now) return []
    const { skipped, moved } = slotsOf(overrules, slots)
    const wishTable = tableOf(wishes, value => {
      const relation = wishRelation(value, posting.work)
      return relation === 'other-kind' ? contrary : wishPoints[relation]
    })
    const isInText = memo(word => posting.text.includes(word))
    const skillTable = tableOf(skills, value =>
      onePoints(value, posting.work, value.word !== null && isInText(value.word)),
    )
    const timeTable = tableOf(times, value => marked(timesPart(value, posting.times)))
    const payTable = tableOf(pays, value => payPart(value === 'none' ? null : value, posting.pay).points)
    const placeTable = tableOf(places, value => marked(placePart(value, posting.place)))
    const settlementTable = tableOf(settlements, value => settlementPart(value, posting.settlement).points)
    const focusTable = tableOf(focuses, value => focusPart(value).points)
    const isForBeginners = posting.work.needsNoExperience
    // Best skill, whether there are any, whether training is wanted → points.
    const skillEnd = Uint8Array.from({ length: 64 }, (_, i) =>
      skillPoints(i >> 2, { hasSkills: (i & 1) === 1, wantsTraining: (i & 2) === 2 }, isForBeginners),
    )
    const isUrgent = posting.urgentUntil > now
    const urgency = [urgencyPoints(isUrgent, false), urgencyPoints(isUrgent, true)] as const
    const own = freshnessPart(posting.publishedAt, now).points
    const { ids } = slots
    // Held here: the engine would look up what may be exchanged (by growing) for every row.
    const [wishOf, skillOf, timeOf, payOf, placeOf, settlementOf] = [wish, skill, time, pay, place, settlement] as const
    const [focusOf, flagsOf, birthOf, sinceOf, validUntilOf] = [focus, flags, birth, since, validUntil] as const
    const found = createBest(limit, (a, b) =>
      comparePeople(
        { waitingSince: sinceOf[a] as number, id: ids[a] as string },
        { waitingSince: sinceOf[b] as number, id: ids[b] as string },
      ),
    )
    let least = Number.NEGATIVE_INFINITY
    for (let slot = 0; slot < ids.length; slot++) {
      // A free place has ended.
      if ((validUntilOf[slot] as number) <= now || skipped?.has(slot)) continue
      if (isUnderAge(birthOf[slot] as number, today)) continue
      let kind = wishOf[slot * mostWishes] === 0 ? wishPoints['wish-unknown'] : 0
      let isOther = kind === 0
      for (let i = slot * mostWishes, end = i + mostWishes; i < end && wishOf[i] !== 0; i++) {
        const value = wishTable[(wishOf[i] as number) - 1] as number
        if (value < contrary) isOther = false
        if ((value & 127) > kind) kind = value & 127
      }
      let able = 0
      const firstSkill = slot * mostSkills
      for (let i = firstSkill, end = i + mostSkills; i < end && skillOf[i] !== 0; i++) {
        const value = skillTable[(skillOf[i] as number) - 1] as number
        if (value > able) able = value
      }
      const shift = timeTable[timeOf[slot] as number] as number
      const way = placeTable[placeOf[slot] as number] as number
      const flag = flagsOf[slot] as number
      const sum =
        kind +
        (skillEnd[able * 4 + (skillOf[firstSkill] === 0 ? 0 : 1) + (flag & training)] as number) +
        (shift & 127) +
        (way & 127) +
        (payTable[payOf[slot] as number] as number) +
        (settlementTable[settlementOf[slot] as number] as number) +
        (focusTable[focusOf[slot] as number] as number) +
        waitingPoints(daysSince(sinceOf[slot] as number, now)) +
        (urgency[flag & atOnce] as number) +
        own
      const isContrary = (isOther && able === 0) || ((shift | way) & contrary) !== 0
      const rank = weighed(sum, isContrary) + (moved?.get(slot) ?? 0)
      if (rank >= least) least = found.offer(rank, slot)
    }
    return found.slots().map(slot => ids[slot] as string)
  }

  return {
    get size() {
      return slots.size
    },
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

function memo(answer: (word: string) => boolean): (word: string) => boolean {
  const known = new Map<string, boolean>()
  return word => {
    let found = known.get(word)
    if (found === undefined) {
      found = answer(word)
      known.set(word, found)
    }
    return found
  }
}
