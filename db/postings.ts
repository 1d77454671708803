// Every statement that writes postings: what a page of a feed does to this copy, in one transaction with its cursor.

import { removeFeedItem } from './feed-items.ts'
import { findKnownRow, type KnownRow } from './feed-rows.ts'
import { needsNoExperience } from './model/experience.ts'
import { sortable } from './model/ids.ts'
import { findKind } from './model/kinds.ts'
import type { Posting } from './model/posting.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { indexPosting, insertText, payHourOf, removeText, removeTextOfFeed } from './text-rows.ts'

/** The feed under which a site's own postings are mirrored; no division is called so. */
export const ownFeed = 'own'

/**
 * Stores a posting unless the same or a newer revision is known in this feed. Call inside a transaction.
 * @returns whether something changed
 */
export function putPosting(db: WriteDb<'postings'>, feed: string, revision: number, posting: Posting): boolean {
  const known = findKnownRow(db, feed, posting.id)
  if (known && known.revision >= revision) return false
  writePosting(db, feed, revision, posting, known)
  return true
}

const columns = [
  'feed',
  'revision',
  'body',
  'kind',
  'kind_group',
  'division',
  'state',
  'remaining',
  'published_at',
  'valid_until',
  'urgent_until',
  'pay_hour',
  'is_home',
  'is_beginner',
  'is_demonstration',
  'tags',
  'words',
  'pinyin',
]
const insertRow = `insert into posting (${columns.join(', ')}, id) values (${columns.map(() => '?').join(', ')}, ?)`
const updateRow = `update posting set ${columns.map(name => `${name} = ?`).join(', ')} where num = ?`

/**
 * Stores a posting over what is known of its id. Call inside a transaction.
 * @param known what findKnownRow found in the same transaction
 */
export function writePosting(
  db: WriteDb<'postings'>,
  feed: string,
  revision: number,
  posting: Posting,
  known: KnownRow | undefined,
): void {
  if (known?.isRemoved) prepared(db, 'delete from tombstone where id = ?').run(posting.id)
  if (known?.isSetAside) prepared(db, 'delete from set_aside where id = ?').run(posting.id)
  // An id changes its kind only by a mistake of the centre; the newer one counts.
  if (known?.isItem) prepared(db, 'delete from feed_item where id = ?').run(posting.id)
  const { values, tokens } = rowOf(feed, revision, posting)
  const num = known?.num ?? null
  if (num !== null) {
    removeText(db, num)
    prepared(db, updateRow).run(...values, num)
  }
  const rowid = num ?? prepared(db, insertRow).run(...values, posting.id).lastInsertRowid
  insertText(db, rowid, sortable(posting.publishedAt), tokens)
}

/** Removes a posting, a notice or a site at a revision and remembers that, so that a lagging lane cannot bring it back. Call inside a transaction. */
export function removePosting(
  db: WriteDb<'postings'>,
  feed: string,
  revision: number,
  id: string,
  at: string,
): boolean {
  const known = findKnownRow(db, feed, id)
  if (known && known.revision >= revision) return false
  prepared(
    db,
    `insert into tombstone (id, feed, revision, removed_at) values (?, ?, ?, ?)
     on conflict (id) do update set feed = excluded.feed, revision = excluded.revision, removed_at = excluded.removed_at`,
  ).run(id, feed, revision, at)
  if (known?.isSetAside) prepared(db, 'delete from set_aside where id = ?').run(id)
  if (known?.isItem) return removeFeedItem(db, feed, id)
  if (known?.num == null || known.feed !== feed) return false
  removeText(db, known.num)
  prepared(db, 'delete from posting where num = ?').run(known.num)
  return true
}

/** Notes a row that could not be read; an older copy of it stays as it was. Call inside a transaction. */
export function setAside(
  db: WriteDb<'postings'>,
  feed: string,
  revision: number,
  id: string,
  reason: string,
  at: string,
): void {
  prepared(
    db,
    `insert into set_aside (id, feed, revision, reason, at) values (?, ?, ?, ?, ?)
     on conflict (id) do update set feed = excluded.feed, revision = excluded.revision, reason = excluded.reason, at = excluded.at`,
  ).run(id, feed, revision, reason, at)
}

/** Removes everything of a feed (another server took the place of the one it came from). Call inside a transaction. */
export function dropFeed(db: WriteDb<'postings'>, feed: string): void {
  removeTextOfFeed(db, feed)
  for (const table of ['posting', 'feed_item', 'tombstone', 'set_aside', 'feed_cursor', 'feed_checksum']) {
    prepared(db, `delete from ${table} where feed = ?`).run(feed)
  }
}

/** Forgets removals older than `before` (ISO): the centre forgets them as well. Call inside a transaction. */
export function pruneTombstones(db: WriteDb<'postings'>, before: string): number {
  return prepared(db, 'delete from tombstone where removed_at < ?').run(before).changes
}

/** The feeds of which rows are stored here, own postings left out. */
export function storedFeeds(db: ReadDb<'postings'>): string[] {
  return prepared(
    db,
    'select distinct feed from posting where feed <> ? union select distinct feed from feed_item union select feed from feed_cursor',
  )
    .all(ownFeed)
    .map(row => (row as { feed: string }).feed)
}

/** The feed a posting stands in; undefined where it is not known. */
export function findFeedOf(db: ReadDb<'postings'>, id: string): string | undefined {
  return (prepared(db, 'select feed from posting where id = ?').get(id) as { feed: string } | undefined)?.feed
}

/** The columns of a posting in their order, and its tokens; what they are for stands in migrations/postings/001-first.sql. */
function rowOf(
  feed: string,
  revision: number,
  posting: Posting,
): { values: (string | number | null)[]; tokens: readonly string[] } {
  const { place, settlement, shifts, perks } = posting
  const kind = posting.kind ? findKind(posting.kind) : undefined
  const text = indexPosting(posting)
  const tags = [
    ...(settlement ? [`settlement:${settlement}`] : []),
    ...shifts.map(s => `shift:${s}`),
    ...perks.map(p => `perk:${p}`),
  ]
  const values = [
    feed,
    revision,
    JSON.stringify(posting),
    posting.kind,
    kind?.group ?? null,
    place.division,
    posting.state,
    posting.remaining,
    sortable(posting.publishedAt),
    sortable(posting.validUntil),
    posting.urgent ? sortable(posting.urgent.until) : null,
    payHourOf(posting),
    Number(place.home),
    Number(needsNoExperience(posting)),
    Number(posting.demonstration === true),
    `,${tags.join(',')},`,
    text.words,
    text.pinyin,
  ]
  return { values, tokens: text.tokens }
}
