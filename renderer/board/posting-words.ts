// What a posting says in words on the wall: when, under which terms, how wide its pay is, and the text of its code.
import { marketDay } from '../../db/model/market-time.ts'
import type { BoardPosting, ShownPay, SiteView } from '../../electron/contract/views.ts'
import { formatFarDay, formatMarketDay } from '../shared/format.ts'
import { qrText } from '../shared/qr.ts'
import { payNumber } from '../shared/ui/pay.tsx'
import { perkWord, settlementWord, shiftWord, type Translate, unitWord } from '../shared/words.ts'
import { placeForms } from './place.ts'
import { textEm } from './text-width.ts'

/** Days from one market day to another; 0 for the same. */
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** A day so far ahead is taken for one of this year without its year. */
const farDays = 330

/** `今天`, `明天`, `11月25日`, `今天起 7 天`; null when it has begun and nobody said until when, or nothing was said. */
function dayWords(
  t: Translate,
  { startsOn, endsOn }: Pick<BoardPosting, 'startsOn' | 'endsOn'>,
  today: string,
  language: string,
): string | null {
  if (startsOn === null || daysBetween(startsOn, today) > 0) return null
  const ahead = daysBetween(today, startsOn)
  const date = ahead < farDays ? formatMarketDay(startsOn, language) : formatFarDay(startsOn, language)
  const day = ahead === 0 ? t('board:today') : ahead === 1 ? t('board:tomorrow') : date
  const days = endsOn === null ? 1 : daysBetween(startsOn, endsOn) + 1
  // A year's contract is not counted in days.
  return days > 1 && days <= 31 ? t('board:for-days', { day, count: days }) : day
}

/** When one works: day and hours, or day and shift; null when none of it is known. */
export function whenWords(
  t: Translate,
  posting: BoardPosting,
  site: SiteView,
  now: Date,
  language: string,
): string | null {
  const day = dayWords(t, posting, marketDay(now, site.timeZone), language)
  const hours = posting.hours?.trim() || null
  const shift = posting.shifts[0]
  const time = hours ?? (shift ? shiftWord(t, shift) : null)
  const parts = [day, time].filter(part => part !== null)
  return parts.length > 0 ? parts.join(' ') : null
}

/** How one is paid, then board and lodging: what decides first. */
export function termWords(t: Translate, posting: BoardPosting): string[] {
  const living = posting.perks.filter(perk => perk === 'meals' || perk === 'lodging').map(perk => perkWord(t, perk))
  return [...(posting.settlement ? [settlementWord(t, posting.settlement)] : []), ...living]
}

/** The employer's own words for a pay take so much room at most (words.css). */
const writtenM = 9

/** Seven or more digits are shown smaller: a single number as large as a range, a range never larger. */
export function isManyDigits(pay: ShownPay, language: string): boolean {
  return (payNumber(pay, language)?.match(/[0-9]/g) ?? []).length >= 7
}

/** More than twelve salaries a year: 13薪. */
export const hasMonths = ({ months }: ShownPay): boolean => months !== undefined && months !== 12

/** The posting with the plain unit, where there is no room for how many salaries a year it has. */
export function withoutMonths(posting: BoardPosting): BoardPosting {
  const { months: _, ...pay } = posting.pay
  return { ...posting, pay }
}

/** Words without a number that need no doubt: 计件. */
export const isSaid = (pay: ShownPay): boolean =>
  pay.flag === null && pay.min === null && pay.max === null && pay.unit !== 'negotiable' && pay.text !== null

const isRange = (pay: ShownPay, language: string): boolean => payNumber(pay, language)?.includes('\u2013') === true

/** Whether the unit or the doubt stands below the number in a row: ranges, salaries of more months, and whatever is doubted. */
function takesTwoLines(pay: ShownPay, language: string): boolean {
  return pay.flag !== null || (pay.unit !== 'negotiable' && (isRange(pay, language) || hasMonths(pay)))
}

/** How wide the pay of a row will be, in letters: its number, and what stands below it; 0 where nothing does. */
export type PayWidth = { number: number; below: number }

/**
 * Numbers at 2.75; ranges, doubted and very long ones at 2 with unit and doubt below.
 * @param isBelow the unit stands below any number
 */
