// The rows of the text index. Their numbers begin with the hour of publication, so that reading them backwards gives the newest
// first; within an hour they follow `num`.
import { kindNames } from './kind-names.ts'
import { needsNoExperience } from './model/experience.ts'
import { findKind } from './model/kinds.ts'
import { cellOf, streetKey } from './model/nearness.ts'
import { payFlag, perHour } from './model/pay.ts'
import { payStep } from './model/pay-steps.ts'
import type { Posting } from './model/posting.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { type Indexed, indexText, token } from './search-tokens.ts'

/** Room for so many postings ever stored. SQL, because JavaScript's numbers are bound as fractions. */
export const numsPerHour = 67_108_864
const textRow = (publishedAt: string, num: string) =>
  `max(0, unixepoch(${publishedAt}) / 3600) * ${numsPerHour} + ${num}`

export function indexPosting(posting: Posting): Indexed {
  const { place, settlement, shifts, perks } = posting
  const kind = posting.kind ? findKind(posting.kind) : undefined
  const text = indexText([
    posting.title,
    kind && kindNames[kind.code],
    posting.employer.name,
    (place.district ?? '') + (place.street ?? ''),
  ])
  const filters = [
    token.filter('is', 'any'),
    ...(posting.kind ? [token.filter('kind', posting.kind)] : []),
    ...(kind ? [token.filter('group', kind.group)] : []),
    ...(place.division ? [token.filter('division', place.division)] : []),
    ...placeTokens(place),
    ...(posting.urgent ? [token.filter('is', 'urgent')] : []),
    ...(place.home ? [token.filter('is', 'home')] : []),
    ...(needsNoExperience(posting) ? [token.filter('is', 'beginner')] : []),
    ...(settlement ? [token.filter('tag', `settlement:${settlement}`)] : []),
    ...shifts.map(shift => token.filter('tag', `shift:${shift}`)),
    ...perks.map(perk => token.filter('tag', `perk:${perk}`)),
    ...payTokens(payHourOf(posting)),
  ]
  return { ...text, tokens: [...text.tokens, ...filters] }
}

/** Pay an hour in fen, by which postings are compared; null where it is not known or doubtful. */
export const payHourOf = ({ pay, hoursPerDay }: Posting): number | null =>
  payFlag(pay) ? null : perHour(pay, hoursPerDay)

const payTokens = (pay: number | null): string[] =>
  pay === null ? [token.pay(null)] : [token.pay(pay), token.payStep(payStep(pay))]

function placeTokens({ division, street, latitude, longitude }: Posting['place']): string[] {
  const key = streetKey(street)
  return [
    ...(division !== null && key !== null ? [token.street(division, key)] : []),
    ...(latitude !== undefined && longitude !== undefined ? [token.cell(cellOf(latitude, longitude))] : []),
  ]
}

/** @param publishedAt as it stands in the posting's row, which is there already. Call inside a transaction. */
export function insertText(
  db: WriteDb<'postings'>,
  num: number | bigint,
  publishedAt: string,
  tokens: readonly string[],
): void {
  prepared(
    db,
    `insert into posting_text (rowid, tokens) values (${textRow('@publishedAt', 'cast(@num as integer)')}, @tokens)`,
  ).run({ publishedAt, num, tokens: tokens.join(' ') })
}

/** Call inside a transaction, before the posting's row is changed or removed. */
export function removeText(db: WriteDb<'postings'>, num: number): void {
  prepared(db, 'delete from posting_unindexed where num = ?').run(num)
  prepared(
    db,
    `delete from posting_text where rowid = (select ${textRow('published_at', 'num')} from posting where num = ?)`,
  ).run(num)
}

/** Call inside a transaction, before the rows are removed. */
export function removeTextOfFeed(db: WriteDb<'postings'>, feed: string): void {
  prepared(
    db,
    `delete from posting_text where rowid in (select ${textRow('published_at', 'num')} from posting where feed = ?)`,
  ).run(feed)
  prepared(db, 'delete from posting_unindexed where num in (select num from posting where feed = ?)').run(feed)
}

/** What an index row that comes before a smaller number costs is a write of its own: rows of one transaction go in by publication. */
export function byPublication<T>(rows: readonly T[], postingOf: (row: T) => unknown): T[] {
  const publishedAt = (value: unknown): number => {
    const at = (value as { publishedAt?: unknown } | null)?.publishedAt
    return typeof at === 'string' ? Date.parse(at) || 0 : 0
  }
  return rows
    .map(row => ({ row, at: publishedAt(postingOf(row)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
}

/** Whether postings of an older version still stand in the text index as that version put them there, or not at all. */
export const isIndexBehind = (db: ReadDb<'postings'>): boolean =>
  prepared(db, 'select 1 from posting_unindexed limit 1').get() !== undefined

/**
 * Indexes some of the postings that an older version stored. Call inside a transaction until it gives 0.
 * @returns how many were read
 */
export function indexWaiting(db: WriteDb<'postings'>, most: number): number {
  const rows = prepared(
    db,
    `select p.num, p.body, p.published_at as publishedAt from posting_unindexed u join posting p using (num)
     order by u.num limit ?`,
  ).all(most) as { num: number; body: string; publishedAt: string }[]
  rows.sort((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1))
  for (const { num, body, publishedAt } of rows) {
    const { words, pinyin, tokens } = indexPosting(JSON.parse(body) as Posting)
    prepared(db, 'update posting set words = ?, pinyin = ? where num = ?').run(words, pinyin, num)
    removeText(db, num)
    insertText(db, num, publishedAt, tokens)
  }
  return rows.length
}
