// The best paid first: every list as sorting all that fits would give it, whether few fit or many, page after page.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countByKind } from '../../db/kind-totals.ts'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { leastOfStep, payStep } from '../../db/model/pay-steps.ts'
import { isLive, isUrgent, type Posting } from '../../db/model/posting.ts'
import { openWritable, transact, type WriteDb } from '../../db/open.ts'
import { putPosting, removePosting } from '../../db/postings.ts'
import { countPostings, findPostings } from '../../db/search.ts'
import type { PostingFilter } from '../../db/search-filter.ts'
import { indexPosting, indexWaiting, numsPerHour, payHourOf } from '../../db/text-rows.ts'
import { searchRows } from '../bench/parts/search-rows.ts'
import { seeded } from '../support/a-crowd.ts'
import { aTempDir } from '../support/temp-dir.ts'

const now = new Date('2026-11-22T02:00:00.000Z')
const urgent = { reason: '今天缺人', until: '2026-11-22T16:00:00.000Z' }

/** Pays of all sizes, some shared by hundreds, some by nobody, some not known; some over, filled or urgent. */
function somePostings(count: number): Posting[] {
  const random = seeded(5)
  return [...searchRows(count, now)].map((posting, i): Posting => {
    const day = random() < 0.3 ? 20_000 : 8000 + Math.floor(random() ** 3 * 90_000)
    return {
      ...posting,
      pay:
        i % 17 === 0
          ? { text: '面议', min: null, max: null, unit: 'negotiable' }
          : { text: '', min: day, max: day, unit: 'day' },
      validUntil: i % 23 === 0 ? '2026-11-22T01:00:00.000Z' : posting.validUntil,
      remaining: i % 29 === 0 ? 0 : posting.remaining,
      urgent: i % 41 === 0 ? urgent : null,
    }
  })
}

function aDb(postings: readonly Posting[]) {
  const db = openWritable(join(aTempDir(), 'postings.db'), 'postings')
  transact(db, () => {
    for (const [i, posting] of postings.entries()) putPosting(db, '500106', i + 1, posting)
  })
  return db
}

/** What the order says of a posting. */
const rankOf = (p: Posting) => [isUrgent(p, now) ? 0 : 1, payHourOf(p) ?? -1, p.publishedAt] as const

function sorted(postings: readonly Posting[]): Posting[] {
  return [...postings].sort((a, b) => {
    const [[urgentA, payA, atA], [urgentB, payB, atB]] = [rankOf(a), rankOf(b)]
    return urgentA - urgentB || payB - payA || (atA === atB ? 0 : atA < atB ? 1 : -1)
  })
}

const hasFirm = (p: Posting) => `${p.title}|${p.employer.name}`.includes('公司')

const asked: [what: string, filter: PostingFilter, fits: (p: Posting) => boolean][] = [
  ['everything', {}, () => true],
  ['what many are', { tags: ['shift:day'] }, p => p.shifts.includes('day')],
  ['what few are', { kind: 'welder', tags: ['perk:meals'] }, p => p.kind === 'welder' && p.perks.includes('meals')],
  ['a district', { division: '500106' }, p => p.place.division === '500106'],
  ['since a day', { publishedFrom: '2026-10-20T16:00:00.000Z' }, p => p.publishedAt >= '2026-10-20T16:00:00.000Z'],
  ['urgent orders', { isUrgent: true }, p => isUrgent(p, now)],
  ['no urgent orders', { isUrgent: false, tags: ['shift:day'] }, p => !isUrgent(p, now) && p.shifts.includes('day')],
  ['two characters', { text: '公司' }, hasFirm],
  ['characters that are checked', { text: '沙坪坝' }, p => p.place.district?.includes('沙坪坝') ?? false],
  [
    'text and filters',
    { text: '公司', tags: ['settlement:daily'], division: '500106' },
    p => hasFirm(p) && p.settlement === 'daily' && p.place.division === '500106',
  ],
]

