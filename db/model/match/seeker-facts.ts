// What the score needs of a person, sorted and cut to size, so that the same person always gives the same facts however the form
// was filled.
import { kindOfTitle } from '../kinds.ts'
import type { PayUnit } from '../posting.ts'
import type { FocusGroup } from './focus-group.ts'
import { plainText } from './plain-text.ts'
import type { Seeker, SkillLevel, WorkTime } from './seeker.ts'

export const mostWishes = 6
export const mostSkills = 12

export type SkillFact = {
  name: string
  kind: string | null
  /** What is looked for in a posting's text; null where it would find everything. */
  word: string | null
  level: SkillLevel | null
  years: number | null
  isCertificate: boolean
}
export type SeekerTimes = { times: readonly WorkTime[]; rest: 0 | 1 | 2 }
export type SeekerPlace = {
  division: string | null
  street: string | null
  home: Seeker['homeWork']
  areas: readonly string[]
  maxKm: number | null
  latitude: number | null
  longitude: number | null
}
export type WantedPay = { unit: PayUnit; min: number } | null

export type SeekerFacts = {
  id: string
  /** `YYYYMMDD` as a number; 0 where not known. */
  birth: number
  validUntil: number
  waitingSince: number
  isAtOnce: boolean
  wantsTraining: boolean
  mayPassOn: boolean
  wishes: readonly string[]
  skills: readonly SkillFact[]
  times: SeekerTimes
  place: SeekerPlace
  pay: WantedPay
  settlements: readonly string[]
  focus: readonly FocusGroup[]
}

const sortedSet = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort()

export function seekerFacts(seeker: Seeker): SeekerFacts {
  return {
    id: seeker.id,
    birth: seeker.birthDate === null ? 0 : Number(seeker.birthDate.replaceAll('-', '')),
    validUntil: Date.parse(seeker.validUntil),
    waitingSince: Date.parse(seeker.waitingSince),
    isAtOnce: seeker.isAtOnce,
    wantsTraining: seeker.wantsTraining === true,
    mayPassOn: seeker.mayPassOn,
    wishes: sortedSet(seeker.kinds).slice(0, mostWishes),
    skills: skillFacts(seeker.skills),
    times: { times: sortedSet(seeker.times), rest: restDays(seeker.restDays) },
    place: {
      division: seeker.residence,
      street: plainText(seeker.street),
      home: seeker.homeWork,
      areas: sortedSet(seeker.wantedAreas),
      // Without coordinates it says nothing.
      maxKm: seeker.latitude === null || seeker.longitude === null ? null : seeker.maxKm,
      latitude: seeker.latitude,
      longitude: seeker.longitude,
    },
    pay: seeker.wantedPay && { unit: seeker.wantedPay.unit, min: seeker.wantedPay.min },
    settlements: sortedSet(seeker.settlements),
    focus: sortedSet(seeker.focus.map(entry => entry.group)),
  }
}

const restDays = (rest: Seeker['restDays']): 0 | 1 | 2 => (rest === null ? 0 : rest === 'one-day-off' ? 1 : 2)

/** Skills sorted by name, kind and worth, at most twelve; of two entries of one name and kind the better one stays. */
function skillFacts(skills: Seeker['skills']): SkillFact[] {
  const facts = skills.map((entry): SkillFact => {
    const word = plainText(entry.name)
    return {
      name: entry.name,
      kind: entry.kind ?? kindOfTitle(entry.name),
      word: word && [...word].length >= 2 ? word : null,
      level: entry.level ?? null,
      years: entry.years ?? null,
      isCertificate: entry.isCertificate === true,
    }
  })
  const key = (fact: SkillFact) => `${fact.name}|${fact.kind ?? ''}`
  facts.sort((a, b) => compare(key(a), key(b)) || skillWorth(b) - skillWorth(a) || compare(stable(a), stable(b)))
  return facts.filter((fact, i) => i === 0 || key(fact) !== key(facts[i - 1] as SkillFact)).slice(0, mostSkills)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const stable = (fact: SkillFact) => `${fact.level}|${fact.years}|${fact.isCertificate}`

const levelWorth: Record<SkillLevel, number> = { beginner: 0, able: 1, skilled: 2, expert: 3 }

/** What the score looks at of a skill, so that skills of one worth are one: the name and the exact years are for the reason only. */
export type SkillWorth = Pick<SkillFact, 'kind' | 'word' | 'level' | 'years'>

export const worthOnly = ({ kind, word, level, years }: SkillFact): SkillWorth => ({
  kind,
  word,
  level: level ?? 'able',
  years: years !== null && years >= 3 ? 3 : null,
})

/** 0–4: what level and years add to a skill that fits. An unknown level counts as 会做. */
export function skillWorth({ level, years }: Pick<SkillFact, 'level' | 'years'>): number {
  return levelWorth[level ?? 'able'] + (years !== null && years >= 3 ? 1 : 0)
}
