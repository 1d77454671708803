// Statements about feeds, on PostgreSQL. One transaction writes one feed; the head's row lock gives commit order.
import type pg from 'pg'
import { checksumText, emptyChecksum } from '../protocol/checksum.ts'
import type { Client } from './postgres-pool.ts'
import type { KnownRow, PlannedRow } from './publish-plan.ts'
import type { Head, PageRequest, StoredEntry, StoredPage } from './store.ts'

type Queryable = pg.Pool | Client
type HeadRow = {
  feed: string
  epoch: string
  revision: string
  urgent_revision: string
  horizon: string
  checksum: string
}
type EntryRow = { revision: string; op: 'put' | 'delete'; kind: string; id: string; body: string | null }

const headColumns = `
  asked.feed, (select value from central.meta where key = 'epoch') as epoch,
  coalesce(h.revision, 0) as revision, coalesce(h.urgent_revision, 0) as urgent_revision,
  coalesce(h.horizon, 0) as horizon, coalesce(h.checksum, '${checksumText(emptyChecksum)}') as checksum`
const headFrom = `from unnest($1::text[]) as asked (feed) left join central.feed_head as h on h.feed = asked.feed`

// pg gives bigint as text; revisions stay far below 2^53.
function headFromRow(row: HeadRow): Head {
  const { epoch, checksum } = row
  const numbers = { revision: Number(row.revision), urgentRevision: Number(row.urgent_revision) }
  return { epoch, checksum, ...numbers, horizon: Number(row.horizon) }
}

function entryFromRow({ revision, op, kind, id, body }: EntryRow): StoredEntry {
  return { revision: Number(revision), op, kind, id, body }
}

export async function readHeads(db: Queryable, feeds: string[]): Promise<Map<string, Head>> {
  const { rows } = await db.query<HeadRow>(`select ${headColumns} ${headFrom}`, [feeds])
  return new Map(rows.map(row => [row.feed, headFromRow(row)]))
}

export async function readHead(db: Queryable, feed: string): Promise<Head> {
  const head = (await readHeads(db, [feed])).get(feed)
  if (!head) throw new Error('the head of a feed came back empty')
  return head
}

/** Head and entries in one statement, so that both are of one moment. */
export async function readPage(db: Queryable, { feed, lane, after, limit }: PageRequest): Promise<StoredPage> {
  const { rows } = await db.query<HeadRow & { entry: EntryRow['revision'] | null } & Omit<EntryRow, 'revision'>>(
    `select ${headColumns}, r.revision as entry, r.op, r.kind, r.id, r.body ${headFrom}
     left join lateral (
       select revision, op, kind, id, body from central.feed_row
       where feed = asked.feed and revision > $2 ${lane === 'urgent' ? 'and is_urgent' : ''}
       order by revision limit $3
     ) as r on true
     order by r.revision`,
    [[feed], after, limit],
  )
  const first = rows[0]
  if (!first) throw new Error('the head of a feed came back empty')
  const entries = rows.flatMap(row => (row.entry === null ? [] : [entryFromRow({ ...row, revision: row.entry })]))
  return { head: headFromRow(first), entries }
}

export async function readLivePage(db: Queryable, feed: string, after: number, limit: number): Promise<StoredEntry[]> {
  const { rows } = await db.query<EntryRow>(
    `select revision, op, kind, id, body from central.feed_row
     where feed = $1 and revision > $2 and op = 'put' order by revision limit $3`,
    [feed, after, limit],
  )
  return rows.map(entryFromRow)
}

export async function findEntry(db: Queryable, feed: string, id: string): Promise<StoredEntry | undefined> {
  const { rows } = await db.query<EntryRow>(
    'select revision, op, kind, id, body from central.feed_row where feed = $1 and id = $2',
    [feed, id],
  )
  return rows[0] && entryFromRow(rows[0])
}

export async function listEntries(db: Queryable, feed: string, kind: string): Promise<StoredEntry[]> {
  const { rows } = await db.query<EntryRow>(
    `select revision, op, kind, id, body from central.feed_row
     where feed = $1 and kind = $2 and op = 'put' order by revision`,
    [feed, kind],
  )
  return rows.map(entryFromRow)
}

