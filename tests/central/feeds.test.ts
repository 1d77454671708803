// Reading feeds by HTTP: pages, cursors, caches, long polls.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeCursor, readCursor } from '../../central/protocol/cursor.ts'
import { type FeedEntry, feedPage } from '../../central/protocol/feed.ts'
import { header } from '../../central/protocol/headers.ts'
import { feedPath } from '../../central/protocol/paths.ts'
import { problem, problemCode } from '../../central/protocol/problems.ts'
import type { Change } from '../../central/store/store.ts'
import { aCentral, type TestCentral } from '../support/a-central.ts'
import { aPosting } from '../support/a-posting.ts'

const feed = '500106'
const urgent = { reason: '明早要人', until: '2026-11-22T16:00:00.000Z' }
const put = (id: string, changes: Parameters<typeof aPosting>[0] = {}): Change => ({
  op: 'put',
  kind: 'posting',
  id,
  value: aPosting({ id, ...changes }),
})

let central: TestCentral
beforeEach(() => {
  central = aCentral()
})
afterEach(() => central.stop())

const publish = (...changes: Change[]) => central.store.publish(feed, changes, { now: central.now() })
const page = async (answer: Response): Promise<FeedEntry[]> => feedPage.parse(await answer.json())
const next = (answer: Response) => answer.headers.get(header.nextOffset) ?? ''
async function problemOf(answer: Response) {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  const body = problem.parse(await answer.json())
  expect(body.status).toBe(answer.status)
  return { ...body, code: problemCode(body.type) }
}

