// A central server behind a real socket, in this process, on a new SQLite store; may be stopped and started on the same store.
import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { createApp } from '../../central/app.ts'
import { serveCentral } from '../../central/serve.ts'
import { openSqliteStore } from '../../central/store/sqlite.ts'
import type { Change, Store } from '../../central/store/store.ts'
import type { Posting } from '../../db/model/posting.ts'
import { aTempDir } from './temp-dir.ts'

export const servedToken = 'token-of-the-tests'

export type ServedCentral = {
  url: string
  store: Store
  publish(feed: string, ...changes: Change[]): Promise<void>
  stop(): Promise<void>
}

export const put = (posting: Posting): Change => ({ op: 'put', kind: 'posting', id: posting.id, value: posting })

export async function aServedCentral({
  dir = aTempDir(),
  port = 0,
  demonstration = false,
  longPollMs = 1000,
} = {}): Promise<ServedCentral> {
  const store = openSqliteStore(dir, { now: new Date(), makeIdentity: randomUUID })
  const app = createApp({
    store,
    token: servedToken,
    identity: store.identity,
    now: () => new Date(),
    demonstration,
    longPollMs,
    snapshotDir: `${dir}/snapshots`,
  })
  const server = await serveCentral(app, { port })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= server.stop().then(() => store.close())
    return stopped
  }
  onTestFinished(stop)
  return {
    url: server.url,
    store,
    async publish(feed, ...changes) {
      await store.publish(feed, changes, { now: new Date() })
    },
    stop,
  }
}
