// How many postings stand on one page of a list: what fits without squeezing. Larger text means fewer rows, never smaller ones.

export const textSizes = [1, 1.25, 1.5] as const
export type TextSize = (typeof textSizes)[number]

export type Layout = {
  isLandscape: boolean
  size: TextSize
  /** The reach switch: all controls in the lower half. */
  isLow: boolean
}

/** In half a screen that lies, or in large type, chips wait behind a button: a posting comes before what narrows it. */
export const hasLittleRoom = ({ isLandscape, size, isLow }: Layout): boolean => isLow && (isLandscape || size > 1)

type Rows = Record<TextSize, number>
type Room = { upright: Rows; uprightLow: Rows; wide: Rows; wideLow: Rows }

const room: Record<'postings' | 'notices' | 'markets', Room> = {
  postings: {
    upright: { 1: 6, 1.25: 4, 1.5: 3 },
    uprightLow: { 1: 3, 1.25: 2, 1.5: 2 },
    wide: { 1: 4, 1.25: 3, 1.5: 2 },
    wideLow: { 1: 2, 1.25: 2, 1.5: 1 },
  },
  // Upright, their chips need a row more.
  notices: {
    upright: { 1: 5, 1.25: 4, 1.5: 3 },
    uprightLow: { 1: 2, 1.25: 1, 1.5: 1 },
    wide: { 1: 4, 1.25: 3, 1.5: 2 },
    wideLow: { 1: 2, 1.25: 2, 1.5: 1 },
  },
  markets: {
    upright: { 1: 6, 1.25: 5, 1.5: 4 },
    uprightLow: { 1: 3, 1.25: 2, 1.5: 2 },
    wide: { 1: 4, 1.25: 2, 1.5: 2 },
    wideLow: { 1: 2, 1.25: 1, 1.5: 1 },
  },
}

export function rowsPerPage({ isLandscape, size, isLow }: Layout, of: keyof typeof room = 'postings'): number {
  const { upright, uprightLow, wide, wideLow } = room[of]
  if (isLandscape) return (isLow ? wideLow : wide)[size]
  return (isLow ? uprightLow : upright)[size]
}
