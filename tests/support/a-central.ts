// A central server for tests: the real app on a new SQLite store, with a clock that the test moves.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { createApp } from '../../central/app.ts'
import { openSqliteStore } from '../../central/store/sqlite.ts'
import type { Store } from '../../central/store/store.ts'
import { storeMadeAt } from './central-stores.ts'

export const centralToken = 'token-of-the-tests'

export type TestCentral = {
  app: Hono
  store: Store
  dir: string
  /** Moves the clock on. */
  pass(ms: number): void
  now(): Date
  /** A request with the token. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** Lines the server logged. */
  logged: string[]
  stop(): Promise<void>
}

export function aCentral({ longPollMs = 300, demonstration = false } = {}): TestCentral {
  const dir = mkdtempSync(join(tmpdir(), 'linggong-central-'))
  let at = storeMadeAt.getTime()
  const now = () => new Date(at)
  const store = openSqliteStore(dir, { now: now(), makeIdentity: () => '6a7cf5c8-6f0e-4f65-9d4c-1d6f0a1b2c3d' })
  const logged: string[] = []
  const app = createApp({
    store,
    token: centralToken,
    identity: store.identity,
    now,
    longPollMs,
    demonstration,
    snapshotDir: join(dir, 'snapshots'),
    log: line => logged.push(line),
  })
  return {
    app,
    store,
    dir,
    logged,
    now,
    pass(ms) {
      at += ms
    },
    async ask(path, init = {}) {
      const headers = new Headers(init.headers)
      headers.set('Authorization', `Bearer ${centralToken}`)
      return app.request(path, { ...init, headers })
    },
    async stop() {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
