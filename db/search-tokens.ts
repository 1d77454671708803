// The tokens of the text index: single characters and pairs of characters (the usual Chinese query is a word of two), syllables
// and pairs of syllables for pinyin, pairs of initials. Made when a row is written; a query is turned into the same tokens.
import { pinyin } from 'pinyin-pro'
import { pinyinSyllables } from './pinyin-syllables.ts'

const han = /\p{Script=Han}/u
const syllableMark = '1'
const initialMark = '2'

export type Indexed = {
  /** What is searched by characters: lower case, parts divided by `|`. */
  words: string
  /** Syllables run together (`diangong|shapingba`). */
  pinyin: string
  /** First letters (`dg|spb`). */
  initials: string
  tokens: string
}

/** Folds width and case, so that full-width digits and capitals are found. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** A run of characters, or of letters and digits, with what is indexed of it. */
type Run = { pinyin: string; initials: string; tokens: readonly string[] }
const runs = new Map<string, Run>()
const runsLimit = 50_000

/** Places, employers, kinds and most words of titles repeat: their runs are kept. Emptied when full: a cache, not a store. */
function runOf(text: string): Run {
  const known = runs.get(text)
  if (known) return known
  const run = han.test(text) ? hanRun(text) : { pinyin: '', initials: '', tokens: [text] }
  if (runs.size >= runsLimit) runs.clear()
  runs.set(text, run)
  return run
}

function hanRun(text: string): Run {
  const tokens = [...text].flatMap((character, i, all) => [character, ...(i ? [(all[i - 1] ?? '') + character] : [])])
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).filter(s =>
    /^[a-z]+$/.test(s),
  )
  for (const [i, syllable] of syllables.entries()) {
    tokens.push(syllableMark + syllable)
    const next = syllables[i + 1]
    if (next !== undefined) tokens.push(syllableMark + syllable + next, initialMark + syllable[0] + next[0])
  }
  return { pinyin: syllables.join(''), initials: syllables.map(s => s[0]).join(''), tokens }
}

const runPattern = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/**
 * Makes what is stored of a posting for search.
 * @param parts title, employer, place, name of the kind …; empty ones are left out
 */
export function indexText(parts: readonly (string | null | undefined)[]): Indexed {
  const tokens = new Set<string>()
  const words: string[] = []
  const full: string[] = []
  const short: string[] = []
  for (const part of parts) {
    if (!part) continue
    const text = fold(part)
    words.push(text)
    for (const [piece] of text.matchAll(runPattern)) {
      const run = runOf(piece)
      for (const token of run.tokens) tokens.add(token)
      if (run.pinyin) full.push(run.pinyin)
      if (run.initials) short.push(run.initials)
    }
  }
  return { words: words.join('|'), pinyin: full.join('|'), initials: short.join('|'), tokens: [...tokens].join(' ') }
}

export type TextQuery = {
  /** An FTS5 expression. */
  match: string
  /** What a hit must contain: in `words`, or (for Latin letters) in `words`, `pinyin` or `initials`. */
  needles: { text: string; isLatin: boolean }[]
}

/**
 * Turns what was typed into a query; null where there is nothing to search for. Words parted by spaces must all be found.
 * Characters are found by pairs; letters as a word, as pinyin (the last syllable may be unfinished), or as initials.
 */
export function textQuery(typed: string): TextQuery | null {
  const pieces = fold(typed).match(runPattern)
  if (!pieces) return null
  const needles: TextQuery['needles'] = []
  const clauses: string[] = []
  for (const piece of pieces.slice(0, 8)) {
    const isLatin = !han.test(piece)
    const text = [...piece].slice(0, 40).join('')
    needles.push({ text, isLatin })
    clauses.push(isLatin ? latinClause(text) : hanClause(text))
  }
  return { match: clauses.join(' AND '), needles }
}

const quote = (token: string, isPrefix = false) => `"${token}"${isPrefix ? '*' : ''}`

function hanClause(text: string): string {
  const characters = [...text]
  if (characters.length === 1) return quote(text)
  return characters
    .slice(1)
    .map((character, i) => quote((characters[i] ?? '') + character))
    .join(' AND ')
}

function latinClause(text: string): string {
  const either = [quote(text, true)]
  const syllables = cutSyllables(text)
  if (syllables) {
    const last = syllables.length - 1
    if (last === 0) either.push(quote(syllableMark + text, true))
    else {
      const pairs = syllables.slice(1).map((s, i) => quote(syllableMark + syllables[i] + s, i + 1 === last))
      either.push(`(${pairs.join(' AND ')})`)
    }
  }
  if (/^[a-z]{2,}$/.test(text)) {
    const pairs = [...text].slice(1).map((letter, i) => quote(initialMark + text[i] + letter))
    either.push(`(${pairs.join(' AND ')})`)
  }
  return `(${either.join(' OR ')})`
}

/** What may stand at the end while a syllable is being typed: the beginning of one. */
const beginnings: ReadonlySet<string> = new Set(
  [...pinyinSyllables].flatMap(s => [...s].map((_, i) => s.slice(0, i + 1))),
)

/**
 * Cuts letters into pinyin syllables, longest first where several cuts are possible; the last may be unfinished. Null where it cannot be pinyin. Linear: each ending is decided once.
 */
export function cutSyllables(text: string): string[] | null {
  if (!/^[a-z]+$/.test(text)) return null
  const cuts: (string[] | null)[] = Array(text.length + 1).fill(null)
  cuts[text.length] = []
  for (let from = text.length - 1; from >= 0; from--) {
    const rest = text.slice(from)
    if (beginnings.has(rest)) cuts[from] = [rest]
    for (let length = Math.min(6, text.length - from); length > 0; length--) {
      const head = text.slice(from, from + length)
      const after = cuts[from + length]
      if (!after || !pinyinSyllables.has(head)) continue
      cuts[from] = [head, ...after]
      break
    }
  }
  return cuts[0] ?? null
}