export async function countLive(db: Queryable, feed: string): Promise<number> {
  const { rows } = await db.query<{ count: string }>(
    `select count(*) as count from central.feed_row where feed = $1 and op = 'put'`,
    [feed],
  )
  return Number(rows[0]?.count)
}

/** Takes the lock that every publisher of this feed needs, held until the commit, and reads the head as the last one left it. */
export async function lockHead(client: Client, feed: string): Promise<Head> {
  const { rows } = await client.query<HeadRow>({
    name: 'lock-head',
    text: `select feed, (select value from central.meta where key = 'epoch') as epoch,
             revision, urgent_revision, horizon, checksum
           from central.feed_head where feed = $1 for update`,
    values: [feed],
  })
  if (rows[0]) return headFromRow(rows[0])
  await client.query(
    `insert into central.feed_head (feed, revision, urgent_revision, horizon, checksum) values ($1, 0, 0, 0, $2)
     on conflict (feed) do nothing`,
    [feed, checksumText(emptyChecksum)],
  )
  return lockHead(client, feed)
}

export async function readKnownRows(client: Client, feed: string, ids: string[]): Promise<Map<string, KnownRow>> {
  const { rows } = await client.query<Omit<KnownRow, 'revision' | 'validUntil'> & { revision: string; until: Date }>({
    name: 'known-rows',
    text: `select id, revision, op, hash, is_urgent as "isUrgent", valid_until as until
             from central.feed_row where feed = $1 and id = any ($2::text[])`,
    values: [feed, ids],
  })
  return new Map(
    rows.map(({ until, ...row }) => [
      row.id,
      { ...row, revision: Number(row.revision), validUntil: until ? until.toISOString() : null },
    ]),
  )
}

/** Rows and head in one statement, the last before the commit. */
export async function writeFeed(
  client: Client,
  feed: string,
  head: Head,
  rows: PlannedRow[],
  changedAt: Date,
): Promise<void> {
  await client.query({
    name: 'write-feed',
    text: `with written as (
       insert into central.feed_row (feed, id, revision, op, kind, is_urgent, hash, body, valid_until, changed_at)
       select $1, r.*, $10 from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::boolean[], $7::text[],
         $8::text[], $9::timestamptz[]) as r
       on conflict (feed, id) do update set
         revision = excluded.revision, op = excluded.op, kind = excluded.kind, is_urgent = excluded.is_urgent,
         hash = excluded.hash, body = excluded.body, valid_until = excluded.valid_until,
         changed_at = excluded.changed_at
     )
     update central.feed_head set revision = $11, urgent_revision = $12, checksum = $13 where feed = $1`,
    values: [
      feed,
      rows.map(row => row.id),
      rows.map(row => row.revision),
      rows.map(row => row.op),
      rows.map(row => row.kind),
      rows.map(row => row.isUrgent),
      rows.map(row => row.hash),
      rows.map(row => row.body),
      rows.map(row => row.validUntil),
      changedAt,
      head.revision,
      head.urgentRevision,
      head.checksum,
    ],
  })
}

export async function findExpired(db: Queryable, before: Date, limit: number) {
  const { rows } = await db.query<{ feed: string; id: string; kind: string }>(
    `select feed, id, kind from central.feed_row where op = 'put' and valid_until < $1 order by feed limit $2`,
    [before, limit],
  )
  return rows
}

/** Head first, then rows: the same order of locks as a publisher. */
export async function dropTombstones(client: Client, before: Date): Promise<number> {
  const { rows } = await client.query<{ feed: string; horizon: string }>(
    `select feed, max(revision) as horizon from central.feed_row
     where op = 'delete' and changed_at < $1 group by feed order by feed`,
    [before],
  )
  let dropped = 0
  for (const { feed, horizon } of rows) {
    await client.query('update central.feed_head set horizon = greatest(horizon, $1) where feed = $2', [horizon, feed])
    const { rowCount } = await client.query(
      `delete from central.feed_row where feed = $1 and op = 'delete' and changed_at < $2 and revision <= $3`,
      [feed, before, horizon],
    )
    dropped += rowCount ?? 0
  }
  return dropped
}
