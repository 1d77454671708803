// Notices: from when to when they are shown, in which order, and which emergency covers the wall.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNotices, emergencyAt, isShownAt, type Notice, notice } from '../../../db/model/notice.ts'

const aNotice = (changes: Partial<Notice> = {}): Notice =>
  notice.parse({
    id: 'n',
    kind: 'notice',
    title: '通知',
    text: '',
    source: { name: '测试' },
    shownFrom: '2026-11-22T00:00:00.000Z',
    validUntil: '2026-11-23T00:00:00.000Z',
    ...changes,
  })
const emergency = (id: string, changes: Partial<Notice> = {}) => aNotice({ id, kind: 'emergency', ...changes })
const at = (text: string) => new Date(`2026-11-${text}Z`)

test.each([
  ['21T23:59:59.999', false],
  ['22T00:00:00.000', true],
  ['22T23:59:59.999', true],
  ['23T00:00:00.000', false],
])('a notice from the 22nd to the 23rd is shown at %s: %s', (moment, isShown) => {
  expect(isShownAt(aNotice(), at(moment))).toBe(isShown)
})

test('moments count, not their text: with and without fractions of a second they are the same', () => {
  const short = aNotice({ shownFrom: '2026-11-22T00:00:00Z', validUntil: '2026-11-23T00:00:00Z' })
  expect(isShownAt(short, at('22T00:00:00.000'))).toBe(true)
  expect(isShownAt(short, at('23T00:00:00.000'))).toBe(false)
})

test('one whose end comes before its beginning is never shown', () => {
  const never = aNotice({ validUntil: '2026-11-21T00:00:00Z' })
  for (const moment of ['20T12:00:00', '21T12:00:00', '22T12:00:00']) expect(isShownAt(never, at(moment))).toBe(false)
})

describe('the emergency that covers the wall', () => {
  const noon = at('22T12:00:00')

  test('there is none without one that is shown now', () => {
    expect(emergencyAt([], noon)).toBeNull()
    expect(emergencyAt([aNotice({ priority: 9 })], noon)).toBeNull()
    const ended = emergency('ended', { validUntil: '2026-11-22T12:00:00.000Z' })
    const later = emergency('later', { shownFrom: '2026-11-22T12:00:00.001Z' })
    expect(emergencyAt([ended, later], noon)).toBeNull()
    expect(emergencyAt([ended, later], at('22T11:59:59.999'))?.id).toBe('ended')
    expect(emergencyAt([ended, later], at('22T12:00:00.001'))?.id).toBe('later')
  })

  test('the higher priority stands, then the newer one, then the first by its id', () => {
    const low = emergency('low', { priority: 3, shownFrom: '2026-11-22T11:00:00.000Z' })
    const high = emergency('high', { priority: 7 })
    const newer = emergency('newer', { priority: 7, shownFrom: '2026-11-22T10:00:00Z' })
    const twin = emergency('neighbour', { priority: 7, shownFrom: '2026-11-22T10:00:00.000Z' })
    expect(emergencyAt([low, high], noon)?.id).toBe('high')
    expect(emergencyAt([high, low, newer], noon)?.id).toBe('newer')
    expect(emergencyAt([newer, twin], noon)?.id).toBe('neighbour')
  })

  test('a higher one that ends gives way to the lower one that still holds', () => {
    const short = emergency('short', { priority: 9, validUntil: '2026-11-22T13:00:00.000Z' })
    const long = emergency('long', { priority: 1 })
    expect(emergencyAt([long, short], at('22T12:59:59.999'))?.id).toBe('short')
    expect(emergencyAt([long, short], at('22T13:00:00.000'))?.id).toBe('long')
  })

  test('it is the same in whatever order they come, no other that is shown has a higher priority, and the list stays as it was', () => {
    const day = fc.integer({ min: 20, max: 25 }).map(d => `2026-11-${d}T00:00:00.000Z`)
    const list = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 5 }),
        kind: fc.constantFrom('emergency', 'policy'),
        priority: fc.integer({ min: 0, max: 9 }),
        shownFrom: day,
        validUntil: day,
      }),
      { selector: n => n.id, maxLength: 12 },
    )
    fc.assert(
      fc.property(list, rows => {
        const notices = rows.map(row => aNotice(row as Partial<Notice>))
        const before = structuredClone(notices)
        const found = emergencyAt(notices, noon)
        expect(emergencyAt([...notices].reverse(), noon)).toEqual(found)
        expect(notices).toEqual(before)
        const shown = notices.filter(n => n.kind === 'emergency' && isShownAt(n, noon))
        expect(found === null).toBe(shown.length === 0)
        for (const other of shown) expect(other.priority).toBeLessThanOrEqual(found?.priority ?? -1)
      }),
    )
  })
})

test('the order of notices: priority, then the newest; never a tie between two', () => {
  const list = [
    aNotice({ id: 'old' }),
    aNotice({ id: 'new', shownFrom: '2026-11-22T05:00:00Z' }),
    aNotice({ id: 'first', priority: 1 }),
    aNotice({ id: 'nil' }),
  ]
  expect([...list].sort(compareNotices).map(n => n.id)).toEqual(['first', 'new', 'nil', 'old'])
})

describe('the schema', () => {
  const plain = aNotice()
  test.each([
    ['no end', { validUntil: undefined }],
    ['a title of blanks', { title: '  ' }],
    ['a title longer than a wall can hold', { title: '长'.repeat(61) }],
    ['a priority above 9', { priority: 10 }],
    ['a day that is none', { startsOn: '2026-02-30' }],
    ['a moment without its zone', { shownFrom: '2026-11-22T00:00:00' }],
  ])('refuses %s', (_, changes) => {
    expect(notice.safeParse({ ...plain, ...changes }).success).toBe(false)
  })

  test('keeps fields of newer versions, and fills in what may be left out', () => {
    const { audience, priority, seats, ...least } = plain
    expect(notice.parse({ ...least, colour: 'red' })).toMatchObject({
      audience: [],
      priority: 0,
      seats: null,
      colour: 'red',
    })
  })
})
