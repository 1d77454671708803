// The demonstration centre inside the kiosk: filled once, never stale, and gone without a trace when stopped.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sample } from '../../central/demonstration.ts'
import { createEmbeddedCentral, type EmbeddedCentral } from '../../central/embedded.ts'
import { feedPage } from '../../central/protocol/feed.ts'
import { header } from '../../central/protocol/headers.ts'
import { feedPath } from '../../central/protocol/paths.ts'
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

test('a site with default settings finds about eighty valid postings, some urgent today', async () => {
  const central = await start()
  const { feeds } = siteSettings.parse({})
  const entries = (await Promise.all(feeds.map(feed => read(central, feed)))).flat()
  expect(entries.length).toBeGreaterThanOrEqual(70)
  const postings = entries.map(entry => posting.parse(entry.value))
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
  expect(entries.filter(entry => isUrgent(posting.parse(entry.value), now()))).toHaveLength(2)
})

test('what a newer sample no longer holds goes; other postings stay', async () => {
  const sampleOf =
    (...ids: string[]): Sample =>
    () =>
      ids.map(id => ({ feed: '500106', posting: aPosting({ id }) }))
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
