// The demonstration centre inside the kiosk: filled once, never stale, and gone without a trace when stopped.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sample } from '../../central/demonstration.ts'
import { createEmbeddedCentral, type EmbeddedCentral } from '../../central/embedded.ts'
import { sampleNotices } from '../../central/import/sample-items.ts'
import { feedPage } from '../../central/protocol/feed.ts'
import { header } from '../../central/protocol/headers.ts'
import { feedPath } from '../../central/protocol/paths.ts'
import { isShownAt, notice } from '../../db/model/notice.ts'
import { isUrgent, posting } from '../../db/model/posting.ts'
import { siteSettings } from '../../db/model/site.ts'
import { aPosting } from '../support/a-posting.ts'

const dayMs = 86_400_000
let dir: string
let at: number
let running: EmbeddedCentral | undefined
const now = () => new Date(at)

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linggong-embedded-'))
  at = Date.parse('2026-11-22T01:00:00.000Z')
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  rmSync(dir, { recursive: true, force: true })
})

async function start(sample?: Sample): Promise<EmbeddedCentral> {
  await running?.stop()
  running = await createEmbeddedCentral({ dir: join(dir, 'central'), now, ...(sample ? { sample } : {}) })
  return running
}

async function read(central: EmbeddedCentral, feed: string) {
  const headers = { Authorization: `Bearer ${central.token}` }
  const answer = await central.app.request(feedPath(feed, 'all', '-1'), { headers })
  expect(answer.headers.get(header.demonstration)).toBe('1')
  return feedPage.parse(await answer.json())
}

type Entries = Awaited<ReturnType<typeof read>>
const postingsOf = (entries: Entries) => entries.filter(e => e.kind === 'posting').map(e => posting.parse(e.value))

test('a site with default settings finds about eighty valid postings, some urgent today', async () => {
  const central = await start()
  const { feeds } = siteSettings.parse({})
  const entries = (await Promise.all(feeds.map(feed => read(central, feed)))).flat()
  const postings = postingsOf(entries)
  expect(postings.length).toBeGreaterThanOrEqual(70)
  expect(postings.every(each => each.demonstration === true)).toBe(true)
  expect(postings.filter(each => isUrgent(each, now()))).toHaveLength(2)
})

test('starting again on the same day changes nothing; on another day the sample is fresh again', async () => {
  const first = await start()
  const { identity, token } = first
  const before = await first.store.head('500106')
  at += 2 * 3_600_000
  const second = await start()
  expect(second.identity).toBe(identity)
  expect(second.token).toBe(token)
  expect(await second.store.head('500106')).toEqual(before)
  at += 3 * dayMs
  const third = await start()
  expect((await third.store.head('500106')).revision).toBeGreaterThan(before.revision)
  const entries = [...(await read(third, '500106')), ...(await read(third, '500000'))]
  expect(postingsOf(entries).filter(each => isUrgent(each, now()))).toHaveLength(2)
})

test('notices and sites are there too; notices follow the clock, sites stay as they are', async () => {
  const first = await start()
  const entries = async (central: EmbeddedCentral) => [
    ...(await read(central, '500106')),
    ...(await read(central, '500000')),
  ]
  const noticesOf = (all: Entries) => all.filter(e => e.kind === 'notice').map(e => notice.parse(e.value))
  const before = await entries(first)
  expect(noticesOf(before)).toHaveLength(8)
  const sites = before.filter(e => e.kind === 'site')
  expect(sites).toHaveLength(10)
  at += 40 * dayMs
  const after = await entries(await start())
  expect(noticesOf(after).filter(each => isShownAt(each, now()))).toHaveLength(8)
  expect(noticesOf(before).filter(each => isShownAt(each, now()))).toHaveLength(0)
  expect(after.filter(e => e.kind === 'site')).toEqual(sites)
})

test('a notice that a newer sample no longer holds goes as a notice', async () => {
  const sampleOf =
    (...ids: string[]): Sample =>
    at =>
      ids.map(id => ({ feed: '500106', kind: 'notice', value: { ...sampleNotices(at)[0], id } }))
  await start(sampleOf('demo-notice-1', 'demo-notice-2'))
  at += dayMs
  const entries = await read(await start(sampleOf('demo-notice-1')), '500106')
  expect(entries.map(entry => `${entry.op} ${entry.kind} ${entry.id}`).sort()).toEqual([
    'delete notice demo-notice-2',
    'put notice demo-notice-1',
  ])
})

test('what a newer sample no longer holds goes; other postings stay', async () => {
  const sampleOf =
    (...ids: string[]): Sample =>
    () =>
      ids.map(id => ({ feed: '500106', kind: 'posting', value: aPosting({ id }) }))
  const first = await start(sampleOf('demo-1', 'demo-2'))
  await first.store.publish('500106', [{ op: 'put', kind: 'posting', id: 'own', value: aPosting({ id: 'own' }) }], {
    now: now(),
  })
  at += dayMs
  const entries = await read(await start(sampleOf('demo-2', 'demo-3')), '500106')
  expect(entries.map(entry => `${entry.op} ${entry.id}`).sort()).toEqual([
    'delete demo-1',
    'put demo-2',
    'put demo-3',
    'put own',
  ])
})

test('the token lies in the folder, for its owner only', async () => {
  const { token } = await start()
  const file = join(dir, 'central', 'token')
  expect(readFileSync(file, 'utf8').trim()).toBe(token)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})
