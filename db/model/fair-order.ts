// Which postings the board shows next. Half of the places go round: every live posting in its turn, so that each is shown within a
// time that can be stated. The other half goes to what is new, near and was seldom shown today. Kinds are mixed.

/** Of the places, the part that goes round: every other one (composePlaces). */
const roundShare = 0.5

/** What the half that is chosen leans to; a day-part may prefer one. */
export const preferences = ['even', 'new', 'near'] as const
export type Preference = (typeof preferences)[number]

export type Candidate = {
  id: string
  /** Group of kinds; null when not known. */
  group: string | null
  publishedAt: string
  /** 3 the site's own division, 2 beside it or at home, 1 the municipality, 0 elsewhere or not known. */
  nearness: number
  /** How often it was shown on this market day. */
  shownToday: number
}

const weights: Record<Preference, { newness: number; nearness: number }> = {
  even: { newness: 1, nearness: 1 },
  new: { newness: 2, nearness: 0.5 },
  near: { newness: 0.5, nearness: 2 },
}
/** After so long a posting's newness counts half. */
const halfLifeMs = 12 * 3_600_000
/** What one showing today takes away; the first counts most, as it is new no longer. */
const shownWeight = 1.5

/**
 * How much a posting should be shown now, beside its turn.
 * @returns about −3 to 3; higher is sooner
 */
export function worth(c: Candidate, now: Date, preference: Preference): number {
  const { newness, nearness } = weights[preference]
  const age = Math.max(0, now.getTime() - Date.parse(c.publishedAt))
  return newness * 2 ** (-age / halfLifeMs) + (nearness * c.nearness) / 3 - shownWeight * Math.log2(1 + c.shownToday)
}

/** The most worth first; ties by id, so that the order is the same on every machine. */
export function byWorth(candidates: readonly Candidate[], now: Date, preference: Preference): Candidate[] {
  const worths = new Map(candidates.map(c => [c.id, worth(c, now, preference)]))
  return [...candidates].sort((a, b) => (worths.get(b.id) ?? 0) - (worths.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
}

/** How many of the round's next ones are looked through for another kind; also how often one may be passed over for it. */
const lookAhead = 4
/** The chosen wait for nobody, so that more of them may be looked through. */
const chosenAhead = 24

type Placed<T> = {
  row: T
  /** Where the round stands once this place was shown: everything up to this id was shown. Null: nothing of it yet. */
  after: string | null
}

/**
 * The next places: one of the round, one of the chosen, and so on, each posting once, kinds apart where that is possible.
 * @param round live postings in the order of the round
 * @param chosen the most worth first; may hold postings of the round
 * @param before what was shown before: those ids are passed by, and count as shown where the round stands; `group` is that of
 *   the posting after which the first place comes
 * @returns at most `count`; fewer only where both lists end
 */
export function composePlaces<T extends { id: string; group: string | null }>(
  round: readonly T[],
  chosen: readonly T[],
  count: number,
  before: { ids: Iterable<string>; group: string | null } = { ids: [], group: null },
): Placed<T>[] {
  const places: Placed<T>[] = []
  const placed = new Set<string>(before.ids)
  let done = 0
  let passedOver = 0
  let last = before.group
  const next = (rows: readonly T[]): T | undefined => {
    const waiting: T[] = []
    for (const row of rows) {
      if (placed.has(row.id)) continue
      waiting.push(row)
      if (waiting.length === (rows === round ? lookAhead : chosenAhead)) break
    }
    const [first] = waiting
    const isDue = rows === round && passedOver >= lookAhead
    const row = isDue ? first : (waiting.find(({ group }) => group === null || group !== last) ?? first)
    if (rows === round && row) passedOver = row === first ? 0 : passedOver + 1
    return row
  }
  while (places.length < count) {
    const isTurnOfRound = places.length % 2 === 0
    const row = isTurnOfRound ? (next(round) ?? next(chosen)) : (next(chosen) ?? next(round))
    if (!row) break
    placed.add(row.id)
    last = row.group
    for (let id = round[done]?.id; id !== undefined && placed.has(id); id = round[done]?.id) done += 1
    places.push({ row, after: round[done - 1]?.id ?? null })
  }
  return places
}

/**
 * The stated time: within it every live posting has been shown at least once.
 * @param total live postings that are not urgent
 * @param secondsEach how long the wall needs for one posting
 * @returns minutes, rounded up
 */
export function roundMinutes(total: number, secondsEach: number): number {
  return Math.ceil((total * secondsEach) / roundShare / 60)
}
