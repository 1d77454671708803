// What hangs on the board at a moment: around midnight, over days, over changes to summer time, with and without day-parts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scheduleAt } from '../../../db/model/board-schedule.ts'
import { marketTime } from '../../../db/model/market-time.ts'
import { siteSettings } from '../../../db/model/site.ts'

const settings = (board: object = {}, rest: object = {}) => siteSettings.parse({ board, ...rest })
/** A moment of 2026-11 in Chongqing; the 22nd is a Sunday. */
const at = (text: string) => new Date(`2026-11-${text}+08:00`)
const plus = (date: Date, seconds: number) => new Date(date.getTime() + seconds * 1000)

describe('a site with default settings', () => {
  const site = settings()

  it.each([
    ['22T20:59:59', 0],
    ['22T21:00:00', 0.45],
    ['22T23:59:59', 0.45],
    ['23T00:00:00', 0.45],
    ['23T06:29:59', 0.45],
    ['23T06:30:00', 0],
  ])('at %s is dimmed by %s', (moment, dim) => {
    expect(scheduleAt(site, at(moment)).dim).toBe(dim)
  })

  it('shows postings, and at the end of every sixth minute for 20 seconds notices and sites in turn', () => {
    const pages: (string | null)[] = []
    for (let second = 0; second < 24 * 60; second++) {
      const { page } = scheduleAt(site, plus(at('22T12:00:00'), second))
      if (page !== pages.at(-1)) pages.push(page)
      expect(page !== null).toBe(second % 360 >= 340)
    }
    expect(pages).toEqual([null, 'notices', null, 'sites', null, 'notices', null, 'sites'])
  })

  it('begins and ends the day with postings, then a page: nothing jumps at midnight but the turn', () => {
    expect(scheduleAt(site, at('22T23:59:39')).page).toBeNull()
    expect(scheduleAt(site, at('22T23:59:40')).page).toBe('sites')
    expect(scheduleAt(site, at('22T23:59:59')).page).toBe('sites')
    expect(scheduleAt(site, at('23T00:00:00')).page).toBeNull()
  })

  it('is open by its hours, and speaks its own language', () => {
    expect(scheduleAt(site, at('22T12:00:00'))).toMatchObject({
      opening: { isOpen: true, closesAt: at('22T18:00:00') },
      language: 'zh-Hans',
      prefer: 'even',
    })
    expect(scheduleAt(site, at('22T19:00:00')).opening).toEqual({ isOpen: false, opensAt: at('23T08:30:00') })
  })
})

describe('day-parts', () => {
  const site = settings({
    dayParts: [
      // Saturdays from 20:00 to Sunday 2:00.
      { days: [6], from: '20:00', to: '02:00', prefer: 'near', pages: ['sites'], everyMinutes: 10, pageSeconds: 30 },
      { days: [1, 2, 3, 4, 5], from: '06:00', to: '09:00', prefer: 'new', pages: [] },
      { from: '08:00', to: '10:00', prefer: 'near' },
    ],
  })

  it.each([
    ['21T19:59:59', 'even'],
    ['21T20:00:00', 'near'],
    ['21T23:59:59', 'near'],
    ['22T00:00:00', 'near'],
    ['22T01:59:59', 'near'],
    ['22T02:00:00', 'even'],
    // The same hours of the next night belong to Sunday, which has none.
    ['22T20:00:00', 'even'],
    ['23T00:30:00', 'even'],
    // And those of the night before to Friday.
    ['21T01:00:00', 'even'],
  ])('a window over midnight belongs to the day it starts: at %s the wall prefers %s', (moment, prefer) => {
    expect(scheduleAt(site, at(moment)).prefer).toBe(prefer)
  })

  it('of two that hold the first counts, and a day that the first does not name goes to the next', () => {
    expect(scheduleAt(site, at('23T08:30:00')).prefer).toBe('new')
    expect(scheduleAt(site, at('23T09:00:00')).prefer).toBe('near')
    expect(scheduleAt(site, at('22T08:30:00')).prefer).toBe('near')
  })

  it('has its own pages, and none where it names none', () => {
    expect(scheduleAt(site, at('22T00:09:29')).page).toBeNull()
    expect(scheduleAt(site, at('22T00:09:30')).page).toBe('sites')
    expect(scheduleAt(site, at('22T00:19:30')).page).toBe('sites')
    const busy = Array.from({ length: 180 }, (_, minute) => scheduleAt(site, plus(at('23T06:00:50'), minute * 60)).page)
    expect(busy.every(page => page === null)).toBe(true)
  })

  it('with both ends the same lasts from that hour to the same hour of the next day', () => {
    const monday = settings({ dayParts: [{ days: [1], from: '08:00', to: '08:00', prefer: 'new' }] })
    const prefers = ['23T07:59:59', '23T08:00:00', '24T00:00:00', '24T07:59:59', '24T08:00:00'].map(
      moment => scheduleAt(monday, at(moment)).prefer,
    )
    expect(prefers).toEqual(['even', 'new', 'new', 'new', 'even'])
  })

  it('never gives a page more than half of the time', () => {
    const site = settings({ dayParts: [{ from: '00:00', to: '00:00', everyMinutes: 1, pageSeconds: 120 }] })
    const pages = Array.from({ length: 600 }, (_, second) => scheduleAt(site, plus(at('22T12:00:00'), second)).page)
    expect(pages.filter(page => page !== null)).toHaveLength(300)
  })
})