export function payWidth(t: Translate, { pay, missing }: BoardPosting, language: string, isBelow: boolean): PayWidth {
  const { number, unit, unsure, plain } = payParts(t, pay, missing, language)
  if (number === null || !(isBelow || takesTwoLines(pay, language))) return { number: plain, below: 0 }
  const below = pay.flag === null ? unit : unsure + 0.5 + unit
  return { number: textEm(number) * 2, below }
}

/** The same in a card, where all stands on one line. `rangeM`: how large a range is there. */
export function cardPayWidth(t: Translate, { pay, missing }: BoardPosting, language: string, rangeM: number): number {
  const { number, unit, unsure, plain } = payParts(t, pay, missing, language)
  if (number === null || (pay.flag === null && !isRange(pay, language))) return plain
  const size = pay.flag !== null || isManyDigits(pay, language) ? 2 : rangeM
  return textEm(number) * size + 0.25 + unit + (pay.flag === null ? 0 : unsure + 0.5)
}

/** `number` is null where there is none to show; `plain` is the width of what has no second line. */
function payParts(t: Translate, pay: ShownPay, missing: BoardPosting['missing'], language: string) {
  const number = payNumber(pay, language)
  const months = hasMonths(pay) ? ` ${t('common:months', { count: pay.months ?? 12 })}` : ''
  const unit = pay.unit ? textEm(unitWord(t, pay.unit) + (pay.flag === null ? months : '')) : 0
  const unsure = textEm(t('common:unsure')) + 0.75
  const none = (plain: number) => ({ number: null, unit, unsure, plain })
  if (missing.includes('pay')) return none(textEm(`${t('board:pay')} ${t('common:missing')}`) * 1.375)
  const written = Math.min(writtenM, textEm(pay.text ?? number ?? ''))
  if (isSaid(pay)) return none(written)
  if (pay.flag !== null && (number === null || pay.flag === 'not-understood')) return none(written + 0.375 + unsure)
  if (number === null || pay.unit === 'negotiable') return none(textEm(t('common:unit.negotiable')) * 1.75)
  const plain = textEm(number) * (isManyDigits(pay, language) ? 2 : 2.75) + 0.25 + unit
  return { number, unit, unsure, plain }
}

/** How wide the tag with the number still wanted will be, its padding included, in letters. */
export function leftWidth(t: Translate, { remaining, headcount }: BoardPosting): number {
  const total = remaining ?? headcount
  if (total === null) return textEm(`${t('board:people')} ${t('common:missing')}`)
  const words = t(remaining === null ? 'board:wanted' : 'board:left', { total: '' }).replace(/<[^>]*>/g, '')
  return 0.75 + textEm(words) + textEm(String(total)) * 1.25 + 0.3
}

/** How wide the head count of a row will be, in letters. */
export function wantedWidth(t: Translate, { headcount, remaining }: BoardPosting): number {
  const total = headcount ?? remaining
  if (total === null) return textEm(`${t('board:people')} ${t('common:missing')}`)
  return textEm(t('board:wanted', { total: '' }).replace(/<[^>]*>/g, '')) + textEm(String(total)) * 1.75 + 0.3
}

/**
 * What a phone reads from the code: where the site has an address for it, that address and the short code; otherwise enough to know
 * the posting again and to ask for it, with a date in place of "today".
 */
export function codeText(t: Translate, posting: BoardPosting, site: SiteView, language: string): string {
  const { qrBaseUrl } = site.board
  if (qrBaseUrl !== null && posting.code !== null) return qrBaseUrl + posting.code
  const number = payNumber(posting.pay, language)
  const unit = posting.pay.unit ? unitWord(t, posting.pay.unit) : ''
  const pay =
    posting.pay.flag === null && number !== null
      ? `${number} ${unit}`
      : (posting.pay.text ?? t('common:unit.negotiable'))
  const place = posting.place.home ? t('board:home') : (placeForms(posting.place)[0] ?? null)
  const day = posting.startsOn ? formatMarketDay(posting.startsOn, language) : null
  return qrText([
    posting.title,
    posting.pay.flag === null ? pay : `${pay} ${t('common:unsure')}`,
    posting.employer.name,
    place,
    [day, posting.hours].filter(Boolean).join(' '),
    [site.name, posting.code].filter(Boolean).join(' '),
  ])
}
