// What the board's programme reads: the round, which goes through all live postings by id, and those that may be chosen beside it.
import type { Posting } from './model/posting.ts'
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'
import { countPostings, nextEnding } from './search.ts'

/** A live posting that is not urgent, without its body. */
export type ProgrammeRow = {
  id: string
  group: string | null
  division: string | null
  isHome: 0 | 1
  publishedAt: string
}

const columns = 'p.id, p.kind_group as "group", p.division, p.is_home as isHome, p.published_at as publishedAt'
const shown = `p.state = 'published' and (p.remaining is null or p.remaining > 0) and p.valid_until > @now
  and (p.urgent_until is null or p.urgent_until <= @now)`

/**
 * The next postings of the round after an id, in order of ids; goes round at the end. Ids of imports are hashes, so neighbours in
 * this order have nothing to do with each other. Each posting comes at most once.
 */
export function roundAfter(db: ReadDb<'postings'>, after: string, count: number, now: Date): ProgrammeRow[] {
  const at = now.toISOString()
  const onward = prepared(
    db,
    `select ${columns} from posting p where p.id > @after and ${shown} order by p.id limit @count`,
  )
  const rows = onward.all({ after, count, now: at }) as ProgrammeRow[]
  if (rows.length === count || after === '') return rows
  const fromStart = prepared(
    db,
    `select ${columns} from posting p where p.id <= @after and ${shown} order by p.id limit @count`,
  )
  return [...rows, ...(fromStart.all({ after, count: count - rows.length, now: at }) as ProgrammeRow[])]
}

/** The newest ones; of one division where it is given. */
export function newestRows(db: ReadDb<'postings'>, count: number, now: Date, division?: string): ProgrammeRow[] {
  const place = division === undefined ? '' : 'and p.division = @division'
  const sql = `select ${columns} from posting p where ${shown} ${place} order by p.published_at desc, p.num desc limit @count`
  const named = division === undefined ? {} : { division }
  return prepared(db, sql).all({ count, now: now.toISOString(), ...named }) as ProgrammeRow[]
}

/** Those of these rows that are in the round now, in the order of `ids`. */
export function rowsOf(db: ReadDb<'postings'>, ids: readonly string[], now: Date): ProgrammeRow[] {
  const sql = `select ${columns} from json_each(@ids) wanted join posting p on p.id = wanted.value where ${shown} order by wanted.key`
  return prepared(db, sql).all({ ids: JSON.stringify(ids), now: now.toISOString() }) as ProgrammeRow[]
}

type Counted = { state: string; from: number; until: number; total: number }
const counts = new WeakMap<object, Counted>()
/** From so many on, a count may be so old: nobody sees a difference, and while a feed is pulled the file changes all the time. */
const many = { total: 10_000, ms: 30_000 }

/**
 * How many live postings are not urgent. Counted again only when the file has changed or the next posting has ended: with 300,000
 * that takes longer than all the rest of what the board asks.
 */
export function countRound(db: ReadDb<'postings'>, now: Date): number {
  const at = now.getTime()
  const state = stateOf(db)
  const known = counts.get(db)
  if (known && known.from <= at) {
    const isRecent = known.total >= many.total && at - known.from < many.ms
    if (isRecent || (known.state === state && at < known.until)) return known.total
  }
  const total = countPostings(db, { isUrgent: false }, now)
  const ending = nextEnding(db, now)
  counts.set(db, { state, from: at, until: ending === null ? Number.POSITIVE_INFINITY : Date.parse(ending), total })
  return total
}

/** Differs after every commit, by another connection or by this one. */
function stateOf(db: ReadDb<'postings'>): string {
  const others = prepared(db, 'select data_version from pragma_data_version').get() as { data_version: number }
  const own = prepared(db, 'select total_changes() as total').get() as { total: number }
  return `${others.data_version} ${own.total}`
}

/** Those of these postings that are live now, urgent or not, in no order. */
export function livePostings(db: ReadDb<'postings'>, ids: readonly string[], now: Date): Posting[] {
  const sql = `select p.body from posting p where p.id in (select value from json_each(@ids)) and p.state = 'published'
    and (p.remaining is null or p.remaining > 0) and p.valid_until > @now`
  return prepared(db, sql)
    .all({ ids: JSON.stringify(ids), now: now.toISOString() })
    .map(row => JSON.parse((row as { body: string }).body) as Posting)
}

/** 3 in the site's own division, 2 at home, 1 in the same municipality or province, 0 elsewhere or not known. */
export function nearnessOf({ division, isHome }: ProgrammeRow, own: string): number {
  if (division === own) return 3
  if (isHome === 1) return 2
  if (division === null) return 0
  return division.slice(0, 2) === own.slice(0, 2) ? 1 : 0
}
