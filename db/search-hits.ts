// Which postings fit a question, and in what order. Anything but the plain list is answered by the text index, whose rows come the
// newest hours first (db/text-rows.ts); what the index knows only by pairs is checked row by row.
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'
import type { PostingFilter, PostingOrder } from './search-filter.ts'
import { token } from './search-tokens.ts'
import type { SearchRow, TextQuery } from './text-query.ts'
import { numsPerHour } from './text-rows.ts'

/** Nobody reads on behind a thousand, and counting 50,000 would take longer than finding the first page. */
const mostCounted = 1000

export const live = `p.state = 'published' and (p.remaining is null or p.remaining > 0) and p.valid_until > @now`
export const urgentNow = `(p.urgent_until is not null and p.urgent_until > @now)`

const urgentToken = token.filter('is', 'urgent')

/** What a filter asks, as conditions on rows and as a question to the text index; `match` is null where rows alone answer it. */
export type Asked = {
  sql: string
  parameters: Record<string, string | number>
  match: string | null
  text: TextQuery | null
}

export function askedBy(filter: PostingFilter, text: TextQuery | null, now: Date): Asked {
  const conditions = [live]
  const tokens: string[] = []
  const parameters: Asked['parameters'] = { now: now.toISOString() }
  const add = (name: string, sql: string, value: string) => {
    conditions.push(sql)
    parameters[name] = value
  }
  for (const [name, column] of [
    ['kind', 'kind'],
    ['group', 'kind_group'],
    ['division', 'division'],
  ] as const) {
    const value = filter[name]
    if (!value) continue
    add(name, `p.${column} = @${name}`, value)
    tokens.push(token.filter(name, value))
  }
  for (const [i, tag] of (filter.tags ?? []).entries()) {
    add(`tag${i}`, `instr(p.tags, @tag${i}) > 0`, `,${tag},`)
    tokens.push(token.filter('tag', tag))
  }
  for (const [name, isAsked] of [
    ['home', filter.isHome],
    ['beginner', filter.isBeginner],
  ] as const) {
    if (!isAsked) continue
    conditions.push(`p.is_${name} = 1`)
    tokens.push(token.filter('is', name))
  }
  if (filter.publishedFrom) add('from', 'p.published_at >= @from', filter.publishedFrom)
  if (filter.isUrgent !== undefined) conditions.push(filter.isUrgent ? urgentNow : `not ${urgentNow}`)
  if (filter.publishedFrom && tokens.length === 0) tokens.push(token.filter('is', 'any'))
  const isIndexed = text !== null || tokens.length > 0
  if (isIndexed && filter.isUrgent) tokens.push(urgentToken)
  const match = [...(text ? [text.match] : []), ...tokens.map(one => `"${one}"`)].join(' AND ')
  return { sql: conditions.join(' and '), parameters, match: isIndexed ? match : null, text }
}

export type Hit = { num: number; at: string; pay: number | null }
type HitRow = Hit & SearchRow
const hitColumns = 'p.num, p.published_at as at, p.pay_hour as pay'
const checkedColumns = 'p.words, p.pinyin, p.kind'

const byNewness = (a: Hit, b: Hit) => (a.at === b.at ? b.num - a.num : a.at < b.at ? 1 : -1)
const byPay = (a: Hit, b: Hit) => (b.pay ?? -1) - (a.pay ?? -1) || byNewness(a, b)
const sorts = { newest: byNewness, pay: byPay }
const orderOf: Record<PostingOrder, string> = {
  newest: 'p.published_at desc, p.num desc',
  pay: 'p.pay_hour desc, p.published_at desc, p.num desc',
}

/** A question narrowed to what has one of some tokens and none of others. */
export function withTokens(asked: Asked, some: readonly string[], none: readonly string[] = []): Asked {
  const anyOf = (tokens: readonly string[]) => `(${tokens.map(one => `"${one}"`).join(' OR ')})`
  const match = [...(asked.match === null ? [] : [asked.match]), anyOf(some)].join(' AND ')
  return { ...asked, match: none.length > 0 ? `(${match}) NOT ${anyOf(none)}` : match }
}

