// The demonstration's notices and sites: valid, marked, in time at any hour, and nobody's number.
import { describe, expect, test } from 'vitest'
import { feedOfNotice, feedOfSite, sampleNotices, sampleSites } from '../../../central/import/sample-items.ts'
import { marketDay } from '../../../db/model/market-time.ts'
import { isShownAt } from '../../../db/model/notice.ts'

const moments = ['2026-11-22T02:43:00Z', '2026-11-22T15:59:59Z', '2026-11-22T16:00:00Z', '2027-02-28T23:00:00Z']

describe.each(moments)('made at %s', text => {
  const now = new Date(text)
  const notices = sampleNotices(now)

  test('every notice is marked, shown now, and none is an emergency', () => {
    expect(notices).toHaveLength(8)
    expect(notices.every(n => n.demonstration === true && n.source.name === '演示数据')).toBe(true)
    expect(notices.filter(n => !isShownAt(n, now))).toEqual([])
    expect(notices.map(n => n.kind).filter(kind => kind === 'emergency')).toEqual([])
  })

  test('trainings and the fair are still to come, and go when their day is over', () => {
    const dated = notices.filter(n => n.startsOn !== null)
    expect(dated.map(n => n.kind)).toEqual(['training', 'training', 'job-fair'])
    for (const { startsOn, validUntil } of dated) {
      expect(startsOn && startsOn > marketDay(now, 'Asia/Shanghai')).toBe(true)
      expect(marketDay(new Date(Date.parse(validUntil) - 1), 'Asia/Shanghai')).toBe(startsOn)
    }
  })
})

const notices = sampleNotices(new Date(moments[0] ?? ''))
const sites = sampleSites()

test('there is something for everybody: seats, policies, rights, mothers, older people', () => {
  expect(notices.filter(n => n.kind === 'training').every(n => (n.seatsLeft ?? 0) > 0 && n.seatsLeft !== n.seats)).toBe(
    true,
  )
  expect(notices.filter(n => n.kind === 'policy')).toHaveLength(2)
  expect(notices.some(n => n.kind === 'rights' && n.text.includes('12333'))).toBe(true)
  for (const audience of ['mothers', 'older'] as const)
    expect(notices.some(n => n.kind === 'notice' && n.audience.includes(audience))).toBe(true)
})

test('there are ten sites of every profile in several districts, with names and ids of their own', () => {
  expect(sites).toHaveLength(10)
  expect(sites.every(s => s.demonstration === true)).toBe(true)
  expect(new Set(sites.map(s => s.profile))).toEqual(new Set(['market', 'station', 'stall', 'van']))
  expect(new Set(sites.map(s => s.division)).size).toBeGreaterThanOrEqual(7)
  for (const field of ['id', 'name', 'phone'] as const) expect(new Set(sites.map(s => s[field])).size).toBe(10)
  expect(sites.every(s => s.district !== null)).toBe(true)
})

test('no number is anybody’s but the public hotline', () => {
  const told = JSON.stringify([notices, sites]).match(/0[0-9]{2,3}-?[0-9]{4}-?[0-9]{4}|1[3-9][0-9]{9}/g) ?? []
  expect(told).toHaveLength(18)
  expect(told.filter(phone => !phone.startsWith('023-0000-'))).toEqual([])
})

test('they stand in feeds that a site with default settings reads', () => {
  expect(new Set([...notices.map(feedOfNotice), ...sites.map(feedOfSite)])).toEqual(new Set(['500106', '500000']))
  expect(sites.filter(s => feedOfSite(s) === '500106').every(s => s.division === '500106')).toBe(true)
})
