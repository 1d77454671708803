// Questions about postings: lists with filters and text, counts, one by its id. Whether a posting is live is judged here, at showing
// time.

import type { Standing } from './model/nearness.ts'
import type { Posting } from './model/posting.ts'
import { nearQueries } from './near-query.ts'
import type { ReadDb } from './open.ts'
import { bodiesOf, postingFromRow } from './posting-bodies.ts'
import { prepared } from './prepared.ts'
import { type Asked, askedBy, live, onlyUrgent, urgentNow } from './search-asked.ts'
import type { PostingFilter, PostingOrder } from './search-filter.ts'
import { countHits, createHits, type Hits, mostCounted, newestHits } from './search-hits.ts'
import { type Hit, hasAny } from './search-index.ts'
import { nearestHits, type Part } from './search-near.ts'
import { textQuery, textTiers } from './text-query.ts'

export type FoundPostings = {
  /** How many fit; where `isMore`, more than so many hundreds. */
  total: number
  /** More fit than were counted. */
  isMore: boolean
  rows: Posting[]
}

/** `nearTo`: the nearest to it first, those of one nearness in the order asked for. */
export type Page = { now: Date; order: PostingOrder; limit: number; offset: number; nearTo?: Standing }

/** Which come before others: whatever fits an earlier one does not fit a later one. */
function tiersOf(db: ReadDb<'postings'>, filter: PostingFilter, { now, order }: Page): Asked[] {
  if (!filter.text?.trim()) return [askedBy(filter, null, now)]
  const has = (match: string) => hasAny(db, match)
  const texts = order === 'newest' ? textTiers(filter.text, has) : [textQuery(filter.text, has)]
  return texts.flatMap(text => (text === null ? [] : [askedBy(filter, text, now)]))
}

/** Null where there was text to search for and nothing in it that can be searched. */
function asked(db: ReadDb<'postings'>, filter: PostingFilter, now: Date): Asked | null {
  if (!filter.text?.trim()) return askedBy(filter, null, now)
  const query = textQuery(filter.text, match => hasAny(db, match))
  return query && askedBy(filter, query, now)
}

/** What comes first, as parts of which no two have a posting in common: a tier's urgent orders, then its others. */
const partsOf = (db: ReadDb<'postings'>, tier: Asked): Part[] =>
  (tier.isUrgent === null ? [onlyUrgent(tier, true), onlyUrgent(tier, false)] : [tier]).map(asked => ({
    asked,
    hits: createHits(db, asked),
  }))

/**
 * Live postings that fit. What has the words typed comes before what is only of the kind they name; with `nearTo` the nearest come
 * first; then urgent orders. `newest`: by publication; `pay`: by pay an hour, unknown pay last. Each part is read apart, so that
 * 300,000 rows are never sorted for twenty.
 */
export function findPostings(db: ReadDb<'postings'>, filter: PostingFilter, page: Page): FoundPostings {
  const tiers = tiersOf(db, filter, page).map(tier => partsOf(db, tier))
  const hits = hitsOf(db, tiers, page)
  let total = 0
  let isMore = false
  for (const part of tiers.flat()) {
    const counted = part.hits.count(Math.max(0, mostCounted - total))
    total += counted.total
    isMore ||= counted.isMore
    // Whoever reads the first thousand is not told how many more there are: the other parts need not be counted.
    if (isMore && hits.length === page.limit) break
  }
  return { total: isMore ? Math.floor(total / 100) * 100 : total, isMore, rows: bodiesOf(db, hits) }
}

/** The rows of `findPostings`, without counting how many there are. */
export function listPostings(db: ReadDb<'postings'>, filter: PostingFilter, page: Page): Posting[] {
  const tiers = tiersOf(db, filter, page).map(tier => partsOf(db, tier))
  return bodiesOf(db, hitsOf(db, tiers, page))
}

function hitsOf(db: ReadDb<'postings'>, tiers: readonly Part[][], page: Page): Hit[] {
  const { nearTo, offset, limit } = page
  if (!nearTo) return inOrder(db, tiers.flat(), page)
  const found: Hit[] = []
  for (const parts of tiers) found.push(...nearestHits(db, parts, nearTo, offset + limit - found.length))
  return found.slice(offset)
}

/** A page of parts one after the other; none is counted that lies behind it. */
function inOrder(db: ReadDb<'postings'>, parts: readonly Part[], { order, offset, limit }: Page): Hit[] {
  const found: Hit[] = []
  let before = 0
  for (const { asked, hits } of parts) {
    const from = Math.max(0, offset - before)
    const read = hits.read(order, from, limit - found.length)
    found.push(...read)
    if (found.length === limit) break
    before += read.length > 0 ? from + read.length : from === 0 ? 0 : countAll(db, asked, hits)
  }
  return found
}

/** All of a part, where counting stops before its end as well. */
function countAll(db: ReadDb<'postings'>, asked: Asked, hits: Hits): number {
  const { total, isMore } = hits.count()
  return isMore ? countHits(db, asked) : total
}

/** How many live postings fit, all of them: visits every one. */
export function countPostings(db: ReadDb<'postings'>, filter: PostingFilter, now: Date): number {
  const question = asked(db, filter, now)
  return question ? countHits(db, question) : 0
}

/**
 * Live postings that come near a text, newest first, the likelier meant before others: for a text that finds nothing or little.
 * @param except ids of what was found exactly
 */
export function listNearPostings(
  db: ReadDb<'postings'>,
  filter: PostingFilter & { text: string },
  { now, limit, except }: { now: Date; limit: number; except: ReadonlySet<string> },
): Posting[] {
  for (const query of nearQueries(filter.text, match => hasAny(db, match))) {
    const question = askedBy(filter, query, now)
    const hits = newestHits(db, question, limit + except.size)
    const rows = bodiesOf(db, hits).filter(posting => !except.has(posting.id))
    if (rows.length > 0) return rows.slice(0, limit)
  }
  return []
}

/** A posting by its id, live or not; undefined where it is not known. */
export function findPosting(db: ReadDb<'postings'>, id: string): Posting | undefined {
  const row = prepared(db, 'select body from posting where id = ?').get(id) as { body: string } | undefined
  return row && postingFromRow(row)
}

/** Whether the sample of the demonstration centre is what is shown. */
export function hasDemonstration(db: ReadDb<'postings'>): boolean {
  return prepared(db, 'select 1 from posting where is_demonstration = 1 limit 1').get() !== undefined
}

/** Ids of live postings, urgent ones first: what short codes are given to. */
export function liveIds(db: ReadDb<'postings'>, now: Date): string[] {
  const sql = `select p.id from posting p where ${live} order by ${urgentNow} desc, p.published_at desc`
  return prepared(db, sql)
    .all({ now: now.toISOString() })
    .map(row => (row as { id: string }).id)
}

/** The next moment after `now` at which a posting or an urgent order ends, so that screens may read again then; null if none. */
export function nextEnding(db: ReadDb<'postings'>, now: Date): string | null {
  const sql = `select min(at) as at from (
    select min(valid_until) as at from posting where state = 'published' and valid_until > @now
    union all select min(urgent_until) from posting where urgent_until > @now)`
  return (prepared(db, sql).get({ now: now.toISOString() }) as { at: string | null }).at
}
