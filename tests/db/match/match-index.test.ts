// The index follows both databases: what is published, changed, withdrawn, registered and erased, and never stalls the host.
import { join } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createMatchIndex } from '../../../db/match/match-index.ts'
import { readSeeker } from '../../../db/match/read-rows.ts'
import { postingFacts } from '../../../db/model/match/posting-facts.ts'
import type { SeekerFacts } from '../../../db/model/match/seeker-facts.ts'
import type { Posting } from '../../../db/model/posting.ts'
import type { Registration } from '../../../db/model/registration.ts'
import { openReadable, openWritable, transact } from '../../../db/open.ts'
import { dropFeed, putPosting, removePosting } from '../../../db/postings.ts'
import { eraseExpiredRegistrations, insertRegistration } from '../../../db/registrations.ts'
import { crowdPosting, crowdRegistration, seeded } from '../../support/a-crowd.ts'
import { moment, scanPeople, scanPostings } from '../../support/match-facts.ts'
import { aTempDir } from '../../support/temp-dir.ts'

const at = new Date(moment.now).toISOString()

function aMarket({ sliceMs = 8 } = {}) {
  const dir = aTempDir()
  const site = openWritable(join(dir, 'site.db'), 'site')
  const postings = openWritable(join(dir, 'postings.db'), 'postings')
  const siteReader = openReadable(join(dir, 'site.db'), 'site')
  const postingsReader = openReadable(join(dir, 'postings.db'), 'postings')
  onTestFinished(() => {
    for (const db of [site, postings, siteReader, postingsReader]) db.close()
  })
  const random = seeded(11)
  const rows = new Map<string, Posting>()
  const people = new Map<string, Registration>()
  let revision = 0
  let pauses = 0
  const index = createMatchIndex({
    postings: postingsReader,
    site: siteReader,
    now: () => new Date(moment.now),
    monotonicMs: () => performance.now(),
    sliceMs,
    async pause() {
      pauses++
      await pause()
    },
  })
  return {
    site,
    postings,
    siteReader,
    index,
    pauses: () => pauses,
    publish(id: string, change: Partial<Posting> = {}) {
      const posting = { ...crowdPosting(random, id, moment.now), ...change }
      rows.set(id, posting)
      revision++
      transact(postings, () => putPosting(postings, '500106', revision, posting))
    },
    withdraw(id: string) {
      rows.delete(id)
      revision++
      transact(postings, () => removePosting(postings, '500106', revision, id, at))
    },
    forgetPostings: () => rows.clear(),
    register(change: Partial<Registration> = {}): string {
      const registration = { ...crowdRegistration(random, people.size, moment.now), ...change }
      people.set(registration.id, registration)
      transact(site, () => insertRegistration(site, registration, { day: '2026-11-22', clerkId: null }))
      return registration.id
    },
    /** The index answers as a scan of everything stored does, for every third person and posting. */
    expectExact() {
      const facts = [...rows.values()].map(postingFacts)
      const seekers = [...people.keys()].flatMap((id): SeekerFacts[] => {
        const found = readSeeker(siteReader, id)
        return found ? [found] : []
      })
      for (const [i, seeker] of seekers.entries())
        if (i % 3 === 0)
          expect(index.bestPostings(seeker.id, { moment, limit: 20 }).map(fit => fit.id)).toEqual(
            scanPostings(seeker, facts, moment, 20),
          )
      for (const [i, posting] of facts.entries())
        if (i % 3 === 0)
          expect(index.bestPeople(posting.id, { moment, limit: 20 }).map(fit => fit.id)).toEqual(
            scanPeople(posting, seekers, moment, 20),
          )
    },
  }
}

const inForce = { validUntil: '2026-12-30T00:00:00.000Z', birthDate: null }

