// How many postings stand on one page of a list: what fits without squeezing. Larger text means fewer rows, never smaller ones.

export const textSizes = [1, 1.25, 1.5] as const
export type TextSize = (typeof textSizes)[number]

export type Layout = {
  isLandscape: boolean
  size: TextSize
  /** The reach switch: all controls in the lower half. */
  isLow: boolean
}

const upright: Record<TextSize, number> = { 1: 6, 1.25: 5, 1.5: 4 }
const uprightLow: Record<TextSize, number> = { 1: 3, 1.25: 2, 1.5: 2 }
const wide: Record<TextSize, number> = { 1: 4, 1.25: 3, 1.5: 2 }
const wideLow: Record<TextSize, number> = { 1: 2, 1.25: 2, 1.5: 1 }

export function rowsPerPage({ isLandscape, size, isLow }: Layout): number {
  if (isLandscape) return (isLow ? wideLow : wide)[size]
  return (isLow ? uprightLow : upright)[size]
}
