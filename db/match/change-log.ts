// What changed among postings and registrations since a place in the log: triggers write it, the index in memory follows it.
import type { ReadDb } from '../open.ts'
import { prepared } from '../prepared.ts'

export type Changes = {
  /** Ids in the order in which they changed last, each once. */
  ids: string[]
  /** Where to go on from. */
  upTo: number
  /** The log does not reach back that far: everything must be read again. */
  isTooFar: boolean
}

/** The newest place of the log. */
export function postingHead(db: ReadDb<'postings'>): number {
  return headOf(prepared(db, 'select max(seq) as seq from posting_change').get())
}

export function registrationHead(db: ReadDb<'site'>): number {
  return headOf(prepared(db, 'select max(seq) as seq from registration_change').get())
}

const headOf = (row: unknown): number => (row as { seq: number | null }).seq ?? 0

/** @param limit the most rows of the log to look at; call again while there are some */
export function postingChanges(db: ReadDb<'postings'>, since: number, limit: number): Changes {
  return changesOf(
    prepared(db, 'select seq, id from posting_change where seq > ? order by seq limit ?').all(since, limit),
    since,
  )
}

export function registrationChanges(db: ReadDb<'site'>, since: number, limit: number): Changes {
  return changesOf(
    prepared(db, 'select seq, id from registration_change where seq > ? order by seq limit ?').all(since, limit),
    since,
  )
}

function changesOf(found: unknown[], since: number): Changes {
  const rows = found as { seq: number; id: string }[]
  const [first] = rows
  return {
    ids: [...new Set(rows.map(row => row.id))],
    upTo: rows.at(-1)?.seq ?? since,
    isTooFar: first !== undefined && first.seq > since + 1,
  }
}
