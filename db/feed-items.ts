// What feeds hold beside postings: notices and the directory of sites. Kept by id like postings, each with the feed it came by.
import { sortable } from './model/ids.ts'
import { type MarketSite, marketSite } from './model/market-site.ts'
import { type Notice, notice } from './model/notice.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { removeText } from './text-rows.ts'

export type FeedItem = { kind: 'notice'; value: Notice } | { kind: 'site'; value: MarketSite }

const schemas = { notice, site: marketSite } as const

/** What an entry of a feed holds, where it is one of these kinds and can be read; otherwise null. */
export function readFeedItem(kind: string, id: string, value: unknown): FeedItem | null {
  if (kind !== 'notice' && kind !== 'site') return null
  const parsed = schemas[kind].safeParse(value)
  return parsed.success && parsed.data.id === id ? ({ kind, value: parsed.data } as FeedItem) : null
}

/** Stores an item over what is known of its id. Call inside a transaction. */
export function writeFeedItem(db: WriteDb<'postings'>, feed: string, revision: number, item: FeedItem): void {
  const { kind, value } = item
  for (const table of ['tombstone', 'set_aside'])
    prepared(db, `delete from ${table} where id = ? and feed = ?`).run(value.id, feed)
  // An id changes its kind only by a mistake of the centre; the newer one counts.
  const posting = prepared(db, 'select num from posting where id = ?').get(value.id) as { num: number } | undefined
  if (posting) removeText(db, posting.num)
  prepared(db, 'delete from posting where id = ?').run(value.id)
  prepared(
    db,
    `insert into feed_item (id, feed, revision, kind, body, valid_until) values (?, ?, ?, ?, ?, ?)
     on conflict (id) do update set feed = excluded.feed, revision = excluded.revision, kind = excluded.kind,
       body = excluded.body, valid_until = excluded.valid_until`,
  ).run(value.id, feed, revision, kind, JSON.stringify(value), kind === 'notice' ? sortable(value.validUntil) : null)
}

/** @returns whether there was one */
export function removeFeedItem(db: WriteDb<'postings'>, feed: string, id: string): boolean {
  return prepared(db, 'delete from feed_item where id = ? and feed = ?').run(id, feed).changes > 0
}

/** Notices whose end has not come, in no order; some may begin later. */
export function listFeedNotices(db: ReadDb<'postings'>, now: Date): Notice[] {
  return valuesOf(
    prepared(db, "select body from feed_item where kind = 'notice' and valid_until > ?").all(now.toISOString()),
  )
}

/** The directory of sites, by division and name. */
export function listMarketSites(db: ReadDb<'postings'>): MarketSite[] {
  const sites = valuesOf<MarketSite>(prepared(db, "select body from feed_item where kind = 'site'").all())
  return sites.sort((a, b) =>
    a.division === b.division ? (a.name < b.name ? -1 : 1) : a.division < b.division ? -1 : 1,
  )
}

const valuesOf = <T>(rows: unknown[]): T[] => rows.map(row => JSON.parse((row as { body: string }).body) as T)
