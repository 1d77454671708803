// Reading: pages of a feed, long polls, snapshots. The same for everyone who may read, so that caches can stand in front.
import { type Context, Hono } from 'hono'
import { entityTag, entryJson, matchesTag, problemAnswer } from '../answer.ts'
import { type Bell, createBell } from '../bell.ts'
import { readByteRange } from '../byte-range.ts'
import { beginning, makeCursor, readCursor } from '../protocol/cursor.ts'
import { feed as feedName, type Lane, lane as laneName, snapshotType } from '../protocol/feed.ts'
import { header } from '../protocol/headers.ts'
import { pageBytes, pageEntries } from '../protocol/limits.ts'
import { snapshotPath } from '../protocol/paths.ts'
import { readSnapshot, type Snapshot, type SnapshotShelf } from '../snapshots.ts'
import type { Head, Store } from '../store/store.ts'

type Options = { store: Store; shelf: SnapshotShelf; longPollMs: number; now: () => Date }

export function feedRoutes({ store, shelf, longPollMs, now }: Options): Hono {
  const routes = new Hono()
  const bell = createBell(store)

  routes.get('/:feed/snapshot', async c => {
    const feed = c.req.param('feed')
    if (!feedName.safeParse(feed).success) return problemAnswer('unknown-feed')
    const at = c.req.query('at')
    const snapshot = at === undefined ? await shelf.get(feed, await store.head(feed)) : shelf.find(feed, at)
    return snapshot ? answerSnapshot(c, feed, snapshot) : problemAnswer('gone', { snapshot: snapshotPath(feed) })
  })

  routes.get('/:feed/:lane', async c => {
    const { feed, lane } = c.req.param()
    if (!feedName.safeParse(feed).success) return problemAnswer('unknown-feed')
    const parsedLane = laneName.safeParse(lane)
    if (!parsedLane.success) return problemAnswer('unknown-lane')
    const live = c.req.query('live')
    if (live !== undefined && live !== 'long-poll')
      return problemAnswer('bad-request', { detail: 'live may only be long-poll' })
    const asked = { feed, lane: parsedLane.data, offset: c.req.query('offset') ?? beginning }
    if (c.req.raw.method === 'HEAD') return answerHead(await store.head(feed))
    return live === undefined
      ? await readNow(c, store, asked)
      : await readLive(c, store, bell, asked, longPollMs, now())
  })

  return routes
}

type Asked = { feed: string; lane: Lane; offset: string }
type Place = { epoch: string; revision: number }

/** Where an offset points in a feed that stands at `head`; an answer where it points nowhere. */
function placeOf({ feed, offset }: Asked, head: Head): Place | Response {
  if (offset === beginning) return { epoch: head.epoch, revision: 0 }
  if (offset === 'now') return { epoch: head.epoch, revision: head.revision }
  const place = readCursor(offset)
  if (!place) return problemAnswer('bad-offset')
  const isReadable = place.epoch === head.epoch && place.revision <= head.revision && place.revision >= head.horizon
  // Revision 0 of this epoch is the beginning under another name.
  return isReadable || (place.epoch === head.epoch && place.revision === 0) ? place : gone(feed)
}

function gone(feed: string): Response {
  return problemAnswer('gone', { snapshot: snapshotPath(feed) })
}

function answerHead(head: Head): Response {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }
  return new Response(null, {
    headers: { ...headers, [header.nextOffset]: makeCursor(head.epoch, head.revision), [header.upToDate]: 'true' },
  })
}

async function readNow(c: Context, store: Store, asked: Asked): Promise<Response> {
  const place = placeOf(asked, await store.head(asked.feed))
  if (place instanceof Response) return place
  const { answer } = await answerPage(store, asked, place)
  const isSame = answer.status === 200 && matchesTag(c.req.header('If-None-Match'), answer.headers.get('ETag') ?? '')
  return isSame ? new Response(null, { status: 304, headers: answer.headers }) : answer
}

