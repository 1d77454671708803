// The posting's pay against the wished one, compared in the posting's own unit, 0–15 points. Better pay never gives fewer points.
import type { PayUnit } from '../posting.ts'
import type { PostingPay } from './posting-facts.ts'
import { type Part, part } from './reason.ts'
import type { WantedPay } from './seeker-facts.ts'

/** Neither known to be good nor bad. */
const neutralPay = 7

/** Days of paid work: five a week; 21.75 a month (劳社部发〔2008〕3号), twelve months a year. */
const daysOf: Partial<Record<PayUnit, number>> = { day: 1, week: 5, month: 21.75, year: 261 }

/** The wish in the posting's unit, fen; null where it cannot be worked out honestly (pieces; hours a day not known). */
function wishInUnit(wish: { unit: PayUnit; min: number }, unit: PayUnit, hoursPerDay: number | null): number | null {
  if (wish.unit === unit) return wish.min
  const perDay = dayAmount(wish, hoursPerDay)
  if (perDay === null) return null
  if (unit === 'hour') return hoursPerDay === null ? null : perDay / hoursPerDay
  const days = daysOf[unit]
  return days === undefined ? null : perDay * days
}

function dayAmount({ unit, min }: { unit: PayUnit; min: number }, hoursPerDay: number | null): number | null {
  if (unit === 'hour') return hoursPerDay === null ? null : min * hoursPerDay
  const days = daysOf[unit]
  return days === undefined ? null : min / days
}

/**
 * 15 from a quarter above the wish on, 10 at the wish, 9 where the upper end reaches it, then down to 0 at 30 % below.
 * @param min lower end in fen, `max` upper end, `wish` in the same unit
 */
export function payPoints(min: number, max: number, wish: number): number {
  if (min >= wish) return 10 + Math.min(5, Math.floor((min / wish - 1) * 20 + 1e-9))
  if (max >= wish) return 9
  return Math.max(0, Math.floor(((min / wish - 0.7) / 0.3) * 8 + 1e-9))
}

export function payPart(wish: WantedPay, pay: PostingPay): Part {
  if (pay.unit === null) return part(neutralPay, [{ code: pay.gap }])
  if (wish === null) return part(neutralPay, [{ code: 'pay-no-wish' }])
  const wished = wishInUnit(wish, pay.unit, pay.hours)
  if (wished === null) return part(neutralPay, [{ code: 'pay-not-comparable' }])
  const points = payPoints(pay.min, pay.max, wished)
  const by = Math.round(Math.abs(pay.min - wished))
  const { unit } = pay
  if (pay.min >= wished)
    return part(points, [by === 0 ? { code: 'pay-as-wished' } : { code: 'pay-above-wish', by, unit }])
  if (pay.max >= wished) return part(points, [{ code: 'pay-may-reach-wish' }])
  return part(points, [{ code: 'pay-below-wish', by, unit }])
}