describe('languages', () => {
  const site = settings({ languages: ['zh-Hans', 'en'], languageMinutes: 7 })

  it('take turns on whole multiples of their minutes since midnight', () => {
    const languages = ['22T00:00:00', '22T00:06:59', '22T00:07:00', '22T00:13:59', '22T00:14:00'].map(
      moment => scheduleAt(site, at(moment)).language,
    )
    expect(languages).toEqual(['zh-Hans', 'zh-Hans', 'en', 'en', 'zh-Hans'])
  })

  it('begin anew at midnight, on every wall of the site alike', () => {
    // 1440 minutes are 205 turns and 5 minutes: the day ends in the language in which the next one begins.
    expect(scheduleAt(site, at('22T23:54:59')).language).toBe('zh-Hans')
    expect(scheduleAt(site, at('22T23:55:00')).language).toBe('en')
    expect(scheduleAt(site, at('23T00:00:00')).language).toBe('zh-Hans')
  })

  it('one alone takes the place of the site’s own', () => {
    expect(scheduleAt(settings({ languages: ['zh-Hant'] }), at('22T12:00:00')).language).toBe('zh-Hant')
  })
})

describe('the night', () => {
  it('may lie within a day, last all day, or never come', () => {
    const dims = (night: object | null) =>
      ['22T00:00:00', '22T02:00:00', '22T12:00:00'].map(moment => scheduleAt(settings({ night }), at(moment)).dim)
    expect(dims({ from: '01:00', to: '05:00', dim: 0.6 })).toEqual([0, 0.6, 0])
    expect(dims({ from: '00:00', to: '00:00', dim: 0.3 })).toEqual([0.3, 0.3, 0.3])
    expect(dims(null)).toEqual([0, 0, 0])
  })

  it('does not depend on the opening: a night market is open while dimmed', () => {
    const site = settings({}, { openingHours: [{ days: [6], open: '20:00', close: '02:00' }] })
    expect(scheduleAt(site, at('22T01:00:00'))).toMatchObject({ opening: { isOpen: true }, dim: 0.45 })
    expect(scheduleAt(site, at('23T01:00:00'))).toMatchObject({ opening: { isOpen: false }, dim: 0.45 })
  })

  it('a day without hours is closed from midnight to midnight', () => {
    const site = settings({}, { openingHours: [{ days: [1, 2, 3, 4, 5], open: '00:00', close: '00:00' }] })
    const isOpen = (text: string) => scheduleAt(site, at(text)).opening.isOpen
    expect(['20T23:59:59', '21T00:00:00', '22T23:59:59', '23T00:00:00'].map(isOpen)).toEqual([true, false, false, true])
  })
})

describe('in a zone with summer time', () => {
  const site = settings(
    { dayParts: [{ from: '01:30', to: '03:30', prefer: 'new' }], night: { from: '02:30', to: '04:00', dim: 0.5 } },
    { timeZone: 'Europe/Berlin' },
  )
  const brief = (text: string) => {
    const { prefer, dim } = scheduleAt(site, new Date(text))
    return `${prefer} ${dim}`
  }

  it('goes by the clock on the wall when it is put forward: the hour that is not there is skipped', () => {
    expect(brief('2026-03-29T00:59:59Z')).toBe('new 0')
    expect(brief('2026-03-29T01:00:00Z')).toBe('new 0.5')
    expect(brief('2026-03-29T01:30:00Z')).toBe('even 0.5')
    expect(brief('2026-03-29T02:00:00Z')).toBe('even 0')
  })

  it('and when it is put back: the hour that comes twice counts twice', () => {
    expect(brief('2026-10-25T00:30:00Z')).toBe('new 0.5')
    expect(brief('2026-10-25T01:00:00Z')).toBe('new 0')
    expect(brief('2026-10-25T01:30:00Z')).toBe('new 0.5')
    expect(brief('2026-10-25T03:00:00Z')).toBe('even 0')
  })
})

describe('over whole weeks', () => {
  const clock = fc
    .integer({ min: 0, max: 1439 })
    .map(minute => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
  const board = fc.record({
    dayParts: fc.array(
      fc.record({
        days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
        from: clock,
        to: clock,
        prefer: fc.constantFrom('even', 'new', 'near'),
        everyMinutes: fc.integer({ min: 1, max: 120 }),
      }),
      { maxLength: 3 },
    ),
    night: fc.option(fc.record({ from: clock, to: clock, dim: fc.double({ min: 0, max: 0.8, noNaN: true }) })),
    languages: fc.shuffledSubarray(['zh-Hans', 'zh-Hant', 'en']),
  })
  const second = fc.integer({ min: 0, max: 14 * 86_400 })

  it('is the same for the same settings and second, whoever asks, and the same a week later', () => {
    fc.assert(
      fc.property(board, second, (parts, offset) => {
        const [one, other] = [settings(parts), settings(structuredClone(parts))]
        const now = plus(at('16T00:00:00'), offset)
        const { opening, ...scheduled } = scheduleAt(one, now)
        expect(scheduleAt(other, new Date(now))).toEqual({ ...scheduled, opening })
        const { opening: _, ...later } = scheduleAt(one, plus(now, 7 * 86_400))
        expect(later).toEqual(scheduled)
      }),
    )
  })

  it('a window that holds began today on one of its days, or yesterday on one and goes over midnight', () => {
    fc.assert(
      fc.property(board, second, (parts, offset) => {
        const [part] = parts.dayParts
        if (!part || part.prefer === 'even') return
        const now = plus(at('16T00:00:00'), offset)
        const { prefer } = scheduleAt(settings({ dayParts: [part] }), now)
        const { hour, minute, weekday } = marketTime(now, 'Asia/Shanghai')
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const isOver = part.to <= part.from
        const sinceToday = part.days.includes(weekday) && time >= part.from && (isOver || time < part.to)
        const sinceYesterday = isOver && part.days.includes((weekday + 6) % 7) && time < part.to
        expect(prefer).toBe(sinceToday || sinceYesterday ? part.prefer : 'even')
      }),
      { numRuns: 500 },
    )
  })
})
