// Takes in a snapshot of a feed beside the rows that are shown, and publishes it in one transaction: nothing that is still true
// disappears in between, and a broken download changes nothing.
import { readFeedItem, writeFeedItem } from './feed-items.ts'
import { posting } from './model/posting.ts'
import type { WriteDb } from './open.ts'
import { putPosting, setAside } from './postings.ts'
import { prepared } from './prepared.ts'
import { byPublication, removeText } from './text-rows.ts'

export type IncomingRow = { id: string; revision: number; kind: string; value: unknown }

export function clearIncoming(db: WriteDb<'postings'>, feed: string): void {
  prepared(db, 'delete from incoming where feed = ?').run(feed)
}

/** Call inside a transaction, as often as needed. */
export function addIncoming(db: WriteDb<'postings'>, feed: string, rows: readonly IncomingRow[]): void {
  const insert = prepared(db, 'insert or replace into incoming (feed, id, revision, kind, body) values (?, ?, ?, ?, ?)')
  for (const row of rows) insert.run(feed, row.id, row.revision, row.kind, JSON.stringify(row.value ?? null))
}

/**
 * Makes the feed's rows those of the snapshot. Call inside the transaction that also moves the cursors and the checksum.
 * Rows whose content did not change keep their place in the text index.
 * @returns ids of postings that are gone, of postings that are new or changed, and whether there are notices or sites
 */
export function publishIncoming(
  db: WriteDb<'postings'>,
  feed: string,
  at: string,
): { gone: string[]; changed: string[]; hasItems: boolean } {
  const gone = prepared(
    db,
    `select id from posting where feed = @feed and id not in (select id from incoming where feed = @feed and kind = 'posting')`,
  )
    .all({ feed })
    .map(row => (row as { id: string }).id)
  for (const id of gone) {
    const { num } = prepared(db, 'select num from posting where id = ?').get(id) as { num: number }
    removeText(db, num)
    prepared(db, 'delete from posting where id = ?').run(id)
  }
  const isItemsGone = prepared(
    db,
    `delete from feed_item where feed = @feed and id not in (select id from incoming where feed = @feed and kind = feed_item.kind)`,
  ).run({ feed }).changes
  // Revisions of another history do not compare with these.
  for (const table of ['posting', 'feed_item'])
    prepared(db, `update ${table} set revision = 0 where feed = ?`).run(feed)
  prepared(db, 'delete from tombstone where feed = ?').run(feed)
  prepared(db, 'delete from set_aside where feed = ?').run(feed)
  const changed: string[] = []
  let hasItems = isItemsGone > 0
  for (const row of pages(db, feed)) {
    const same = prepared(
      db,
      'update posting set revision = @revision where id = @id and feed = @feed and body = @body',
    ).run({ ...row, feed })
    if (same.changes === 1) continue
    const value: unknown = JSON.parse(row.body)
    const item = readFeedItem(row.kind, row.id, value)
    if (item) {
      writeFeedItem(db, feed, row.revision, item)
      hasItems = true
      continue
    }
    const parsed = row.kind === 'posting' ? posting.safeParse(value) : undefined
    if (parsed?.success) {
      putPosting(db, feed, row.revision, parsed.data)
      changed.push(row.id)
    } else setAside(db, feed, row.revision, row.id, parsed ? 'not-a-posting' : `kind-${row.kind}`.slice(0, 60), at)
  }
  clearIncoming(db, feed)
  return { gone, changed, hasItems }
}

type StoredIncoming = { id: string; revision: number; kind: string; body: string }

/** A thousand rows at a time: the connection cannot write while it iterates. */
function* pages(db: WriteDb<'postings'>, feed: string): Generator<StoredIncoming> {
  let after = ''
  for (;;) {
    const rows = prepared(
      db,
      'select id, revision, kind, body from incoming where feed = ? and id > ? order by id limit 1000',
    ).all(feed, after) as StoredIncoming[]
    yield* byPublication(rows, row => JSON.parse(row.body))
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}
