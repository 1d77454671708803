// Whole postings from their rows. Rows were validated before they were stored; parsing again would cost more than the query.
import type { Posting } from './model/posting.ts'
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'

export const postingFromRow = (row: { body: string }): Posting => JSON.parse(row.body) as Posting

/** In the order of `hits`. */
export const bodiesOf = (db: ReadDb<'postings'>, hits: readonly { num: number }[]): Posting[] =>
  hits.flatMap(({ num }) => {
    const row = prepared(db, 'select body from posting where num = ?').get(num) as { body: string } | undefined
    return row ? [postingFromRow(row)] : []
  })
