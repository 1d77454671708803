// How often each posting stood on the board, by market day.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

/** Adds showings. Call inside a transaction. */
export function addExposures(
  db: WriteDb<'site'>,
  day: string,
  shown: readonly { id: string; times: number }[],
  at: string,
): void {
  const add = prepared(
    db,
    `insert into exposure (day, posting_id, shown, last_at) values (?, ?, ?, ?)
     on conflict (day, posting_id) do update set shown = shown + excluded.shown, last_at = excluded.last_at`,
  )
  for (const { id, times } of shown) add.run(day, id, times, at)
}

/** How often each of these postings was shown on a day; those that were not are left out. */
export function exposuresOn(db: ReadDb<'site'>, day: string, ids: readonly string[]): Map<string, number> {
  const rows = prepared(
    db,
    'select posting_id as id, shown from exposure where day = ? and posting_id in (select value from json_each(?))',
  ).all(day, JSON.stringify(ids)) as { id: string; shown: number }[]
  return new Map(rows.map(({ id, shown }) => [id, shown]))
}

/** How often a posting was shown in all. */
export function exposuresOf(db: ReadDb<'site'>, id: string): number {
  const sql = 'select coalesce(sum(shown), 0) as shown from exposure where posting_id = ?'
  return (prepared(db, sql).get(id) as { shown: number }).shown
}

/** Forgets days before `day`. Call inside a transaction. */
export function pruneExposures(db: WriteDb<'site'>, day: string): number {
  return prepared(db, 'delete from exposure where day < ?').run(day).changes
}
