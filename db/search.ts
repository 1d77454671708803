// Every statement that reads postings: lists, counts and text search. Whether a posting is live is judged here, at showing time.
import type { Posting } from './model/posting.ts'
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'
import { textQuery } from './search-tokens.ts'

export type PostingFilter = {
  text?: string
  /** A group of kinds. */
  group?: string
  kind?: string
  isUrgent?: boolean
  /** Tags that must all be there: `settlement:daily`, `shift:night`, `perk:meals`. */
  tags?: readonly string[]
  isHome?: boolean
  isBeginner?: boolean
  division?: string
  /** ISO moment: published at or after it. */
  publishedFrom?: string
}
export type PostingOrder = 'newest' | 'pay'

const live = `p.state = 'published' and (p.remaining is null or p.remaining > 0) and p.valid_until > @now`
const urgentNow = `(p.urgent_until is not null and p.urgent_until > @now)`

type Where = { sql: string; parameters: Record<string, string | number> }

function whereOf(filter: PostingFilter, now: string): Where | null {
  const parts = [live]
  const parameters: Where['parameters'] = { now }
  const add = (sql: string, name: string, value: string | number) => {
    parts.push(sql)
    parameters[name] = value
  }
  if (filter.text?.trim()) {
    const query = textQuery(filter.text)
    if (!query) return null
    add('p.num in (select rowid from posting_text where posting_text match @match)', 'match', query.match)
    for (const [i, { text, isLatin }] of query.needles.entries()) {
      const name = `needle${i}`
      const columns = isLatin ? ['words', 'pinyin', 'initials'] : ['words']
      add(`(${columns.map(column => `instr(p.${column}, @${name}) > 0`).join(' or ')})`, name, text)
    }
  }
  if (filter.kind) add('p.kind = @kind', 'kind', filter.kind)
  if (filter.group) add('p.kind_group = @group', 'group', filter.group)
  if (filter.division) add('p.division = @division', 'division', filter.division)
  if (filter.publishedFrom) add('p.published_at >= @from', 'from', filter.publishedFrom)
  if (filter.isUrgent !== undefined) parts.push(filter.isUrgent ? urgentNow : `not ${urgentNow}`)
  if (filter.isHome) parts.push('p.is_home = 1')
  if (filter.isBeginner) parts.push('p.is_beginner = 1')
  for (const [i, tag] of (filter.tags ?? []).entries()) add(`instr(p.tags, @tag${i}) > 0`, `tag${i}`, `,${tag},`)
  return { sql: parts.join(' and '), parameters }
}

/** How many live postings fit. */
export function countPostings(db: ReadDb<'postings'>, filter: PostingFilter, now: Date): number {
  const where = whereOf(filter, now.toISOString())
  if (!where) return 0
  return (
    prepared(db, `select count(*) as total from posting p where ${where.sql}`).get(where.parameters) as {
      total: number
    }
  ).total
}

/**
 * Live postings that fit, urgent orders first. `newest`: by publication; `pay`: by pay an hour, unknown pay last.
 * The two parts are read apart, so that the index on newness serves and 300,000 rows are never sorted for twenty.
 */
export function listPostings(
  db: ReadDb<'postings'>,
  filter: PostingFilter,
  page: { now: Date; order: PostingOrder; limit: number; offset: number },
): Posting[] {
  if (filter.isUrgent !== undefined) return listPart(db, filter, page)
  const urgent = { ...filter, isUrgent: true }
  const total = countPostings(db, urgent, page.now)
  const first = page.offset < total ? listPart(db, urgent, page) : []
  const rest = { ...page, limit: page.limit - first.length, offset: Math.max(0, page.offset - total) }
  return rest.limit > 0 ? [...first, ...listPart(db, { ...filter, isUrgent: false }, rest)] : first
}

function listPart(
  db: ReadDb<'postings'>,
  filter: PostingFilter,
  { now, order, limit, offset }: { now: Date; order: PostingOrder; limit: number; offset: number },
): Posting[] {
  const where = whereOf(filter, now.toISOString())
  if (!where) return []
  const by =
    order === 'pay'
      ? 'p.pay_hour is null, p.pay_hour desc, p.published_at desc, p.num desc'
      : 'p.published_at desc, p.num desc'
  const sql = `select p.body from posting p where ${where.sql} order by ${by} limit @limit offset @offset`
  const rows = prepared(db, sql).all({ ...where.parameters, limit, offset })
  return rows.map(row => postingFromRow(row as { body: string }))
}

/** A posting by its id, live or not; undefined where it is not known. */
export function findPosting(db: ReadDb<'postings'>, id: string): Posting | undefined {
  const row = prepared(db, 'select body from posting where id = ?').get(id) as { body: string } | undefined
  return row && postingFromRow(row)
}

/** Live postings by group of kinds; those without a kind are counted under ''. */
export function countByGroup(db: ReadDb<'postings'>, now: Date): { group: string; total: number }[] {
  const sql = `select coalesce(p.kind_group, '') as "group", count(*) as total from posting p where ${live} group by 1 order by 2 desc`
  return prepared(db, sql).all({ now: now.toISOString() }) as { group: string; total: number }[]
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

/** Rows were validated before they were stored; parsing again would cost more than the query. */
function postingFromRow(row: { body: string }): Posting {
  return JSON.parse(row.body) as Posting
}
