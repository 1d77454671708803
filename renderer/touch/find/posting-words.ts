// A posting's facts as short words: place, hours, settlement, head count.
import type { TouchPosting } from '../../../electron/contract/views.ts'
import { perkWord, settlementWord, shiftWord, type Translate } from '../../shared/words.ts'

/** District and street; at home; null where it is not given. */
export function placeText(t: Translate, { place }: Pick<TouchPosting, 'place'>): string | null {
  const parts = [place.district, place.street ?? (place.district ? null : place.address)]
  const text = parts.filter(Boolean).join('')
  if (place.home) return text ? t('touch:place.home-at', { place: text }) : t('touch:place.home')
  return text || null
}

/** District, street and address without saying one of them twice; at home; null where it is not given. */
export function wholePlaceText(t: Translate, posting: Pick<TouchPosting, 'place'>): string | null {
  const { address } = posting.place
  const short = placeText(t, posting)
  if (!address || short?.includes(address)) return short
  return short && !address.includes(short) ? `${short}${address}` : address
}

// i18n-dynamic: touch:nearness.*
/** How near it is, in km where that is known; null where it was not asked for, and for what is far. */
export function nearnessText(t: Translate, { nearness }: Pick<TouchPosting, 'nearness'>): string | null {
  if (!nearness) return null
  if (nearness.km !== null) return t('touch:nearness.km', { km: nearness.km })
  return nearness.code === 'far' ? null : t(`touch:nearness.${nearness.code}`)
}

/** Settlement, shifts, hours: what decides whether somebody can come. */
export function timeTexts(t: Translate, posting: Pick<TouchPosting, 'settlement' | 'shifts' | 'hours'>): string[] {
  return [
    ...(posting.settlement ? [settlementWord(t, posting.settlement)] : []),
    ...posting.shifts.map(shift => shiftWord(t, shift)),
    ...(posting.hours ? [posting.hours] : []),
  ]
}

export function perkTexts(t: Translate, { perks }: Pick<TouchPosting, 'perks'>): string[] {
  return perks.map(perk => perkWord(t, perk))
}

/** How many are still wanted, else how many are wanted; null where it was not said. */
export function wantedText(t: Translate, { remaining, headcount }: Pick<TouchPosting, 'remaining' | 'headcount'>) {
  if (remaining !== null) return t('touch:wanted.left', { count: remaining })
  return headcount === null ? null : t('touch:wanted.all', { count: headcount })
}

/** Joins facts as the language does. */
export const joined = (t: Translate, texts: readonly (string | null)[]): string =>
  texts.filter(text => text !== null && text !== '').join(t('touch:comma'))
