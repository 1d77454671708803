// When a person can work against when the posting wants work done: shifts (10 points) and days off (2 points).
import type { PostingTimes } from './posting-facts.ts'
import { type Part, part, type Reason } from './reason.ts'
import type { SeekerTimes } from './seeker-facts.ts'

export function timesPart(seeker: SeekerTimes, posting: PostingTimes): Part {
  const shifts = shiftPart(seeker.times, posting.times)
  const rest = restPart(seeker.rest, posting.rest)
  return part(shifts.points + rest.points, [...shifts.reasons, ...rest.reasons], shifts.isContrary)
}

function shiftPart(wanted: SeekerTimes['times'], offered: PostingTimes['times']): Part {
  if (wanted.length === 0) return part(6, [{ code: 'seeker-times-unknown' }])
  if (offered.length === 0) return part(6, [{ code: 'posting-times-unknown' }])
  const shared = offered.filter(time => wanted.includes(time)).length
  if (shared === offered.length) return part(10, [{ code: 'times-fit' }])
  if (shared > 0) return part(7, [{ code: 'times-partly' }])
  // Who can work by day may well work by day at the weekend: to be asked, no clash.
  const mayBeWeekend = wanted.includes('day') && offered.includes('weekend')
  return mayBeWeekend ? part(5, [{ code: 'times-partly' }]) : part(0, [{ code: 'times-clash' }], true)
}

function restPart(wanted: 0 | 1 | 2, offered: 0 | 1 | 2): { points: number; reasons: Reason[] } {
  if (wanted === 0) return { points: 1, reasons: [] }
  if (offered === 0) return { points: 1, reasons: [{ code: 'rest-days-unknown' }] }
  return offered >= wanted
    ? { points: 2, reasons: [{ code: 'rest-days-fit' }] }
    : { points: 0, reasons: [{ code: 'rest-days-fewer' }] }
}