/** Urgent orders and others are asked for apart. */
export function onlyUrgent(asked: Asked, isUrgent: boolean): Asked {
  const sql = `${asked.sql} and ${isUrgent ? urgentNow : `not ${urgentNow}`}`
  const isIndexed = isUrgent && asked.match !== null
  return { ...asked, sql, match: isIndexed ? `${asked.match} AND "${urgentToken}"` : asked.match }
}

/** Whether the text index has anything for a question. */
export const hasAny = (db: ReadDb<'postings'>, match: string): boolean =>
  prepared(db, 'select 1 from posting_text where posting_text match ? limit 1').get(match) !== undefined

/** What comes from the text index, the newest hours first, as tables and conditions. */
function fromIndex({ sql, parameters }: Asked, index: string): string {
  const bounded = 'from' in parameters ? `and t.rowid >= unixepoch(@from) / 3600 * ${numsPerHour}` : ''
  return `posting_text t cross join posting p ${index} on p.num = t.rowid % ${numsPerHour}
    where posting_text match @match ${bounded} and ${sql}`
}

/** Hits from the text index, the newest hours first; within an hour as they were stored. */
export function* indexHits(db: ReadDb<'postings'>, asked: Asked): Generator<Hit> {
  const { parameters, match, text } = asked
  const isChecked = text !== null && !text.isExact
  const statement = prepared(
    db,
    `select ${hitColumns}${isChecked ? `, ${checkedColumns}` : ''}
     from ${fromIndex(asked, isChecked ? '' : 'indexed by posting_brief')} order by t.rowid desc`,
  )
  for (const row of statement.iterate({ ...parameters, match }) as Iterable<HitRow>) {
    if (!isChecked || text.fits(row)) yield row
  }
}

function countIndexed(db: ReadDb<'postings'>, asked: Asked, most: number): number {
  if (asked.text && !asked.text.isExact) {
    let total = 0
    for (const _ of indexHits(db, asked)) if (++total === most) break
    return total
  }
  // The order lets the index stop early; without one it would begin with the oldest, which may have ended.
  const sql = `select count(*) as total from
    (select 1 from ${fromIndex(asked, 'indexed by posting_brief')} order by t.rowid desc limit @most)`
  return (prepared(db, sql).get({ ...asked.parameters, match: asked.match, most }) as { total: number }).total
}

/** Urgent orders are few: without being told, SQLite goes through all others in the order asked for. */
const tableOf = ({ sql }: Asked) =>
  sql.endsWith(` and ${urgentNow}`) ? 'posting p indexed by posting_urgent' : 'posting p'

function countRows(db: ReadDb<'postings'>, asked: Asked, most: number): number {
  const sql = `select count(*) as total from (select 1 from ${tableOf(asked)} where ${asked.sql} limit @most)`
  return (prepared(db, sql).get({ ...asked.parameters, most }) as { total: number }).total
}

/** All that fit, however many. */
export const countHits = (db: ReadDb<'postings'>, asked: Asked): number =>
  asked.match === null ? countRows(db, asked, -1) : countIndexed(db, asked, -1)

/** Counted as far as `total` where `isMore`. */
export type Hits = { total: number; isMore: boolean; read(order: PostingOrder, from: number, most: number): Hit[] }

/** What is checked row by row is counted no further than this: it means reading each of them. */
const mostChecked = 300

