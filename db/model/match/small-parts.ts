// The small dimensions: settlement (4), focus groups (6), days waiting (3), urgency (3), freshness (2).

import { type FocusGroup, focusPoints } from './focus-group.ts'
import type { Settlement } from './posting-facts.ts'
import { type Part, part } from './reason.ts'

const dayMs = 86_400_000

export function settlementPart(wanted: readonly string[], offered: Settlement | null): Part {
  if (wanted.length === 0) return part(2, [{ code: 'settlement-no-wish' }])
  if (offered === null) return part(2, [{ code: 'settlement-unknown' }])
  return wanted.includes(offered)
    ? part(4, [{ code: 'settlement-fits', settlement: offered }])
    : part(0, [{ code: 'settlement-differs', settlement: offered }])
}

/** The group that gives the most; people hard to place are offered first among those whom the work fits alike. */
export function focusPart(groups: readonly FocusGroup[]): Part {
  let best: FocusGroup | undefined
  for (const group of groups) if (best === undefined || focusPoints[group] > focusPoints[best]) best = group
  return best === undefined ? part(0, []) : part(focusPoints[best], [{ code: 'focus-first', focus: best }])
}

/** @param since,now Unix time in ms. A day is 24 hours; the future counts as today. */
export const daysSince = (since: number, now: number): number => Math.max(0, Math.floor((now - since) / dayMs))

/** 1 from three days on, 2 from a week, 3 from two weeks. */
export const waitingPoints = (days: number): number => (days >= 14 ? 3 : days >= 7 ? 2 : days >= 3 ? 1 : 0)

export function waitingPart(since: number, now: number): Part {
  const days = daysSince(since, now)
  const points = waitingPoints(days)
  return part(points, points > 0 ? [{ code: 'waiting', days }] : [])
}

/** An urgent order 2, and 1 more for somebody who can start at once. */
export const urgencyPoints = (isUrgent: boolean, isAtOnce: boolean): number => (isUrgent ? (isAtOnce ? 3 : 2) : 0)

export function urgencyPart(isUrgent: boolean, isAtOnce: boolean): Part {
  if (!isUrgent) return part(0, [])
  return part(urgencyPoints(true, isAtOnce), [{ code: isAtOnce ? 'can-start-now' : 'urgent' }])
}

/** 2 on the first two days, 1 in the first week. */
export const freshnessPoints = (days: number): number => (days <= 1 ? 2 : days <= 6 ? 1 : 0)

export function freshnessPart(publishedAt: number, now: number): Part {
  const days = daysSince(publishedAt, now)
  const points = freshnessPoints(days)
  return part(points, points > 0 ? [{ code: 'fresh', days }] : [])
}
