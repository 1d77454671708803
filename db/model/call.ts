// Calling people back (回访): what a call comes to, and when the telephone rings again where nobody answered.
import { z } from 'zod'
import { addDays, marketTime, startOfDay } from './market-time.ts'

/** 接通 未接 有意 拒绝. */
export const callOutcome = z.enum(['reached', 'not-reached', 'interested', 'refused'])
export type CallOutcome = z.output<typeof callOutcome>

/** Why somebody is to be called: a number left at the touch screen, a new posting that fits, or the clerk's own wish. */
export const callReason = z.enum(['interest', 'fits', 'clerk'])
export type CallReason = z.output<typeof callReason>

const minuteMs = 60_000
/** After the first, second, … call in a row that nobody answered; the last one stays. */
const pausesMs = [30, 120, 24 * 60, 2 * 24 * 60, 4 * 24 * 60, 7 * 24 * 60].map(minutes => minutes * minuteMs)

/** Nobody is called before nine in the morning or after eight in the evening of the market's clock. */
const firstHour = 9
const endHour = 20

/** Nine in the morning of a market day. */
export const callTimeOf = (day: string, timeZone: string): Date => {
  const start = startOfDay(day, timeZone)
  // Summer time begins and ends before nine, everywhere.
  return new Date(start.getTime() + (firstHour - marketTime(start, timeZone).hour) * 60 * minuteMs)
}

/** A moment at which one may call: this one, or nine in the morning after it. */
export function atCallableTime(at: Date, timeZone: string): Date {
  const { day, hour } = marketTime(at, timeZone)
  if (hour < firstHour) return callTimeOf(day, timeZone)
  return hour >= endHour ? callTimeOf(addDays(day, 1), timeZone) : at
}

/** When to try again. @param missed how often in a row nobody answered, this time included */
export function nextTry(missed: number, now: Date, timeZone: string): Date {
  const pause = pausesMs[Math.min(Math.max(missed, 1), pausesMs.length) - 1] as number
  return atCallableTime(new Date(now.getTime() + pause), timeZone)
}
