// A site in this process with a clock of the bench's: the host behind loopback HTTP, and sync against a real centre over HTTP.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { openWritable, transact } from '../../../db/open.ts'
import { getStation } from '../../../db/station.ts'
import { type Role, roles } from '../../../electron/contract/call.ts'
import type { Topic } from '../../../electron/contract/topic.ts'
import { createHost } from '../../../electron/host/create-host.ts'
import { randomBelow } from '../../../electron/host/random-below.ts'
import { createCentralClient } from '../../../electron/sync/central-client.ts'
import type { SyncLink } from '../../../electron/sync/link.ts'
import { createSync } from '../../../electron/sync/sync.ts'
import { createHttpTransport } from '../../../electron/transport/http.ts'

export type InProcessSite = {
  boardUrl: string
  /** Calls that pages made so far. */
  calls(): number
  stop(): Promise<void>
}

type Options = {
  /** A new folder, which the caller removes. */
  dataDir: string
  central: { url: string; token: string }
  now: () => Date
  /** Goes into site.json. */
  site: object
  /** The folder of the built pages. */
  pages: string
}

export async function startInProcessSite({ dataDir, central, now, site, pages }: Options): Promise<InProcessSite> {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(join(dataDir, 'site.json'), JSON.stringify(site))
  const host = await createHost({
    dataDir,
    now,
    startSync: ({ settings }) => startSync(dataDir, central, settings.feeds, now),
  })
  const keys = Object.fromEntries(roles.map(role => [role, randomBytes(32).toString('base64url')])) as Record<
    Role,
    string
  >
  let port = 0
  let calls = 0
  const app = createHttpTransport({ host, keys, pages, port: () => port })
  const server = createAdaptorServer({
    fetch: (request: Request) => {
      if (request.method === 'POST') calls += 1
      return app.fetch(request)
    },
  }) as Server
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
  return {
    boardUrl: `http://127.0.0.1:${port}/board/#key=${keys.board}`,
    calls: () => calls,
    async stop() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      await host.stop()
    },
  }
}

/** What worker.ts does in its thread, with our clock: `now` is also what the centre's clock is compared with. */
function startSync(
  dataDir: string,
  central: { url: string; token: string },
  feeds: readonly string[],
  now: () => Date,
): SyncLink {
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  const postings = openWritable(join(dataDir, 'postings.db'), 'postings')
  const station = transact(site, () => getStation(site, randomUUID))
  const listeners = new Set<(topics: Topic[]) => void>()
  const sync = createSync({
    site,
    postings,
    feeds,
    client: createCentralClient({
      ...central,
      station: station.id,
      now: () => now().getTime(),
      fetch: request => fetch(request),
    }),
    changed: topics => {
      for (const listener of listeners) listener(topics)
    },
    now,
    monotonicMs: () => performance.now(),
    random: Math.random,
    randomBelow: randomBelow(randomBytes),
    makeId: randomUUID,
  })
  return {
    status: sync.status,
    wake: sync.wake,
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      await sync.stop()
      postings.close()
      site.close()
    },
  }
}
