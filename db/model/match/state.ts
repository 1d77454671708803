// What becomes of a match: 推荐 → 联系 → 洽谈 → 成功 / 未成(原因) → 到岗 / 未到岗 → 完工 → 结算(已付 / 欠薪), as a pure machine.
import { z } from 'zod'

/** 推荐 联系 洽谈 成功 未成 到岗 未到岗 完工 已付 欠薪. */
export const matchState = z.enum([
  'recommended',
  'contacted',
  'talking',
  'agreed',
  'failed',
  'started',
  'absent',
  'finished',
  'paid',
  'unpaid',
])
export type MatchState = z.output<typeof matchState>

/** Why nothing came of it (未成的原因); `other` needs the clerk's word. */
export const failReason = z.enum([
  'pay',
  'distance',
  'hours',
  'skills',
  'employer-declined',
  'person-declined',
  'not-reached',
  'found-other-work',
  'posting-full',
  'other',
])
export type FailReason = z.output<typeof failReason>

/** Where a match may go. On-the-spot hiring (即时快招) goes straight into talks; arrears are paid in the end, one hopes. */
export const nextStates: Record<MatchState, readonly MatchState[]> = {
  recommended: ['contacted', 'talking', 'failed'],
  contacted: ['talking', 'agreed', 'failed'],
  talking: ['agreed', 'failed'],
  agreed: ['started', 'absent', 'failed'],
  failed: ['recommended'],
  started: ['finished', 'unpaid'],
  absent: ['talking', 'started', 'failed'],
  finished: ['paid', 'unpaid'],
  paid: [],
  unpaid: ['paid'],
}

export type Step = { from: MatchState; to: MatchState; reason: FailReason | null; note: string }

/** What is wrong with a step; null where it may be taken. Reopening, absence and arrears need the clerk's word. */
export function stepProblem({
  from,
  to,
  reason,
  note,
}: Step): 'not-allowed' | 'reason-missing' | 'note-missing' | null {
  if (!nextStates[from].includes(to)) return 'not-allowed'
  if (to === 'failed' && reason === null) return 'reason-missing'
  const needsNote = from === 'failed' || to === 'absent' || to === 'unpaid' || (to === 'failed' && reason === 'other')
  return needsNote && note.trim() === '' ? 'note-missing' : null
}

/** From nothing done to paid. */
const progress: readonly MatchState[] = [
  'recommended',
  'contacted',
  'talking',
  'agreed',
  'absent',
  'started',
  'finished',
  'unpaid',
  'paid',
]
const begun: ReadonlySet<MatchState | null> = new Set(['started', 'finished', 'unpaid', 'paid'])

type Standing = { state: MatchState | null; updatedAt: string }

/**
 * Of two matches of one person with one posting (two registrations have become one): whether the first tells how things stand. Work
 * that has begun has begun; a refusal counts where it came last; otherwise whoever got further.
 */
export function tellsMore(one: Standing, other: Standing): boolean {
  const isLater = one.updatedAt > other.updatedAt
  if (one.state === 'failed' && other.state !== null) return isLater && !begun.has(other.state)
  if (other.state === 'failed' && one.state !== null) return !tellsMore(other, one)
  const rank = ({ state }: Standing) => (state === null ? -1 : progress.indexOf(state))
  return rank(one) === rank(other) ? isLater : rank(one) > rank(other)
}

/** How the clerk overrules the machine: moved up or down, taken out, put in. */
export const overruling = z.enum(['moved', 'excluded', 'added'])
export type Overruling = z.output<typeof overruling>

/** The clerk's points: how far a match is moved, added to the score for the order alone. */
export const bias = z.int().min(-100).max(100)
