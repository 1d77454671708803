// A board on a real wall for tests: the built page in Chromium, the real host on real databases behind loopback HTTP, and a sync
// link whose state the test sets. What the feeds would bring is written by `put` as sync writes it.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { type FeedItem, removeFeedItem, writeFeedItem } from '../../db/feed-items.ts'
import { marketDay } from '../../db/model/market-time.ts'
import type { Posting } from '../../db/model/posting.ts'
import { openWritable, transact } from '../../db/open.ts'
import { putPosting, removePosting } from '../../db/postings.ts'
import { callQueueNumber, takeQueueNumber } from '../../db/queue-numbers.ts'
import { giveCodes } from '../../db/short-codes.ts'
import { type Role, roles } from '../../electron/contract/call.ts'
import type { Topic } from '../../electron/contract/topic.ts'
import { createHost } from '../../electron/host/create-host.ts'
import type { SyncStatus } from '../../electron/sync/link.ts'
import { createHttpTransport } from '../../electron/transport/http.ts'

/** Builds the board's page alone. */
export async function buildBoard(outDir: string): Promise<void> {
  const root = new URL('../../renderer/', import.meta.url).pathname
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { board: `${root}board/index.html` } },
    },
  })
}

export type Wall = {
  url: string
  /** The wall's moment: the host's clock, and by the centre's offset the page's too. */
  setNow(at: string): void
  put(...postings: Posting[]): void
  remove(...ids: string[]): void
  /** Notices and sites as a feed brings them. */
  putItems(...items: FeedItem[]): void
  removeItem(id: string): void
  /** Numbers taken at the touch screen; and one of them called at a desk. */
  takeNumber(id: string): void
  callNumber(id: string, desk: number): void
  setSync(status: Partial<SyncStatus>): void
  /** Takes the host away: connections are cut and refused. */
  cut(): Promise<void>
  /** Calls the page has made so far. */
  calls(): number
  stop(): Promise<void>
}

export async function aWall({
  pages,
  now,
  site = {},
}: {
  /** The folder of `buildBoard`. */
  pages: string
  now: string
  /** Goes into site.json. */
  site?: object
}): Promise<Wall> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linggong-wall-'))
  writeFileSync(join(dataDir, 'site.json'), JSON.stringify(site))
  let offset = Date.parse(now) - Date.now()
  const clock = () => new Date(Date.now() + offset)
  const listeners = new Set<(topics: Topic[]) => void>()
  let status: SyncStatus = {
    isOnline: true,
    trouble: null,
    updatedAt: now,
    isQueueShared: false,
    clockOffsetMs: offset,
  }
  const tell = (topics: Topic[]) => {
    for (const listener of listeners) listener(topics)
  }
  const host = await createHost({
    dataDir,
    now: clock,
    startSync: () => ({
      status: () => status,
      wake() {},
      onChanged(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      stop: async () => {},
    }),
  })
  const postings = openWritable(join(dataDir, 'postings.db'), 'postings')
  const codes = openWritable(join(dataDir, 'site.db'), 'site')
  const keys = Object.fromEntries(roles.map(r => [r, randomBytes(32).toString('base64url')])) as Record<Role, string>
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
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  let revision = 0
  let draw = 0
  let isCut = false
  return {
    url: `http://127.0.0.1:${port}/board/#key=${keys.board}`,
    calls: () => calls,
    setNow(at) {
      offset = Date.parse(at) - Date.now()
      status = { ...status, clockOffsetMs: offset }
      tell(['sync'])
    },
    put(...added) {
      transact(codes, () => {
        // A fixed row of codes, so that pictures are the same each time.
        const next = (below: number) => (draw++ * 1_193 + 1_380) % below
        giveCodes(
          codes,
          added.map(p => p.id),
          next,
          clock().toISOString(),
        )
      })
      transact(postings, () => {
        for (const posting of added) putPosting(postings, '500106', ++revision, posting)
      })
      tell(['postings'])
    },
    remove(...ids) {
      transact(postings, () => {
        for (const id of ids) removePosting(postings, '500106', ++revision, id, clock().toISOString())
      })
      tell(['postings'])
    },
    putItems(...items) {
      transact(postings, () => {
        for (const item of items) writeFeedItem(postings, '500106', ++revision, item)
      })
      tell(['notices'])
    },
    removeItem(id) {
      transact(postings, () => removeFeedItem(postings, '500106', id))
      tell(['notices'])
    },
    takeNumber(id) {
      const at = clock()
      const day = marketDay(at, 'Asia/Shanghai')
      transact(codes, () => takeQueueNumber(codes, { id, day, source: 'touch', at: at.toISOString(), clerkId: null }))
      tell(['numbers'])
    },
    callNumber(id, desk) {
      transact(codes, () => callQueueNumber(codes, { id, desk, at: clock().toISOString(), clerkId: null }))
      tell(['numbers'])
    },
    setSync(next) {
      status = { ...status, ...next }
      tell(['sync'])
    },
    async cut() {
      isCut = true
      await close()
    },
    async stop() {
      if (!isCut) await close()
      postings.close()
      codes.close()
      await host.stop()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
