// Pay texts into fen and units, the doubts about them, and pay per hour.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAmount, parsePay, payFlag, perHour } from '../../../db/model/pay.ts'
import { pay, payUnit } from '../../../db/model/posting.ts'
import { sharedData, sharedDataAbsent } from '../../support/shared-data.ts'

const understood: [string, number | null, number | null, string, number?][] = [
  ['6-8千·13薪', 600_000, 800_000, 'month', 13],
  ['1-1.5万', 1_000_000, 1_500_000, 'month'],
  ['8千-1.2万', 800_000, 1_200_000, 'month'],
  ['15-20万/年', 15_000_000, 20_000_000, 'year'],
  ['400元/天', 40_000, 40_000, 'day'],
  ['1.5千/天', 150_000, 150_000, 'day'],
  ['3千及以下', null, 300_000, 'month'],
  ['3万及以下/年', null, 3_000_000, 'year'],
  ['200-260元/天', 20_000, 26_000, 'day'],
  ['260-200元/天', 20_000, 26_000, 'day'],
  ['￥２００～２６０元／天', 20_000, 26_000, 'day'],
  ['200—260元/日', 20_000, 26_000, 'day'],
  ['200至260元每天', 20_000, 26_000, 'day'],
  ['200元/人/天', 20_000, 20_000, 'day'],
  ['日结200-260', 20_000, 26_000, 'day'],
  ['25元/小时，日结', 2_500, 2_500, 'hour'],
  ['时薪25', 2_500, 2_500, 'hour'],
  ['每小时25元', 2_500, 2_500, 'hour'],
  ['日薪300', 30_000, 30_000, 'day'],
  ['月薪400元', 40_000, 40_000, 'month'],
  ['0.8元/件', 80, 80, 'piece'],
  ['计件，0.8元/件', 80, 80, 'piece'],
  ['计件', null, null, 'piece'],
  ['12元/单', 1_200, 1_200, 'order'],
  ['120元/趟', 12_000, 12_000, 'trip'],
  ['15元/平方米', 1_500, 1_500, 'square-metre'],
  ['15元/㎡', 1_500, 1_500, 'square-metre'],
  ['300一天', 30_000, 30_000, 'day'],
  ['300块一天', 30_000, 30_000, 'day'],
  ['二百四一天', 24_000, 24_000, 'day'],
  ['一万二一个月', 1_200_000, 1_200_000, 'month'],
  ['两千到三千一个月', 200_000, 300_000, 'month'],
  ['1,200元/天', 120_000, 120_000, 'day'],
  ['4500以上', 450_000, null, 'month'],
  ['4500元起', 450_000, null, 'month'],
  ['150-180万/年', 150_000_000, 180_000_000, 'year'],
  ['500-1千/天', 50_000, 100_000, 'day'],
  ['6000-1万', 600_000, 1_000_000, 'month'],
  ['3000-4500元/月（包吃住）', 300_000, 450_000, 'month'],
  ['底薪3000+提成', 300_000, null, 'month'],
  ['面议', null, null, 'negotiable'],
  ['工资面议', null, null, 'negotiable'],
]

describe('parsePay', () => {
  it.each(understood)('understands %s', (text, min, max, unit, months) => {
    expect(parsePay(text)).toEqual({ min, max, unit, ...(months === undefined ? {} : { months }) })
  })

  it.each([
    ['9\u{FFFD}-1.5万·13薪', 'broken by an encoding fault'],
    ['8-1.2万', 'eight thousand or eighty thousand'],
    ['1万-2', 'the second number lacks its word'],
    ['200', 'too small for a month and without a unit'],
    ['日薪300元/月', 'label and unit contradict each other'],
    ['80元/4小时', 'not one of our units'],
    ['0元/天', 'nothing'],
    ['两三百一天', 'vague'],
    ['99999999万/天', 'beyond any pay'],
    ['6-8千·99薪', 'no year has so many months'],
    ['待遇优厚', 'no number'],
  ])('does not pretend to understand %s (%s)', text => {
    expect(parsePay(text)).toBeNull()
  })

  it('says null for an empty text and for none', () => {
    expect([parsePay(null), parsePay(''), parsePay(' 　')]).toEqual([null, null, null])
  })

  it('never throws, and what it gives is always valid, with min not above max, whatever is typed', () => {
    const word = fc.constantFrom(
      ...'0123456789.-~·￥/元千万百天月年件薪一二两十日时起以上下（）+,，每人\u{FFFD} '.split(''),
    )
    const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: word, maxLength: 30 }))
    fc.assert(
      fc.property(typed, text => {
        const parsed = parsePay(text)
        if (parsed === null) return
        expect(pay.safeParse({ text: null, ...parsed }).success).toBe(true)
        if (parsed.min !== null && parsed.max !== null) expect(parsed.min).toBeLessThanOrEqual(parsed.max)
      }),
      { numRuns: 5_000 },
    )
  })

  it('reads back every range that it is given in plain yuan', () => {
    const units: [string, string][] = [
      ['小时', 'hour'],
      ['天', 'day'],
      ['周', 'week'],
      ['月', 'month'],
      ['年', 'year'],
      ['件', 'piece'],
      ['单', 'order'],
      ['趟', 'trip'],
      ['平方米', 'square-metre'],
    ]
    const fen = fc.integer({ min: 1, max: 100_000_000 })
    fc.assert(
      fc.property(fen, fen, fc.constantFrom(...units), (a, b, [word, unit]) => {
        expect(parsePay(`${formatAmount(a)}-${formatAmount(b)}元/${word}`)).toEqual({
          min: Math.min(a, b),
          max: Math.max(a, b),
          unit,
        })
      }),
    )
  })
})

