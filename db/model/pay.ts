// Pay as people write it (6-8千·13薪, 日薪300, 0.8元/件) into fen and a unit, and the doubts that must be said about it.

import { expandChineseNumbers } from './chinese-numbers.ts'
import type { Pay, PayUnit } from './posting.ts'

/** An understood pay. An end that was not said (4500以上, 3千及以下, 计件) is null; otherwise min ≤ max, both in fen per unit. */
export type ParsedPay = { min: number | null; max: number | null; unit: PayUnit; months?: number }

const unitWords: readonly [PayUnit, string][] = [
  ['hour', '个?小时|个?钟头?|时|hours?|hr|h'],
  ['day', '工日|天|日|days?|d'],
  ['week', '周|个?星期|个?礼拜|weeks?'],
  ['month', '个?月|months?'],
  ['year', '年|years?'],
  ['piece', '件|个|只|双|套|台|条|张|朵|份|间'],
  ['order', '订?单|票'],
  ['trip', '趟|车'],
  ['square-metre', '平方米|平方|平米|m2'],
]
const unitPatterns = unitWords.map(([unit, words]) => [unit, new RegExp(`^(?:${words})$`)] as const)
const anyUnit = unitWords.map(([, words]) => words).join('|')
const number = '([0-9]{1,9}(?:\\.[0-9]{1,4})?)'
const amount = `¥?${number}(百|千|万|k|w)?(?:元|块钱?|圆|rmb)?`
const bound = '(及?以上|起|\\+|及?以下|以内|封顶)?'
/** What may follow the pay and changes nothing about it. */
const extra =
  '(?:[+,;、·]?(?:提成|奖金|全勤奖?|绩效|补贴|餐补|加班费?|包?吃住|包吃包住|包吃|包住|包[早午中晚]?[餐饭]|五险一?金?))*'

const pattern = new RegExp(
  `^(?:约|大约)?${amount}(?:-${amount})?${bound}(?:左右|元)?(?:/人)?(?:(?:/|每|·)(${anyUnit}))?${bound}(?:左右)?(?:[·*]([0-9]{1,2})薪)?${extra}$`,
)

const labels: readonly [PayUnit | null, RegExp][] = [
  ['hour', /^(?:时薪|小时工资|小时工|每个?小时)/],
  ['day', /^(?:日薪|天薪|日工资|每[天日])/],
  ['week', /^(?:周薪|每周)/],
  ['month', /^(?:月薪|月工资|月收入|底薪|保底|每个?月)/],
  ['year', /^(?:年薪|每年)/],
  ['piece', /^(?:(?:按件)?计[件酬](?:工资|制)?|每件)/],
  ['order', /^每单/],
  ['trip', /^每趟/],
  ['square-metre', /^(?:每平方米|每平米?)/],
]

const multipliers: Record<string, number> = { 百: 100, 千: 1_000, k: 1_000, 万: 10_000, w: 10_000 }
/** No pay is above a hundred million yuan; more is a slip of the keyboard. */
const largestFen = 10_000_000_000

/**
 * Understands a pay text, or says null: nothing is guessed. A bare amount without a unit is a month's from 1,000 yuan on (the
 * custom of job sites); below that it could be a day's or an hour's, and is not understood.
 * @returns fen per unit; 面议 gives unit `negotiable` without amounts; null for empty and for what was not understood
 */
