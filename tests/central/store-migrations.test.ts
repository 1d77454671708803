// The central stores' second migration: a filled store of version 1 keeps its records, in SQLite and in PostgreSQL.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMigrations } from '../../central/store/migrations.ts'
import { openPostgresStore } from '../../central/store/postgres.ts'
import { openSqliteStore } from '../../central/store/sqlite.ts'
import type { Store } from '../../central/store/store.ts'
import { storeMadeAt } from '../support/central-stores.ts'
import { hasPostgres, postgresAbsent, startPostgres, type TestPostgres } from '../support/postgres.ts'
import { aTempDir } from '../support/temp-dir.ts'

const options = { now: storeMadeAt, makeIdentity: () => '6a7cf5c8-6f0e-4f65-9d4c-1d6f0a1b2c3d' }
const station = '3f0a8f0e-2b1c-4d5e-8f90-123456789abc'
const rows = [
  ['registrations', 'a', 2, 'put', '{"name":"x"}', null],
  ['registrations', 'b', 3, 'delete', null, null],
  ['postings', 'p', 1, 'put', '{}', 'waiting'],
] as const
const insert = (prefix: string, place: (n: number) => string) =>
  `insert into ${prefix}record (kind, id, revision, op, body, review, station, received_at)
   values (${[1, 2, 3, 4, 5, 6].map(place).join(', ')}, '${station}', '2026-11-22T00:00:00.000Z')`

async function isWhole(store: Store): Promise<void> {
  expect(await store.findRecord('registrations', 'a')).toEqual({
    id: 'a',
    revision: 2,
    op: 'put',
    body: '{"name":"x"}',
    station,
  })
  expect(await store.findRecord('registrations', 'b')).toMatchObject({ op: 'delete', body: null })
  expect(await store.countRecords('postings')).toBe(1)
  const items = [{ id: 'r', revision: 1, op: 'put', hash: 'h', body: '{}' } as const]
  const batch = {
    kind: 'reports',
    station,
    installation: 1,
    sequence: 1,
    digest: 'd',
    items,
    now: storeMadeAt,
  } as const
  expect(await store.applyBatch({ ...batch, items: [...items] })).toMatchObject({ outcome: 'answer' })
  expect(await store.countRecords('reports')).toBe(1)
}

/** Made by later versions; the dependent one first. */
const laterTables = ['queue_number', 'queue_head']

test('on SQLite', async () => {
  const dir = aTempDir()
  await openSqliteStore(dir, options).close()
  const [file = ''] = readdirSync(dir).filter(name => /\.(db|sqlite)$/.test(name))
  const db = new Database(join(dir, file))
  // Back to the first version: its table of records, filled.
  const { sql = '' } = readMigrations('sqlite')[0] ?? {}
  const [table = ''] = /create table record \([\s\S]*?create index record_review[^;]*;/.exec(sql) ?? []
  db.exec(`drop table record; ${table}; ${laterTables.map(name => `drop table ${name};`).join(' ')}`)
  for (const row of rows) db.prepare(insert('', () => '?')).run(...row)
  db.pragma('user_version = 1')
  db.close()
  const store = openSqliteStore(dir, options)
  await isWhole(store)
  await store.close()
})

describe.skipIf(!hasPostgres)(`on PostgreSQL${postgresAbsent}`, () => {
  let server: TestPostgres
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server?.stop())

  test('a filled store of version 1', async () => {
    const admin = new pg.Client({ connectionString: server.url('postgres') })
    await admin.connect()
    await admin.query('create database older')
    await admin.end()
    const made = await openPostgresStore(server.url('older'), options)
    await made.close()
    const client = new pg.Client({ connectionString: server.url('older') })
    await client.connect()
    await client.query(`alter table central.record drop constraint record_kind_check;
      alter table central.record add constraint record_kind_check check (kind in ('registrations', 'postings', 'interests'))`)
    for (const row of rows)
      await client.query(
        insert('central.', n => `$${n}`),
        [...row],
      )
    for (const name of laterTables) await client.query(`drop table central.${name}`)
    await client.query('delete from central.migration where number > 1')
    await client.end()
    const store = await openPostgresStore(server.url('older'), options)
    await isWhole(store)
    await store.close()
  })
})
