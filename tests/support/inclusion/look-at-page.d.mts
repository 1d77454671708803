export type Measures = {
  /** px */
  leastText: number
  leastTarget: number
  leastGap: number
  leastContrast: number
  leastLine: number
  /** A selector of what may be shortened with "…"; empty for nothing. */
  mayBeCut: string
}
export type Focused = {
  name: string
  place: number
  /** It stands before the one that was focused last. */
  isBefore: boolean
  isMarked: boolean
  isSeen: boolean
}
export function lookAtPage(measures: Measures): string[]
/** @returns everything that Tab must reach; a place is a number that an element keeps */
export function watchFocus(): { place: number; name: string }[]
