// Opens the two databases with the pragmas this product relies on, and gives read and write handles different types, so that
// a query cannot be handed a write function's database.
import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { DatabaseProblem, problemOfSqlite } from './database-problem.ts'
import { migrate } from './migrate.ts'

declare const readable: unique symbol
declare const writable: unique symbol
declare const file: unique symbol

/** `F` says which file: statements about postings do not run on `site.db`. */
export type ReadDb<F extends DbFile = DbFile> = Pick<Database.Database, 'prepare'> & { [readable]: true; [file]: F }
export type WriteDb<F extends DbFile = DbFile> = Omit<Database.Database, never> & {
  [readable]: true
  [writable]: true
  [file]: F
}
export type DbFile = 'site' | 'postings'

/** Oldest SQLite without the WAL-reset corruption. */
const leastSqlite = [3, 51, 3] as const

/**
 * Opens a database for writing, brings its schema up to date, and asserts after a write that every commit is flushed to disk.
 * @param path the file; its folder is made where it is missing
 * @param which decides which migrations are applied
 * @param _key the cipher key of `site.db`; accepted from the start, used when the file is ciphered
 * @throws DatabaseProblem with a code for its reader: `newer`, `not-a-database`, `corrupt`, `read-only`, `not-writable`, `old-sqlite`
 */
export function openWritable<F extends DbFile>(path: string, which: F, _key?: Uint8Array): WriteDb<F> {
  prepareFolder(dirname(path))
  let db: Database.Database | undefined
  try {
    db = new Database(path)
    assertSqlite(db)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('busy_timeout = 5000')
    db.pragma('foreign_keys = ON')
    db.pragma('mmap_size = 0')
    db.pragma('trusted_schema = OFF')
    // What is erased at the end of its term is overwritten, not merely unlinked. postings.db holds nothing personal.
    db.pragma(`secure_delete = ${which === 'site' ? 'ON' : 'OFF'}`)
    migrate(db, which)
    assertDurable(db)
    return db as unknown as WriteDb<F>
  } catch (error) {
    db?.close()
    throw problemOfSqlite(error, path)
  }
}

/** Opens an existing database for reading only. Throws DatabaseProblem as `openWritable` does. */
export function openReadable<F extends DbFile>(
  path: string,
  which: F,
  _key?: Uint8Array,
): ReadDb<F> & { close(): void } {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true })
    db.pragma('busy_timeout = 5000')
    db.pragma('mmap_size = 0')
    // 32 MiB hold what search reads again and again of 300,000 postings; it is taken as it is needed.
    if (which === 'postings') db.pragma('cache_size = -32768')
    return db as unknown as ReadDb<F> & { close(): void }
  } catch (error) {
    throw problemOfSqlite(error, path)
  }
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!statSync(folder).isDirectory()) throw new Error('not a folder')
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new DatabaseProblem('not-writable', folder, { cause: error })
  }
}

function assertSqlite(db: Database.Database): void {
  const { version } = db.prepare('select sqlite_version() as version').get() as { version: string }
  const found = version.split('.').map(Number)
  for (const [i, least] of leastSqlite.entries()) {
    const part = found[i] ?? 0
    if (part > least) return
    if (part < least) throw new DatabaseProblem('old-sqlite', version)
  }
}

/** Reading `synchronous` before the first write of a WAL file can be fooled; so it is read after one. */
function assertDurable(db: Database.Database): void {
  db.prepare('update opened set count = count + 1').run()
  const level = db.pragma('synchronous', { simple: true })
  const journal = db.pragma('journal_mode', { simple: true })
  if (level !== 2 || journal !== 'wal')
    throw new Error(`commits are not durable: synchronous ${level}, journal ${journal}`)
}

/**
 * Runs `work` in one BEGIN IMMEDIATE transaction: all of it is committed and flushed when this returns, or none of it.
 * A SQLite error is rethrown as DatabaseProblem.
 */
export function transact<F extends DbFile, T>(db: WriteDb<F>, work: () => T): T {
  try {
    return (db as unknown as Database.Database).transaction(work).immediate()
  } catch (error) {
    throw problemOfSqlite(error)
  }
}
