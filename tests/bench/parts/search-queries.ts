// What the bench of search asks for, and how well an answer fits what a plain scan of all rows finds.
import { kindsNamed } from '../../../db/kind-words.ts'
import type { Posting } from '../../../db/model/posting.ts'
import { type Scanned, scanFinds } from '../../support/scan-postings.ts'

export const groups = {
  'two characters': '电工 保安 司机 保洁 厨师 焊工 普工 快递 工厂 月嫂'.split(' '),
  'full pinyin': 'diangong baoan siji baojie chushi hangong pugong kuaidi gongchang yuesao'.split(' '),
  initials: 'dg ba sj bj cs hg pg kd ys zxg'.split(' '),
  'more than 50,000': '工 公司 有限 gongsi yxgs shapingba 沙坪坝'.split(' '),
  'letter by letter': 'd di dia dian diang diango diangon diangong b ba bao baoa baoan s si sij siji'.split(' '),
} as const

/** A letter wrong, missing, too many, exchanged; a southern sound; and the word that was meant. */
export const slips: readonly (readonly [typed: string, meant: string])[] = [
  ['dianhong', '电工'],
  ['diangogn', '电工'],
  ['diagong', '电工'],
  ['baoann', '保安'],
  ['baojue', '保洁'],
  ['sijj', '司机'],
  ['cusi', '厨师'],
  ['hanggong', '焊工'],
  ['kuaidii', '快递'],
  ['banyungonh', '搬运'],
]

export type Fit = { recall: number; precision: number }

/**
 * @param found ids of all that was found
 * @returns shares; a posting whose kind is called so, without the word, counts neither for nor against
 */
export function fitOf(
  query: string,
  rows: readonly Scanned[],
  postings: ReadonlyMap<string, string | null>,
  found: ReadonlySet<string>,
): Fit {
  const called = new Set(kindsNamed(query))
  let right = 0
  let hits = 0
  let wrong = 0
  for (const row of rows) {
    const isRight = scanFinds(row, query)
    const isFound = found.has(row.id)
    if (isRight) right++
    if (isRight && isFound) hits++
    if (!isRight && isFound && !called.has(postings.get(row.id) ?? '')) wrong++
  }
  return { recall: right === 0 ? 1 : hits / right, precision: hits + wrong === 0 ? 1 : hits / (hits + wrong) }
}

/** The share of the first page that has the word meant, or its kind. */
export const meantShare = (first: readonly Posting[], meant: string): number => {
  const kinds = new Set(kindsNamed(meant))
  const isMeant = (p: Posting) => p.title.includes(meant) || kinds.has(p.kind ?? '')
  return first.length === 0 ? 0 : first.filter(isMeant).length / first.length
}

export type Timed = { clock: number[]; busyMs: number }

/** Each question `times` times by the clock, and the mean processor time: the clock tells of everybody else on the machine as well. */
export function timeEach(queries: readonly string[], times: number, ask: (query: string) => unknown): Timed {
  const clock: number[] = []
  for (const query of queries) ask(query)
  const from = process.cpuUsage()
  for (let i = 0; i < times; i++) {
    for (const query of queries) {
      const start = performance.now()
      ask(query)
      clock.push(performance.now() - start)
    }
  }
  const { user, system } = process.cpuUsage(from)
  return { clock, busyMs: (user + system) / 1000 / clock.length }
}
