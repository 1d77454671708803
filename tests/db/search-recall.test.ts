// Search beside a plain scan of all rows, on random postings: nothing that fits is missed, nothing else is found; and nothing that can
// be typed breaks it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kindNames } from '../../db/kind-names.ts'
import { kindsNamed } from '../../db/kind-words.ts'
import type { Posting } from '../../db/model/posting.ts'
import { openReadable, openWritable, transact } from '../../db/open.ts'
import { putPosting } from '../../db/postings.ts'
import { countPostings, findPostings, listNearPostings, listPostings } from '../../db/search.ts'
import { cutSyllables } from '../../db/syllables.ts'
import { searchRows } from '../bench/parts/search-rows.ts'
import { scanFinds, scannable } from '../support/scan-postings.ts'

const now = new Date('2026-11-22T02:00:00.000Z')
const postings = [...searchRows(500, now)].map(withoutKind)
const scanned = postings.map(scannable)
const dir = mkdtempSync(join(tmpdir(), 'linggong-test-'))
const path = join(dir, 'postings.db')
let db: ReturnType<typeof openReadable<'postings'>>

/** Every third is known by its words alone; kinds are found by what people call them, which no scan knows. */
function withoutKind(posting: Posting, index: number): Posting {
  return index % 3 === 0 ? { ...posting, kind: null } : posting
}

beforeAll(() => {
  const writer = openWritable(path, 'postings')
  transact(writer, () => {
    for (const [i, posting] of postings.entries()) putPosting(writer, '500106', i + 1, posting)
  })
  writer.close()
  db = openReadable(path, 'postings')
})
afterAll(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

const page = { now, order: 'newest', limit: 100, offset: 0 } as const

/** All that is found, page by page. */
function foundIds(text: string): Set<string> {
  const ids: string[] = []
  for (let offset = 0; ; offset += 100) {
    const rows = listPostings(db, { text }, { ...page, offset })
    ids.push(...rows.map(({ id }) => id))
    if (rows.length < 100) break
  }
  expect(new Set(ids).size).toBe(ids.length)
  return new Set(ids)
}

/** A piece of some posting's own words, in one of the ways in which people type. */
const typedPiece = fc
  .tuple(fc.nat(postings.length - 1), fc.nat(40), fc.integer({ min: 1, max: 5 }), fc.nat(2), fc.nat(3))
  .map(([index, from, length, way, cut]) => {
    const { text, runs } = scanned[index] as (typeof scanned)[number]
    const run = runs[from % runs.length] as (typeof runs)[number]
    const characters = (text.match(/\p{Script=Han}+/gu) ?? []).at(from % runs.length) ?? ''
    const at = from % [...characters].length
    if (way === 0) return [...characters].slice(at, at + length).join('')
    if (way === 1) return run.initials.slice(at, at + Math.max(2, length))
    const starts = [...run.starts, run.letters.length]
    const end = starts[Math.min(starts.length - 1, at + length)] ?? 0
    const begin = starts[at] ?? 0
    return run.letters.slice(begin, Math.max(begin + 1, end - cut))
  })
  .filter(text => text !== '')

describe('search beside a scan', () => {
  test('finds every posting that fits and no other, but those whose kind is called so', () => {
    fc.assert(
      fc.property(typedPiece, text => {
        const found = foundIds(text)
        const right = new Set(scanned.filter(row => scanFinds(row, text)).map(({ id }) => id))
        const called = new Set(kindsNamed(text))
        const missed = [...right].filter(id => !found.has(id))
        const wrong = postings.filter(p => found.has(p.id) && !right.has(p.id) && !called.has(p.kind ?? ''))
        // Letters may also be read as whole syllables and first letters mixed, which no scan for a piece of text sees.
        const isMixed = /^[a-z]+$/.test(text) && cutSyllables(text).length === 0
        expect({ text, missed }).toEqual({ text, missed: [] })
        if (!isMixed) expect({ text, wrong: wrong.map(p => p.title) }).toEqual({ text, wrong: [] })
        expect(countPostings(db, { text }, now)).toBe(found.size)
      }),
      { numRuns: 150, seed: 11 },
    )
  }, 120_000)

  test('two-character words are found exactly', () => {
    for (const text of ['电工', '保安', '司机', '保洁', '厨师', '沙坪', '劳务']) {
      const right = scanned.filter(row => scanFinds(row, text)).map(({ id }) => id)
      expect([...foundIds(text)]).toEqual(expect.arrayContaining(right))
    }
  })

  test('each page goes on where the one before ended, newest first, in whatever order they were stored', () => {
    const text = '工'
    const ids = [...foundIds(text)]
    const byId = new Map(postings.map(p => [p.id, p]))
    const isUrgent = (id: string) => byId.get(id)?.urgent !== null
    const rest = ids.filter(id => !isUrgent(id))
    const sorted = [...rest].sort((a, b) =>
      (byId.get(b)?.publishedAt ?? '').localeCompare(byId.get(a)?.publishedAt ?? ''),
    )
    expect(rest).toEqual(sorted)
    expect(ids.findLastIndex(isUrgent)).toBeLessThan(ids.length - rest.length)
    expect(findPostings(db, { text }, { ...page, limit: 7, offset: 21 }).rows.map(p => p.id)).toEqual(ids.slice(21, 28))
  })

  test('filters narrow a text as they narrow a list, by newness and by pay', () => {
    const filter = { group: 'general', division: '500106', tags: ['settlement:daily'] }
    const right = postings.filter(
      p => p.kind && p.settlement === 'daily' && p.place.division === '500106' && kindNames[p.kind] !== undefined,
    )
    for (const order of ['newest', 'pay'] as const) {
      const rows = listPostings(db, filter, { ...page, order })
      expect(rows.length).toBeGreaterThan(0)
      expect(right.map(p => p.id)).toEqual(expect.arrayContaining(rows.map(p => p.id)))
      expect(listPostings(db, { ...filter, text: '工' }, { ...page, order }).length).toBeLessThanOrEqual(rows.length)
    }
  })
})

test('nothing that can be typed breaks a search, nor its near one', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'aeioungzhsx工电䶮𬭩1 ·"*()-:^|'), maxLength: 40 }),
    fc.constantFrom('AND', 'NOT', 'NEAR(', 'tokens:', '"', '\0', '\uE003is\uE000any', '\uD800', 'v', 'a'.repeat(100)),
  )
  fc.assert(
    fc.property(anything, text => {
      const { total, rows } = findPostings(db, { text }, { ...page, limit: 3 })
      expect(total).toBeGreaterThanOrEqual(rows.length)
      listNearPostings(db, { text }, { now, limit: 3, except: new Set() })
    }),
    { numRuns: 300, seed: 3 },
  )
}, 120_000)
