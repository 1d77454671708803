// How far each lane of a feed has been read, and the running checksum of a feed's rows. Written in the transaction of the rows.
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type Lane = 'all' | 'urgent'
export type FeedCursor = { server: string; cursor: string; checkedAt: string }

export function findCursor(db: ReadDb<'postings'>, feed: string, lane: Lane): FeedCursor | undefined {
  return prepared(
    db,
    'select server, cursor, checked_at as checkedAt from feed_cursor where feed = ? and lane = ?',
  ).get(feed, lane) as FeedCursor | undefined
}

/** Moves a lane's cursor. Call inside the transaction that stored what stands before it. */
export function moveCursor(
  db: WriteDb<'postings'>,
  feed: string,
  lane: Lane,
  { server, cursor, checkedAt }: FeedCursor,
): void {
  prepared(
    db,
    `insert into feed_cursor (feed, lane, server, cursor, checked_at) values (?, ?, ?, ?, ?)
     on conflict (feed, lane) do update set server = excluded.server, cursor = excluded.cursor, checked_at = excluded.checked_at`,
  ).run(feed, lane, server, cursor, checkedAt)
}

/** The servers from which something stored here came; more than one only while one takes another's place. */
export function cursorServers(db: ReadDb<'postings'>): string[] {
  return prepared(db, 'select distinct server from feed_cursor')
    .all()
    .map(row => (row as { server: string }).server)
}

export function findChecksum(db: ReadDb<'postings'>, feed: string): string | undefined {
  return (prepared(db, 'select value from feed_checksum where feed = ?').get(feed) as { value: string } | undefined)
    ?.value
}

export function saveChecksum(db: WriteDb<'postings'>, feed: string, value: string): void {
  prepared(
    db,
    'insert into feed_checksum (feed, value) values (?, ?) on conflict (feed) do update set value = excluded.value',
  ).run(feed, value)
}
