// The tokens of the text index: single characters and pairs of characters (the usual Chinese query is a word of two), syllables
// and pairs of them, first letters and pairs of them, and filters. Made when a row is written; a query is made of the same tokens.
import { pinyin } from 'pinyin-pro'

export const han = /\p{Script=Han}/u
/** Characters in a row, or letters and digits in a row. */
export const runPattern = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

// Marks are of the private use area, which the tokenizer takes for letters and which no run has: no text can look like them.
export const token = {
  syllable: (s: string) => `\uE001${s}`,
  syllables: (a: string, b: string) => `\uE001${a}\uE000${b}`,
  initial: (a: string) => `\uE002${a}`,
  initials: (a: string, b: string) => `\uE002${a}${b}`,
  /** A street of a division, by its key (db/model/nearness.ts). */
  street: (division: string, key: string) => `\uE003street\uE000${division}\uE000${key}`,
  /** A cell of the map. */
  cell: ([north, east]: readonly [number, number]) => `\uE003cell\uE000${north + 9000}\uE000${east + 18_000}`,
  /** Pay an hour in fen; null where it is not known. */
  pay: (pay: number | null) => `\uE003pay\uE000${pay ?? 'unknown'}`,
  /** A step of pay an hour (db/model/pay-steps.ts). */
  payStep: (step: number) => `\uE003paystep\uE000${step}`,
  /** A filter, as `kind` and a code. */
  filter: (name: string, value: string) => `\uE003${name}\uE000${value.replace(/[^a-z0-9]/gi, '\uE004')}`,
}

/** Stands in `pinyin` for a character whose reading is not known, so that characters and syllables stay in step. */
const unread = '?'

export type Indexed = {
  /** What is searched by characters: lower case, parts divided by `|`. */
  words: string
  /** A syllable for each character of each run of characters, each after a space: ` dian gong| sha ping ba`. */
  pinyin: string
  tokens: string[]
}

/** Folds width and case, so that full-width digits and capitals are found. Private use is no writing. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\uE000-\uF8FF]/g, '')
}

type Run = { pinyin: string; tokens: readonly string[] }
const runs = new Map<string, Run>()
const runsLimit = 50_000

/** Places, employers, kinds and most words of titles repeat: their runs are kept. Emptied when full: a cache, not a store. */
function runOf(text: string): Run {
  const known = runs.get(text)
  if (known) return known
  const run = han.test(text) ? hanRun(text) : { pinyin: '', tokens: [text] }
  if (runs.size >= runsLimit) runs.clear()
  runs.set(text, run)
  return run
}

/** The reading of each character, in its context (重庆 chong qing). */
export function syllablesOf(text: string): string[] {
  const characters = [...text]
  const options = { toneType: 'none', type: 'array', v: true } as const
  let read = pinyin(text, options)
  if (read.length !== characters.length) read = characters.map(character => pinyin(character, options)[0] ?? unread)
  return read.map(syllable => (/^[a-z]+$/.test(syllable) ? syllable : unread))
}

/** Every reading that a character may have. */
export function readingsOf(character: string): string[] {
  const all = pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true })
  return [...new Set(all)].filter(syllable => /^[a-z]+$/.test(syllable))
}

function hanRun(text: string): Run {
  const syllables = syllablesOf(text)
  return { pinyin: syllables.map(syllable => ` ${syllable}`).join(''), tokens: runTokens([...text], syllables) }
}

/** The tokens of characters in a row and of their readings. */
export function runTokens(characters: readonly string[], syllables: readonly string[]): string[] {
  const tokens: string[] = []
  for (const [i, character] of characters.entries()) {
    tokens.push(character)
    if (i > 0) tokens.push((characters[i - 1] ?? '') + character)
    const [here = unread, before = unread] = [syllables[i], syllables[i - 1]]
    if (here === unread) continue
    tokens.push(token.syllable(here), token.initial(here.charAt(0)))
    if (before === unread) continue
    tokens.push(token.syllables(before, here), token.initials(before.charAt(0), here.charAt(0)))
  }
  return tokens
}

/**
 * Makes what is stored of a posting for search.
 * @param parts title, employer, place, name of the kind …; empty ones are left out
 */
export function indexText(parts: readonly (string | null | undefined)[]): Indexed {
  const tokens = new Set<string>()
  const words: string[] = []
  const readings: string[] = []
  for (const part of parts) {
    if (!part) continue
    const text = fold(part).replaceAll('|', ' ')
    words.push(text)
    for (const [piece] of text.matchAll(runPattern)) {
      const run = runOf(piece)
      for (const one of run.tokens) tokens.add(one)
      if (run.pinyin) readings.push(run.pinyin)
    }
  }
  return { words: words.join('|'), pinyin: readings.join('|'), tokens: [...tokens] }
}
