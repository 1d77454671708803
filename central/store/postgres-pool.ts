// Connects to PostgreSQL: migrations, identity, proof that a commit is durable, and transactions that are tried again.
import pg from 'pg'
import { makeEpoch } from '../protocol/cursor.ts'
import { errorCode, errorLine, StartProblem } from '../start-problem.ts'
import { pendingMigrations, readMigrations } from './migrations.ts'
import type { OpenOptions } from './sqlite-file.ts'

export type Client = pg.PoolClient

/** Any number; the same in every process, so that only one migrates at a time. */
const migrationLock = 7_180_001
/** Serialization failure, deadlock: the database asks to try again. */
const retryCodes = new Set(['40001', '40P01'])
const attempts = 8

/** Connects and makes the store ready. Throws StartProblem with one sentence when it cannot be used. */
export async function openPostgresPool(url: string, { now, makeIdentity }: OpenOptions): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  try {
    await assertDurable(pool)
    await transact(pool, client => migrate(client))
    await transact(pool, async client => {
      const insert = 'insert into central.meta (key, value) values ($1, $2) on conflict (key) do nothing'
      await client.query(insert, ['identity', makeIdentity()])
      await client.query(insert, ['epoch', makeEpoch(now.getTime())])
    })
    return pool
  } catch (error) {
    await pool.end()
    if (error instanceof StartProblem) throw error
    throw new StartProblem(`The database in DATABASE_URL cannot be used: ${errorLine(error) || errorCode(error)}.`)
  }
}

/** An answer to a station promises that its records survive a power cut. */
async function assertDurable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ fsync: string; commit: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  )
  const { fsync = '', commit = '' } = rows[0] ?? {}
  if (fsync !== 'on' || !['on', 'remote_apply'].includes(commit))
    throw new StartProblem(
      `PostgreSQL must run with fsync and synchronous_commit on (they are ${fsync} and ${commit}): otherwise it would confirm registrations that a power cut can take away.`,
    )
}

async function migrate(client: Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
  await client.query('create schema if not exists central')
  await client.query('create table if not exists central.migration (number int primary key, applied_at timestamptz)')
  const { rows } = await client.query<{ version: number }>(
    'select coalesce(max(number), 0) as version from central.migration',
  )
  for (const { number, sql } of pendingMigrations(readMigrations('postgres'), rows[0]?.version ?? 0)) {
    await client.query(sql)
    await client.query('insert into central.migration (number, applied_at) values ($1, now())', [number])
  }
}

/** Whether a failed transaction may simply be run again. */
function mayRetry(error: unknown, alsoRetry: string[]): boolean {
  const code = errorCode(error)
  return retryCodes.has(code) || alsoRetry.includes(code)
}

/**
 * Runs `work` in a transaction and commits it; on a serialization failure or deadlock it is run again.
 * @param begin e.g. `begin isolation level repeatable read read only`
 * @param alsoRetry further SQLSTATE codes after which running it again helps
 */
export async function transact<T>(
  pool: pg.Pool,
  work: (client: Client) => Promise<T>,
  begin = 'begin',
  alsoRetry: string[] = [],
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    try {
      await client.query(begin)
      const result = await work(client)
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      // A connection whose rollback fails is thrown away, not given to the next one.
      const broken = await client.query('rollback').then(
        () => false,
        () => true,
      )
      client.release(broken)
      if (attempt >= attempts || !mayRetry(error, alsoRetry)) throw error
    }
  }
}
