// How near a posting is to a site: the same street or around the corner, the same district, a neighbouring one; in km only where both
// ends have coordinates.
import { areNeighbours } from './match/division-neighbours.ts'
import { kilometres } from './match/place-part.ts'
import type { Posting } from './posting.ts'
import type { SiteSettings } from './site.ts'

/** Where a site stands. */
export type Standing = Pick<SiteSettings, 'division'> & SiteSettings['place']

export const nearnessCodes = ['corner', 'street', 'district', 'neighbour', 'far'] as const
/** `km` to one decimal; null where one end has no coordinates. */
export type Nearness = { code: (typeof nearnessCodes)[number]; km: number | null }

/** 双碑街道 and 双碑 are the same street; null where nothing is left. */
export function streetKey(street: string | null): string | null {
  const plain = (street ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return plain.replace(/(街道办事处|街道|镇|乡)$/u, '') || plain || null
}

/** Cells of the map are so many to a degree: about a kilometre each way. */
const cellsPerDegree = 100

/** The cell of a point, as two whole numbers. */
export const cellOf = (latitude: number, longitude: number): readonly [number, number] => [
  Math.floor(latitude * cellsPerDegree),
  Math.floor(longitude * cellsPerDegree),
]

/** The cell of a point and the eight around it: everything within a kilometre, and nothing beyond three. */
export function cellsAround(latitude: number, longitude: number): (readonly [number, number])[] {
  const [north, east] = cellOf(latitude, longitude)
  const steps = [-1, 0, 1]
  return steps.flatMap(a => steps.map(b => [north + a, east + b] as const))
}

/** Null where it is not known where the work is. */
export function nearnessOf(
  site: Standing,
  { division, street, latitude, longitude }: Posting['place'],
): Nearness | null {
  const km =
    site.latitude === null || site.longitude === null || latitude === undefined || longitude === undefined
      ? null
      : Math.round(kilometres(site.latitude, site.longitude, latitude, longitude) * 10) / 10
  const code = codeOf(site, division, street, latitude, longitude)
  return code === null ? null : { code, km }
}

const ranks = { corner: 0, street: 0, district: 1, neighbour: 2, far: 3 } as const

/** The nearest first; where the work is not known comes last, with what is far away. */
export const nearnessRank = (site: Standing, place: Posting['place']): number =>
  ranks[nearnessOf(site, place)?.code ?? 'far']

function codeOf(
  site: Standing,
  division: string | null,
  street: string | null,
  latitude: number | undefined,
  longitude: number | undefined,
): Nearness['code'] | null {
  if (division === site.division && site.street !== null && streetKey(street) === streetKey(site.street))
    return 'street'
  if (site.latitude !== null && site.longitude !== null && latitude !== undefined && longitude !== undefined) {
    const [north, east] = cellOf(latitude, longitude)
    if (cellsAround(site.latitude, site.longitude).some(([a, b]) => a === north && b === east)) return 'corner'
  }
  if (division === null) return null
  if (division === site.division) return 'district'
  return areNeighbours(site.division, division) ? 'neighbour' : 'far'
}
