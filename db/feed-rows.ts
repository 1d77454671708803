// What is known of an id in a feed, whether its row is shown, set aside or removed: lanes may lag behind each other, and the feed's
// checksum counts every row that is not removed.
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'

export type KnownRow = {
  /** The highest revision seen of the id in the feed that was asked about; -1 where it is known in another feed only. */
  revision: number
  isRemoved: boolean
  isSetAside: boolean
  /** The row that is shown, in whatever feed it stands. */
  num: number | null
  feed: string | null
}

type Row = {
  num: number | null
  feed: string | null
  shown: number | null
  aside: number | null
  removed: number | null
}

/** What is known of an id; undefined where nothing is. One statement, since a first pull asks it 300,000 times. */
export function findKnownRow(db: ReadDb<'postings'>, feed: string, id: string): KnownRow | undefined {
  const row = prepared(
    db,
    `select p.num, p.feed, iif(p.feed = ?, p.revision, null) as shown,
       (select revision from set_aside where id = ? and feed = ?) as aside,
       (select revision from tombstone where id = ? and feed = ?) as removed
     from (select 1) left join posting p on p.id = ?`,
  ).get(feed, id, feed, id, feed, id) as Row
  const { num, shown, aside, removed } = row
  if (num === null && aside === null && removed === null) return undefined
  const kept = Math.max(aside ?? -1, shown ?? -1)
  const isRemoved = removed !== null && removed > kept
  return { revision: isRemoved ? removed : kept, isRemoved, isSetAside: aside !== null, num, feed: row.feed }
}

/** The highest revision seen in a feed, in whatever lane; 0 where nothing was. */
export function highestRevision(db: ReadDb<'postings'>, feed: string): number {
  const sql = `select max(revision) as revision from (
    select max(revision) as revision from posting where feed = @feed
    union all select max(revision) from set_aside where feed = @feed
    union all select max(revision) from tombstone where feed = @feed)`
  return (prepared(db, sql).get({ feed }) as { revision: number | null }).revision ?? 0
}
