// Which postings fit a question, how many, and parts of them in an order. Anything but the plain list is answered by the text index
// (db/search-index.ts, db/search-pay.ts), the plain list by narrow indexes of the rows.
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'
import type { Asked } from './search-asked.ts'
import type { PostingOrder } from './search-filter.ts'
import {
  byNewness,
  byPay,
  checkedColumns,
  countIndexed,
  firstHits,
  type Hit,
  type HitRow,
  hitColumns,
  isChecked,
  newestFrom,
} from './search-index.ts'
import { bestPaid } from './search-pay.ts'
import { isIndexBehind } from './text-rows.ts'

/** Nobody reads on behind a thousand, and counting 50,000 would take longer than finding the first page. */
export const mostCounted = 1000
/** What is checked row by row is counted no further than this: it means reading each of them. */
const mostChecked = 300

const sorts = { newest: byNewness, pay: byPay }
const orderOf: Record<PostingOrder, string> = {
  newest: 'w.published_at desc, w.num desc',
  pay: 'w.pay_hour desc, w.published_at desc, w.num desc',
}

/** The rows in an order, and beside each what says whether it is live: no whole row is read. Urgent orders are few. */
function plainRows({ isUrgent }: Asked, order: PostingOrder): string {
  const index = isUrgent ? 'posting_urgent' : order === 'pay' ? 'posting_pay' : 'posting_newest'
  const walked = isUrgent ? 'w.urgent_until > @now' : `w.state = 'published'`
  return `posting w indexed by ${index} cross join posting p indexed by posting_brief on p.num = w.num where ${walked}`
}

function readRows(db: ReadDb<'postings'>, asked: Asked, order: PostingOrder, from: number, most: number): Hit[] {
  const { sql, parameters, isUrgent } = asked
  const by = isUrgent ? orderOf[order].replaceAll('w.', 'p.') : orderOf[order]
  const all = `select ${hitColumns} from ${plainRows(asked, order)} and ${sql} order by ${by} limit @most offset @first`
  return prepared(db, all).all({ ...parameters, most, first: from }) as Hit[]
}

function countRows(db: ReadDb<'postings'>, asked: Asked, most: number): number {
  const table = asked.isUrgent ? 'posting p indexed by posting_urgent' : 'posting p'
  const sql = `select count(*) as total from (select 1 from ${table} where ${asked.sql} limit @most)`
  return (prepared(db, sql).get({ ...asked.parameters, most }) as { total: number }).total
}

/** All that fit, however many. */
export const countHits = (db: ReadDb<'postings'>, asked: Asked): number =>
  asked.match === null ? countRows(db, asked, -1) : countIndexed(db, asked, -1)

type Counted = { total: number; isMore: boolean }
export type Hits = {
  /** Counted as far as `total` where `isMore`; no further than `most`. */
  count(most?: number): Counted
  read(order: PostingOrder, from: number, most: number): Hit[]
}

/** Counts what fits, once and only where it is asked for, and reads parts of it. */
export function createHits(db: ReadDb<'postings'>, asked: Asked): Hits {
  if (asked.match === null) {
    return {
      count: onceWhole(mostCounted, most => upTo(most, countRows(db, asked, most + 1))),
      read: (order, from, most) => readRows(db, asked, order, from, most),
    }
  }
  const few = asked.isUrgent ? fewUrgent(db, asked) : null
  if (few) {
    return {
      count: (most = few.length) => upTo(most, few.length),
      read: (order, from, most) => few.sort(sorts[order]).slice(from, from + most),
    }
  }
  const most = isChecked(asked) ? mostChecked : mostCounted
  let newest: Hit[] | undefined
  return {
    count: onceWhole(most, to => upTo(to, newest ? newest.length : countIndexed(db, asked, to + 1))),
    read(order, from, wanted) {
      if (order === 'newest') return newestFrom(db, asked, from, wanted, most)
      newest ??= firstHits(db, asked, most + 1)
      // Until the index knows the pay of all, the best paid of the newest must do.
      const isWalked = newest.length > most && !isIndexBehind(db)
      const paid = isWalked ? bestPaid(db, asked, from + wanted) : newest.slice(0, most).sort(byPay)
      return paid.slice(from, from + wanted)
    },
  }
}

const upTo = (most: number, total: number): Counted => ({ total: Math.min(total, most), isMore: total > most })

/** Counts so far and no further; what was counted whole is not counted again. */
function onceWhole(whole: number, count: (most: number) => Counted): Hits['count'] {
  let done: Counted | undefined
  return (most = whole) => {
    if (!done && most < whole) return count(most)
    done ??= count(whole)
    const { total, isMore } = upTo(most, done.total)
    return { total, isMore: isMore || done.isMore }
  }
}

/** All urgent orders are looked through where there are so few. */
const mostUrgent = 200

function fewUrgent(db: ReadDb<'postings'>, { sql, parameters, text }: Asked): HitRow[] | null {
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

/** The newest of what the text index finds, without counting how many there are. */
export const newestHits = (db: ReadDb<'postings'>, asked: Asked, most: number): Hit[] =>
  newestFrom(db, asked, 0, most, mostCounted)