export function parsePay(text: string | null): ParsedPay | null {
  let rest = normalize(text ?? '')
  if (rest === '' || rest.length > 200 || rest.includes('\u{FFFD}')) return null
  rest = rest.replace(/^(?:薪资|薪酬|工资|待遇|报酬|薪水)(?:待遇)?[:,]?/, '')
  if (/^(?:(?:价格)?面议|面谈|电议|详谈|协商|可谈|面洽)$/.test(rest))
    return { min: null, max: null, unit: 'negotiable' }

  const settled = takeSettlement(rest)
  rest = settled.rest
  let labelled: PayUnit | null = null
  for (const [unit, label] of labels) {
    const shorter = rest.replace(label, '')
    if (shorter === rest) continue
    labelled = unit
    rest = shorter.replace(/^[:,]/, '')
    break
  }
  if (labelled === 'piece' && rest === '') return { min: null, max: null, unit: 'piece' }

  const match = pattern.exec(rest)
  if (!match) return null
  const [, low, lowWord, high, highWord, boundBefore, unitWord, boundAfter, monthsWord] = match
  const written = unitWord === undefined ? null : unitOf(unitWord)
  if (written && labelled && written !== labelled) return null

  const ends = readEnds(low, lowWord, high, highWord, boundBefore ?? boundAfter)
  if (!ends) return null
  const largest = Math.max(ends.min ?? 0, ends.max ?? 0)
  const unit = written ?? labelled ?? settled.unit ?? (largest >= 100_000 ? 'month' : null)
  if (!unit) return null
  if (monthsWord === undefined) return { ...ends, unit }
  const months = Number(monthsWord)
  return months >= 1 && months <= 36 ? { ...ends, unit, months } : null
}

function normalize(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[~—–−‐‑―]+|--+|至|到/g, '-')
    .replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, '$1')
    .replace(/。/g, '')
    .replace(/[・•⋅]/g, '·')
    // What stands in brackets at the end explains; only where it holds a number may it change the pay.
    .replace(/\([^()0-9]*\)$/, '')
    // 一天 is a unit, not a digit of the number before it: 二百四一天.
    .replace(/一(?=个?(?:小时|钟头?|天|日|周|星期|礼拜|月|年|件|单|趟))/g, '每')
  return expandChineseNumbers(plain)
}

const settlementWord = '(日结|周结|月结|完工结|次结|现结|当天结)'
const settledFirst = new RegExp(`^${settlementWord}[:,;]?(?=.)`)
const settledLast = new RegExp(`[,;/·]?${settlementWord}$`)

/** Takes 日结, 周结 … away. They say when pay is handed over; only without any other unit does 日结 mean "a day". */
function takeSettlement(text: string): { rest: string; unit: PayUnit | null } {
  const match = settledFirst.exec(text) ?? settledLast.exec(text)
  if (!match) return { rest: text, unit: null }
  const rest = text.replace(match[0], '')
  return { rest, unit: match[1] === '日结' ? 'day' : null }
}

function unitOf(word: string): PayUnit | null {
  return unitPatterns.find(([, words]) => words.test(word))?.[0] ?? null
}

function readEnds(
  low: string | undefined,
  lowWord: string | undefined,
  high: string | undefined,
  highWord: string | undefined,
  boundWord: string | undefined,
): { min: number | null; max: number | null } | null {
  const last = toFen(high ?? low, high === undefined ? lowWord : highWord)
  if (last === null) return null
  if (high === undefined) {
    if (boundWord === undefined) return { min: last, max: last }
    return /[下内封]/.test(boundWord) ? { min: null, max: last } : { min: last, max: null }
  }
  // 6-8千 and 150-180万: the first number shares the second's word. 6000-1万 and 500-1千: it stands for itself.
  // 8-1.2万 may be eight thousand or eighty thousand: not understood rather than wrong.
  const isShared = lowWord === undefined && highWord !== undefined && Number(low) <= Number(high)
  if (lowWord === undefined && highWord !== undefined && !isShared && Number(low) < 100) return null
  const first = toFen(low, isShared ? highWord : lowWord)
  if (first === null) return null
  // 8千-12 and 1万-2: the second number lacks its word.
  if (lowWord !== undefined && highWord === undefined && Number(high) < 100) return null
  return { min: Math.min(first, last), max: Math.max(first, last) }
}

