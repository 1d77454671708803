// Both adapters of the central store, for suites that run over each: SQLite in a new folder, PostgreSQL in a new database.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openPostgresStore } from '../../central/store/postgres.ts'
import { openSqliteStore } from '../../central/store/sqlite.ts'
import type { Store } from '../../central/store/store.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

/** The moment at which the tests' stores are made. */
export const storeMadeAt = new Date('2026-11-22T01:00:00.000Z')

export type StoreMaker = {
  /** A new empty store. */
  make(): Promise<Store>
  /** A further connection to the store made last, as another process would have it. */
  again(): Promise<Store>
  /** Closes and removes everything that was made. */
  stop(): Promise<void>
}

const options = { now: storeMadeAt, makeIdentity: randomUUID }

export function sqliteStores(): StoreMaker {
  const dirs: string[] = []
  const stores: Store[] = []
  const open = (dir: string) => {
    const store = openSqliteStore(dir, options)
    stores.push(store)
    return Promise.resolve(store)
  }
  return {
    make() {
      const dir = mkdtempSync(join(tmpdir(), 'linggong-central-'))
      dirs.push(dir)
      return open(dir)
    },
    again: () => open(dirs.at(-1) ?? ''),
    async stop() {
      for (const store of stores) await store.close()
      for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
    },
  }
}

export function postgresStores(): StoreMaker {
  const stores: Store[] = []
  let server: Promise<TestPostgres> | undefined
  let made = 0
  const open = async (database: string) => {
    const store = await openPostgresStore((await server)?.url(database) ?? '', options)
    stores.push(store)
    return store
  }
  return {
    async make() {
      server ??= startPostgres()
      made += 1
      const admin = new pg.Client({ connectionString: (await server).url('postgres') })
      await admin.connect()
      await admin.query(`create database central${made}`)
      await admin.end()
      return open(`central${made}`)
    },
    again: () => open(`central${made}`),
    async stop() {
      for (const store of stores) await store.close()
      await (await server)?.stop()
    },
  }
}
