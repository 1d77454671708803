// What a posting's texts become before they hang on the wall: the same words, without what has no shape, takes no room or would
// change the order of what stands beside it. Names keep every character they have.
import type { BoardPosting } from '../../electron/contract/views.ts'
import { payNumber } from '../shared/ui/pay.tsx'

/** Line ends too; not the byte order mark, which has no width. */
const spaces = /(?:[^\S\ufeff]|[\u0085\u180e])+/g
/** Control characters, halves of characters, soft hyphens, marks and overrides of direction, zero-width characters, tags. */
const shapeless =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\u{e0000}-\u{e007f}]|[\ufe00-\ufe0f]/gu
/** Joiners shape the letters of some scripts; anywhere else they are left over. */
const looseJoiners = /(?<![\p{Script=Arabic}\p{M}])[\u200c\u200d]|[\u200c\u200d](?!\p{L})/gu
/**
 * Emoji, with all that belongs to one sequence. They say nothing that words do not, their colours would break the rule that
 * red is today and amber is pay, and a screen without a font for them would show boxes. Signs of writing (★ ※ ①) stay.
 */
const emoji =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u{1f000}-\u{1faff}])(?:\u200d|\ufe0f|\u20e3|[\u{e0020}-\u{e007f}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f?)*/gu
const keycaps = /\ufe0f?\u20e3/g
/** More than two marks over one letter are a prank that would grow into the lines around. */
const pile = /(?<=[\p{Script=Latin}\p{Script=Han}\p{Script=Common}][\p{Mn}\p{Me}]{2})[\p{Mn}\p{Me}]+/gu
const highPile = /(?<=[\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+/gu
/** Bold, script and other letters of mathematics, used for show: plain ones are in the font. */
const fancy = /[\u{1d400}-\u{1d7ff}]/gu
/** Whatever any of the above could change; most texts hold none of it. */
const suspicious =
  /[\p{C}\p{M}\p{Emoji_Presentation}\u{1f000}-\u{1faff}\u{1d400}-\u{1d7ff}]|\p{Extended_Pictographic}\ufe0f|^\s|\s$|\s\s|[^\S ]/u

/** One line of words; empty where nothing is left. */
export function shownText(text: string): string {
  if (!suspicious.test(text)) return text
  return text
    .replace(emoji, ' ')
    .replace(keycaps, '')
    .replace(spaces, ' ')
    .replace(shapeless, '')
    .replace(looseJoiners, '')
    .replace(pile, '')
    .replace(highPile, '')
    .replace(fancy, letter => letter.normalize('NFKC'))
    .replace(spaces, ' ')
    .trim()
}

const shownOrNull = (text: string | null): string | null => (text === null ? null : shownText(text) || null)

/** More digits than any pay that was ever paid. */
const mostDigits = 12

/** An absurd pay is told as a line of small words, like one that was not understood, so that it is whole. */
function shownPay(pay: BoardPosting['pay'], language: string): BoardPosting['pay'] {
  const text = shownOrNull(pay.text)
  const number = payNumber(pay, language)
  if (number === null || pay.flag === null) return { ...pay, text }
  const isAbsurd = pay.flag !== 'not-understood' && (number.match(/[0-9]/g) ?? []).length > mostDigits
  return isAbsurd ? { ...pay, text: text ?? number, min: null, max: null } : { ...pay, text }
}

/** The posting as rows and cards show it. An element of which nothing is left was not given. */
export function shownPosting(posting: BoardPosting, language: string): BoardPosting {
  const { employer, place } = posting
  return {
    ...posting,
    title: shownText(posting.title),
    employer: { name: shownOrNull(employer.name) },
    place: {
      ...place,
      district: shownOrNull(place.district),
      street: shownOrNull(place.street),
      address: shownOrNull(place.address),
    },
    hours: shownOrNull(posting.hours),
    pay: shownPay(posting.pay, language),
  }
}
