// The index in memory gives exactly what scoring every row gives, whatever came, changed and went.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBest } from '../../../db/match/best.ts'
import { createClasses } from '../../../db/match/classes.ts'
import { createPeopleColumns } from '../../../db/match/people-columns.ts'
import { createPostingColumns } from '../../../db/match/posting-columns.ts'
import { createWordPlaces } from '../../../db/match/word-places.ts'
import { type PostingFacts, postingFacts } from '../../../db/model/match/posting-facts.ts'
import { whyExcluded } from '../../../db/model/match/score.ts'
import { seekerOf } from '../../../db/model/match/seeker.ts'
import { type SeekerFacts, seekerFacts } from '../../../db/model/match/seeker-facts.ts'
import { crowdPosting, crowdRegistration, type Random, seeded } from '../../support/a-crowd.ts'
import { moment, scanPeople, scanPostings } from '../../support/match-facts.ts'

const none = new Map()
const aPostingOf = (random: Random, id: string) => postingFacts(crowdPosting(random, id, moment.now))
const aPersonOf = (random: Random, id: string): SeekerFacts => ({
  ...seekerFacts(seekerOf(crowdRegistration(random, 1, moment.now))),
  id,
})

/** Puts, changes and removes rows, in the columns and in a plain map alike. */
function churn<T extends { id: string }>(
  random: Random,
  make: (random: Random, id: string) => T,
  columns: { put(row: T): void; remove(id: string): void },
): Map<string, T> {
  const rows = new Map<string, T>()
  const steps = 20 + Math.floor(random() * 200)
  for (let i = 0; i < steps; i++) {
    const id = `row-${Math.floor(random() * steps * 0.7)}`
    if (random() < 0.2) {
      rows.delete(id)
      columns.remove(id)
    } else {
      const row = make(random, id)
      rows.set(id, row)
      columns.put(row)
    }
  }
  return rows
}

describe('The best', () => {
  test('postings for a person are those of the plain scan', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 30 }), (seed, limit) => {
        const random = seeded(seed)
        const columns = createPostingColumns()
        for (let round = 0; round < 2; round++) {
          const rows = churn(random, aPostingOf, columns)
          for (const id of new Set(Array.from({ length: 200 }, (_, i) => `row-${i}`)))
            if (!rows.has(id)) columns.remove(id)
          for (let i = 0; i < 4; i++) {
            const seeker = aPersonOf(random, 'seeker')
            expect(columns.best(seeker, moment, limit, none)).toEqual(
              scanPostings(seeker, rows.values(), moment, limit),
            )
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('people for a posting are those of the plain scan', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 30 }), (seed, limit) => {
        const random = seeded(seed)
        const columns = createPeopleColumns()
        const rows = churn(random, aPersonOf, columns)
        expect(columns.size).toBe(rows.size)
        for (let i = 0; i < 6; i++) {
          const posting = aPostingOf(random, 'posting')
          expect(columns.best(posting, moment, limit, none)).toEqual(scanPeople(posting, rows.values(), moment, limit))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('do not depend on the order in which rows came', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const random = seeded(seed)
        const rows = Array.from({ length: 80 }, (_, i) => aPostingOf(random, `row-${i}`))
        const seeker = aPersonOf(random, 'seeker')
        const answer = (order: PostingFacts[]) => {
          const columns = createPostingColumns()
          for (const row of order) columns.put(row)
          return columns.best(seeker, moment, 20, none)
        }
        expect(answer([...rows].sort(() => random() - 0.5))).toEqual(answer(rows))
      }),
      { numRuns: 60 },
    )
  })

  test('never hold what is excluded, by a hard reason or by the clerk, and a move counts as points', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const random = seeded(seed)
        const columns = createPostingColumns()
        const rows = churn(random, aPostingOf, columns)
        const seeker = aPersonOf(random, 'seeker')
        const before = columns.best(seeker, moment, 200, none)
        for (const id of before) expect(whyExcluded(seeker, rows.get(id) as PostingFacts, moment)).toBeNull()
        const [first, second] = before
        if (!first || !second) return
        const overrules = new Map([
          [first, { isExcluded: true, isAdded: false, bias: 0 }],
          [before.at(-1) as string, { isExcluded: false, isAdded: false, bias: 100 }],
        ])
        const after = columns.best(seeker, moment, 200, overrules)
        expect(after).not.toContain(first)
        expect(after[0]).toBe(before.at(-1))
        expect(after.slice(1)).toEqual(before.slice(1, -1))
      }),
      { numRuns: 60 },
    )
  })

  test('are judged at the moment of the question: what has ended since is not offered', () => {
    const random = seeded(3)
    const columns = createPostingColumns()
    const rows = churn(random, aPostingOf, columns)
    const later = { now: moment.now + 12 * 86_400_000, today: 20261204 }
    const seeker = { ...aPersonOf(random, 'seeker'), validUntil: later.now + 1, birth: 0 }
    const expected = scanPostings(seeker, rows.values(), later, 20)
    expect(expected.length).toBeGreaterThan(5)
    expect(columns.best(seeker, later, 20, none)).toEqual(expected)
    const size = columns.size
    columns.dropEnded(later.now)
    expect(columns.size).toBeLessThan(size)
    expect(columns.best(seeker, later, 20, none)).toEqual(expected)
    expect(columns.best({ ...seeker, validUntil: later.now }, later, 20, none)).toEqual([])
    expect(columns.best({ ...seeker, birth: 20110101 }, later, 20, none)).toEqual([])
  })
})

test('the best few are the first of a full sort', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5)), fc.nat(8), (ranks, limit) => {
      const best = createBest(limit, (a, b) => a - b)
      for (const [slot, rank] of ranks.entries()) best.offer(rank, slot)
      const sorted = ranks.map((rank, slot) => ({ rank, slot })).sort((a, b) => b.rank - a.rank || a.slot - b.slot)
      expect(best.slots()).toEqual(sorted.slice(0, limit).map(row => row.slot))
    }),
  )
})

test('values that nobody has any more leave no trace', () => {
  const classes = createClasses<string>()
  const a = classes.take('a')
  expect(classes.take('a')).toBe(a)
  classes.release(a)
  expect(classes.values[a]).toBe('a')
  classes.release(a)
  expect(classes.values.filter(value => value !== undefined)).toEqual([])
  expect(classes.take('b')).toBe(a)
})

test('the places of a word stay true as texts change, and rarely asked words are forgotten', () => {
  const texts: (string | null)[] = ['会电焊', null, '电焊工']
  const words = createWordPlaces(texts, 2)
  const places = (word: string) => {
    const bits = words.find(word)
    return texts.map((_, i) => ((bits[i >> 3] ?? 0) >> (i & 7)) & 1)
  }
  expect(places('电焊')).toEqual([1, 0, 1])
  const change = (place: number, text: string) => {
    texts[place] = text
    words.change(place, text)
  }
  change(0, '会开车')
  change(40, '电焊')
  expect(places('电焊')[40]).toBe(1)
  expect(places('电焊')[0]).toBe(0)
  expect(places('开车')[0]).toBe(1)
  expect(places('别的').filter(Boolean)).toEqual([])
  change(2, '搬运')
  expect(places('电焊')[2]).toBe(0)
})