/** Counts what fits and reads parts of it. */
export function createHits(db: ReadDb<'postings'>, asked: Asked): Hits {
  if (asked.match === null) {
    const total = countRows(db, asked, mostCounted + 1)
    const read = (order: PostingOrder, from: number, most: number) => {
      const sql = `select ${hitColumns} from ${tableOf(asked)} where ${asked.sql} order by ${orderOf[order]} limit @most offset @first`
      return prepared(db, sql).all({ ...asked.parameters, most, first: from }) as Hit[]
    }
    return { total: Math.min(total, mostCounted), isMore: total > mostCounted, read }
  }
  const few = asked.sql.endsWith(` and ${urgentNow}`) ? fewUrgent(db, asked) : null
  if (few) {
    const read = (order: PostingOrder, from: number, most: number) =>
      [...few].sort(sorts[order]).slice(from, from + most)
    return { total: few.length, isMore: false, read }
  }
  const most = asked.text && !asked.text.isExact ? mostChecked : mostCounted
  const total = countIndexed(db, asked, most + 1)
  const isMore = total > most
  const read = (order: PostingOrder, from: number, count: number): Hit[] => {
    if (order === 'newest') return newestFrom(db, asked, from, count, most)
    const walked = isMore ? walkByPay(db, asked, from + count) : null
    return (walked ?? firstOf(indexHits(db, asked), most).sort(byPay)).slice(from, from + count)
  }
  return { total: Math.min(total, most), isMore, read }
}

/** All urgent orders are looked through where there are so few. */
const mostUrgent = 200

function fewUrgent(db: ReadDb<'postings'>, { sql, parameters, text }: Asked): Hit[] | null {
  const all = prepared(
    db,
    'select count(*) as total from (select 1 from posting where urgent_until > @now limit @most)',
  )
  const { total } = all.get({ now: parameters.now, most: mostUrgent + 1 }) as { total: number }
  if (total > mostUrgent) return null
  const rows = prepared(
    db,
    `select ${hitColumns}, ${checkedColumns} from posting p indexed by posting_urgent where ${sql}`,
  )
  return (rows.all(parameters) as HitRow[]).filter(row => text === null || text.fits(row))
}

function firstOf<T>(rows: Iterable<T>, most: number): T[] {
  const found: T[] = []
  for (const row of rows) if (found.push(row) === most) break
  return found
}

/** The newest, without counting how many there are. */
export const newestHits = (db: ReadDb<'postings'>, asked: Asked, most: number, from = 0): Hit[] =>
  newestFrom(db, asked, from, most, mostCounted)

/**
 * Sorted by hours that are whole, at most `chunk` at a time: an hour that begins in one chunk and ends in the next keeps that order,
 * page after page.
 */
function newestFrom(db: ReadDb<'postings'>, asked: Asked, from: number, most: number, chunk: number): Hit[] {
  const start = Math.floor(from / chunk) * chunk
  const found: Hit[] = []
  let open: Hit[] = []
  let index = 0
  const close = () => {
    found.push(...open.sort(byNewness))
    open = []
  }
  for (const hit of indexHits(db, asked)) {
    if (index++ < start) continue
    const isEdge = (index - 1) % chunk === 0 || hit.at.slice(0, 13) !== open[0]?.at.slice(0, 13)
    if (isEdge) close()
    if (found.length >= from - start + most) break
    open.push(hit)
  }
  close()
  return found.slice(from - start, from - start + most)
}

/** Where what fits is paid worst of all, going through the best paid takes too long: then the best paid of the newest must do. */
const mostWalked = 20_000

/** Where many fit, going through the best paid of all is quicker than sorting those. Null where it takes too long. */
function walkByPay(db: ReadDb<'postings'>, { sql, parameters, text }: Asked, most: number): Hit[] | null {
  const statement = prepared(
    db,
    `select ${hitColumns}, ${checkedColumns}, (${sql}) as fits from posting p
     where p.state = 'published' order by ${orderOf.pay}`,
  )
  const hits: Hit[] = []
  let walked = 0
  for (const row of statement.iterate(parameters) as Iterable<HitRow & { fits: 0 | 1 }>) {
    if (row.fits && (text === null || text.fits(row))) hits.push(row)
    if (hits.length === most) break
    if (++walked === mostWalked) return null
  }
  return hits
}
