// A place in the room there is: shortened from the left, the district first, never cut at its end.
import type { BoardPosting } from '../../electron/contract/views.ts'
import { endThatFits, textEm } from './text-width.ts'

type Place = BoardPosting['place']

const given = (text: string | null) => text?.trim() || null

/** What can be said of a place, the fullest first; empty where nothing was given. Never the house number. */
export function placeForms({ district, street, address }: Place): string[] {
  const area = given(district)
  const lane = given(street)
  if (area && lane) return lane.startsWith(area) ? [lane] : [area + lane, lane]
  const only = lane ?? area ?? given(address)
  return only ? [only] : []
}

/**
 * The fullest form that fits into `fairEm` letter heights and so leaves the employer its share; where none does, the shortest,
 * for which the employer gives way, cut from the left only where it is longer than `mostEm`.
 * @returns null where no place was given
 */
export function fitPlace(place: Place, fairEm: number, mostEm = fairEm): string | null {
  const forms = placeForms(place)
  const shortest = forms.at(-1)
  if (shortest === undefined) return null
  return forms.find(form => textEm(form) <= fairEm) ?? endThatFits(shortest, mostEm)
}
