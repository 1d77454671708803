// What comes up on the wall: places the host chose (db/model/fair-order.ts), handed out page by page. Counts what was shown until
// it is reported, and shows what it has again where the host is away: the wall is never blank.
import type { OutputOf } from '../../electron/contract/api.ts'
import type { BoardPosting } from '../../electron/contract/views.ts'

/** How many places are asked for at a time, and from how few on. */
export const batchSize = 100
export const leastWaiting = 40
/** What was shown and is kept to be shown again where nothing else comes. */
const mostKept = 200
/** So many of what was shown last the host is told not to choose again. */
const mostRecent = 120

type Place = OutputOf<'board', 'programme.next'>['places'][number]

/** A value; every step makes a new one. */
export type Programme = {
  waiting: readonly Place[]
  /** Where the round stands; null until it is known. */
  after: string | null
  /** Live postings that are not urgent. */
  total: number
  /** Shown and still live as far as is known, the latest at the end, each once. */
  kept: readonly BoardPosting[]
  /** How often each was shown since the last report. */
  shown: ReadonlyMap<string, number>
}

export const emptyProgramme: Programme = { waiting: [], after: null, total: 0, kept: [], shown: new Map() }

/**
 * Takes in an answer of the host: it takes the place of all that waited, as it begins where the wall stands.
 * @param asked the programme when the host was asked: what was taken since does not come up a second time
 */
export function joinNext(
  programme: Programme,
  { places, total, after }: OutputOf<'board', 'programme.next'>,
  asked: Programme = programme,
): Programme {
  const isTaken = ({ posting: { id } }: Place) => (programme.shown.get(id) ?? 0) > (asked.shown.get(id) ?? 0)
  const first = places.findIndex(place => !isTaken(place))
  return { ...programme, waiting: places.slice(first < 0 ? 0 : first), total, after: programme.after ?? after }
}

/** Takes in which of the kept ones still hold, as they are now. */
export function joinCheck(programme: Programme, asked: readonly string[], rows: readonly BoardPosting[]): Programme {
  const now = new Map(rows.map(row => [row.id, row]))
  const wasAsked = new Set(asked)
  const kept = programme.kept.flatMap(row => (wasAsked.has(row.id) ? (now.get(row.id) ?? []) : row))
  return { ...programme, kept }
}

/** What the host must not choose again so soon, the latest at the end. */
export function recentIds({ kept }: Programme): string[] {
  return kept.slice(-mostRecent).map(row => row.id)
}

/** Whether every live posting is here: then they go round by themselves and the host need not be asked. */
export function knowsAll({ waiting, kept, total }: Programme): boolean {
  return new Set([...kept.map(row => row.id), ...waiting.map(({ posting }) => posting.id)]).size >= total
}

/** Whether a posting has ended by itself; the host takes down the others. */
export function hasEnded({ validUntil }: BoardPosting, now: Date): boolean {
  return Date.parse(validUntil) <= now.getTime()
}

/**
 * The next postings for a page, as many as there are; where too few wait, those go round that were shown longest ago. None twice
 * on one page.
 */
export function takeRows(
  programme: Programme,
  count: number,
  now: Date,
): { rows: BoardPosting[]; programme: Programme } {
  const live = programme.waiting.filter(({ posting }) => !hasEnded(posting, now))
  const places = live.slice(0, count)
  const taken = new Set(places.map(({ posting }) => posting.id))
  const again = programme.kept.filter(row => !taken.has(row.id) && !hasEnded(row, now)).slice(0, count - places.length)
  const rows = [...places.map(({ posting }) => posting), ...again]
  const onPage = new Set(rows.map(row => row.id))
  return {
    rows,
    programme: {
      ...programme,
      waiting: live.slice(places.length),
      after: places.findLast(place => place.after !== null)?.after ?? programme.after,
      kept: [...programme.kept.filter(row => !onPage.has(row.id)), ...rows].slice(-mostKept),
      shown: countShown(programme.shown, [...onPage]),
    },
  }
}

/** Adds one showing each. */
export function countShown(shown: ReadonlyMap<string, number>, ids: readonly string[]): Map<string, number> {
  const next = new Map(shown)
  for (const id of ids) {
    const times = (next.get(id) ?? 0) + 1
    // The latest stand at the end.
    next.delete(id)
    next.set(id, times)
  }
  return next
}

/** Takes what was reported off what is to be reported. */
export function subtractReported(programme: Programme, reported: readonly { id: string; times: number }[]): Programme {
  const shown = new Map(programme.shown)
  for (const { id, times } of reported) {
    const left = (shown.get(id) ?? 0) - times
    if (left > 0) shown.set(id, left)
    else shown.delete(id)
  }
  return { ...programme, shown }
}
