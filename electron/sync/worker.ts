// The thread sync runs in, with connections of its own, so that a pull of 300,000 rows never stalls a screen.
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { marketDay } from '../../db/model/market-time.ts'
import { openWritable, transact } from '../../db/open.ts'
import { getStation } from '../../db/station.ts'
import { randomBelow } from '../host/random-below.ts'
import { createCentralClient } from './central-client.ts'
import { createGiveWay, goAhead } from './give-way.ts'
import { createSync } from './sync.ts'
import type { FromWorker, ToWorker, WorkerStart } from './thread.ts'

const { dataDir, feeds, central, queue, courtesy } = workerData as WorkerStart
const port = parentPort
if (!port) throw new Error('the sync worker runs in a thread')
const post = (message: FromWorker) => port.postMessage(message)

const site = openWritable(join(dataDir, 'site.db'), 'site')
const postings = openWritable(join(dataDir, 'postings.db'), 'postings')
const makeId = () => randomUUID()
const station = transact(site, () => getStation(site, makeId))

const centre =
  'embeddedDir' in central
    ? await openEmbedded(central.embeddedDir)
    : { ...central, fetch: askNetwork, stop: async () => {} }
const client = createCentralClient({
  url: centre.url,
  token: centre.token,
  fetch: centre.fetch,
  station: station.id,
  now: () => Date.now(),
})
const sync = createSync({
  site,
  postings,
  client,
  feeds,
  changed: topics => post({ changed: topics, status: sync?.status() }),
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  random: Math.random,
  randomBelow: randomBelow(randomBytes),
  makeId,
  way: courtesy ? createGiveWay(courtesy) : goAhead,
  queue: queue ? { ...queue, day: () => marketDay(new Date(), queue.timeZone) } : null,
})
post({ changed: [], status: sync.status() })

port.on('message', (message: ToWorker) => {
  if (message === 'wake') sync.wake()
  if (message === 'stop') void stop()
})

async function stop(): Promise<void> {
  await sync.stop()
  await centre.stop()
  postings.close()
  site.close()
  post({ stopped: true })
  port?.close()
}

function askNetwork(request: Request): Promise<Response> {
  return fetch(request)
}

/** The packaged app without a configured centre: the demonstration one, asked in this thread, with no port open. */
async function openEmbedded(dir: string) {
  const { createEmbeddedCentral } = await import('../../central/embedded.ts')
  const { app, token, stop } = await createEmbeddedCentral({ dir, now: () => new Date() })
  return { url: 'http://central.invalid', token, stop, fetch: async (request: Request) => app.fetch(request) }
}
