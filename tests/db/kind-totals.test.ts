// Counts of live postings by kind are always those of a plain scan, whatever was written and however late it is.
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addIncoming, publishIncoming } from '../../db/incoming.ts'
import { countByKind } from '../../db/kind-totals.ts'
import { findKind } from '../../db/model/kinds.ts'
import { isLive, type Posting } from '../../db/model/posting.ts'
import { openWritable, transact } from '../../db/open.ts'
import { dropFeed, putPosting, removePosting } from '../../db/postings.ts'
import { aPosting } from '../support/a-posting.ts'
import { aTempDir } from '../support/temp-dir.ts'

const feeds = ['500106', '500112', 'own']
const start = Date.parse('2026-11-22T02:00:00.000Z')
const hour = 3_600_000

type Db = ReturnType<typeof openWritable<'postings'>>
const aDb = (): Db => openWritable(join(aTempDir(), 'postings.db'), 'postings')

/** `group kind` → how many. */
type Totals = Record<string, number>

function scan(db: Db, now: Date): Totals {
  const totals: Totals = {}
  for (const body of db.prepare('select body from posting').pluck().iterate() as Iterable<string>) {
    const posting = JSON.parse(body) as Posting
    if (!isLive(posting, now)) continue
    const group = posting.kind === null ? null : (findKind(posting.kind)?.group ?? null)
    const key = `${group} ${posting.kind}`
    totals[key] = (totals[key] ?? 0) + 1
  }
  return totals
}

const counted = (db: Db, now: Date): Totals =>
  Object.fromEntries(countByKind(db, now).map(({ group, kind, total }) => [`${group} ${kind}`, total]))

const written = fc.record({
  number: fc.nat(11),
  kind: fc.constantFrom('electrician', 'welder', 'cleaner', 'no-such-kind', null),
  state: fc.constantFrom('published', 'published', 'published', 'paused', 'withdrawn', 'filled'),
  remaining: fc.constantFrom(null, 0, 1, 5),
  // Many ends stand close together, on both sides of midnight and of the moments at which somebody asks.
  hoursLeft: fc.integer({ min: -30, max: 80 }),
})
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never

const postingOf = ({ number, kind, state, remaining, hoursLeft }: Written): Posting =>
  aPosting({
    id: `p${number}`,
    kind,
    state: state as Posting['state'],
    remaining,
    validUntil: new Date(start + hoursLeft * hour).toISOString(),
  })

const feed = fc.constantFrom(...feeds)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: written, feed }) },
  { weight: 2, arbitrary: fc.record({ remove: fc.nat(11), feed }) },
  { weight: 2, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ drop: feed }) },
  { weight: 1, arbitrary: fc.record({ snapshot: fc.array(written, { maxLength: 8 }), feed }) },
  { weight: 1, arbitrary: fc.record({ broken: written, feed }) },
)

test('counts by kind are those of a scan after every write, snapshot, dropped feed and hour', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), steps => {
      const db = aDb()
      let now = start
      let revision = 0
      for (const one of steps) {
        revision++
        const at = new Date(now).toISOString()
        if ('put' in one) transact(db, () => putPosting(db, one.feed, revision, postingOf(one.put)))
        if ('remove' in one) transact(db, () => removePosting(db, one.feed, revision, `p${one.remove}`, at))
        if ('wait' in one) now += one.wait * hour
        if ('drop' in one) transact(db, () => dropFeed(db, one.drop))
        if ('snapshot' in one) {
          const rows = [...new Map(one.snapshot.map(row => [row.number, postingOf(row)])).values()]
          transact(db, () => {
            addIncoming(
              db,
              one.feed,
              rows.map(value => ({ id: value.id, revision, kind: 'posting', value })),
            )
            publishIncoming(db, one.feed, at)
          })
        }
        if ('broken' in one) {
          const isBroken = () =>
            transact(db, () => {
              putPosting(db, one.feed, revision, postingOf(one.broken))
              throw new Error('no')
            })
          expect(isBroken).toThrow('no')
        }
        // To the millisecond: what ends now is over.
        for (const ms of [-1, 0, 1]) {
          const moment = new Date(now + ms)
          expect(counted(db, moment), moment.toISOString()).toEqual(scan(db, moment))
        }
      }
      db.close()
    }),
    { numRuns: 60, seed: 20 },
  )
}, 120_000)

test('they are those of a scan where thousands end on one day, before and after most of them have', () => {
  const db = aDb()
  transact(db, () => {
    for (let i = 0; i < 6200; i++) {
      const late = i % 31 === 0
      const validUntil = late ? '2026-11-22T20:00:00.000Z' : `2026-11-22T${i % 2 ? '06' : '08'}:00:00.000Z`
      const kind = ['electrician', 'cleaner', null][i % 3] ?? null
      putPosting(
        db,
        '500106',
        i + 1,
        aPosting({ id: `p${i}`, kind, validUntil, title: '搬运', remaining: i % 7 || null }),
      )
    }
  })
  for (const hours of ['00', '05', '06', '07', '08', '09', '19', '20', '23']) {
    const now = new Date(`2026-11-22T${hours}:00:00.000Z`)
    expect(counted(db, now), hours).toEqual(scan(db, now))
  }
  db.close()
}, 60_000)

test('nothing is kept of days and kinds of which there is nothing', () => {
  const db = aDb()
  transact(db, () => {
    putPosting(db, '500106', 1, aPosting({ id: 'a' }))
    putPosting(db, '500106', 2, aPosting({ id: 'a', validUntil: '2027-01-02T00:00:00.000Z' }))
    putPosting(db, '500106', 3, aPosting({ id: 'b', kind: 'cleaner' }))
    putPosting(db, '500106', 4, aPosting({ id: 'b', kind: 'cleaner', remaining: 0 }))
  })
  expect(db.prepare('select kind, day, total from posting_total').all()).toEqual([
    { kind: 'street-vendor', day: '2027-01-02', total: 1 },
  ])
  transact(db, () => dropFeed(db, '500106'))
  expect(db.prepare('select * from posting_total').all()).toEqual([])
  db.close()
})
