// Reads live postings and registrations in pages, and single ones, as the index in memory needs them.
import { type PostingFacts, postingFacts } from '../model/match/posting-facts.ts'
import { seekerOf } from '../model/match/seeker.ts'
import { type SeekerFacts, seekerFacts } from '../model/match/seeker-facts.ts'
import type { Posting } from '../model/posting.ts'
import type { Registration } from '../model/registration.ts'
import type { ReadDb } from '../open.ts'
import { prepared } from '../prepared.ts'

/** A page of live postings after row `num`; `last` is where the next begins, null after the end. */
export function readPostings(
  db: ReadDb<'postings'>,
  { after, now, limit }: { after: number; now: string; limit: number },
): { facts: PostingFacts[]; last: number | null } {
  // The plus keeps the planner on the row numbers: a page must not sort all that is live.
  const sql = `select num, body from posting where num > ? and +state = 'published' and +valid_until > ? order by num limit ?`
  const rows = prepared(db, sql).all(after, now, limit) as { num: number; body: string }[]
  return {
    facts: rows.map(row => postingFacts(JSON.parse(row.body) as Posting)),
    last: rows.at(-1)?.num ?? null,
  }
}

export function readPosting(db: ReadDb<'postings'>, id: string): PostingFacts | undefined {
  const row = prepared(db, 'select body from posting where id = ?').get(id) as { body: string } | undefined
  return row && postingFacts(JSON.parse(row.body) as Posting)
}

/** A page of registrations in force after an id; `last` is where the next begins, null after the end. */
export function readSeekers(
  db: ReadDb<'site'>,
  { after, now, limit }: { after: string; now: string; limit: number },
): { facts: SeekerFacts[]; last: string | null } {
  const sql =
    'select id, body from registration where id > ? and body is not null and valid_until > ? order by id limit ?'
  const rows = prepared(db, sql).all(after, now, limit) as { id: string; body: string }[]
  return { facts: rows.map(factsOfBody), last: rows.at(-1)?.id ?? null }
}

/** Undefined where it is not known or erased. */
export function readSeeker(db: ReadDb<'site'>, id: string): SeekerFacts | undefined {
  const row = prepared(db, 'select body from registration where id = ? and body is not null').get(id) as
    | { body: string }
    | undefined
  return row && factsOfBody(row)
}

const factsOfBody = ({ body }: { body: string }): SeekerFacts => seekerFacts(seekerOf(JSON.parse(body) as Registration))