describe('pages', () => {
  test('an empty feed answers an empty page at its head', async () => {
    const answer = await central.ask(feedPath(feed, 'all', '-1'))
    expect(answer.status).toBe(200)
    expect(await page(answer)).toEqual([])
    expect(answer.headers.get(header.upToDate)).toBe('true')
    expect(readCursor(next(answer))?.revision).toBe(0)
    expect((await central.ask(feedPath(feed, 'all', next(answer)))).status).toBe(200)
  })

  test('every answer names the server, the wire and the time', async () => {
    for (const path of [
      feedPath(feed, 'all', '-1'),
      '/v1/health',
      '/openapi.json',
      '/nowhere',
      feedPath('1', 'all', '-1'),
    ]) {
      const { headers } = await central.ask(path)
      expect(headers.get(header.server)).toBe(central.store.identity)
      expect(headers.get(header.protocol)).toBe('1')
      expect(headers.get('Date')).toBe('Sun, 22 Nov 2026 01:00:00 GMT')
      expect(headers.get(header.demonstration)).toBeNull()
    }
  })

  test('a feed of 2,500 comes in pages of 1,000 that a cache may keep, the last one for a second', async () => {
    await publish(...Array.from({ length: 2_500 }, (_, i) => put(`p-${i}`)))
    const seen: string[] = []
    const ages: (string | null)[] = []
    for (let offset = '-1'; ; ) {
      const answer = await central.ask(feedPath(feed, 'all', offset))
      seen.push(...(await page(answer)).map(entry => entry.id))
      ages.push(answer.headers.get('Cache-Control'))
      offset = next(answer)
      if (answer.headers.get(header.upToDate) === 'true') {
        expect(answer.headers.get(header.checksum)).toBe((await central.store.head(feed)).checksum)
        break
      }
      expect(answer.headers.get(header.checksum)).toBeNull()
    }
    expect(seen).toHaveLength(2_500)
    expect(new Set(seen).size).toBe(2_500)
    const below = 'public, max-age=86400'
    expect(ages).toEqual([below, below, 'public, max-age=1'])
  })

  test('a page ends before 1 MiB, and a single larger entry still travels', async () => {
    const long = '长'.repeat(100_000)
    const value = { ...aPosting(), extra: long }
    const changes = Array.from({ length: 5 }, (_, i): Change => ({ op: 'put', kind: 'posting', id: `p-${i}`, value }))
    const huge: Change = { op: 'put', kind: 'posting', id: 'huge', value: { ...value, extra: long.repeat(4) } }
    await publish(...changes, huge)
    const sizes: number[] = []
    for (let offset = '-1', isDone = false; !isDone; ) {
      const answer = await central.ask(feedPath(feed, 'all', offset))
      sizes.push((await page(answer)).length)
      offset = next(answer)
      isDone = answer.headers.get(header.upToDate) === 'true'
    }
    expect(sizes).toEqual([3, 2, 1])
  })

  test('a value keeps the fields the server does not know', async () => {
    const value = { ...aPosting({ id: 'a' }), futureField: { deep: [1, null, '新'] } }
    await publish({ op: 'put', kind: 'posting', id: 'a', value })
    expect(await page(await central.ask(feedPath(feed, 'all', '-1')))).toEqual([
      { revision: 1, op: 'put', kind: 'posting', id: 'a', value },
    ])
  })

  test('the same page has the same strong tag, and asking with it costs no body', async () => {
    await publish(put('a'))
    const first = await central.ask(feedPath(feed, 'all', '-1'))
    const tag = first.headers.get('ETag') ?? ''
    expect(tag).toMatch(/^"[^"]+"$/)
    const again = await central.ask(feedPath(feed, 'all', '-1'), { headers: { 'If-None-Match': tag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    await publish(put('b'))
    const changed = await central.ask(feedPath(feed, 'all', '-1'), { headers: { 'If-None-Match': tag } })
    expect(changed.status).toBe(200)
  })

  test('the urgent lane brings only what is urgent, and its cursor is good at the head of the feed', async () => {
    await publish(put('a'), put('b', { urgent }), put('c'))
    const answer = await central.ask(feedPath(feed, 'urgent', '-1'))
    expect((await page(answer)).map(entry => entry.id)).toEqual(['b'])
    expect(readCursor(next(answer))?.revision).toBe(3)
    expect(answer.headers.get(header.checksum)).toBeNull()
  })

  test('HEAD tells where the feed ends, at once and without a body', async () => {
    await publish(put('a'), put('b'))
    const answer = await central.ask(feedPath(feed, 'all', '-1', true), { method: 'HEAD' })
    expect(readCursor(next(answer))?.revision).toBe(2)
    expect(await answer.text()).toBe('')
  })

  test('offset=now begins at the head', async () => {
    await publish(put('a'))
    const answer = await central.ask(feedPath(feed, 'all', 'now'))
    expect(await page(answer)).toEqual([])
    expect(readCursor(next(answer))?.revision).toBe(1)
  })
})

describe('what is refused', () => {
  test.each([
    ['a feed that is no division', '/v1/feeds/abc/all', 404, 'unknown-feed'],
    ['a snapshot of it', '/v1/feeds/0123456/snapshot', 404, 'unknown-feed'],
    ['an unknown lane', `/v1/feeds/${feed}/slow`, 404, 'unknown-lane'],
    ['an unknown address', '/v1/other', 404, 'not-found'],
    ['an offset that is no cursor', feedPath(feed, 'all', "1' or 1=1"), 400, 'bad-offset'],
    ['another way of living', `/v1/feeds/${feed}/all?live=sse`, 400, 'bad-request'],
  ])('%s', async (_, path, status, code) => {
    const answer = await central.ask(path)
    expect(answer.status).toBe(status)
    expect((await problemOf(answer)).code).toBe(code)
  })

  test('a wrong method is named as such', async () => {
    const answer = await central.ask(feedPath(feed, 'all', '-1'), { method: 'POST' })
    expect((await problemOf(answer)).code).toBe('method-not-allowed')
  })

  test('nothing but health and the document is open without the token', async () => {
    for (const authorization of ['', 'Bearer ', 'Bearer token-of-the-test', 'Basic token-of-the-tests']) {
      const answer = await central.app.request(feedPath(feed, 'all', '-1'), {
        headers: { Authorization: authorization },
      })
      expect(answer.status).toBe(401)
      expect((await problemOf(answer)).code).toBe('unauthorized')
    }
    expect((await central.app.request('/v1/health')).status).toBe(200)
    expect((await central.app.request('/openapi.json')).status).toBe(200)
  })

  test('cursors of another epoch, ahead of the head, or older than the tombstones lead to the snapshot', async () => {
    await publish(put('a'), put('b'), put('c'))
    const { epoch } = await central.store.head(feed)
    const expectGone = async (offset: string, live = false) => {
      const answer = await central.ask(feedPath(feed, 'all', offset, live))
      expect(answer.status).toBe(410)
      expect(await problemOf(answer)).toMatchObject({ code: 'gone', snapshot: `/v1/feeds/${feed}/snapshot` })
    }
    await expectGone(makeCursor('000000000001', 1))
    await expectGone(makeCursor(epoch, 4))
    await expectGone(makeCursor(epoch, 4), true)
    await publish({ op: 'delete', kind: 'posting', id: 'a' }, put('d'))
    central.pass(31 * 86_400_000)
    await central.store.compact(central.now())
    await expectGone(makeCursor(epoch, 3))
    // At the tombstone or after it nothing was missed; and who begins at the beginning and reaches the head has no old rows.
    for (const offset of [makeCursor(epoch, 4), '-1'])
      expect((await central.ask(feedPath(feed, 'all', offset))).status).toBe(200)
    await central.store.renewEpoch(central.now())
    await expectGone(makeCursor(epoch, 5))
  })

  test('beginning anew on a long feed that has lost tombstones leads to the snapshot, not into a circle', async () => {
    await publish(...Array.from({ length: 1_200 }, (_, i) => put(`p-${i}`, { validUntil: '2027-12-31T00:00:00.000Z' })))
    await publish({ op: 'delete', kind: 'posting', id: 'p-3' })
    central.pass(31 * 86_400_000)
    await central.store.compact(central.now())
    expect((await central.ask(feedPath(feed, 'all', '-1'))).status).toBe(410)
  })

  test('a fault of ours is one line in the log with a reference, and no stack in the answer', async () => {
    await central.store.close()
    const answer = await central.ask(feedPath(feed, 'all', '-1'))
    expect(answer.status).toBe(500)
    const { detail } = await problemOf(answer)
    expect(detail).toMatch(/^reference [0-9a-f-]{36}$/)
    expect(central.logged).toHaveLength(1)
    expect(central.logged[0]).toContain(detail?.slice(10))
    expect(central.logged[0]).not.toContain('\n')
  })
})

describe('long poll', () => {
  test('it answers 204 at the head when nothing comes, with the place to go on from', async () => {
    await publish(put('a'))
    const began = Date.now()
    const answer = await central.ask(feedPath(feed, 'all', 'now', true))
    expect(answer.status).toBe(204)
    expect(Date.now() - began).toBeGreaterThanOrEqual(290)
    expect(answer.headers.get(header.upToDate)).toBe('true')
    expect(readCursor(next(answer))?.revision).toBe(1)
  })

  test('it answers at once when there is something already', async () => {
    await publish(put('a'))
    const answer = await central.ask(feedPath(feed, 'all', '-1', true))
    expect(answer.status).toBe(200)
    expect(await page(answer)).toHaveLength(1)
  })

  test('all who wait are woken by a publish within milliseconds', async () => {
    const slow = aCentral({ longPollMs: 20_000 })
    const waiting = Promise.all(Array.from({ length: 200 }, () => slow.ask(feedPath(feed, 'all', '-1', true))))
    await new Promise(resolve => setTimeout(resolve, 50))
    const began = performance.now()
    await slow.store.publish(feed, [put('a')], { now: slow.now() })
    for (const answer of await waiting) expect(await page(answer)).toHaveLength(1)
    expect(performance.now() - began).toBeLessThan(1_000)
    await slow.stop()
  })

  test('who waits in the urgent lane sleeps through what is not urgent, and gets on by it', async () => {
    const waiting = central.ask(feedPath(feed, 'urgent', '-1', true))
    await new Promise(resolve => setTimeout(resolve, 20))
    await publish(put('a'))
    const answer = await waiting
    expect(answer.status).toBe(204)
    expect(readCursor(next(answer))?.revision).toBe(1)
    const second = central.ask(feedPath(feed, 'urgent', next(answer), true))
    await new Promise(resolve => setTimeout(resolve, 20))
    await publish(put('b', { urgent }))
    expect((await page(await second)).map(entry => entry.id)).toEqual(['b'])
  })

  test('a new epoch wakes those who wait, with 410', async () => {
    const slow = aCentral({ longPollMs: 10_000 })
    const { epoch } = await slow.store.head(feed)
    const waiting = slow.ask(feedPath(feed, 'all', makeCursor(epoch, 0), true))
    await new Promise(resolve => setTimeout(resolve, 20))
    await slow.store.renewEpoch(slow.now())
    expect((await waiting).status).toBe(410)
    await slow.stop()
  })

  test('an asker who leaves is let go', async () => {
    const slow = aCentral({ longPollMs: 10_000 })
    const leaving = new AbortController()
    const began = Date.now()
    const waiting = slow.ask(feedPath(feed, 'all', '-1', true), { signal: leaving.signal })
    setTimeout(() => leaving.abort(), 30)
    await waiting
    expect(Date.now() - began).toBeLessThan(2_000)
    await slow.stop()
  })
})

test('a demonstration centre says so in every answer', async () => {
  const demonstration = aCentral({ demonstration: true })
  for (const path of [feedPath(feed, 'all', '-1'), '/nowhere'])
    expect((await demonstration.ask(path)).headers.get(header.demonstration)).toBe('1')
  await demonstration.stop()
})
