// Which postings come next: everybody in their turn within a bound, whatever the other half of the places leans to.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byWorth,
  type Candidate,
  composePlaces,
  preferences,
  roundMinutes,
  worth,
} from '../../../db/model/fair-order.ts'

type Row = { id: string; group: string | null }
const group = fc.constantFrom('a', 'b', 'c', null)
/** Rows of a round, in its order, with ids that sort as they stand. */
const rounds = (maxLength: number) =>
  fc
    .array(group, { minLength: 1, maxLength })
    .map(groups => groups.map((g, i): Row => ({ id: `r${String(i).padStart(4, '0')}`, group: g })))
/** A round, and rows chosen from it and from elsewhere. */
const lists = rounds(60).chain(round =>
  fc.record({
    round: fc.constant(round),
    chosen: fc
      .tuple(fc.shuffledSubarray(round), fc.array(group, { maxLength: 30 }))
      .map(([inside, groups]) => [...inside, ...groups.map((g, i): Row => ({ id: `c${i}`, group: g }))]),
    count: fc.integer({ min: 0, max: 80 }),
  }),
)
const idsOf = (places: { row: Row }[]) => places.map(({ row }) => row.id)

describe('the next places', () => {
  test('no posting comes twice, and there are fewer than asked for only where there are no more', () => {
    fc.assert(
      fc.property(lists, ({ round, chosen, count }) => {
        const ids = idsOf(composePlaces(round, chosen, count))
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(Math.min(count, new Set([...round, ...chosen].map(row => row.id)).size))
      }),
    )
  })

  test('the same lists give the same places', () => {
    fc.assert(
      fc.property(lists, ({ round, chosen, count }) => {
        expect(composePlaces([...round], [...chosen], count)).toEqual(composePlaces(round, chosen, count))
      }),
    )
  })

  test('`after` is behind nobody who has not been shown, and says everybody who has where the whole round was', () => {
    fc.assert(
      fc.property(lists, ({ round, chosen, count }) => {
        const shown = new Set<string>()
        for (const { row, after } of composePlaces(round, chosen, count)) {
          shown.add(row.id)
          const upTo = after === null ? -1 : round.findIndex(({ id }) => id === after)
          expect(round.slice(0, upTo + 1).filter(({ id }) => !shown.has(id))).toEqual([])
          const next = round[upTo + 1]
          expect(next === undefined || !shown.has(next.id)).toBe(true)
        }
      }),
    )
  })

  test('the k-th of the round comes within 2(k + 12) + 1 places, whatever is chosen and of whatever kinds', () => {
    fc.assert(
      fc.property(lists, ({ round, chosen }) => {
        const ids = idsOf(composePlaces(round, chosen, round.length + chosen.length))
        for (const [k, { id }] of round.entries()) expect(ids.indexOf(id)).toBeLessThanOrEqual(2 * (k + 12) + 1)
      }),
      { numRuns: 300 },
    )
  })

  test('the hardest case for one posting: all but it are of another kind than their neighbours', () => {
    // Everything chosen is of its kind, so that it is passed over whenever it may be.
    const round: Row[] = [{ id: 'passed', group: 'a' }]
    for (let i = 0; i < 40; i++) round.push({ id: `r${i}`, group: 'b' })
    const chosen = Array.from({ length: 40 }, (_, i): Row => ({ id: `c${i}`, group: 'a' }))
    const ids = idsOf(composePlaces(round, chosen, 80, { ids: [], group: 'a' }))
    expect(ids.indexOf('passed')).toBe(8)
  })

  test('two neighbours are of one kind only where none of the next two dozen chosen was of another', () => {
    fc.assert(
      fc.property(lists, ({ round, chosen }) => {
        const places = composePlaces(round, chosen, 50)
        const placed = new Set<string>()
        let last: string | null = null
        for (const [i, { row }] of places.entries()) {
          const waitingOf = (rows: Row[]) => rows.filter(({ id }) => !placed.has(id)).slice(0, 24)
          if (i % 2 === 1 && row.group !== null && row.group === last) {
            const list = waitingOf(chosen).length > 0 ? waitingOf(chosen) : null
            if (list) expect(list.every(other => other.group === row.group)).toBe(true)
          }
          placed.add(row.id)
          last = row.group
        }
      }),
    )
  })

  test('the first place minds what stands before it', () => {
    const round: Row[] = [
      { id: '1', group: 'a' },
      { id: '2', group: 'b' },
    ]
    expect(idsOf(composePlaces(round, [], 2, { ids: [], group: 'a' }))).toEqual(['2', '1'])
    expect(idsOf(composePlaces(round, [], 2))).toEqual(['1', '2'])
  })

  test('what was just shown is passed by, and the round goes by it', () => {
    fc.assert(
      fc.property(lists, fc.array(fc.nat(59), { maxLength: 20 }), ({ round, chosen, count }, marks) => {
        const before = new Set(marks.flatMap(i => round[i]?.id ?? []))
        const places = composePlaces(round, chosen, count, { ids: before, group: null })
        expect(idsOf(places).filter(id => before.has(id))).toEqual([])
        const left = round.filter(({ id }) => !before.has(id))
        // Where everything was just shown and nothing is chosen there is no place to say anything.
        if (places.length > 0 && places.length >= left.length + chosen.length)
          expect(places.at(-1)?.after).toBe(round.at(-1)?.id)
      }),
    )
  })

  test('going on from `after`, batch by batch, shows everybody once a round and no later than in twice as many places', () => {
    fc.assert(
      fc.property(rounds(80), fc.integer({ min: 1, max: 30 }), (round, batch) => {
        const shown: string[] = []
        let after: string | null = null
        // Chosen are always the same few: the worst that can be done to the others.
        const chosen = round.slice(0, 3)
        for (let calls = 0; shown.length < 2 * round.length && calls < 500; calls++) {
          const from: number = after === null ? 0 : round.findIndex(({ id }) => id === after) + 1
          const turned = [...round.slice(from), ...round.slice(0, from)]
          const recent = shown.slice(-Math.min(40, shown.length))
          const places = composePlaces(turned, chosen, batch, { ids: recent, group: null })
          if (places.length === 0) break
          shown.push(...idsOf(places))
          after = places.at(-1)?.after ?? after
        }
        expect(new Set(shown.slice(0, 2 * round.length)).size).toBe(round.length)
      }),
    )
  })
})

