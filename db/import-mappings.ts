// What the columns of an imported sheet mean, remembered by the sheet's header.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

/** How many are kept; the ones used longest ago go. */
const most = 200

export function findMapping(db: ReadDb<'site'>, header: string): Record<string, string> | null {
  const row = prepared(db, 'select mapping from import_mapping where header = ?').get(header) as
    | { mapping: string }
    | undefined
  return row ? JSON.parse(row.mapping) : null
}

/** Call inside a transaction. */
export function saveMapping(db: WriteDb<'site'>, header: string, mapping: Record<string, string>, at: string): void {
  prepared(
    db,
    `insert into import_mapping (header, mapping, used_at) values (?, ?, ?)
     on conflict (header) do update set mapping = excluded.mapping, used_at = excluded.used_at`,
  ).run(header, JSON.stringify(mapping), at)
  prepared(
    db,
    'delete from import_mapping where header not in (select header from import_mapping order by used_at desc, header limit ?)',
  ).run(most)
}