async function readLive(
  c: Context,
  store: Store,
  bell: Bell,
  asked: Asked,
  longPollMs: number,
  at: Date,
): Promise<Response> {
  const place = placeOf(asked, await store.head(asked.feed))
  if (place instanceof Response) return place
  const waiter = bell.open(asked.feed, asked.lane, place)
  try {
    let page = await answerPage(store, asked, place)
    if (page.isEmpty) {
      const { signal } = c.req.raw
      await waiter.wait(longPollMs, signal)
      // Nobody hears the answer any more, and where the server is stopping the store is about to close.
      if (signal.aborted) return new Response(null, { status: 204 })
      // Read again in any case: the 204 of the urgent lane names the head as it stands now.
      page = await answerPage(store, asked, place)
    }
    const { answer } = page
    // Durable Streams § 8.1: a number that only grows, so that no cache serves one answer for ever.
    const interval = Math.floor(at.getTime() / 20_000)
    const seen = Number(c.req.query('cursor'))
    answer.headers.set('Stream-Cursor', String(seen >= interval ? seen + 1 : interval))
    if (!page.isEmpty) return answer
    answer.headers.delete('Content-Type')
    answer.headers.set('Cache-Control', 'no-store')
    return new Response(null, { status: 204, headers: answer.headers })
  } finally {
    waiter.close()
  }
}

/** One page after a place. A feed may have moved, lost tombstones or changed its epoch meanwhile: judged by the page's own head. */
async function answerPage(store: Store, asked: Asked, place: Place): Promise<{ answer: Response; isEmpty: boolean }> {
  const { feed, lane } = asked
  const { head, entries } = await store.page({ feed, lane, after: place.revision, limit: pageEntries + 1 })
  const parts: string[] = []
  let bytes = 2
  for (const entry of entries.slice(0, pageEntries)) {
    const part = entryJson(entry)
    bytes += Buffer.byteLength(part) + 1
    if (parts.length > 0 && bytes > pageBytes) break
    parts.push(part)
  }
  const isAtHead = parts.length === entries.length
  const isTooOld = place.revision < head.horizon && (place.revision > 0 || !isAtHead)
  if (place.epoch !== head.epoch || isTooOld) return { answer: gone(feed), isEmpty: false }
  const last = entries[parts.length - 1]?.revision ?? place.revision
  const next = makeCursor(head.epoch, isAtHead ? head.revision : last)
  // A revision of an epoch never changes its content, so the revisions stand for the whole page, at a hundredth of the work.
  const revisions = entries.slice(0, parts.length).map(entry => entry.revision)
  const tag = entityTag(`${next} ${isAtHead} ${revisions.join(' ')}`)
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    'Cache-Control': `public, max-age=${isAtHead ? 1 : 86_400}`,
    ETag: tag,
    [header.nextOffset]: next,
  }
  if (isAtHead) headers[header.upToDate] = 'true'
  if (isAtHead && lane === 'all') headers[header.checksum] = head.checksum
  return { answer: new Response(`[${parts.join(',')}]`, { headers }), isEmpty: parts.length === 0 }
}

function answerSnapshot(c: Context, feed: string, snapshot: Snapshot): Response {
  const tag = `"${snapshot.sha256}"`
  const headers: Record<string, string> = {
    'Content-Type': snapshotType,
    'Content-Location': snapshotPath(feed, snapshot.cursor),
    'Cache-Control': c.req.query('at') === undefined ? 'public, max-age=1' : 'public, max-age=86400, immutable',
    'Accept-Ranges': 'bytes',
    ETag: tag,
    'Repr-Digest': `sha-256=:${Buffer.from(snapshot.sha256, 'hex').toString('base64')}:`,
    [header.nextOffset]: snapshot.cursor,
    [header.checksum]: snapshot.checksum,
  }
  if (matchesTag(c.req.header('If-None-Match'), tag)) return new Response(null, { status: 304, headers })
  const ifRange = c.req.header('If-Range')
  const mayRange = ifRange === undefined || ifRange === tag
  const range = mayRange ? readByteRange(c.req.header('Range'), snapshot.size) : undefined
  if (range === 'outside')
    return problemAnswer('range-not-satisfiable', {}, { 'Content-Range': `bytes */${snapshot.size}` })
  const { from, to } = range ?? { from: 0, to: snapshot.size - 1 }
  headers['Content-Length'] = String(to - from + 1)
  if (range) headers['Content-Range'] = `bytes ${from}-${to}/${snapshot.size}`
  const body = c.req.raw.method === 'HEAD' ? null : readSnapshot(snapshot, from, to)
  return new Response(body, { status: range ? 206 : 200, headers })
}
