// The order of nearness, as questions to the text index: the street and around the corner, the district, the neighbouring ones, the rest.
import { neighboursOfDivision } from './model/match/division-neighbours.ts'
import { cellsAround, nearnessRank, type Standing, streetKey } from './model/nearness.ts'
import type { ReadDb } from './open.ts'
import { bodiesOf } from './posting-bodies.ts'
import { type Asked, withTokens } from './search-asked.ts'
import { type Hits, newestHits } from './search-hits.ts'
import type { Hit } from './search-index.ts'
import { token } from './search-tokens.ts'

/** A question as several, the nearest first, of which no two have a posting in common; what db/model/nearness.ts says of each row. */
function nearnessTiers(asked: Asked, { division, street, latitude, longitude }: Standing): Asked[] {
  const key = streetKey(street)
  const corner = [
    ...(key === null ? [] : [token.street(division, key)]),
    ...(latitude === null || longitude === null ? [] : cellsAround(latitude, longitude).map(token.cell)),
  ]
  const own = [token.filter('division', division)]
  const neighbours = neighboursOfDivision(division)
  const beside = neighbours.map(one => token.filter('division', one))
  const { division: only } = asked.parameters
  const isOf = (is: (division: string) => boolean) => only === undefined || is(String(only))
  return [
    ...(corner.length > 0 ? [withTokens(asked, corner)] : []),
    ...(isOf(one => one === division) ? [withTokens(asked, own, corner)] : []),
    ...(beside.length > 0 && isOf(one => neighbours.includes(one)) ? [withTokens(asked, beside, corner)] : []),
    ...(isOf(one => one !== division && !neighbours.includes(one))
      ? [withTokens(asked, [token.filter('is', 'any')], [...corner, ...own, ...beside])]
      : []),
  ]
}

/** So few are read whole and sorted: asking the index for each nearness would take longer. */
const mostSorted = 60

export type Part = { asked: Asked; hits: Hits }

/**
 * The first `most` of some parts, the nearest first; of one nearness what stands in an earlier part, then the newest.
 * @param parts as urgent orders and others
 */
export function nearestHits(db: ReadDb<'postings'>, parts: readonly Part[], nearTo: Standing, most: number): Hit[] {
  const left = parts.map(({ hits }) => {
    const { total, isMore } = hits.count()
    return isMore ? Number.POSITIVE_INFINITY : total
  })
  const total = left.reduce((sum, count) => sum + count, 0)
  if (total <= mostSorted) {
    return parts
      .flatMap(({ hits }) => hits.read('newest', 0, total))
      .map(hit => ({ hit, rank: rankOf(db, hit, nearTo) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ hit }) => hit)
      .slice(0, most)
  }
  const tiers = parts.map(({ asked }) => nearnessTiers(asked, nearTo))
  const found: Hit[] = []
  for (const tier of tiers[0]?.keys() ?? []) {
    for (const [i, ofPart] of tiers.entries()) {
      const asked = ofPart[tier]
      if (asked === undefined || found.length === most || left[i] === 0) continue
      const hits = newestHits(db, asked, most - found.length)
      left[i] = (left[i] ?? 0) - hits.length
      found.push(...hits)
    }
  }
  return found
}

function rankOf(db: ReadDb<'postings'>, hit: Hit, nearTo: Standing): number {
  const [posting] = bodiesOf(db, [hit])
  return posting ? nearnessRank(nearTo, posting.place) : Number.POSITIVE_INFINITY
}
