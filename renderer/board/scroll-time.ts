// Where two pages stand that rise for ever, one below the other, and when one of them may be filled anew. All in milliseconds of
// the document's timeline and in px.

export type Rise = {
  pagePx: number
  /** Where the top of the first page stands at the beginning, from the top of the lane (0 to `pagePx`). */
  firstPx: number
  pxPerSecond: number
}

/** Each page travels from one page height below the lane's top to one above: twice its height, then from below again. */
export const roundMs = ({ pagePx, pxPerSecond }: Rise): number => ((2 * pagePx) / pxPerSecond) * 1_000

/** How far into its round each page is at the beginning. The second is half a round ahead: it stands right above the first. */
export function phasesMs(rise: Rise): [number, number] {
  const first = ((rise.pagePx - rise.firstPx) / rise.pxPerSecond) * 1_000
  return [first, first + roundMs(rise) / 2]
}

/** How many times a page has begun again from below; at each it is out of sight. */
export const turnsAt = (timeMs: number, startMs: number, round: number): number =>
  Math.floor((timeMs - startMs) / round)

/** How long until the next page begins again from below. */
export function untilTurnMs(timeMs: number, startsMs: readonly number[], round: number): number {
  return Math.min(...startsMs.map(start => round - ((((timeMs - start) % round) + round) % round)))
}
