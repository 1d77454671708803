// Reads the text index, whose rows come the newest hours first (db/text-rows.ts); what it knows only by pairs is checked row by row.
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'
import type { Asked } from './search-asked.ts'
import type { SearchRow } from './text-query.ts'
import { numsPerHour } from './text-rows.ts'

export type Hit = { num: number; at: string; pay: number | null }
export type HitRow = Hit & SearchRow
export const hitColumns = 'p.num, p.published_at as at, p.pay_hour as pay'
export const checkedColumns = 'p.words, p.pinyin, p.kind'

export const byNewness = (a: Hit, b: Hit) => (a.at === b.at ? b.num - a.num : a.at < b.at ? 1 : -1)
export const byPay = (a: Hit, b: Hit) => (b.pay ?? -1) - (a.pay ?? -1) || byNewness(a, b)

/** Whether the text index has anything for a question. */
export const hasAny = (db: ReadDb<'postings'>, match: string): boolean =>
  prepared(db, 'select 1 from posting_text where posting_text match ? limit 1').get(match) !== undefined

/** Hits are checked row by row: the index knows only pairs of what was typed. */
export const isChecked = ({ text }: Asked): boolean => text !== null && !text.isExact

/** What comes from the text index, the newest hours first, as tables and conditions. */
function fromIndex({ beside, parameters }: Asked, index: string): string {
  const bounded = 'from' in parameters ? `and t.rowid >= unixepoch(@from) / 3600 * ${numsPerHour}` : ''
  return `posting_text t cross join posting p ${index} on p.num = t.rowid % ${numsPerHour}
    where posting_text match @match ${bounded} and ${beside}`
}

/** Hits from the text index, the newest hours first; within an hour as they were stored. */
export function* indexHits(db: ReadDb<'postings'>, asked: Asked): Generator<Hit> {
  const { parameters, match, text } = asked
  const checked = isChecked(asked)
  const statement = prepared(
    db,
    `select ${hitColumns}${checked ? `, ${checkedColumns}` : ''}
     from ${fromIndex(asked, checked ? '' : 'indexed by posting_brief')} order by t.rowid desc`,
  )
  for (const row of statement.iterate({ ...parameters, match }) as Iterable<HitRow>) {
    if (!checked || text?.fits(row)) yield row
  }
}

/** The first of them, so many at most. */
export function firstHits(db: ReadDb<'postings'>, asked: Asked, most: number): Hit[] {
  const found: Hit[] = []
  if (most > 0) for (const row of indexHits(db, asked)) if (found.push(row) === most) break
  return found
}

/** @param most -1: all of them */
export function countIndexed(db: ReadDb<'postings'>, asked: Asked, most: number): number {
  if (isChecked(asked)) {
    let total = 0
    for (const _ of indexHits(db, asked)) if (++total === most) break
    return total
  }
  // The order lets the index stop early; without one it would begin with the oldest, which may have ended.
  const sql = `select count(*) as total from
    (select 1 from ${fromIndex(asked, 'indexed by posting_brief')} order by t.rowid desc limit @most)`
  return (prepared(db, sql).get({ ...asked.parameters, match: asked.match, most }) as { total: number }).total
}

/**
 * Sorted by hours that are whole, at most `chunk` at a time: an hour that begins in one chunk and ends in the next keeps that order,
 * page after page.
 */
export function newestFrom(db: ReadDb<'postings'>, asked: Asked, from: number, most: number, chunk: number): Hit[] {
  if (most <= 0) return []
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
