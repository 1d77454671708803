// The central server of a bench: in this process, behind a real socket, on a new SQLite store.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createApp } from '../../../central/app.ts'
import { serveCentral } from '../../../central/serve.ts'
import { openSqliteStore } from '../../../central/store/sqlite.ts'
import type { Change, Store } from '../../../central/store/store.ts'
import type { Posting } from '../../../db/model/posting.ts'
import { put } from './postings.ts'

export const benchFeed = '500106'

export type BenchCentral = {
  url: string
  token: string
  store: Store
  publish(...changes: Change[]): Promise<void>
  /** Publishes any number, in blocks. */
  fill(postings: Iterable<Posting>): Promise<void>
  stop(): Promise<void>
}

/** @param dir a new folder, which the caller removes */
export async function startBenchCentral(dir: string, now = () => new Date()): Promise<BenchCentral> {
  const token = 'token-of-the-bench'
  const store = openSqliteStore(join(dir, 'central'), { now: now(), makeIdentity: randomUUID })
  const app = createApp({ store, token, identity: store.identity, now, snapshotDir: join(dir, 'snapshots') })
  const server = await serveCentral(app, { port: 0 })
  const publish = async (...changes: Change[]) => {
    await store.publish(benchFeed, changes, { now: now() })
  }
  return {
    url: server.url,
    token,
    store,
    publish,
    async fill(postings) {
      let block: Change[] = []
      for (const posting of postings) {
        if (block.push(put(posting)) < 500) continue
        await publish(...block)
        block = []
      }
      if (block.length > 0) await publish(...block)
    },
    async stop() {
      await server.stop()
      await store.close()
    },
  }
}
