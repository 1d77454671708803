// Opening hours around midnight, over midnight, on days without hours, and where clocks are put forward.
import { describe, expect, it } from 'vitest'
import { openingState } from '../../../db/model/opening-hours.ts'

const everyDay = [0, 1, 2, 3, 4, 5, 6]
const shanghai = (openingHours: { days: number[]; open: string; close: string }[]) => ({
  openingHours,
  timeZone: 'Asia/Shanghai',
})
/** A moment of 2026-11 in Chongqing; the 22nd is a Sunday. */
const at = (text: string) => new Date(`2026-11-${text}+08:00`)

describe('A market open from 8:30 to 18:00', () => {
  const market = shanghai([{ days: everyDay, open: '08:30', close: '18:00' }])

  it.each([
    ['22T08:29:59', false],
    ['22T08:30:00', true],
    ['22T17:59:59', true],
    ['22T18:00:00', false],
    ['22T23:59:59', false],
    ['23T00:00:00', false],
  ])('at %s is open: %s', (moment, isOpen) => {
    expect(openingState(market, at(moment)).isOpen).toBe(isOpen)
  })

  it('says in the evening and after midnight that it opens the next morning', () => {
    const opensAt = at('23T08:30:00')
    expect(openingState(market, at('22T18:00:00'))).toEqual({ isOpen: false, opensAt })
    expect(openingState(market, at('23T00:00:00'))).toEqual({ isOpen: false, opensAt })
    expect(openingState(market, at('23T08:29:59'))).toEqual({ isOpen: false, opensAt })
  })

  it('says when it closes', () => {
    expect(openingState(market, at('22T10:00:00'))).toEqual({ isOpen: true, closesAt: at('22T18:00:00') })
  })

  it('goes by its own time zone, not by UTC', () => {
    // 2:00 UTC is 10:00 in Chongqing, 20:00 UTC is 4:00 of the next day.
    expect(openingState(market, new Date('2026-11-22T02:00:00Z')).isOpen).toBe(true)
    expect(openingState(market, new Date('2026-11-22T20:00:00Z'))).toEqual({
      isOpen: false,
      opensAt: at('23T08:30:00'),
    })
  })
})

describe('A night market on Saturdays from 20:00 to 2:00', () => {
  const night = shanghai([{ days: [6], open: '20:00', close: '02:00' }])

  it('is open after midnight on Sunday, because the window started on Saturday', () => {
    expect(openingState(night, at('21T20:00:00')).isOpen).toBe(true)
    expect(openingState(night, at('21T23:59:59'))).toEqual({ isOpen: true, closesAt: at('22T02:00:00') })
    expect(openingState(night, at('22T00:00:00'))).toEqual({ isOpen: true, closesAt: at('22T02:00:00') })
    expect(openingState(night, at('22T01:59:59')).isOpen).toBe(true)
    expect(openingState(night, at('22T02:00:00'))).toEqual({ isOpen: false, opensAt: at('28T20:00:00') })
  })

  it('is closed after midnight on Saturday, because nothing started on Friday', () => {
    expect(openingState(night, at('21T01:00:00'))).toEqual({ isOpen: false, opensAt: at('21T20:00:00') })
  })
})

describe('Opening hours', () => {
  it('with a pause at noon name the afternoon', () => {
    const pause = shanghai([
      { days: [1, 2, 3, 4, 5], open: '09:00', close: '12:00' },
      { days: [1, 2, 3, 4, 5], open: '14:00', close: '17:30' },
    ])
    expect(openingState(pause, at('23T12:30:00'))).toEqual({ isOpen: false, opensAt: at('23T14:00:00') })
    expect(openingState(pause, at('20T18:00:00'))).toEqual({ isOpen: false, opensAt: at('23T09:00:00') })
  })

  it('that touch are one window', () => {
    const touching = shanghai([
      { days: everyDay, open: '08:00', close: '12:00' },
      { days: everyDay, open: '12:00', close: '20:00' },
    ])
    expect(openingState(touching, at('22T09:00:00'))).toEqual({ isOpen: true, closesAt: at('22T20:00:00') })
  })

  it('round the clock never close', () => {
    const always = shanghai([{ days: everyDay, open: '00:00', close: '00:00' }])
    expect(openingState(always, at('22T00:00:00'))).toEqual({ isOpen: true, closesAt: null })
    expect(openingState(always, at('22T23:59:59'))).toEqual({ isOpen: true, closesAt: null })
  })

  it('that are not given leave the market open', () => {
    expect(openingState(shanghai([]), at('22T03:00:00'))).toEqual({ isOpen: true, closesAt: null })
  })

  it('hold on the night on which clocks are put forward', () => {
    // Berlin, 2026-03-29: 2:00 becomes 3:00; 8:30 is 6:30 UTC on that day and was 7:30 UTC the day before.
    const berlin = { openingHours: [{ days: everyDay, open: '08:30', close: '18:00' }], timeZone: 'Europe/Berlin' }
    expect(openingState(berlin, new Date('2026-03-28T22:00:00Z'))).toEqual({
      isOpen: false,
      opensAt: new Date('2026-03-29T06:30:00Z'),
    })
    expect(openingState(berlin, new Date('2026-03-29T06:29:59Z')).isOpen).toBe(false)
    expect(openingState(berlin, new Date('2026-03-29T06:30:00Z')).isOpen).toBe(true)
  })
})
