// Every statement that writes postings: what a page of a feed does to this copy, in one transaction with its cursor.
import { kindNames } from './kind-names.ts'
import { findKind } from './model/kinds.ts'
import { payFlag, perHour } from './model/pay.ts'
import type { Posting } from './model/posting.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { indexText } from './search-tokens.ts'

/** The feed under which a site's own postings are mirrored; no division is called so. */
export const ownFeed = 'own'

type Known = { num: number; revision: number; feed: string }

/**
 * Stores the newest revision of a posting. A revision not newer than what is known of the id in this feed changes nothing.
 * Call inside a transaction.
 * @returns whether something changed, and the revision that was replaced (null where the posting is new here)
 */
export function putPosting(
  db: WriteDb<'postings'>,
  feed: string,
  revision: number,
  posting: Posting,
): { changed: boolean; replaced: number | null } {
  const known = findKnown(db, posting.id)
  if (known && known.feed === feed && known.revision >= revision) return { changed: false, replaced: null }
  const removed = prepared(db, 'select revision, feed from tombstone where id = ?').get(posting.id) as
    | Omit<Known, 'num'>
    | undefined
  if (removed && removed.feed === feed && removed.revision >= revision) return { changed: false, replaced: null }
  if (removed) prepared(db, 'delete from tombstone where id = ?').run(posting.id)
  prepared(db, 'delete from set_aside where id = ?').run(posting.id)
  const row = rowOf(posting)
  const { tokens, ...columns } = row
  if (known) {
    prepared(
      db,
      `update posting set feed = @feed, revision = @revision, body = @body, kind = @kind, kind_group = @kindGroup, division = @division,
         state = @state, remaining = @remaining, published_at = @publishedAt, valid_until = @validUntil, urgent_until = @urgentUntil,
         pay_hour = @payHour, is_home = @isHome, is_beginner = @isBeginner, is_demonstration = @isDemonstration, tags = @tags,
         words = @words, pinyin = @pinyin, initials = @initials
       where num = @num`,
    ).run({ ...columns, feed, revision, num: known.num })
    prepared(db, 'delete from posting_text where rowid = ?').run(known.num)
    prepared(db, 'insert into posting_text (rowid, tokens) values (?, ?)').run(known.num, tokens)
    return { changed: true, replaced: known.feed === feed ? known.revision : null }
  }
  const { lastInsertRowid } = prepared(
    db,
    `insert into posting (id, feed, revision, body, kind, kind_group, division, state, remaining, published_at, valid_until,
         urgent_until, pay_hour, is_home, is_beginner, is_demonstration, tags, words, pinyin, initials)
       values (@id, @feed, @revision, @body, @kind, @kindGroup, @division, @state, @remaining, @publishedAt, @validUntil,
         @urgentUntil, @payHour, @isHome, @isBeginner, @isDemonstration, @tags, @words, @pinyin, @initials)`,
  ).run({ ...columns, id: posting.id, feed, revision })
  prepared(db, 'insert into posting_text (rowid, tokens) values (?, ?)').run(lastInsertRowid, tokens)
  return { changed: true, replaced: null }
}

/** Removes a posting at a revision and remembers that, so that a lagging lane cannot bring it back. Call inside a transaction. */
export function removePosting(
  db: WriteDb<'postings'>,
  feed: string,
  revision: number,
  id: string,
  at: string,
): { changed: boolean; replaced: number | null } {
  const known = findKnown(db, id)
  if (known && known.feed === feed && known.revision >= revision) return { changed: false, replaced: null }
  prepared(
    db,
    `insert into tombstone (id, feed, revision, removed_at) values (?, ?, ?, ?)
     on conflict (id) do update set feed = excluded.feed, revision = excluded.revision, removed_at = excluded.removed_at
     where excluded.feed <> tombstone.feed or excluded.revision > tombstone.revision`,
  ).run(id, feed, revision, at)
  prepared(db, 'delete from set_aside where id = ?').run(id)
  if (!known || known.feed !== feed) return { changed: false, replaced: null }
  deleteRow(db, known.num)
  return { changed: true, replaced: known.revision }
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
  prepared(db, 'delete from posting_text where rowid in (select num from posting where feed = ?)').run(feed)
  for (const table of ['posting', 'tombstone', 'set_aside', 'feed_cursor', 'feed_checksum']) {
    prepared(db, `delete from ${table} where feed = ?`).run(feed)
  }
}

/** Forgets removals older than `before` (ISO): the centre forgets them as well. Call inside a transaction. */
export function pruneTombstones(db: WriteDb<'postings'>, before: string): number {
  return prepared(db, 'delete from tombstone where removed_at < ?').run(before).changes
}

/** The feeds of which rows are stored here, own postings left out. */
export function storedFeeds(db: ReadDb<'postings'>): string[] {
  return prepared(db, 'select distinct feed from posting where feed <> ? union select feed from feed_cursor')
    .all(ownFeed)
    .map(row => (row as { feed: string }).feed)
}

/** The feed a posting stands in; undefined where it is not known. */
export function findFeedOf(db: ReadDb<'postings'>, id: string): string | undefined {
  return findKnown(db, id)?.feed
}

function findKnown(db: ReadDb<'postings'>, id: string): Known | undefined {
  return prepared(db, 'select num, revision, feed from posting where id = ?').get(id) as Known | undefined
}

function deleteRow(db: WriteDb<'postings'>, num: number): void {
  prepared(db, 'delete from posting_text where rowid = ?').run(num)
  prepared(db, 'delete from posting where num = ?').run(num)
}

/** The columns of a posting; what they are for stands in migrations/postings/001-first.sql. */
function rowOf(posting: Posting) {
  const kind = posting.kind ? findKind(posting.kind) : undefined
  const { place } = posting
  const text = indexText([
    posting.title,
    kind ? kindNames[kind.code] : null,
    posting.employer.name,
    [place.district, place.street].filter(Boolean).join(''),
  ])
  const flagged = payFlag(posting.pay) !== null
  const tags = [
    posting.settlement && `settlement:${posting.settlement}`,
    ...posting.shifts.map(s => `shift:${s}`),
    ...posting.perks.map(p => `perk:${p}`),
  ]
  return {
    body: JSON.stringify(posting),
    kind: posting.kind,
    kindGroup: kind?.group ?? null,
    division: place.division,
    state: posting.state,
    remaining: posting.remaining,
    publishedAt: posting.publishedAt,
    validUntil: posting.validUntil,
    urgentUntil: posting.urgent?.until ?? null,
    payHour: flagged ? null : perHour(posting.pay, posting.hoursPerDay),
    isHome: Number(place.home),
    isBeginner: Number(isBeginner(posting)),
    isDemonstration: Number(posting.demonstration === true),
    tags: `,${tags.filter(Boolean).join(',')},`,
    ...text,
  }
}

/** 不限经验: said so in words. Silence is not taken for a yes. */
function isBeginner({ requirements, title }: Posting): boolean {
  return /不限经验|经验不限|无需经验|无经验|不要经验|新手|学徒|可学/.test(`${requirements ?? ''} ${title}`)
}
