// The chain of the audit log: each row's hash is SHA-256 over the hash before it and its own content, from the very first row on.
// A row changed, taken out or put in breaks every hash after it. Rows from before the chain hold none; the first that does stands
// for them too.
import { createHash } from 'node:crypto'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { findSetting, saveSetting } from './settings.ts'

/** A row as it lies in the table: `details` is JSON text. */
export type AuditContent = {
  seq: number
  at: string
  staffId: string | null
  action: string
  subject: string | null
  details: string | null
}
type ChainedRow = AuditContent & { hash: string | null }

/** The hash before the first row. */
const beginning = '0'.repeat(64)

/** A place in the chain: everything up to and including `seq` gives `hash`. */
export type ChainPlace = { seq: number; hash: string }

/** What a check found: whole up to a place, or broken at a row (the first that does not fit what is before it). */
export type ChainState = { isWhole: true; end: ChainPlace } | { isWhole: false; brokenAt: number }

export function chainedHash(before: string, row: AuditContent): string {
  const content = [before, row.seq, row.at, row.staffId, row.action, row.subject, row.details]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

const columns = 'seq, at, staff_id as staffId, action, subject, details, hash'

/** The hash a new row builds on. Only the first row after the chain was introduced has to work it out. */
export function hashBefore(db: ReadDb<'site'>, seq: number): string {
  const last = prepared(db, 'select hash from audit where seq < ? order by seq desc limit 1').get(seq) as
    | { hash: string | null }
    | undefined
  if (last === undefined) return beginning
  if (last.hash !== null) return last.hash
  let hash = beginning
  const rows = prepared(db, `select ${columns} from audit where seq < ? order by seq`).iterate(seq)
  for (const row of rows) hash = chainedHash(hash, row as AuditContent)
  return hash
}

/**
 * Checks the chain a slice at a time, between which other work has its turn.
 * @param from a place that was found whole before; left out, everything is checked
 */
export async function verifyChain(
  db: ReadDb<'site'>,
  { from, slice = 5000 }: { from?: ChainPlace | undefined; slice?: number } = {},
): Promise<ChainState> {
  let end: ChainPlace = from ?? { seq: 0, hash: beginning }
  if (from) {
    const row = prepared(db, 'select hash from audit where seq = ?').get(from.seq) as ChainedRow | undefined
    if (row?.hash !== from.hash) return { isWhole: false, brokenAt: from.seq }
  }
  let hasHashes = from !== undefined
  const { last } = prepared(
    db,
    "select coalesce((select seq from sqlite_sequence where name = 'audit'), 0) as last",
  ).get() as { last: number }
  for (;;) {
    const rows = prepared(db, `select ${columns} from audit where seq > ? and seq <= ? order by seq limit ?`).all(
      end.seq,
      last,
      slice,
    ) as ChainedRow[]
    for (const row of rows) {
      const hash = chainedHash(end.hash, row)
      // Numbers have no gaps: what is rolled back gives its number back.
      if (row.seq !== end.seq + 1) return { isWhole: false, brokenAt: end.seq + 1 }
      if (row.hash === null ? hasHashes : row.hash !== hash) return { isWhole: false, brokenAt: row.seq }
      hasHashes ||= row.hash !== null
      end = { seq: row.seq, hash }
    }
    if (rows.length < slice) break
    await new Promise(setImmediate)
  }
  // The latest rows were taken out: the table's own counter knows of them.
  return end.seq === last ? { isWhole: true, end } : { isWhole: false, brokenAt: end.seq + 1 }
}

/** What the last check found, and when; undefined where there was none. */
export type ChainCheck = { at: string; state: ChainState }

export function findChainCheck(db: ReadDb<'site'>): ChainCheck | undefined {
  const text = findSetting(db, 'audit.check')
  return text === undefined ? undefined : (JSON.parse(text) as ChainCheck)
}

/** Call inside a transaction. */
export function saveChainCheck(db: WriteDb<'site'>, check: ChainCheck): void {
  saveSetting(db, 'audit.check', JSON.stringify(check))
}
