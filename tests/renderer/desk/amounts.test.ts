// What clerks type as money, counts and days.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseCount, parseDay, parseYuan, yuanText } from '../../../db/model/amounts.ts'

describe('An amount', () => {
  test.each([
    ['400', 40_000],
    ['18.5', 1_850],
    ['0.8', 80],
    ['0.29', 29],
    ['1.1', 110],
    ['６０００', 600_000],
    ['6,000 元', 600_000],
    ['1000000', 100_000_000],
  ])('%s is exact fen', (text, fen) => expect(parseYuan(text)).toBe(fen))

  test.each(['0', '-5', '1.234', '1e3', '四百', '1000000.01', '12345678', '.5', '5-6'])('%s is none', text =>
    expect(parseYuan(text)).toBe('wrong'),
  )

  it('comes back as it was, whatever it is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000_000 }), fen => parseYuan(yuanText(fen)) === fen))
  })

  it('is null when nothing is typed', () => expect([parseYuan(' '), yuanText(null)]).toEqual([null, '']))
})

test('a head count is whole, at least one and at most ten thousand', () => {
  expect(['3', ' １２ ', '10000', ''].map(parseCount)).toEqual([3, 12, 10_000, null])
  expect(['0', '10001', '2.5', '三', '-1'].map(parseCount)).toEqual(Array(5).fill('wrong'))
})

describe('A day', () => {
  const today = '2026-11-22'
  test.each([
    ['2026-12-07', '2026-12-07'],
    ['2026.12.7', '2026-12-07'],
    ['12-7', '2026-12-07'],
    ['12月7日', '2026-12-07'],
    ['１２/７', '2026-12-07'],
    ['11-22', '2026-11-22'],
    ['1-5', '2027-01-05'],
    ['2028-2-29', '2028-02-29'],
  ])('%s is %s', (text, day) => expect(parseDay(text, today)).toBe(day))

  test.each(['', '2-30', '13-1', '2026-11', '26-12-7', 'morgen', '12', '2026-1-2-3', '2-29'])('%s is none', text =>
    expect(parseDay(text, today)).toBeNull(),
  )
})
