// Two registrations of one person: the list of likely ones, kept apart with a word, or merged with nothing lost.
import { moveWhatWasDone } from './merge-done.ts'
import type { Word } from './model/merge-registrations.ts'
import { mergeRegistrations } from './model/merge-registrations.ts'
import { type Purpose, purposes, type Registration } from './model/registration.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { emptyMerged, findRegistration, replaceRegistration } from './registrations.ts'
import type { Likeness } from './same-person.ts'

export type LikelyDouble = { a: string; b: string; why: Likeness; foundAt: string }

/** Pairs nobody has decided about, the newest first. */
export function listLikelyDoubles(db: ReadDb<'site'>, limit: number): { total: number; rows: LikelyDouble[] } {
  const { total } = prepared(db, "select count(*) as total from likely_double where state = 'open'").get() as {
    total: number
  }
  const sql = `select a, b, why, found_at as foundAt from likely_double where state = 'open' order by found_at desc, a, b limit ?`
  return { total, rows: prepared(db, sql).all(limit) as LikelyDouble[] }
}

/** With whom a registration is likely one, undecided. */
export function likelyWith(db: ReadDb<'site'>, id: string): { id: string; why: Likeness }[] {
  const sql = `select case a when @id then b else a end as id, why from likely_double where state = 'open' and (a = @id or b = @id)`
  return prepared(db, sql).all({ id }) as { id: string; why: Likeness }[]
}

const pairOf = (one: string, other: string) => [one, other].sort() as [string, string]

/** They are two people, as a clerk says. Call inside a transaction. @returns false where they are no open pair */
export function keepApart(
  db: WriteDb<'site'>,
  [one, other]: readonly [string, string],
  { word, staffId, at }: { word: string; staffId: string; at: string },
): boolean {
  const [a, b] = pairOf(one, other)
  const { changes } = prepared(
    db,
    `update likely_double set state = 'apart', word = ?, staff_id = ?, decided_at = ? where a = ? and b = ? and state = 'open'`,
  ).run(word, staffId, at, a, b)
  return changes > 0
}

type ConsentRow = Word & { noticeVersion: string; means: string; clerkId: string | null; registrationId: string }

/** The last word about a purpose, over both. */
function lastWord(db: ReadDb<'site'>, ids: readonly [string, string], purpose: Purpose): ConsentRow | undefined {
  const row = prepared(
    db,
    `select is_granted as isGranted, notice_version as noticeVersion, means, clerk_id as clerkId, at, registration_id as registrationId
     from consent where registration_id in (?, ?) and purpose = ? order by at desc, seq desc limit 1`,
  ).get(...ids, purpose) as (Omit<ConsentRow, 'isGranted'> & { isGranted: number }) | undefined
  return row && { ...row, isGranted: row.isGranted === 1 }
}

/**
 * Puts a registration into another one. The one dropped becomes empty and points to the other; what was at the centre of it is erased
 * there. Call inside a transaction.
 * @returns the registration that goes on; undefined where one of the two has no content any more
 */
export function mergeInto(
  db: WriteDb<'site'>,
  { keep, drop }: { keep: string; drop: string },
  { at, staffId }: { at: string; staffId: string },
): Registration | undefined {
  const kept = findRegistration(db, keep)?.registration
  const dropped = findRegistration(db, drop)?.registration
  if (!kept || !dropped || keep === drop) return undefined
  const said = purposes.map(purpose => ({ purpose, word: lastWord(db, [keep, drop], purpose) }))
  const words = Object.fromEntries(
    said.map(({ purpose, word }) => [purpose, word ?? { isGranted: kept.consents[purpose], at: kept.updatedAt }]),
  ) as Record<Purpose, Word>
  const merged = mergeRegistrations(kept, dropped, { at, words })
  moveWhatWasDone(db, { keep, drop }, { at, staffId })
  emptyMerged(db, { id: drop, revision: dropped.revision + 1, into: keep, at })
  replaceRegistration(db, merged, { clerkId: staffId, asked: [] })
  // What was said stays as it was said: when, by which means, to which notice.
  for (const { purpose, word } of said) {
    if (!word || word.registrationId === keep) continue
    prepared(
      db,
      `insert into consent (registration_id, purpose, is_granted, notice_version, means, clerk_id, at) values (?, ?, ?, ?, ?, ?, ?)`,
    ).run(keep, purpose, Number(word.isGranted), word.noticeVersion, word.means, word.clerkId, word.at)
  }
  return merged
}
