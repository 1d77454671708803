// A site's data folder with sync running in this thread against a central server over real HTTP, with weather in between that a
// test can make.
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openWritable, type WriteDb } from '../../db/open.ts'
import { getStation } from '../../db/station.ts'
import type { Topic } from '../../electron/contract/topic.ts'
import { randomBelow } from '../../electron/host/random-below.ts'
import { createCentralClient } from '../../electron/sync/central-client.ts'
import { createSync, type Sync } from '../../electron/sync/sync.ts'
import { aTempDir } from './temp-dir.ts'

/** What a test does to requests on their way. */
type Weather = (request: Request, send: (request: Request) => Promise<Response>) => Promise<Response>

export type TestSite = {
  dataDir: string
  site: WriteDb<'site'>
  postings: WriteDb<'postings'>
  sync: Sync
  news: Topic[][]
  setWeather(weather: Weather): void
  /** Stops sync and closes the files; the folder stays until the test's end. */
  stop(): Promise<void>
}

export function aSite({
  url,
  token,
  feeds = ['500106'],
  dataDir = aTempDir(),
  now = () => new Date(),
}: {
  url: string
  token: string
  feeds?: string[]
  dataDir?: string
  now?: () => Date
}): TestSite {
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  const postings = openWritable(join(dataDir, 'postings.db'), 'postings')
  let weather: Weather = (request, send) => send(request)
  const station = site.transaction(() => getStation(site, randomUUID)).immediate()
  const client = createCentralClient({
    url,
    token,
    station: station.id,
    now: Date.now,
    fetch: request => weather(request, r => fetch(r)),
  })
  const news: Topic[][] = []
  const sync = createSync({
    site,
    postings,
    client,
    feeds,
    changed: topics => news.push(topics),
    now,
    monotonicMs: () => performance.now(),
    // Patience in hundredths: the form of the back-off is tested apart.
    random: () => 0.01,
    randomBelow: randomBelow(randomBytes),
    makeId: randomUUID,
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= sync.stop().then(() => {
      postings.close()
      site.close()
    })
    return stopped
  }
  onTestFinished(stop)
  return {
    dataDir,
    site,
    postings,
    sync,
    news,
    setWeather(next) {
      weather = next
    },
    stop,
  }
}
