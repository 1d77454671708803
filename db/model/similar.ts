// Other postings like one: which, and why, as codes that a page turns into words. The same work first, then the way there, then pay.
import { groupOf } from './kinds.ts'
import { areNeighbours } from './match/division-neighbours.ts'
import { payFlag, perHour } from './pay.ts'
import { isUrgent, type Posting } from './posting.ts'

/** Why a posting is like another one. `amount`: fen more than that one pays, under the same unit. */
type SimilarReason =
  | { code: 'same-kind' | 'same-group' | 'same-street' | 'same-district' | 'next-district' | 'home' | 'today' }
  | { code: 'pays-more'; amount: number; unit: 'hour' | 'day' | 'month' }

export type Similar = { posting: Posting; reasons: SimilarReason[] }

const points: Record<SimilarReason['code'], number> = {
  'same-kind': 50,
  'same-group': 30,
  'same-street': 30,
  home: 25,
  'same-district': 18,
  'next-district': 8,
  'pays-more': 15,
  today: 6,
}

/** So many yuan more are worth saying; less is noise of the conversion. */
const leastMore = { hour: 100, day: 1_000, month: 20_000 } as const

/**
 * The postings most like `one`, at most `count`: of its kind or group, or on its street; none that is the same offer once more.
 * @param others live postings, the newest first, which decides among equals
 */
export function similarTo(
  one: Posting,
  others: readonly Posting[],
  { count, now }: { count: number; now: Date },
): Similar[] {
  const ranked = others
    .filter(other => other.id !== one.id)
    .map(posting => ({ posting, reasons: reasonsFor(one, posting, now) }))
    // Pay alone, or the whole district alone, does not make a posting like another.
    .filter(({ reasons }) =>
      reasons.some(({ code }) => ['same-kind', 'same-group', 'same-street', 'home'].includes(code)),
    )
    .map(similar => ({ ...similar, points: similar.reasons.reduce((sum, { code }) => sum + points[code], 0) }))
    .sort((a, b) => b.points - a.points)
  const seen = new Set([offerKey(one)])
  const chosen: Similar[] = []
  for (const { posting, reasons } of ranked) {
    if (chosen.length >= count) break
    const key = offerKey(posting)
    if (seen.has(key)) continue
    seen.add(key)
    chosen.push({ posting, reasons })
  }
  return chosen
}

/** The same firm's same offer, put up twice. */
const offerKey = ({ title, employer }: Posting): string => `${title}\n${employer.name ?? ''}`

function reasonsFor(one: Posting, other: Posting, now: Date): SimilarReason[] {
  const work = workReason(one, other)
  const way = wayReason(one, other)
  const pay = payReason(one, other)
  return [
    ...(work ? [work] : []),
    ...(way ? [way] : []),
    ...(pay ? [pay] : []),
    ...(isUrgent(other, now) ? [{ code: 'today' } as const] : []),
  ]
}

function workReason(one: Posting, other: Posting): SimilarReason | null {
  if (one.kind === null || other.kind === null) return null
  if (one.kind === other.kind) return { code: 'same-kind' }
  const group = groupOf(one.kind)
  return group !== null && group === groupOf(other.kind) ? { code: 'same-group' } : null
}

function wayReason({ place: one }: Posting, { place: other }: Posting): SimilarReason | null {
  if (one.home && other.home) return { code: 'home' }
  if (one.home || other.home || one.division === null || other.division === null) return null
  if (one.division !== other.division)
    return areNeighbours(one.division, other.division) ? { code: 'next-district' } : null
  const street = one.street?.trim()
  return street && street === other.street?.trim() ? { code: 'same-street' } : { code: 'same-district' }
}

/** Compared by the hour where both can be, else under the same unit; doubted pay is not compared. */
function payReason(one: Posting, other: Posting): SimilarReason | null {
  if (payFlag(one.pay) !== null || payFlag(other.pay) !== null) return null
  const hours = [perHour(one.pay, one.hoursPerDay), perHour(other.pay, other.hoursPerDay)] as const
  if (hours[0] !== null && hours[1] !== null) return moreBy(hours[1] - hours[0], 'hour')
  const { unit } = one.pay
  if (unit !== other.pay.unit || (unit !== 'day' && unit !== 'month')) return null
  return one.pay.min === null || other.pay.min === null ? null : moreBy(other.pay.min - one.pay.min, unit)
}

const moreBy = (amount: number, unit: keyof typeof leastMore): SimilarReason | null =>
  amount >= leastMore[unit] ? { code: 'pays-more', amount, unit } : null
