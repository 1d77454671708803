// In what order postings come: what has the words typed before what is only of that kind, and the nearest first.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nearnessOf, type Standing } from '../../db/model/nearness.ts'
import type { Posting } from '../../db/model/posting.ts'
import { openWritable, transact } from '../../db/open.ts'
import { putPosting } from '../../db/postings.ts'
import { findPostings } from '../../db/search.ts'
import type { PostingFilter } from '../../db/search-filter.ts'
import { searchRows } from '../bench/parts/search-rows.ts'
import { aPosting } from '../support/a-posting.ts'
import { aTempDir } from '../support/temp-dir.ts'

const now = new Date('2026-11-22T02:00:00.000Z')
const urgent = { reason: '今天缺人', until: '2026-11-22T16:00:00.000Z' }
const nowhere = { division: null, district: null, street: null, address: null, home: false }

function aDb(postings: readonly Posting[]) {
  const db = openWritable(join(aTempDir(), 'postings.db'), 'postings')
  transact(db, () => {
    for (const [i, posting] of postings.entries()) putPosting(db, '500106', i + 1, posting)
  })
  return db
}

/** All that is found, in pages of so many. */
function pages(db: ReturnType<typeof aDb>, filter: PostingFilter, limit: number, nearTo?: Standing): Posting[] {
  const found: Posting[] = []
  for (let offset = 0; ; offset += limit) {
    const { rows } = findPostings(db, filter, {
      now,
      order: 'newest',
      limit,
      offset,
      ...(nearTo ? { nearTo } : {}),
    })
    found.push(...rows)
    if (rows.length < limit) return found
  }
}

describe('What is typed', () => {
  const cleaners = [
    ['商场保洁', '2026-11-01T00:00:00.000Z'],
    ['医院保洁', '2026-11-20T00:00:00.000Z'],
    ['小区保洁', '2026-11-21T00:00:00.000Z'],
    ['夜班商场保洁', '2026-11-02T00:00:00.000Z'],
  ] as const
  const aCleanersDb = () =>
    aDb([
      ...cleaners.map(([title, publishedAt]) =>
        aPosting({ id: title, title, kind: 'cleaner', publishedAt, place: nowhere, employer: { name: null } }),
      ),
      aPosting({
        id: '急单保洁',
        title: '急单保洁',
        kind: 'cleaner',
        urgent,
        place: nowhere,
        employer: { name: null },
      }),
      aPosting({ id: '商场收银', title: '商场收银', kind: null, place: nowhere, employer: { name: null } }),
    ])

  test.each(['商场保洁', 'shangchangbaojie'])(
    '%s comes before others of the kind, whether those are newer or urgent',
    text => {
      const db = aCleanersDb()
      for (const limit of [1, 2, 3, 10]) {
        expect(
          pages(db, { text }, limit).map(({ title }) => title),
          `${limit} a page`,
        ).toEqual(['夜班商场保洁', '商场保洁', '急单保洁', '小区保洁', '医院保洁'])
      }
      expect(findPostings(db, { text }, { now, order: 'newest', limit: 1, offset: 0 }).total).toBe(5)
      db.close()
    },
  )

  test('none is lost or doubled where more have the words than are counted', () => {
    const others = Array.from({ length: 7 }, (_, i) =>
      aPosting({ id: `k${i}`, title: '清洁阿姨', kind: 'home-cleaner' }),
    )
    const many = Array.from({ length: 1203 }, (_, i) => aPosting({ id: `m${i}`, title: '打扫卫生', kind: null }))
    const db = aDb([...others, ...many])
    const found = pages(db, { text: '打扫' }, 100).map(({ id }) => id)
    expect(found.length).toBe(1210)
    expect(new Set(found).size).toBe(1210)
    expect(new Set(found.slice(1203))).toEqual(new Set(others.map(({ id }) => id)))
    db.close()
  })

  test('urgent orders come first among those that have the words', () => {
    const db = aCleanersDb()
    expect(pages(db, { text: '保洁' }, 10).map(({ title }) => title)[0]).toBe('急单保洁')
    db.close()
  })
})

describe('The nearest first', () => {
  const site: Standing = { division: '500106', street: '双碑', latitude: 29.6, longitude: 106.43 }
  const at = (id: string, place: Partial<Posting['place']>, more: Partial<Posting> = {}) =>
    aPosting({ id, kind: null, place: { ...nowhere, ...place }, publishedAt: '2026-11-10T00:00:00.000Z', ...more })
  const postings = [
    at('unknown', {}),
    at('far', { division: '500230', district: '丰都县', street: '双碑' }),
    at('far and newer', { division: '500230' }, { publishedAt: '2026-11-21T00:00:00.000Z' }),
    at('next district', { division: '500105', district: '江北区' }),
    at('district', { division: '500106', street: '井口' }),
    at('district, urgent', { division: '500106', street: '土湾' }, { urgent }),
    at('street', { division: '500106', street: '双碑街道' }, { publishedAt: '2026-11-01T00:00:00.000Z' }),
    at('corner over the border', { division: '500105', latitude: 29.605, longitude: 106.435 }),
  ]

  test('street and corner, district, neighbouring district, the rest; urgent orders first in each', () => {
    const db = aDb(postings)
    const expected = [
      'corner over the border',
      'street',
      'district, urgent',
      'district',
      'next district',
      'far and newer',
      'far',
      'unknown',
    ]
    for (const limit of [1, 3, 20]) {
      expect(
        pages(db, {}, limit, site).map(({ id }) => id),
        `${limit} a page`,
      ).toEqual(expected)
    }
    expect(pages(db, { isUrgent: true }, 20, site).map(({ id }) => id)).toEqual(['district, urgent'])
    expect(pages(db, { division: '500106' }, 20, site).map(({ id }) => id)).toEqual(expected.slice(1, 4))
    db.close()
  })

  test('is said of each, in km only where both ends have coordinates', () => {
    const said = (one: Standing, id: string) => {
      const place = postings.find(posting => posting.id === id)?.place
      return place && nearnessOf(one, place)
    }
    expect(said(site, 'street')).toEqual({ code: 'street', km: null })
    expect(said(site, 'corner over the border')).toEqual({ code: 'corner', km: 0.7 })
    expect(said({ ...site, latitude: null }, 'corner over the border')).toEqual({ code: 'neighbour', km: null })
    expect(said({ ...site, street: null }, 'street')).toEqual({ code: 'district', km: null })
    expect(said(site, 'far')).toEqual({ code: 'far', km: null })
    expect(said(site, 'unknown')).toBeNull()
  })

  test('loses none and doubles none of many, whatever else is asked, and agrees with what is said of each', () => {
    const many = [...searchRows(1500, now)].map((p, i): Posting => (i % 10 === 0 ? { ...p, urgent } : p))
    const db = aDb(many)
    const rank = { corner: 0, street: 0, district: 1, neighbour: 2, far: 3 }
    const here: Standing = { division: '500106', street: '井口', latitude: null, longitude: null }
    const few = { tags: ['shift:night', 'perk:meals'], division: '500105' }
    const asked: PostingFilter[] = [{}, { text: '电工' }, { group: 'cleaning' }, { tags: ['settlement:daily'] }, few]
    for (const filter of [...asked, { isUrgent: true }, { division: '500106' }, { division: '500112' }]) {
      const found = pages(db, filter, 100, here)
      const plain = pages(db, filter, 100)
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(plain.map(({ id }) => id)))
      expect(found.length).toBe(plain.length)
      if ('text' in filter) continue
      const ranks = found.map(({ place }) => rank[nearnessOf(here, place)?.code ?? 'far'])
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    }
    db.close()
  })
})
