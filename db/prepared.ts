// Statements are compiled once a connection: preparing costs more than running them.
import type { Statement } from 'better-sqlite3'
import type { ReadDb } from './open.ts'

const caches = new WeakMap<object, Map<string, Statement>>()

/** The compiled statement of `sql` on this connection. Do not change its mode (`pluck`, `raw`): others share it. */
export function prepared(db: ReadDb, sql: string): Statement {
  let cache = caches.get(db)
  if (!cache) {
    cache = new Map()
    caches.set(db, cache)
  }
  let statement = cache.get(sql)
  if (!statement) {
    statement = db.prepare(sql)
    cache.set(sql, statement)
  }
  return statement
}
