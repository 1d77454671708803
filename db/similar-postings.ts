// Live postings among which those like another one are chosen: of its group of kinds, and of its place.
import type { Posting } from './model/posting.ts'
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'

/** So many of the newest are judged: enough for three, and a few milliseconds at most. */
const judged = 200
/** How far the newest of a group are gone through to find those of one division. */
const looked = 2_000

const live = `p.state = 'published' and (p.remaining is null or p.remaining > 0) and p.valid_until > @now`

/** Newest first, of a group of kinds (null: those without one); where there are too many, those of the division. */
export function listLike(
  db: ReadDb<'postings'>,
  { group, division, now }: { group: string | null; division: string | null; now: Date },
): Posting[] {
  const sql = `select body from posting where num in (
    select num from (
      select p.num, p.division, p.published_at from posting p
      where p.kind_group is @group and ${live} order by p.published_at desc, p.num desc limit ${looked})
    order by division is @division desc, published_at desc, num desc limit ${judged})
    order by published_at desc, num desc`
  const rows = prepared(db, sql).all({ group, division, now: now.toISOString() }) as { body: string }[]
  return rows.map(({ body }) => JSON.parse(body) as Posting)
}
