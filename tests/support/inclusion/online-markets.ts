// The markets of the walk as they stand in a hall that has a network: each with a central server behind a real socket, from which all
// that they show was pulled. For pictures: walkedMarkets is quicker, and offline.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { createApp } from '../../../central/app.ts'
import { feedOfSample, samplePostings } from '../../../central/import/sample.ts'
import { serveCentral } from '../../../central/serve.ts'
import { openSqliteStore } from '../../../central/store/sqlite.ts'
import type { Change } from '../../../central/store/store.ts'
import { serve } from '../../../electron/serve.ts'
import type { TouchScreen } from '../a-touch-screen.ts'
import { someMarkets, someNotices } from '../some-notices.ts'
import { anAlarm, type WalkedMarkets, walkSite } from './touch-walk.ts'

const token = 'token-of-the-pictures'

export async function onlineMarkets(pages: string): Promise<WalkedMarkets> {
  const now = new Date()
  const [plain, alarmed] = await Promise.all([
    anOnlineScreen(pages, now, someNotices(now)),
    anOnlineScreen(pages, now, [...someNotices(now), anAlarm(now)]),
  ])
  return {
    plain,
    alarmed,
    async stop() {
      await Promise.all([plain.stop(), alarmed.stop()])
    },
  }
}

async function anOnlineScreen(pages: string, now: Date, notices: ReturnType<typeof someNotices>): Promise<TouchScreen> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linggong-online-'))
  const store = openSqliteStore(join(dataDir, 'central'), { now, makeIdentity: randomUUID })
  const postings = samplePostings(now)
  for (const feed of ['500106', '500000'] as const) {
    const changes: Change[] = postings
      .filter(posting => feedOfSample(posting) === feed)
      .map(value => ({ op: 'put', kind: 'posting', id: value.id, value }))
    if (feed === '500106') {
      for (const value of notices) changes.push({ op: 'put', kind: 'notice', id: value.id, value })
      for (const value of someMarkets()) changes.push({ op: 'put', kind: 'site', id: value.id, value })
    }
    await store.publish(feed, changes, { now })
  }
  const app = createApp({
    store,
    token,
    identity: store.identity,
    now: () => new Date(),
    demonstration: false,
    longPollMs: 20_000,
    snapshotDir: join(dataDir, 'central', 'snapshots'),
  })
  const central = await serveCentral(app, { port: 0 })
  writeFileSync(join(dataDir, 'site.json'), JSON.stringify(walkSite))
  const serving = await serve({ dataDir, port: 0, pages, central: { url: central.url, token }, writeLog: () => {} })
  await untilPulled(dataDir, postings.length)
  return {
    url: serving.urls.touch,
    dataDir,
    async stop() {
      await serving.stop()
      await central.stop()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Codes come last. */
async function untilPulled(dataDir: string, total: number): Promise<void> {
  const db = new Database(join(dataDir, 'site.db'), { readonly: true })
  try {
    for (let i = 0; i < 600; i++) {
      const { given } = db.prepare('select count(*) as given from short_code').get() as { given: number }
      if (given >= total) return
      await sleep(100)
    }
    throw new Error('the postings were not pulled within a minute')
  } finally {
    db.close()
  }
}
