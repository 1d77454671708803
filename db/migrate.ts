// Brings a file's schema up to date: numbered .sql files, each applied once, in order, in one transaction with its number.
import { readdirSync, readFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { DatabaseProblem } from './database-problem.ts'

const folder = new URL('./migrations/', import.meta.url)

export type Migration = { number: number; sql: string }

/** The migrations of a database in their order. Numbers are 1, 2, 3 … without a gap. */
export function readMigrations(which: string): Migration[] {
  const names = readdirSync(new URL(`${which}/`, folder)).filter(name => /^\d{3}-.*\.sql$/.test(name))
  return names.sort().map((name, i) => {
    if (Number(name.slice(0, 3)) !== i + 1) throw new Error(`migration ${which}/${name}: number ${i + 1} was expected`)
    return { number: i + 1, sql: readFileSync(new URL(`${which}/${name}`, folder), 'utf8') }
  })
}

/**
 * Applies what is missing. The schema's version is `user_version`, which commits with the migration, so that a power cut
 * leaves the old schema whole or the new one.
 * @throws DatabaseProblem `newer` where the file knows more migrations than this program
 */
export function migrate(db: Database.Database, which: string, migrations: Migration[] = readMigrations(which)): void {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > migrations.length) throw new DatabaseProblem('newer')
  for (const { number, sql } of migrations.slice(version)) {
    db.transaction(() => {
      // Counts openings: the write after which `synchronous` is asserted (open.ts).
      if (number === 1) db.exec('create table opened (count integer not null) strict; insert into opened values (0);')
      db.exec(sql)
      db.pragma(`user_version = ${number}`)
    }).immediate()
  }
}
