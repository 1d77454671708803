// Where three pages stand that rise for ever, one below the other, and when one of them may be filled anew. All in milliseconds of
// the document's timeline and in px. Three small pages hold fewer rows than two large ones: all but one must cover the lane.

export const pageCount = 3

export type Rise = {
  pagePx: number
  /** Where the top of the first page stands at the beginning, from the top of the lane; 0 or more. */
  firstPx: number
  pxPerSecond: number
}

/** A page begins below all others and travels until it is out of sight above the lane. */
export const startPx = ({ pagePx }: Pick<Rise, 'pagePx'>): number => (pageCount - 1) * pagePx

/** The way of a page through its round, and how long that takes. */
const wayPx = ({ pagePx }: Pick<Rise, 'pagePx'>): number => pageCount * pagePx
export const roundMs = (rise: Rise): number => (wayPx(rise) / rise.pxPerSecond) * 1_000

/** Tops of the pages at the beginning: one below the other from `firstPx` on; what would stand too low waits above the first. */
export function topsPx(rise: Rise): number[] {
  return Array.from({ length: pageCount }, (_, i) => {
    const top = rise.firstPx + i * rise.pagePx
    return top > startPx(rise) ? top - wayPx(rise) : top
  })
}

/** How far into its round each page is at the beginning. */
export const phasesMs = (rise: Rise): number[] =>
  topsPx(rise).map(top => ((startPx(rise) - top) / rise.pxPerSecond) * 1_000)

/** How many times a page has begun again from below; at each it is out of sight. */
export const turnsAt = (timeMs: number, startMs: number, round: number): number =>
  Math.floor((timeMs - startMs) / round)

/** How long until the next page begins again from below. */
export function untilTurnMs(timeMs: number, startsMs: readonly number[], round: number): number {
  return Math.min(...startsMs.map(start => round - ((((timeMs - start) % round) + round) % round)))
}