describe('The best paid first', () => {
  const postings = somePostings(6000)
  const live = postings.filter(p => isLive(p, now))

  test('is what sorting all that fits gives, whatever is asked, in whatever pages', () => {
    const db = aDb(postings)
    for (const [what, filter, fits] of asked) {
      const right = sorted(live.filter(fits))
      expect(right.length, what).toBeGreaterThan(5)
      for (const [offset, limit] of [
        [0, 6],
        [6, 6],
        [60, 20],
        [290, 100],
        [950, 100],
        [right.length - 3, 10],
      ] as const) {
        const from = Math.max(0, offset)
        const { rows } = findPostings(db, filter, { now, order: 'pay', limit, offset: from })
        expect(rows.map(rankOf), `${what} from ${from}`).toEqual(right.slice(from, from + limit).map(rankOf))
      }
      const pages: string[] = []
      for (let offset = 0; offset < right.length; offset += 97)
        pages.push(...findPostings(db, filter, { now, order: 'pay', limit: 97, offset }).rows.map(({ id }) => id))
      expect(new Set(pages), what).toEqual(new Set(right.map(({ id }) => id)))
      expect(pages.length, what).toBe(right.length)
    }
    db.close()
  }, 120_000)

  test('follows a change of pay, and what was removed is gone', () => {
    const db = aDb(postings)
    const page = { now, order: 'pay', limit: 3, offset: 0 } as const
    const [first, second, third] = findPostings(db, { tags: ['shift:day'], isUrgent: false }, page).rows
    if (!first || !second || !third) throw new Error('three were expected')
    transact(db, () => {
      putPosting(db, '500106', 10_000, { ...first, pay: { text: '', min: 9000, max: 9000, unit: 'day' } })
      removePosting(db, '500106', 10_001, second.id, now.toISOString())
    })
    expect(findPostings(db, { tags: ['shift:day'], isUrgent: false }, page).rows[0]?.id).toBe(third.id)
    db.close()
  }, 60_000)

  test('in a file of an older version is found again while nothing is missing in between', () => {
    const older = postings.slice(0, 2500)
    const path = join(aTempDir(), 'postings.db')
    writeOlder(path, older)
    const db = openWritable(path, 'postings')
    const filter = { tags: ['shift:day'] }
    const olderLive = older.filter(p => isLive(p, now))
    const right = sorted(olderLive.filter(p => p.shifts.includes('day')))
    const best = () => findPostings(db, filter, { now, order: 'pay', limit: 50, offset: 0 }).rows
    const whole = countPostings(db, filter, now)
    expect(whole).toBe(right.length)
    expect(countByKind(db, now).reduce((sum, { total }) => sum + total, 0)).toBe(olderLive.length)
    // In between the best paid of the newest, urgent orders first.
    while (transact(db, () => indexWaiting(db, 400)) > 0) {
      expect(best().map(p => isUrgent(p, now))).toEqual(right.slice(0, 50).map(p => isUrgent(p, now)))
      expect(countPostings(db, filter, now)).toBe(whole)
    }
    expect(best().map(rankOf)).toEqual(right.slice(0, 50).map(rankOf))
    expect(countPostings(db, { text: '公司' }, now)).toBe(olderLive.filter(hasFirm).length)
    db.close()
  }, 60_000)
})

/** A file as the version before left it: no totals, no pay in the text index. */
function writeOlder(path: string, postings: readonly Posting[]): void {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  migrate(db, 'postings', readMigrations('postings').slice(0, 6))
  db.transaction(() => {
    const rows = db as unknown as WriteDb<'postings'>
    for (const [i, posting] of postings.entries()) putPosting(rows, '500106', i + 1, posting)
    db.exec("insert into posting_text (posting_text) values ('delete-all')")
    const insert = db.prepare(
      `insert into posting_text (rowid, tokens)
       select max(0, unixepoch(published_at) / 3600) * ${numsPerHour} + num, @tokens from posting where id = @id`,
    )
    for (const posting of postings) {
      const tokens = indexPosting(posting).tokens.filter(one => !one.startsWith('\uE003pay'))
      insert.run({ id: posting.id, tokens: tokens.join(' ') })
    }
  })()
  db.close()
}

test('a step of pay holds whole amounts in their order, none a sixteenth wider than its least', () => {
  const pays = fc.integer({ min: 0, max: 2 ** 31 - 1 })
  fc.assert(
    fc.property(pays, pays, (a, b) => {
      const step = payStep(a)
      expect(leastOfStep(step)).toBeLessThanOrEqual(a)
      expect(leastOfStep(step + 1)).toBeGreaterThan(a)
      expect(
        leastOfStep(step + 1) - leastOfStep(step) <= Math.max(1, leastOfStep(step) / 16) ||
          step === payStep(2 ** 31 - 1),
      ).toBe(true)
      if (a < b) expect(step).toBeLessThanOrEqual(payStep(b))
    }),
  )
  expect(payStep(10 ** 12)).toBe(payStep(2 ** 31 - 1))
  expect(leastOfStep(payStep(10 ** 12) + 1)).toBe(Number.POSITIVE_INFINITY)
})
