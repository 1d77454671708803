// What the score needs of a posting, read once when it is stored: kinds named in its title, its text made comparable, its hours,
// pay and place.

import type { z } from 'zod'
import { needsNoExperience } from '../experience.ts'
import { findKind, kindAliases } from '../kinds.ts'
import { payFlag, perHour } from '../pay.ts'
import type { PayUnit, Posting, settlement } from '../posting.ts'
import { plainText } from './plain-text.ts'
import type { WorkTime } from './seeker.ts'

export type Settlement = z.output<typeof settlement>
export type PostingWork = {
  kind: string | null
  group: string | null
  /** The small class of 职业分类大典, e.g. `4-02-05`. */
  occupation: string | null
  /** Other kinds that the title names. */
  mentions: readonly string[]
  needsNoExperience: boolean
}
export type PostingTimes = { times: readonly WorkTime[]; rest: 0 | 1 | 2 }
export type PostingPlace = {
  division: string | null
  street: string | null
  home: boolean
  shuttle: boolean
  lodging: boolean
  latitude: number | null
  longitude: number | null
}
/** `unit` is null where the pay cannot be compared, and `gap` says why. Fen per unit. */
export type PostingPay =
  | { unit: Exclude<PayUnit, 'negotiable'>; min: number; max: number; hours: number | null; gap: null }
  | { unit: null; gap: 'pay-unknown' | 'pay-negotiable' | 'pay-doubtful' }

export type PostingFacts = {
  id: string
  state: Posting['state']
  isFull: boolean
  publishedAt: number
  validUntil: number
  /** 0 where it is no urgent order. */
  urgentUntil: number
  /** Fen an hour, for the order among equals; -1 where not known. */
  payHour: number
  work: PostingWork
  /** Title, requirements and content: where skills are looked for. */
  text: string
  times: PostingTimes
  place: PostingPlace
  pay: PostingPay
  settlement: Settlement | null
}

/** One long advertisement must not fill the memory; what matters stands at the beginning. */
const mostText = 600

export function postingFacts(posting: Posting): PostingFacts {
  const { place, shifts, pay } = posting
  const flagged = payFlag(pay) !== null
  return {
    id: posting.id,
    state: posting.state,
    isFull: posting.state === 'full' || posting.remaining === 0,
    publishedAt: Date.parse(posting.publishedAt),
    validUntil: Date.parse(posting.validUntil),
    urgentUntil: posting.urgent ? Date.parse(posting.urgent.until) : 0,
    payHour: flagged ? -1 : (perHour(pay, posting.hoursPerDay) ?? -1),
    work: workOf(posting),
    text: plainText(
      [posting.title, posting.requirements, posting.content].map(text => (text ?? '').slice(0, mostText)).join('|'),
    ) as string,
    times: {
      times: (['day', 'night', 'weekend'] as const).filter(time => shifts.includes(time)),
      rest: shifts.includes('two-days-off') ? 2 : shifts.includes('one-day-off') ? 1 : 0,
    },
    place: {
      division: place.division,
      street: plainText(place.street),
      home: place.home,
      shuttle: posting.perks.includes('shuttle'),
      lodging: posting.perks.includes('lodging'),
      latitude: place.latitude ?? null,
      longitude: place.longitude ?? null,
    },
    pay: payOf(posting),
    settlement: posting.settlement,
  }
}

function workOf(posting: Posting): PostingWork {
  const kind = posting.kind === null ? undefined : findKind(posting.kind)
  return {
    kind: posting.kind,
    group: kind?.group ?? null,
    occupation: smallClass(kind?.occupation ?? posting.occupation),
    mentions: kindsInTitle(posting.title).filter(code => code !== posting.kind),
    needsNoExperience: needsNoExperience(posting),
  }
}

/** `4-02-05-01` → `4-02-05`. */
export function smallClass(occupation: string | undefined): string | null {
  return /^(\d-\d\d-\d\d)(-|$)/.exec(occupation ?? '')?.[1] ?? null
}

function payOf({ pay, hoursPerDay }: Posting): PostingPay {
  if (pay.unit === 'negotiable') return { unit: null, gap: 'pay-negotiable' }
  if (payFlag(pay) !== null) return { unit: null, gap: 'pay-doubtful' }
  if (pay.unit === null || pay.min === null) return { unit: null, gap: 'pay-unknown' }
  return { unit: pay.unit, min: pay.min, max: Math.max(pay.min, pay.max ?? pay.min), hours: hoursPerDay, gap: null }
}

const hanAliases = [...kindAliases].filter(([alias]) => /^\p{Script=Han}/u.test(alias))
const aliasesByStart = new Map<string, [alias: string, code: string][]>()
for (const [alias, code] of hanAliases.sort(([a], [b]) => b.length - a.length)) {
  const start = alias.slice(0, 2)
  aliasesByStart.set(start, [...(aliasesByStart.get(start) ?? []), [alias, code]])
}

/** Every kind that a title names by a Chinese alias, the longest first at each place, sorted: 服务员兼收银 names two. */
function kindsInTitle(title: string): string[] {
  const text = title.normalize('NFKC').toLowerCase()
  const found = new Set<string>()
  for (let at = 0; at + 2 <= text.length; ) {
    const hit = aliasesByStart.get(text.slice(at, at + 2))?.find(([alias]) => text.startsWith(alias, at))
    if (hit) found.add(hit[1])
    at += hit ? hit[0].length : 1
  }
  return [...found].sort()
}
