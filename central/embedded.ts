// The demonstration centre that runs inside the kiosk where no central server is configured: SQLite in one folder.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { createApp } from './app.ts'
import { readOrMakeToken } from './auth.ts'
import { keepSampleFresh, type Sample } from './demonstration.ts'
import { startHousekeeping } from './housekeeping.ts'
import { feedOfSample, samplePostings } from './import/sample.ts'
import { feedOfNotice, feedOfSite, sampleNotices, sampleSites } from './import/sample-items.ts'
import { openSqliteStore } from './store/sqlite.ts'
import type { Store } from './store/store.ts'

export type EmbeddedCentral = {
  app: Hono
  store: Store
  /** The server's identity, a UUID. */
  identity: string
  /** What a client sends as `Authorization: Bearer`. */
  token: string
  /** Ends housekeeping and closes the store. Stop serving first. */
  stop: () => Promise<void>
}

type Options = {
  dir: string
  now: () => Date
  /** The folder's own token when left out. */
  token?: string
  sample?: Sample
  longPollMs?: number
  log?: (line: string) => void
}

const ownSample: Sample = now => [
  ...samplePostings(now).map(value => ({ feed: feedOfSample(value), kind: 'posting' as const, value })),
  ...sampleNotices(now).map(value => ({ feed: feedOfNotice(value), kind: 'notice' as const, value })),
  ...sampleSites().map(value => ({ feed: feedOfSite(value), kind: 'site' as const, value })),
]

/** Opens or creates it; a new store is filled with the sample. Throws StartProblem when the folder cannot be used. */
export async function createEmbeddedCentral(options: Options): Promise<EmbeddedCentral> {
  const { dir, now, sample = ownSample, log = line => console.error(line) } = options
  const store = openSqliteStore(dir, { now: now(), makeIdentity: randomUUID })
  try {
    const token = options.token ?? readOrMakeToken(dir)
    await keepSampleFresh(store, now(), sample)
    const { identity } = store
    const app = createApp({
      store,
      token,
      identity,
      now,
      demonstration: true,
      snapshotDir: join(dir, 'snapshots'),
      log,
      ...(options.longPollMs === undefined ? {} : { longPollMs: options.longPollMs }),
    })
    const stopHousekeeping = startHousekeeping(async () => {
      await keepSampleFresh(store, now(), sample)
      await store.compact(now())
    }, log)
    return {
      app,
      store,
      identity,
      token,
      async stop() {
        await stopHousekeeping()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
