// How many live postings there are of each kind, without visiting 300,000: days to come are added up (posting_total, kept by
// triggers), and of those that end today one side of now is counted.
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'

export type KindTotal = { group: string | null; kind: string | null; total: number }

/** So many ends of a day are counted without asking whether the other side of now has fewer. */
const fewEnds = 5000

const endingToday = (from: string, to: string) => `select count(*) from posting p indexed by posting_group
  where p.state = 'published' and (p.remaining is null or p.remaining > 0)
  and p.kind_group is nullif(t.kind_group, '') and p.kind is nullif(t.kind, '') and ${from} and ${to}`

const totals = (
  today: string,
) => `select nullif(kind_group, '') as "group", nullif(kind, '') as kind, sum(total) as total from (
    select t.kind_group, t.kind, t.total from posting_total t where t.day > @today
    union all select t.kind_group, t.kind, ${today} from posting_total t where t.day = @today
  ) group by kind_group, kind having sum(total) > 0`

const byThoseLeft = totals(`(${endingToday('p.valid_until > @now', `p.valid_until < @today || 'U'`)})`)
const byThoseOver = totals(`t.total - (${endingToday('p.valid_until >= @today', 'p.valid_until <= @now')})`)

/** Live postings by kind and group of kinds; those without a kind are counted under null. */
export function countByKind(db: ReadDb<'postings'>, at: Date): KindTotal[] {
  const now = at.toISOString()
  const today = now.slice(0, 10)
  const left = prepared(
    db,
    `select count(*) as total from (select 1 from posting indexed by posting_ending
     where state = 'published' and valid_until > @now and valid_until < @today || 'U' limit @most)`,
  ).get({ now, today, most: fewEnds + 1 }) as { total: number }
  return prepared(db, left.total > fewEnds ? byThoseOver : byThoseLeft).all({ now, today }) as KindTotal[]
}
