// The order of nearness, as questions to the text index: the street and around the corner, the district, the neighbouring ones, the rest.
import { neighboursOfDivision } from './model/match/division-neighbours.ts'
import { cellsAround, type Standing, streetKey } from './model/nearness.ts'
import { type Asked, withTokens } from './search-hits.ts'
import { token } from './search-tokens.ts'

/** A question as several, the nearest first, of which no two have a posting in common; what db/model/nearness.ts says of each row. */
export function nearnessTiers(asked: Asked, { division, street, latitude, longitude }: Standing): Asked[] {
  const key = streetKey(street)
  const corner = [
    ...(key === null ? [] : [token.street(division, key)]),
    ...(latitude === null || longitude === null ? [] : cellsAround(latitude, longitude).map(token.cell)),
  ]
  const own = [token.filter('division', division)]
  const beside = neighboursOfDivision(division).map(one => token.filter('division', one))
  return [
    ...(corner.length > 0 ? [withTokens(asked, corner)] : []),
    withTokens(asked, own, corner),
    ...(beside.length > 0 ? [withTokens(asked, beside, corner)] : []),
    withTokens(asked, [token.filter('is', 'any')], [...corner, ...own, ...beside]),
  ]
}
