// The periods of reports: a day, a month or a year of the market's calendar, what came before it, and where both begin and end.
import { z } from 'zod'
import { day } from '../ids.ts'
import { addDays } from '../market-time.ts'

const years = (text: string) => text >= '2000' && text < '2100'

/** `2026-11-22`, `2026-11` or `2026`. */
export const period = z.union([
  day.refine(years),
  z
    .string()
    .regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/)
    .refine(years),
  z
    .string()
    .regex(/^[0-9]{4}$/)
    .refine(years),
])

export type PeriodUnit = 'day' | 'month' | 'year'

/** Market days, `until` outside. */
export type Span = { from: string; until: string }

export const unitOf = (text: string): PeriodUnit => (text.length === 10 ? 'day' : text.length === 7 ? 'month' : 'year')

/** The period `by` days, months or years later. */
export function shiftPeriod(text: string, by: number): string {
  if (unitOf(text) === 'day') return addDays(text, by)
  if (unitOf(text) === 'year') return String(Number(text) + by).padStart(4, '0')
  const months = Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1 + by
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

export function spanOf(text: string): Span {
  const first = (of: string) => (of.length === 4 ? `${of}-01-01` : of.length === 7 ? `${of}-01` : of)
  return { from: first(text), until: first(shiftPeriod(text, 1)) }
}

/** What a period is compared with: the same weekday a week ago, the month before, the year before. */
export const periodBefore = (text: string): string => shiftPeriod(text, unitOf(text) === 'day' ? -7 : -1)

const daysBetween = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 86_400_000

/**
 * The span before to compare with. A period that still goes on is compared with as many days of the one before.
 * @param today the market's day
 */
export function spanBefore(text: string, today: string): Span & { isPart: boolean } {
  const { from, until } = spanOf(text)
  const before = spanOf(periodBefore(text))
  if (today < from || addDays(today, 1) >= until) return { ...before, isPart: false }
  const end = addDays(before.from, daysBetween(from, today) + 1)
  return end < before.until ? { from: before.from, until: end, isPart: true } : { ...before, isPart: false }
}

/** What the line of a report is cut into: the days of a month, the months of a year, the week that ends with a day. */
export function stepsOf(text: string): string[] {
  if (unitOf(text) === 'year') return Array.from({ length: 12 }, (_, i) => `${text}-${String(i + 1).padStart(2, '0')}`)
  const { from, until } = unitOf(text) === 'day' ? { from: addDays(text, -6), until: addDays(text, 1) } : spanOf(text)
  return Array.from({ length: daysBetween(from, until) }, (_, i) => addDays(from, i))
}
