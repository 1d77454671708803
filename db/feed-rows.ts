// What is known of an id in a feed, whether its row is shown, set aside or removed: lanes may lag behind each other, and the feed's
// checksum counts every row that is not removed.
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'

export type KnownRow = { revision: number; isRemoved: boolean }

/** The highest revision seen of an id in a feed; undefined where it was never seen there. */
export function findKnownRow(db: ReadDb<'postings'>, feed: string, id: string): KnownRow | undefined {
  const removed = prepared(db, 'select revision from tombstone where id = ? and feed = ?').get(id, feed) as
    | { revision: number }
    | undefined
  const aside = prepared(db, 'select revision from set_aside where id = ? and feed = ?').get(id, feed) as
    | { revision: number }
    | undefined
  const shown = prepared(db, 'select revision from posting where id = ? and feed = ?').get(id, feed) as
    | { revision: number }
    | undefined
  const kept = Math.max(aside?.revision ?? -1, shown?.revision ?? -1)
  if (removed && removed.revision > kept) return { revision: removed.revision, isRemoved: true }
  return kept < 0 ? undefined : { revision: kept, isRemoved: false }
}

/** The highest revision seen in a feed, in whatever lane; 0 where nothing was. */
export function highestRevision(db: ReadDb<'postings'>, feed: string): number {
  const sql = `select max(revision) as revision from (
    select max(revision) as revision from posting where feed = @feed
    union all select max(revision) from set_aside where feed = @feed
    union all select max(revision) from tombstone where feed = @feed)`
  return (prepared(db, sql).get({ feed }) as { revision: number | null }).revision ?? 0
}