function toFen(digits: string | undefined, word: string | undefined): number | null {
  if (digits === undefined) return null
  const fen = Math.round(Number(digits) * (word === undefined ? 1 : (multipliers[word] ?? Number.NaN)) * 100)
  return Number.isFinite(fen) && fen > 0 && fen <= largestFen ? fen : null
}

/**
 * What people are really paid, in yuan per unit, as wide as any honest posting; outside it somebody must ask. From the lowest
 * legal hourly pay of past years to the best-paid posts of the sample in domain.md § 9. One table, to be tuned here only.
 */
const plausible: Record<Exclude<PayUnit, 'negotiable'>, readonly [number, number]> = {
  /** Below 8 no minimum wage allows it; above 250 it is a day's. */
  hour: [8, 250],
  /** Interns are offered 40–50; surveyors and consultants reach 2,500. A month's starts above. */
  day: [40, 2_500],
  week: [200, 15_000],
  /** A few hours a week may bring 1,000; directors reach 250,000. */
  month: [1_000, 250_000],
  year: [12_000, 3_000_000],
  /** Stickers bring a few fen, a tailored coat hundreds. */
  piece: [0.01, 1_000],
  order: [0.5, 5_000],
  /** A lorry across the country. */
  trip: [3, 30_000],
  'square-metre': [0.3, 1_000],
}

/** Units that people confuse with each other: all of time. */
const timeUnits = ['hour', 'day', 'month', 'year'] as const

/**
 * Why a pay must be checked before anybody trusts it: `unit-doubtful` where it would be ordinary under another unit of time
 * (月薪400元: a day's pay), `implausible` where under none, `not-understood` where the text gave no unit. Null for 面议, for an
 * empty text, and for what is in order.
 */
export function payFlag(
  pay: Pick<Pay, 'text' | 'min' | 'max' | 'unit'>,
): 'unit-doubtful' | 'implausible' | 'not-understood' | null {
  const { unit } = pay
  if (unit === null) return pay.text?.trim() ? 'not-understood' : null
  if (unit === 'negotiable') return null
  const ends = [pay.min, pay.max].filter(fen => fen !== null)
  const fits = (candidate: keyof typeof plausible) =>
    ends.every(fen => fen >= plausible[candidate][0] * 100 && fen <= plausible[candidate][1] * 100)
  if (fits(unit)) return null
  const isOfTime = unit === 'hour' || unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year'
  return isOfTime && timeUnits.some(fits) ? 'unit-doubtful' : 'implausible'
}

/** Paid days of a month: (365 − 104 rest days) / 12 (劳社部发〔2008〕3号). */
const daysPerMonth = 21.75

/**
 * Fen per hour for comparison, from the lower end; null where it cannot be worked out honestly (不折算): flagged pay, pieces
 * and orders, unknown hours.
 * @param hoursPerDay hours of work a day, null when not known
 */
export function perHour(pay: Pick<Pay, 'text' | 'min' | 'max' | 'unit'>, hoursPerDay: number | null): number | null {
  if (pay.min === null || payFlag(pay) !== null) return null
  if (pay.unit === 'hour') return pay.min
  if (hoursPerDay === null || !(hoursPerDay > 0)) return null
  switch (pay.unit) {
    case 'day':
      return Math.round(pay.min / hoursPerDay)
    case 'week':
      return Math.round(pay.min / (5 * hoursPerDay))
    case 'month':
      return Math.round(pay.min / (daysPerMonth * hoursPerDay))
    case 'year':
      return Math.round(pay.min / (12 * daysPerMonth * hoursPerDay))
    default:
      return null
  }
}

/** Fen as yuan without a sign, grouping or needless zeros: 2000000 → `20000`, 80 → `0.8`, 1234 → `12.34`. */
export function formatAmount(fen: number): string {
  const whole = Math.trunc(fen / 100)
  const cents = String(Math.abs(fen % 100))
    .padStart(2, '0')
    .replace(/0+$/, '')
  return cents === '' ? String(whole) : `${whole}.${cents}`
}