const flagOf = (text: string) => payFlag({ text, ...(parsePay(text) ?? { min: null, max: null, unit: null }) })

describe('payFlag', () => {
  it.each([
    ['月薪400元', 'unit-doubtful'],
    ['25元/天', 'unit-doubtful'],
    ['300元/小时', 'unit-doubtful'],
    ['5000元/天', 'unit-doubtful'],
    ['6000元/年', 'unit-doubtful'],
    ['0.5元/月', 'implausible'],
    ['3元/小时', 'implausible'],
    ['9000元/件', 'implausible'],
    ['待遇优厚', 'not-understood'],
    ['400元/天', null],
    ['50元/天', null],
    ['0.8元/件', null],
    ['计件', null],
    ['3千及以下', null],
    ['面议', null],
    ['', null],
  ])('says of %s: %s', (text, flag) => {
    expect(flagOf(text)).toBe(flag)
  })

  it('never doubts a unit that it has no amounts for', () => {
    for (const unit of payUnit.options) expect(payFlag({ text: null, min: null, max: null, unit })).toBeNull()
  })
})

describe('perHour', () => {
  const hourly = (text: string, hoursPerDay: number | null) => {
    const parsed = parsePay(text)
    return parsed && perHour({ text, ...parsed }, hoursPerDay)
  }

  it('takes the lower end, and legal working days for longer units', () => {
    expect(hourly('24-30元/小时', null)).toBe(2_400)
    expect(hourly('400元/天', 5)).toBe(8_000)
    expect(hourly('2000元/周', 8)).toBe(5_000)
    expect(hourly('6500-8000元/月', 8)).toBe(3_736)
    expect(hourly('7.8万/年', 8)).toBe(3_736)
  })

  it('works nothing out without hours, for pieces and orders, for an upper bound alone, and for doubtful pay', () => {
    expect([hourly('400元/天', null), hourly('6500元/月', null), hourly('400元/天', 0)]).toEqual([null, null, null])
    expect([hourly('0.8元/件', 8), hourly('12元/单', 8), hourly('120元/趟', 8), hourly('面议', 8)]).toEqual(
      Array(4).fill(null),
    )
    expect([hourly('3千及以下', 8), hourly('月薪400元', 8)]).toEqual([null, null])
  })
})

describe('formatAmount', () => {
  it('writes yuan without needless zeros', () => {
    expect([2_000_000, 80, 1_234, 100, 5, 0].map(formatAmount)).toEqual(['20000', '0.8', '12.34', '1', '0.05', '0'])
  })
})

const realFile = sharedData('postings-51job.csv')
describe.skipIf(realFile === null)(`the real pay texts${sharedDataAbsent(realFile)}`, () => {
  it('are understood in at least 99 of 100 non-empty cases, and what is broken is not', () => {
    const rows = parse<{ salary: string }>(readFileSync(realFile ?? ''), { columns: true })
    const texts = rows.map(row => row.salary).filter(text => text !== '')
    const unclear = texts.filter(text => parsePay(text) === null)
    expect(texts.length).toBe(4_422)
    expect(unclear.length / texts.length).toBeLessThanOrEqual(0.01)
    expect(unclear).toEqual(['9\u{FFFD}-1.5万·13薪'])
  })
})
