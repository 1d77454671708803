// The calendar of reports, and how far matches have come: pure rules.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MatchStep, stageTimes, standingSteps } from '../../../db/model/report/counted.ts'
import { period, periodBefore, shiftPeriod, spanBefore, spanOf, stepsOf } from '../../../db/model/report/period.ts'

describe('A period', () => {
  test.each([
    ['2026-11-22', '2026-11-22', '2026-11-23', '2026-11-15'],
    ['2026-12-31', '2026-12-31', '2027-01-01', '2026-12-24'],
    ['2026-01', '2026-01-01', '2026-02-01', '2025-12'],
    ['2026-12', '2026-12-01', '2027-01-01', '2026-11'],
    ['2028-02', '2028-02-01', '2028-03-01', '2028-01'],
    ['2026', '2026-01-01', '2027-01-01', '2025'],
  ])('%s goes from %s to before %s and is compared with %s', (text, from, until, before) => {
    expect(spanOf(text)).toEqual({ from, until })
    expect(periodBefore(text)).toBe(before)
  })

  test('that goes on is compared with as many days of the one before', () => {
    expect(spanBefore('2026-11', '2026-11-22')).toEqual({ from: '2026-10-01', until: '2026-10-23', isPart: true })
    // On the last day, and where the month before is shorter, with the whole of it.
    expect(spanBefore('2026-11', '2026-11-30')).toMatchObject({ until: '2026-11-01', isPart: false })
    expect(spanBefore('2026-03', '2026-03-30')).toEqual({ from: '2026-02-01', until: '2026-03-01', isPart: false })
    expect(spanBefore('2026-10', '2026-11-22')).toMatchObject({
      from: '2026-09-01',
      until: '2026-10-01',
      isPart: false,
    })
    expect(spanBefore('2026-12', '2026-11-22')).toMatchObject({
      from: '2026-11-01',
      until: '2026-12-01',
      isPart: false,
    })
    expect(spanBefore('2028', '2028-03-01')).toEqual({ from: '2027-01-01', until: '2027-03-03', isPart: true })
  })

  test('is cut into the days of its month, the months of its year, the week of its day', () => {
    expect(stepsOf('2026-02')).toHaveLength(28)
    expect([stepsOf('2028-02').at(-1), stepsOf('2026-11').at(0)]).toEqual(['2028-02-29', '2026-11-01'])
    expect([stepsOf('2026').length, stepsOf('2026')[11]]).toEqual([12, '2026-12'])
    expect(stepsOf('2027-01-03')).toEqual([
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ])
  })

  test.each(['2026-13', '2026-00', '2026-02-30', '1999', '2100-01', '26', '2026-1', '', '２０２６'])(
    '"%s" is none',
    text => {
      expect(period.safeParse(text).success).toBe(false)
    },
  )

  test('periods of a kind follow each other without a gap', () => {
    const text = fc.tuple(fc.integer({ min: 2001, max: 2098 }), fc.integer({ min: 1, max: 12 }))
    fc.assert(
      fc.property(text, ([year, month]) => {
        const own = `${year}-${String(month).padStart(2, '0')}`
        expect(spanOf(own).until).toBe(spanOf(shiftPeriod(own, 1)).from)
        expect(shiftPeriod(shiftPeriod(own, 17), -17)).toBe(own)
        expect(stepsOf(own).every(day => period.safeParse(day).success)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('A match', () => {
  const step = (to: MatchStep['to'], at: string, from: MatchStep['from'] = null): MatchStep => ({
    action: 'step',
    from,
    to,
    at,
  })
  const undo = (from: MatchStep['from'], to: MatchStep['to'], at: string): MatchStep => ({
    action: 'undo',
    from,
    to,
    at,
  })

  test('counts once for each stage, when it first came so far', () => {
    const times = stageTimes([
      step('recommended', '1'),
      step('talking', '2'),
      step('failed', '3'),
      step('recommended', '4'),
      step('talking', '5'),
      step('agreed', '6'),
      step('started', '7'),
      step('unpaid', '8'),
      step('paid', '9'),
    ])
    expect(Object.fromEntries(times)).toEqual({
      matches: '1',
      contacted: '2',
      talking: '2',
      agreed: '6',
      started: '7',
      unpaid: '8',
      paid: '9',
    })
  })

  test('does not count for what was taken back', () => {
    const history = [step('recommended', '1'), step('agreed', '2'), undo('agreed', 'recommended', '3')]
    expect(Object.fromEntries(stageTimes(history))).toEqual({ matches: '1' })
    expect(standingSteps([...history, undo('recommended', null, '4')])).toEqual([])
    expect(Object.fromEntries(stageTimes([...history, step('agreed', '5')]))).toMatchObject({ agreed: '5' })
  })
})
