// What can be wrong with a database file, as a short list of codes with a meaning for the person who must act.
import Database from 'better-sqlite3'

export type DatabaseProblemCode =
  /** Written by a newer version of this program: not touched. */
  | 'newer'
  /** Not a database, or ciphered with another key: kept, never re-created. */
  | 'not-a-database'
  | 'corrupt'
  | 'read-only'
  | 'disk-full'
  /** The folder is missing, is a file, or may not be written. */
  | 'not-writable'
  | 'busy'
  /** The SQLite inside this program has a known fault. */
  | 'old-sqlite'

export class DatabaseProblem extends Error {
  readonly code: DatabaseProblemCode
  readonly path: string
  constructor(code: DatabaseProblemCode, path = '', options?: ErrorOptions) {
    super(`database: ${code}`, options)
    this.code = code
    this.path = path
  }
}

const codes: [prefix: string, code: DatabaseProblemCode][] = [
  ['SQLITE_NOTADB', 'not-a-database'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'not-writable'],
  ['SQLITE_IOERR', 'disk-full'],
  ['SQLITE_BUSY', 'busy'],
]

/** Translates SQLite's own error into a DatabaseProblem; anything else is handed back as it came. */
export function problemOfSqlite(error: unknown, path = ''): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const found = codes.find(([prefix]) => error.code.startsWith(prefix))
  return found ? new DatabaseProblem(found[1], path, { cause: error }) : error
}
