// Statements about feeds, on SQLite.
import type Database from 'better-sqlite3'
import { checksumText, emptyChecksum } from '../protocol/checksum.ts'
import type { Lane } from '../protocol/feed.ts'
import type { KnownRow, PlannedRow } from './publish-plan.ts'
import type { Head, StoredEntry } from './store.ts'

type KnownRowSql = Omit<KnownRow, 'isUrgent'> & { isUrgent: 0 | 1 }

const headSql = `
  select (select value from meta where key = 'epoch') as epoch,
         coalesce(h.revision, 0) as revision,
         coalesce(h.urgent_revision, 0) as urgentRevision,
         coalesce(h.horizon, 0) as horizon,
         coalesce(h.checksum, '${checksumText(emptyChecksum)}') as checksum
  from (select ? as feed) as asked
  left join feed_head as h on h.feed = asked.feed`

/** The head, pages, and live rows of a feed, for a connection that may be read-only. */
export function sqliteFeedReads(db: Database.Database) {
  const head = db.prepare<[string], Head>(headSql)
  const pageAll = db.prepare<[string, number, number], StoredEntry>(
    `select revision, op, kind, id, body from feed_row where feed = ? and revision > ? order by revision limit ?`,
  )
  const pageUrgent = db.prepare<[string, number, number], StoredEntry>(
    `select revision, op, kind, id, body from feed_row
     where feed = ? and revision > ? and is_urgent = 1 order by revision limit ?`,
  )
  const pageLive = db.prepare<[string, number, number], StoredEntry>(
    `select revision, op, kind, id, body from feed_row
     where feed = ? and revision > ? and op = 'put' order by revision limit ?`,
  )
  const find = db.prepare<[string, string], StoredEntry>(
    `select revision, op, kind, id, body from feed_row where feed = ? and id = ?`,
  )
  const list = db.prepare<[string, string], StoredEntry>(
    `select revision, op, kind, id, body from feed_row where feed = ? and kind = ? and op = 'put' order by revision`,
  )
  const countLive = db.prepare<[string], number>(`select count(*) from feed_row where feed = ? and op = 'put'`).pluck()
  return {
    head: (feed: string): Head => head.get(feed) as Head,
    page: (feed: string, lane: Lane, after: number, limit: number) =>
      (lane === 'urgent' ? pageUrgent : pageAll).all(feed, after, limit),
    pageLive: (feed: string, after: number, limit: number) => pageLive.all(feed, after, limit),
    find: (feed: string, id: string) => find.get(feed, id),
    list: (feed: string, kind: string) => list.all(feed, kind),
    countLive: (feed: string): number => countLive.get(feed) as number,
  }
}

/** What a publishing transaction needs beside the reads. */
export function sqliteFeedWrites(db: Database.Database) {
  const known = db.prepare<[string, string], KnownRowSql>(
    `select id, revision, op, hash, is_urgent as isUrgent, valid_until as validUntil
     from feed_row where feed = ? and id in (select value from json_each(?))`,
  )
  const upsertRow = db.prepare(
    `insert into feed_row (feed, id, revision, op, kind, is_urgent, hash, body, valid_until, changed_at)
     values (@feed, @id, @revision, @op, @kind, @isUrgent, @hash, @body, @validUntil, @changedAt)
     on conflict (feed, id) do update set
       revision = excluded.revision, op = excluded.op, kind = excluded.kind, is_urgent = excluded.is_urgent,
       hash = excluded.hash, body = excluded.body, valid_until = excluded.valid_until, changed_at = excluded.changed_at`,
  )
  const upsertHead = db.prepare(
    `insert into feed_head (feed, revision, urgent_revision, horizon, checksum)
     values (@feed, @revision, @urgentRevision, @horizon, @checksum)
     on conflict (feed) do update set
       revision = excluded.revision, urgent_revision = excluded.urgent_revision, checksum = excluded.checksum`,
  )
  return {
    known(feed: string, ids: string[]): Map<string, KnownRow> {
      const rows = known.all(feed, JSON.stringify(ids))
      return new Map(rows.map(row => [row.id, { ...row, isUrgent: row.isUrgent === 1 }]))
    },
    writeRows(feed: string, rows: PlannedRow[], changedAt: string): void {
      for (const row of rows) upsertRow.run({ ...row, feed, changedAt, isUrgent: row.isUrgent ? 1 : 0 })
    },
    writeHead(feed: string, head: Head): void {
      upsertHead.run({ ...head, feed })
    },
  }
}

/** What compaction needs. */
export function sqliteFeedCompaction(db: Database.Database) {
  const expired = db.prepare<[string, number], { feed: string; id: string; kind: string }>(
    `select feed, id, kind from feed_row where op = 'put' and valid_until < ? order by feed limit ?`,
  )
  const oldTombstones = db.prepare<[string], { feed: string; horizon: number }>(
    `select feed, max(revision) as horizon from feed_row where op = 'delete' and changed_at < ? group by feed`,
  )
  const raiseHorizon = db.prepare<[number, string]>(`update feed_head set horizon = max(horizon, ?) where feed = ?`)
  const drop = db.prepare<[string]>(`delete from feed_row where op = 'delete' and changed_at < ?`)
  return {
    findExpired: (before: string, limit: number) => expired.all(before, limit),
    dropTombstones: db.transaction((before: string): number => {
      for (const { feed, horizon } of oldTombstones.all(before)) raiseHorizon.run(horizon, feed)
      return drop.run(before).changes
    }),
  }
}
