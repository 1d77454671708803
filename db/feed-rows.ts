// What is known of an id in a feed, whether its row is shown, set aside or removed: lanes may lag behind each other, and the feed's
// checksum counts every row that is not removed.
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'

export type KnownRow = {
  /** The highest revision seen of the id in the feed that was asked about; -1 where it is known in another feed only. */
  revision: number
  isRemoved: boolean
  isSetAside: boolean
  /** The posting that is shown, in whatever feed it stands. */
  num: number | null
  /** It is a notice or a site. */
  isItem: boolean
  feed: string | null
}

type Shown = { num: number; feed: string; revision: number }

/** What is known of an id; undefined where nothing is. Look-ups by key: one joined statement took thirty times as long. */
export function findKnownRow(db: ReadDb<'postings'>, feed: string, id: string): KnownRow | undefined {
  const shown = prepared(db, 'select num, feed, revision from posting where id = ?').get(id) as Shown | undefined
  const item = shown ? undefined : findItem(db, id)
  const aside = revisionIn(db, 'select revision from set_aside where id = ? and feed = ?', feed, id)
  const removed = revisionIn(db, 'select revision from tombstone where id = ? and feed = ?', feed, id)
  if (!shown && !item && aside < 0 && removed < 0) return undefined
  const held = shown ?? item
  const kept = Math.max(aside, held?.feed === feed ? held.revision : -1)
  const isRemoved = removed > kept
  return {
    revision: isRemoved ? removed : kept,
    isRemoved,
    isSetAside: aside >= 0,
    num: shown?.num ?? null,
    isItem: item !== undefined,
    feed: held?.feed ?? null,
  }
}

function findItem(db: ReadDb<'postings'>, id: string): { feed: string; revision: number } | undefined {
  return prepared(db, 'select feed, revision from feed_item where id = ?').get(id) as
    | { feed: string; revision: number }
    | undefined
}

function revisionIn(db: ReadDb<'postings'>, sql: string, feed: string, id: string): number {
  return (prepared(db, sql).get(id, feed) as { revision: number } | undefined)?.revision ?? -1
}

/** The highest revision seen in a feed, in whatever lane; 0 where nothing was. */
export function highestRevision(db: ReadDb<'postings'>, feed: string): number {
  const sql = `select max(revision) as revision from (
    select max(revision) as revision from posting where feed = @feed
    union all select max(revision) from feed_item where feed = @feed
    union all select max(revision) from set_aside where feed = @feed
    union all select max(revision) from tombstone where feed = @feed)`
  return (prepared(db, sql).get({ feed }) as { revision: number | null }).revision ?? 0
}
