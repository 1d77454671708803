// The numbered SQL files of an adapter. They lie beside the code and are never edited once shipped.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { StartProblem } from '../start-problem.ts'

export type Migration = { number: number; sql: string }

/** All migrations of an adapter in order: `001-begin.sql` is number 1. */
export function readMigrations(adapter: 'sqlite' | 'postgres'): Migration[] {
  const dir = fileURLToPath(new URL(`./${adapter}/`, import.meta.url))
  return readdirSync(dir)
    .filter(name => /^[0-9]{3}-.+\.sql$/.test(name))
    .sort()
    .map(name => ({ number: Number(name.slice(0, 3)), sql: readFileSync(dir + name, 'utf8') }))
}

/** Those above `version`; refuses a store that a newer program has written. */
export function pendingMigrations(all: Migration[], version: number): Migration[] {
  const newest = all.at(-1)?.number ?? 0
  if (version > newest)
    throw new StartProblem(
      `The central store was written by a newer version of this program (store version ${version}, this program knows ${newest}). Nothing was changed. Start the newer program.`,
    )
  return all.filter(migration => migration.number > version)
}
