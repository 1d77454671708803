// The host behind loopback HTTP, for ordinary browsers: one POST a call, one event stream for news, and the built pages. The role
// belongs to the key in the page's URL fragment; cookies would not separate faces of one origin.
import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import { type FromHost, type Role, roles } from '../contract/call.ts'
import type { Host } from '../host/host.ts'
import { pageHeaders, servePage } from './static-pages.ts'

export type RoleKeys = Record<Role, string>

/** A comment line keeps the stream known to be alive; the page takes 60 silent seconds for death. */
const heartbeatMs = 20_000
const longestCall = 256 * 1024
/** The desk imports a whole sheet in one call, so that it is taken in whole or not at all. */
const longestDeskCall = 16 * 1024 * 1024

/**
 * @param port the one listened on, known only after listening
 * @param pages the folder of the built pages
 */
export function createHttpTransport({
  host,
  keys,
  pages,
  port,
}: {
  host: Host
  keys: RoleKeys
  pages: string
  port: () => number
}): Hono {
  const app = new Hono()
  const headers = pageHeaders("'self'")

  // A page of the internet must not reach this port by a name that resolves to 127.0.0.1, nor by its own origin.
  app.use(async (c, next) => {
    const own = [`127.0.0.1:${port()}`, `localhost:${port()}`]
    const origin = c.req.header('origin')
    if (!own.includes(c.req.header('host') ?? '') || (origin !== undefined && !own.some(o => origin === `http://${o}`)))
      return c.body(null, 403, headers)
    await next()
  })

  const connections = new Map(roles.map(role => [role, host.connect(role)]))
  const connectionOf = (role: string, authorization: string | undefined) => {
    const known = roles.find(r => r === role)
    if (!known || !isKey(authorization, keys[known])) return undefined
    return connections.get(known)
  }

  const limit = (maxSize: number) => bodyLimit({ maxSize, onError: c => c.body(null, 413, headers) })
  const [short, long] = [limit(longestCall), limit(longestDeskCall)]
  app.post('/api/:role', async (c, next) => {
    // Who may not call is not listened to.
    if (!connectionOf(c.req.param('role'), c.req.header('authorization'))) return c.body(null, 403, headers)
    return (c.req.param('role') === 'desk' ? long : short)(c, next)
  })
  app.post('/api/:role', async c => {
    const connection = connectionOf(c.req.param('role'), c.req.header('authorization'))
    if (!connection) return c.body(null, 403, headers)
    const message: unknown = await c.req.json().catch(() => null)
    return c.json(await connection.handle(message), 200, headers)
  })

  app.get('/api/:role/news', c => {
    const connection = connectionOf(c.req.param('role'), c.req.header('authorization'))
    if (!connection) return c.body(null, 403, headers)
    return streamSSE(c, async stream => {
      let waiting: FromHost[] = []
      let wake = () => {}
      const stop = connection.onNews(news => {
        waiting.push(news)
        wake()
      })
      stream.onAbort(() => wake())
      await stream.write(': hello\n\n')
      while (!stream.aborted && !stream.closed) {
        const timer = new Promise<void>(resolve => {
          const beat = setTimeout(resolve, heartbeatMs)
          beat.unref()
          wake = () => {
            clearTimeout(beat)
            resolve()
          }
        })
        if (waiting.length === 0) await timer
        const batch = waiting
        waiting = []
        if (batch.length === 0) await stream.write(': \n\n')
        for (const news of batch) await stream.writeSSE({ data: JSON.stringify(news) })
      }
      stop()
    })
  })

  app.get('*', c => servePage(pages, new URL(c.req.url).pathname, headers))
  return app
}

/** Compares hashes: the time tells nothing of the key. */
function isKey(authorization: string | undefined, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${key}`))
}
