// Opens the SQLite file of the central server: pragmas, migrations, identity, and proof that a commit is durable.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makeEpoch } from '../protocol/cursor.ts'
import { errorCode, errorLine, StartProblem } from '../start-problem.ts'
import { pendingMigrations, readMigrations } from './migrations.ts'

export type OpenOptions = { now: Date; makeIdentity: () => string }

const busyMs = 10_000

/**
 * Opens or creates `central.db` in a folder. Throws StartProblem with one sentence when the folder cannot be written, the file
 * is no database, or it is newer than the program.
 */
export function openSqliteFile(dir: string, { now, makeIdentity }: OpenOptions): Database.Database {
  const file = join(dir, 'central.db')
  let db: Database.Database | undefined
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    db = new Database(file, { timeout: busyMs })
    db.pragma('journal_mode = wal')
    db.pragma('synchronous = full')
    db.pragma('foreign_keys = on')
    db.pragma('mmap_size = 0')
    assertSqliteVersion(db)
    migrate(db)
    beginStore(db, now, makeIdentity)
    // Asserted after a write: on a new WAL file the pragma tells the truth only then.
    db.prepare(`insert or replace into meta (key, value) values ('opened_at', ?)`).run(now.toISOString())
    const synchronous = db.pragma('synchronous', { simple: true })
    if (synchronous !== 2) throw new StartProblem(`SQLite does not write durably (synchronous is ${synchronous}).`)
    return db
  } catch (error) {
    db?.close()
    throw asStartProblem(error, file)
  }
}

/** A second connection that only reads: its long transactions hold nobody up. */
export function openSqliteReader(dir: string): Database.Database {
  return new Database(join(dir, 'central.db'), { readonly: true, timeout: busyMs })
}

/** Earlier versions can lose a WAL file that is reset while another process reads. */
function assertSqliteVersion(db: Database.Database): void {
  const version = String(db.prepare('select sqlite_version()').pluck().get())
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  if (major * 1_000_000 + minor * 1_000 + patch < 3_051_003)
    throw new StartProblem(`SQLite ${version} is too old; 3.51.3 or newer is needed.`)
}

function migrate(db: Database.Database): void {
  const run = db.transaction(() => {
    const version = Number(db.pragma('user_version', { simple: true }))
    for (const { number, sql } of pendingMigrations(readMigrations('sqlite'), version)) {
      db.exec(sql)
      db.pragma(`user_version = ${number}`)
    }
  })
  run.immediate()
}

function beginStore(db: Database.Database, now: Date, makeIdentity: () => string): void {
  const insert = db.prepare('insert or ignore into meta (key, value) values (?, ?)')
  const run = db.transaction(() => {
    insert.run('identity', makeIdentity())
    insert.run('epoch', makeEpoch(now.getTime()))
  })
  run.immediate()
}

function asStartProblem(error: unknown, file: string): unknown {
  const code = errorCode(error)
  if (code === 'SQLITE_NOTADB') return new StartProblem(`${file} is not a database. It was left as it is.`)
  if (code === 'SQLITE_CORRUPT') return new StartProblem(`${file} is damaged. It was left as it is.`)
  if (code === 'SQLITE_BUSY') return new StartProblem(`${file} is locked by another program.`)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new StartProblem(`The disk is full: ${file}`)
  if (/^(EACCES|EPERM|EROFS|EEXIST|ENOTDIR|SQLITE_CANTOPEN|SQLITE_READONLY.*|SQLITE_IOERR.*)$/.test(code))
    return new StartProblem(`The folder of ${file} cannot be written (${errorLine(error)}).`)
  return error
}
