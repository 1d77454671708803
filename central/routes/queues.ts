// Queues of numbers that the machines of one site share: changes in, and what changed out, by long poll.
import { Hono } from 'hono'
import { z } from 'zod'
import { problemAnswer } from '../answer.ts'
import { canonicalJson } from '../protocol/canonical.ts'
import { beginning, makeCursor, readCursor } from '../protocol/cursor.ts'
import { header } from '../protocol/headers.ts'
import { batchBytes } from '../protocol/limits.ts'
import { type QueueAnswer, type QueueEntry, queueChanges, queueName } from '../protocol/queue.ts'
import { readJsonBody } from '../read-body.ts'
import type { QueueRow, Store } from '../store/store.ts'

/** A number is of one market day; what nobody touched for so long is over everywhere. */
const keptMs = 3 * 86_400_000
const pollMs = 250
const pageLength = 500
const station = z.uuid()

export function queueRoutes({ store, now, longPollMs }: { store: Store; now: () => Date; longPollMs: number }): Hono {
  const routes = new Hono()
  /** Who waits in this process: rung at once by what comes in here; a look every 250 ms finds what came in elsewhere. */
  const waiting = new Map<string, Set<() => void>>()

  const entry = ({ body, station }: QueueRow): QueueEntry => ({ ...JSON.parse(body), station })
  const answer = async (rows: QueueRow[], change: number): Promise<QueueAnswer> => ({
    items: rows.map(entry),
    cursor: makeCursor((await store.findMeta('epoch')) ?? '0', change),
  })

  routes.post('/:queue', async c => {
    const queue = queueName.safeParse(c.req.param('queue'))
    if (!queue.success) return problemAnswer('not-found')
    const sender = station.safeParse(c.req.header(header.station)?.toLowerCase())
    if (!sender.success) return problemAnswer('station-missing')
    const body = await readJsonBody(c.req.raw, batchBytes)
    if (body instanceof Response) return body
    const changes = queueChanges.safeParse(body.json)
    if (!changes.success) return problemAnswer('bad-request')
    const at = now()
    const { rows, change } = await store.pushQueue({
      queue: queue.data,
      station: sender.data,
      items: changes.data.items.map(item => ({ id: item.id, revision: item.revision, body: canonicalJson(item) })),
      now: at,
      forgetBefore: new Date(at.getTime() - keptMs),
    })
    for (const ring of waiting.get(queue.data) ?? []) ring()
    return c.json(await answer(rows, change), 200, { 'Cache-Control': 'no-store' })
  })

  routes.get('/:queue', async c => {
    const queue = queueName.safeParse(c.req.param('queue'))
    if (!queue.success) return problemAnswer('not-found')
    const offset = c.req.query('offset') ?? beginning
    const place = readCursor(offset)
    if (!place && offset !== beginning) return problemAnswer('bad-offset')
    const live = c.req.query('live') === 'long-poll'
    const until = performance.now() + (live ? longPollMs : 0)
    const { signal } = c.req.raw
    for (;;) {
      const epoch = (await store.findMeta('epoch')) ?? '0'
      const head = await store.readQueue(queue.data, Number.MAX_SAFE_INTEGER, 1)
      // Another history, or one that lost its end: everything once more. There is little, and it is safe to hear twice.
      const after = place && place.epoch === epoch && place.revision <= head.change ? place.revision : 0
      const { rows, change } = await store.readQueue(queue.data, after, pageLength)
      // A page may end within the rows of one change; those are read again, which is safe.
      const last = rows.length < pageLength ? change : Math.max(after, (rows.at(-1)?.change ?? 1) - 1)
      if (rows.length > 0 || !live || performance.now() >= until)
        return c.json(await answer(rows, last), 200, { 'Cache-Control': 'no-store' })
      await bell(queue.data, Math.min(pollMs, until - performance.now()), signal)
      // Nobody hears the answer any more, and where the server is stopping the store is about to close.
      if (signal.aborted) return new Response(null, { status: 204 })
    }
  })

  function bell(queue: string, ms: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const rings = waiting.get(queue) ?? new Set()
      waiting.set(queue, rings)
      const ring = () => {
        clearTimeout(limit)
        signal.removeEventListener('abort', ring)
        rings.delete(ring)
        if (rings.size === 0) waiting.delete(queue)
        resolve()
      }
      const limit = setTimeout(ring, ms)
      rings.add(ring)
      signal.addEventListener('abort', ring, { once: true })
    })
  }
  return routes
}
