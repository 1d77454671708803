// What reports count, one row each: a number is never more than how many rows it has.
import { z } from 'zod'
import { groupOf, isGroup } from '../kinds.ts'
import { type MatchState, matchState } from '../match/state.ts'

/**
 * 服务人次 求职登记 岗位归集 对接 成功, and how matches went on: 联系上 洽谈 到岗 结清 欠薪. A match counts once for each stage, on the day
 * on which it first came so far.
 */
export const counted = z.enum([
  'services',
  'registrations',
  'postings',
  'matches',
  'agreed',
  'contacted',
  'talking',
  'started',
  'paid',
  'unpaid',
])
export type Counted = z.output<typeof counted>

export const dimension = z.enum(['step', 'kind', 'age', 'group', 'source'])
export type Dimension = z.output<typeof dimension>

export const ageBands = ['16-24', '25-34', '35-44', '45-54', '55-59', '60+'] as const

/** One row that is counted. Nothing in it names anybody; `registrationId` leads to the person while their content is there. */
export type CountedRow = {
  id: string
  /** The market's day. */
  day: string
  registrationId: string | null
  /** Codes of groups of kinds, each once; empty: none was said. */
  kinds: readonly string[]
  ageBand: string | null
  groups: readonly string[]
  /** Registrations: where they were taken. Services: what was done. Postings: by form or by sheet. */
  source: string
  title: string | null
  employer: string | null
  /** Postings: how many people are wanted. */
  people: number | null
}

/** What a row without a value counts under. */
export const unknownKey = 'unknown'

/** The group of kinds of a code of either; unknown codes of newer lists count as unknown. */
export const kindGroupOf = (code: string): string => (isGroup(code) ? code : (groupOf(code) ?? unknownKey))

/** Under which keys of a dimension a row counts. A person of two kinds counts under both. */
export function keysOf(row: CountedRow, by: Dimension, stepLength: number): readonly string[] {
  const orUnknown = (keys: readonly string[]) => (keys.length > 0 ? keys : [unknownKey])
  if (by === 'step') return [row.day.slice(0, stepLength)]
  if (by === 'age') return [row.ageBand ?? unknownKey]
  if (by === 'source') return [row.source]
  return by === 'kind' ? orUnknown(row.kinds) : row.groups
}

/** A step or undo of a match, in order. */
export type MatchStep = { action: 'step' | 'undo'; from: MatchState | null; to: MatchState | null; at: string }

/** How far a state is. Failing, staying away and arrears are no way forward. */
const rank: Partial<Record<MatchState, number>> = {
  recommended: 1,
  contacted: 2,
  talking: 3,
  agreed: 4,
  started: 5,
  finished: 6,
  paid: 7,
}
const stages: readonly (readonly [Counted, number])[] = [
  ['matches', 1],
  ['contacted', 2],
  ['talking', 3],
  ['agreed', 4],
  ['started', 5],
  ['paid', 7],
]

/** The steps that were not taken back. */
export function standingSteps(history: readonly MatchStep[]): MatchStep[] {
  const standing: MatchStep[] = []
  for (const step of history) {
    if (step.action === 'step') standing.push(step)
    else standing.pop()
  }
  return standing
}

/** When a match first came as far as each stage. Who goes straight into talks was recommended and contacted at that moment too. */
export function stageTimes(history: readonly MatchStep[]): Map<Counted, string> {
  const times = new Map<Counted, string>()
  for (const { to, at } of standingSteps(history)) {
    if (to === matchState.enum.unpaid && !times.has('unpaid')) times.set('unpaid', at)
    const reached = to === null ? 0 : (rank[to] ?? 0)
    for (const [stage, least] of stages) if (reached >= least && !times.has(stage)) times.set(stage, at)
  }
  return times
}