describe('worth', () => {
  const now = new Date('2026-11-22T02:00:00Z')
  const candidate = fc.record({
    id: fc.string({ minLength: 1, maxLength: 8 }),
    group: fc.constant(null),
    publishedAt: fc
      .integer({ min: -90 * 24 * 60, max: 60 })
      .map(minutes => new Date(now.getTime() + minutes * 60_000).toISOString()),
    nearness: fc.integer({ min: 0, max: 3 }),
    shownToday: fc.nat(500),
  })
  const preference = fc.constantFrom(...preferences)

  test('newer, nearer, and less often shown today are each worth no less, whatever is preferred', () => {
    fc.assert(
      fc.property(candidate, fc.integer({ min: 1, max: 5000 }), preference, (c: Candidate, minutes, prefer) => {
        const at = worth(c, now, prefer)
        const publishedAt = new Date(Date.parse(c.publishedAt) - minutes * 60_000).toISOString()
        expect(worth({ ...c, publishedAt }, now, prefer)).toBeLessThanOrEqual(at)
        if (c.nearness < 3) expect(worth({ ...c, nearness: c.nearness + 1 }, now, prefer)).toBeGreaterThan(at)
        expect(worth({ ...c, shownToday: c.shownToday + 1 }, now, prefer)).toBeLessThan(at)
      }),
    )
  })

  test('a posting dated in the future is worth no more than one of now', () => {
    const c: Candidate = { id: 'a', group: null, publishedAt: now.toISOString(), nearness: 0, shownToday: 0 }
    expect(worth({ ...c, publishedAt: '2030-01-01T00:00:00.000Z' }, now, 'even')).toBe(worth(c, now, 'even'))
  })

  test('one showing costs more than a day of age, so that the new ones take turns', () => {
    const c = { group: null, nearness: 0 }
    const shownOnce = { ...c, id: 'a', publishedAt: now.toISOString(), shownToday: 1 }
    const yesterday = { ...c, id: 'b', publishedAt: '2026-11-21T02:00:00Z', shownToday: 0 }
    expect(byWorth([shownOnce, yesterday], now, 'even').map(({ id }) => id)).toEqual(['b', 'a'])
  })

  test('what a day-part prefers turns the order of a new and a near one', () => {
    const fresh = { id: 'fresh', group: null, publishedAt: now.toISOString(), nearness: 0, shownToday: 0 }
    const near = { id: 'near', group: null, publishedAt: '2026-11-01T00:00:00Z', nearness: 3, shownToday: 0 }
    expect(byWorth([near, fresh], now, 'new')[0]?.id).toBe('fresh')
    expect(byWorth([fresh, near], now, 'near')[0]?.id).toBe('near')
  })

  test('the order does not depend on the order in which candidates come, and nobody is lost', () => {
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { selector: c => c.id, maxLength: 30 }), preference, (list, prefer) => {
        const order = byWorth(list, now, prefer)
        expect(byWorth([...list].reverse(), now, prefer)).toEqual(order)
        expect(order).toHaveLength(list.length)
      }),
    )
  })
})

test('the stated time: a thousand postings at six seconds each take 200 minutes', () => {
  expect(roundMinutes(1000, 6)).toBe(200)
  expect(roundMinutes(1, 5)).toBe(1)
  expect(roundMinutes(0, 5)).toBe(0)
})
