// The demonstration's postings: valid, marked, and right at any hour.
import { describe, expect, it } from 'vitest'
import { feedOfSample, samplePostings } from '../../../central/import/sample.ts'
import { findKind, groupOf, kindGroups, kindOfTitle } from '../../../db/model/kinds.ts'
import { payFlag, perHour } from '../../../db/model/pay.ts'
import { isLive, isUrgent, missingElements } from '../../../db/model/posting.ts'

const morning = new Date('2026-11-22T02:43:00Z')
const sample = samplePostings(morning)

describe('the sample', () => {
  it('holds about eighty live postings with ids of their own, all marked as demonstration', () => {
    expect(sample.length).toBeGreaterThanOrEqual(80)
    expect(sample.map(p => p.id)).toEqual(sample.map((_, i) => `demo-${String(i + 1).padStart(3, '0')}`))
    expect(sample.every(p => p.demonstration === true && p.source.name === '演示数据' && isLive(p, morning))).toBe(true)
    expect(sample.every(p => Date.parse(p.publishedAt) < morning.getTime())).toBe(true)
  })

  it('is the same at every hour but for its dates', () => {
    const timeless = (at: Date) =>
      samplePostings(at).map(({ publishedAt, validUntil, startsOn, endsOn, urgent, ...rest }) => rest)
    expect(timeless(new Date('2027-03-01T16:30:00Z'))).toEqual(timeless(morning))
  })

  it('has work of every group of the field, with kinds that exist and titles that are recognised', () => {
    for (const p of sample) expect([p.title, findKind(p.kind ?? '')?.occupation]).toEqual([p.title, p.occupation])
    const groups = new Set(sample.map(p => groupOf(p.kind ?? '')))
    expect(kindGroups.map(group => group.code).filter(code => !groups.has(code))).toEqual(['computing'])
    expect(sample.filter(p => kindOfTitle(p.title) === null)).toEqual([])
  })

  it('has two urgent orders, which end with the market day in Shanghai', () => {
    const urgent = sample.filter(p => isUrgent(p, morning))
    expect(urgent.map(p => p.title)).toEqual(['设备调试电工', '车位工200人'])
    expect(urgent.map(p => p.urgent?.until)).toEqual(Array(2).fill('2026-11-22T16:00:00.000Z'))
  })

  it.each([
    ['2026-11-22T14:59:00Z', '2026-11-22T16:00:00.000Z'],
    ['2026-11-22T15:01:00Z', '2026-11-23T16:00:00.000Z'],
    ['2026-11-22T16:00:00Z', '2026-11-23T16:00:00.000Z'],
  ])('made at %s keeps its orders urgent until %s', (at, until) => {
    expect(samplePostings(new Date(at))[0]?.urgent?.until).toBe(until)
  })

  it('shows each thing that a face must be able to show', () => {
    const flagged = sample.filter(p => payFlag(p.pay) === 'unit-doubtful')
    expect(flagged.map(p => p.pay.text)).toEqual(['400元/月'])
    expect(sample.filter(p => p.pay.unit === 'negotiable')).toHaveLength(1)
    expect(sample.filter(p => payFlag(p.pay) === 'not-understood')).toHaveLength(1)
    expect(new Set(sample.flatMap(missingElements))).toEqual(new Set(['employer', 'headcount', 'requirements', 'pay']))
    expect(sample.filter(p => p.title.length > 80)).toHaveLength(1)
    expect(sample.some(p => `${p.pay.min}`.length + `${p.pay.max}`.length - 4 >= 9)).toBe(true)
    expect(sample.some(p => p.pay.min === null && p.pay.unit === null)).toBe(true)
    expect(sample.filter(p => p.place.home).length).toBeGreaterThanOrEqual(5)
    expect(sample.filter(p => p.shifts.includes('night')).length).toBeGreaterThanOrEqual(5)
    expect(new Set(sample.map(p => p.settlement)).size).toBeGreaterThanOrEqual(6)
    expect(sample.some(p => perHour(p.pay, p.hoursPerDay) !== null)).toBe(true)
  })

  it('gives no number that anybody has', () => {
    const told = JSON.stringify(sample).match(/0[0-9]{2,3}-?[0-9]{4}-?[0-9]{4}|1[3-9][0-9]{9}/g) ?? []
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(phone => !phone.startsWith('023-0000-'))).toEqual([])
    expect(sample.filter(p => p.contact.policy === 'desk').length).toBeGreaterThan(sample.length * 0.8)
  })

  it('stands mostly in the district, the rest in the feed of the municipality', () => {
    const own = sample.filter(p => feedOfSample(p) === '500106')
    expect(own.every(p => p.place.division === '500106')).toBe(true)
    expect(own.length).toBeGreaterThan(sample.length / 2)
    expect(sample.some(p => feedOfSample(p) === '500000' && p.place.division === '500109')).toBe(true)
  })
})
