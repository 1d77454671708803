// The reference central server as a Hono app: usable by `app.fetch` without a socket, or behind one (serve.ts).
import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { problemAnswer } from './answer.ts'
import { isAuthorized } from './auth.ts'
import { header, protocolVersion } from './protocol/headers.ts'
import { heartbeat } from './protocol/heartbeat.ts'
import { batchBytes, longPollMs as defaultLongPollMs } from './protocol/limits.ts'
import { openapiDocument } from './protocol/openapi.ts'
import { healthPath, heartbeatPath, openapiPath, queuesPath } from './protocol/paths.ts'
import { readJsonBody } from './read-body.ts'
import { batchRoutes } from './routes/batches.ts'
import { feedRoutes } from './routes/feeds.ts'
import { queueRoutes } from './routes/queues.ts'
import { createSnapshotShelf } from './snapshots.ts'
import { errorCode, errorLine } from './start-problem.ts'
import type { Store } from './store/store.ts'

export type AppOptions = {
  store: Store
  /** Shared token, sent as `Authorization: Bearer`. */
  token: string
  /** The server's identity; the store's own. */
  identity: string
  now: () => Date
  /** How long a long poll waits, in milliseconds. */
  longPollMs?: number
  /** Marks every answer: the rows are made up. */
  demonstration?: boolean
  /** Where snapshots are built; a new temporary folder when left out. */
  snapshotDir?: string
  /** One line about a fault of ours; standard error when left out. */
  log?: (line: string) => void
}

const openPaths: string[] = [healthPath, openapiPath]
const busyCodes = /^(SQLITE_BUSY.*|ECONNREFUSED|ECONNRESET|ETIMEDOUT|57P0[0-9]|53[0-9]{3}|08[0-9A-Z]{3})$/

export function createApp(options: AppOptions): Hono {
  const { store, token, identity, now, longPollMs = defaultLongPollMs, demonstration = false } = options
  const log = options.log ?? (line => console.error(line))
  const snapshotDir = options.snapshotDir ?? mkdtempSync(join(tmpdir(), 'linggong-snapshots-'))
  const app = new Hono()

  app.use(async (c, next) => {
    if (!openPaths.includes(c.req.path) && !isAuthorized(c.req.header('Authorization'), token))
      c.res = problemAnswer('unauthorized', {}, { 'WWW-Authenticate': 'Bearer' })
    else await next()
    c.res.headers.set(header.server, identity)
    c.res.headers.set(header.protocol, protocolVersion)
    c.res.headers.set('Date', now().toUTCString())
    c.res.headers.set('X-Content-Type-Options', 'nosniff')
    if (demonstration) c.res.headers.set(header.demonstration, '1')
  })

  app.route('/v1/feeds', feedRoutes({ store, now, longPollMs, shelf: createSnapshotShelf(store, snapshotDir, now) }))
  app.route(queuesPath, queueRoutes({ store, now, longPollMs }))
  app.route('/v1', batchRoutes({ store, now }))

  app.post(heartbeatPath, async c => {
    if (!z.uuid().safeParse(c.req.header(header.station)).success) return problemAnswer('station-missing')
    const body = await readJsonBody(c.req.raw, batchBytes)
    if (body instanceof Response) return body
    if (!heartbeat.safeParse(body.json).success) return problemAnswer('bad-request')
    return c.json({ now: now().toISOString() }, 200, { 'Cache-Control': 'no-store' })
  })

  app.get(healthPath, async c => {
    await store.findMeta('identity')
    return c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' })
  })
  app.get(openapiPath, c => c.json(openapiDocument()))

  app.notFound(c => {
    const isKnown = app.routes.some(route => route.method !== 'ALL' && matchesPath(route.path, c.req.path))
    return problemAnswer(isKnown ? 'method-not-allowed' : 'not-found')
  })

  app.onError(error => {
    if (busyCodes.test(errorCode(error))) return problemAnswer('unavailable', {}, { 'Retry-After': '2' })
    const reference = randomUUID()
    log(`fault ${reference}: ${errorLine(error)}`)
    return problemAnswer('server-fault', { detail: `reference ${reference}` })
  })
  return app
}

/** Whether a path fits a route such as `/v1/feeds/:feed/:lane`. */
function matchesPath(route: string, path: string): boolean {
  const parts = route.split('/')
  const given = path.split('/')
  return parts.length === given.length && parts.every((part, i) => part.startsWith(':') || part === given[i])
}
