// Short codes (短码): what a card on the wall carries, a person types and a clerk hears. Unique among live postings and stable for
// a posting's life, so they are kept in site.db, which outlives the copy of the feeds.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

/** Four digits up to 5,000 live postings, five up to 50,000, and so on: at most half of the codes are ever in use. */
export function digitsFor(live: number): number {
  return Math.max(4, String(Math.max(1, live * 2 - 1)).length)
}

/**
 * Gives each posting without a code one; codes already given stay. Call inside a transaction.
 * @param ids postings, most urgent first
 * @param random an integer in [0, below)
 * @param at ISO moment
 * @returns how many were given
 */
export function giveCodes(
  db: WriteDb<'site'>,
  ids: readonly string[],
  random: (below: number) => number,
  at: string,
): number {
  const { total } = prepared(db, 'select count(*) as total from short_code').get() as { total: number }
  const digits = digitsFor(total + ids.length)
  const lowest = 10 ** (digits - 1)
  const span = 9 * lowest
  const insert = prepared(db, 'insert or ignore into short_code (code, posting_id, given_at) values (?, ?, ?)')
  const has = prepared(db, 'select 1 from short_code where posting_id = ?')
  let given = 0
  for (const id of ids) {
    for (let tries = 0; tries < 200; tries++) {
      if (insert.run(String(lowest + random(span)), id, at).changes === 1) {
        given++
        break
      }
      // Either this posting has a code, or that code is another's.
      if (has.get(id)) break
    }
  }
  return given
}

/** Frees the codes of postings that are gone, so that codes stay short. Call inside a transaction. */
export function freeCodes(db: WriteDb<'site'>, ids: readonly string[]): void {
  const remove = prepared(db, 'delete from short_code where posting_id = ?')
  for (const id of ids) remove.run(id)
}

/** The code of a posting, or null while it has none. */
export function findCode(db: ReadDb<'site'>, postingId: string): string | null {
  const row = prepared(db, 'select code from short_code where posting_id = ?').get(postingId) as
    | { code: string }
    | undefined
  return row?.code ?? null
}

/** The posting a code belongs to. */
export function findPostingByCode(db: ReadDb<'site'>, code: string): string | null {
  const row = prepared(db, 'select posting_id as id from short_code where code = ?').get(code) as
    | { id: string }
    | undefined
  return row?.id ?? null
}
