// Home, street, district, neighbouring district, municipality; kilometres where both ends have coordinates. 0–15 points.
import { areInOneMunicipality, areNeighbours } from './division-neighbours.ts'
import type { PostingPlace } from './posting-facts.ts'
import { type Part, part, type Reason } from './reason.ts'
import type { SeekerPlace } from './seeker-facts.ts'

const neutralPlace = 7
const nearFrom = 8
const areaPoints = 13

export function placePart(seeker: SeekerPlace, posting: PostingPlace): Part {
  if (posting.home) return homePart(seeker.home)
  const way = wayPart(seeker, posting)
  if (seeker.home === 'only') return part(0, [{ code: 'not-home-work' }, ...way.reasons], true)
  return eased(way, posting)
}

function homePart(wish: SeekerPlace['home']): Part {
  if (wish === 'no') return part(4, [{ code: 'home-not-wanted' }])
  return wish === null ? part(11, [{ code: 'home-work-possible' }]) : part(15, [{ code: 'home-work' }])
}

/** A shuttle bus or a bed makes a far place nearer. */
function eased(way: Part, posting: PostingPlace): Part {
  if (way.points >= nearFrom || !(posting.shuttle || posting.lodging)) return way
  const reasons: Reason[] = [...way.reasons]
  if (posting.shuttle) reasons.push({ code: 'shuttle' })
  if (posting.lodging) reasons.push({ code: 'lodging' })
  const ease = (posting.shuttle ? 2 : 0) + (posting.lodging ? 3 : 0)
  return part(Math.min(nearFrom - 1, way.points + ease), reasons)
}

function wayPart(seeker: SeekerPlace, posting: PostingPlace): Part {
  const way = distancePart(seeker, posting) ?? divisionPart(seeker, posting)
  const isWanted = posting.division !== null && seeker.areas.includes(posting.division)
  return isWanted && way.points < areaPoints ? wantedArea : way
}

/** Upper limit in km, points. On foot or by bicycle; by bus; a long way. */
const steps = [
  [1, 15],
  [3, 13],
  [5, 11],
  [10, 8],
  [20, 5],
  [40, 2],
] as const

function distancePart(seeker: SeekerPlace, posting: PostingPlace): Part | null {
  if (seeker.latitude === null || seeker.longitude === null) return null
  if (posting.latitude === null || posting.longitude === null) return null
  const exact = kilometres(seeker.latitude, seeker.longitude, posting.latitude, posting.longitude)
  const km = Math.round(exact * 10) / 10
  if (seeker.maxKm !== null && exact > seeker.maxKm) return part(0, [{ code: 'beyond-wished-distance', km }])
  const points = steps.find(([limit]) => exact <= limit)?.[1] ?? 0
  return part(points, [{ code: points >= nearFrom ? 'near' : 'some-way', km }])
}

/** In km, on a plane at the middle latitude: within a province the error is below one in a thousand. */
export function kilometres(latitude: number, longitude: number, otherLatitude: number, otherLongitude: number): number {
  const kmPerDegree = (2 * Math.PI * 6371) / 360
  const north = otherLatitude - latitude
  const east = (otherLongitude - longitude) * Math.cos(((latitude + otherLatitude) / 360) * Math.PI)
  return kmPerDegree * Math.sqrt(north * north + east * east)
}

// Made once: places are compared by the thousand.
const placeUnknown = part(neutralPlace, [{ code: 'posting-place-unknown' }])
const residenceUnknown = part(neutralPlace, [{ code: 'residence-unknown' }])
const sameStreet = part(15, [{ code: 'same-street' }])
const sameDistrict = part(12, [{ code: 'same-district' }])
const neighbourDistrict = part(nearFrom, [{ code: 'neighbour-district' }])
const sameMunicipality = part(3, [{ code: 'same-municipality' }])
const farAway = part(0, [{ code: 'far-away' }])
const wantedArea = part(areaPoints, [{ code: 'wanted-area' }])

function divisionPart(seeker: SeekerPlace, posting: PostingPlace): Part {
  if (posting.division === null) return placeUnknown
  if (seeker.division === null) return residenceUnknown
  if (seeker.division === posting.division) {
    return seeker.street !== null && seeker.street === posting.street ? sameStreet : sameDistrict
  }
  if (areNeighbours(seeker.division, posting.division)) return neighbourDistrict
  return areInOneMunicipality(seeker.division, posting.division) ? sameMunicipality : farAway
}
