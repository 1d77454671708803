// Other postings like one: the same work and the shorter way first, each with its reasons.
import { expect, test } from 'vitest'
import type { Posting } from '../../../db/model/posting.ts'
import { similarTo } from '../../../db/model/similar.ts'
import { aPosting } from '../../support/a-posting.ts'

const now = new Date('2026-11-22T02:00:00.000Z')
const place = { division: '500106', district: '沙坪坝区', street: '磁器口', address: null, home: false }
const dayPay = (yuan: number): Posting['pay'] => ({ text: null, min: yuan * 100, max: yuan * 100, unit: 'day' })
const one = aPosting({ id: 'one', kind: 'welder', title: '焊工', place, pay: dayPay(240), hoursPerDay: 8 })
const like = (id: string, changes: Partial<Posting> = {}): Posting =>
  aPosting({ id, kind: 'welder', title: `焊工${id}`, place, pay: dayPay(240), hoursPerDay: 8, ...changes })
const codesOf = (others: Posting[], count = 3) =>
  similarTo(one, others, { count, now }).map(({ posting, reasons }) => [posting.id, ...reasons.map(r => r.code)])

test('the same kind on the same street comes before the same kind elsewhere, and that before another kind', () => {
  const others = [
    like('far', { place: { ...place, division: '500101', district: '万州区', street: null } }),
    like('next', { place: { ...place, division: '500107', district: '九龙坡区', street: null } }),
    like('group', { kind: 'electrician', place: { ...place, street: '双碑' } }),
    like('street'),
    like('district', { place: { ...place, street: '双碑' } }),
  ]
  expect(codesOf(others, 5)).toEqual([
    ['street', 'same-kind', 'same-street'],
    ['district', 'same-kind', 'same-district'],
    ['next', 'same-kind', 'next-district'],
    ['far', 'same-kind'],
    ['group', 'same-group', 'same-district'],
  ])
})

test('better pay is said by the hour where both can be worked out, by the day otherwise, and never where it is doubted', () => {
  const reasonOf = (changes: Partial<Posting>, from = one) =>
    similarTo(from, [like('a', changes)], { count: 1, now })[0]?.reasons.find(r => r.code === 'pays-more')
  expect(reasonOf({ pay: dayPay(320) })).toEqual({ code: 'pays-more', amount: 1_000, unit: 'hour' })
  expect(reasonOf({ pay: dayPay(240), hoursPerDay: 6 })).toEqual({ code: 'pays-more', amount: 1_000, unit: 'hour' })
  expect(reasonOf({ pay: dayPay(300), hoursPerDay: null })).toEqual({ code: 'pays-more', amount: 6_000, unit: 'day' })
  expect(reasonOf({ pay: dayPay(242) })).toBeUndefined()
  expect(reasonOf({ pay: dayPay(90_000) })).toBeUndefined()
  expect(reasonOf({ pay: { text: '面议', min: null, max: null, unit: 'negotiable' } })).toBeUndefined()
})

test('other work on the same street is like it; other work in the district, or better paid, is not', () => {
  const cook = { kind: 'cook', pay: dayPay(400) }
  expect(codesOf([like('a', cook)])).toEqual([['a', 'same-street', 'pays-more']])
  expect(codesOf([like('a', { ...cook, place: { ...place, street: '双碑' } })])).toEqual([])
})

test('itself, the same offer put up again, and more than were asked for are left out', () => {
  const again = like('again', { title: one.title })
  const twice = [like('a', { title: '氩弧焊' }), like('b', { title: '氩弧焊' })]
  expect(codesOf([one, again, ...twice]).map(([id]) => id)).toEqual(['a'])
  expect(codesOf(Array.from({ length: 9 }, (_, i) => like(`x${i}`)))).toHaveLength(3)
})

test('work from home is compared with work from home, whatever the district', () => {
  const home = aPosting({ id: 'h', kind: null, place: { ...place, division: null, home: true } })
  const other = aPosting({ id: 'o', kind: null, title: '手工', place: { ...place, division: '500101', home: true } })
  expect(similarTo(home, [other], { count: 3, now })[0]?.reasons).toEqual([{ code: 'home' }])
})

test('what is wanted today says so', () => {
  const urgent = { reason: '缺人', until: '2026-11-22T16:00:00.000Z' }
  expect(codesOf([like('u', { urgent })])).toEqual([['u', 'same-kind', 'same-street', 'today']])
})