describe('The index', () => {
  test('is exact after the build and after every kind of change', async () => {
    const market = aMarket()
    for (let i = 0; i < 60; i++) market.publish(`p${i}`)
    for (let i = 0; i < 60; i++) market.register()
    await market.index.catchUp()
    market.expectExact()

    for (let i = 30; i < 80; i++) market.publish(`p${i}`)
    for (let i = 0; i < 10; i++) market.withdraw(`p${i}`)
    for (let i = 0; i < 20; i++) market.register()
    await market.index.catchUp()
    market.expectExact()

    transact(market.postings, () => dropFeed(market.postings, '500106'))
    market.forgetPostings()
    market.publish('p3', { state: 'published', remaining: 5, validUntil: inForce.validUntil })
    await market.index.catchUp()
    expect(market.index.size().postings).toBe(1)
    market.expectExact()
  })

  test('forgets whoever was erased, at once', async () => {
    const market = aMarket()
    market.publish('p', { state: 'published', remaining: 5, validUntil: inForce.validUntil })
    const id = market.register(inForce)
    await market.index.catchUp()
    expect(market.index.bestPeople('p', { moment, limit: 20 }).map(fit => fit.id)).toEqual([id])
    transact(market.site, () => eraseExpiredRegistrations(market.site, '2027-01-01T00:00:00.000Z'))
    // Even before it has heard of it: the answer reads the person again.
    expect(market.index.bestPeople('p', { moment, limit: 20 })).toEqual([])
    await market.index.catchUp()
    expect(market.index.size().people).toBe(0)
    expect(market.index.bestPostings(id, { moment, limit: 20 })).toEqual([])
  })

  test('is built anew where the log of changes no longer reaches back', async () => {
    const market = aMarket()
    market.publish('p0')
    market.register()
    await market.index.catchUp()
    for (let i = 0; i < 40; i++) market.publish(`p${i}`)
    for (let i = 0; i < 20; i++) market.register()
    for (const db of [market.postings, market.site])
      for (const table of ['posting_change', 'registration_change'])
        if (db.prepare('select 1 from sqlite_schema where name = ?').get(table))
          db.prepare(`delete from ${table} where seq < (select max(seq) from ${table})`).run()
    await market.index.catchUp()
    market.expectExact()
  })

  test('lets others run while it is built, and calls meanwhile share the build', async () => {
    const market = aMarket({ sliceMs: 0 })
    for (let i = 0; i < 120; i++) market.publish(`p${i}`)
    for (let i = 0; i < 120; i++) market.register()
    const first = market.index.catchUp()
    expect(market.index.catchUp()).toBe(first)
    // What changes while it is built is not missed.
    market.publish('p0')
    const id = market.register(inForce)
    await first
    await market.index.catchUp()
    expect(market.pauses()).toBeGreaterThan(8)
    market.expectExact()
    expect(market.index.bestPostings(id, { moment, limit: 20 })).toHaveLength(20)
  })

  test('gives reasons and the rank by which it stands, and shows what the clerk decided', async () => {
    const market = aMarket()
    for (let i = 0; i < 40; i++)
      market.publish(`p${i}`, { state: 'published', remaining: 5, validUntil: inForce.validUntil })
    const id = market.register(inForce)
    await market.index.catchUp()
    const plain = market.index.bestPostings(id, { moment, limit: 5 })
    expect(plain.every(fit => fit.reasons.length > 0 && fit.rank === fit.score)).toBe(true)
    const [first, second, third] = plain.map(fit => fit.id) as [string, string, string]
    const outside = market.index.bestPostings(id, { moment, limit: 40 }).at(-1)?.id as string
    const overruled = market.index.bestPostings(id, {
      moment,
      limit: 3,
      overrules: new Map([
        [first, { isExcluded: true, isAdded: false, bias: 0 }],
        [third, { isExcluded: false, isAdded: false, bias: 100 }],
        [outside, { isExcluded: false, isAdded: true, bias: 0 }],
      ]),
    })
    expect(overruled.map(fit => fit.id)).toEqual([third, second, plain[3]?.id, outside])
    expect(overruled[0]?.reasons[0]).toEqual({ code: 'moved-up', by: 100 })
    expect(overruled.at(-1)?.reasons[0]).toEqual({ code: 'added-by-clerk' })
  })

  test('judges one pair, and says why it is not offered', async () => {
    const market = aMarket()
    market.publish('gone', { state: 'paused', remaining: 5 })
    market.publish('here', { state: 'published', remaining: 5, validUntil: inForce.validUntil })
    const id = market.register(inForce)
    expect(market.index.judge(id, 'gone', moment)).toEqual({ excluded: 'not-live' })
    expect(market.index.judge(id, 'here', moment)).toHaveProperty('score')
    expect(market.index.judge(id, 'nowhere', moment)).toBeUndefined()
  })
})
