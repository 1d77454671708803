// The words of the dictionary, found by the tokens that were typed for them.
import { readCosted } from './costs.ts'
import type { Dictionary, PackedWords } from './dictionary.ts'
import type { Token } from './syllables.ts'

/** What a field is for; it decides what is likely in it. */
export type Use = 'name' | 'place' | 'search'

type Word = { text: string; syllables: readonly string[]; bits: number; kind: 'word' | 'work' | 'place' }
export type Weighed = { text: string; bits: number }

/** How much likelier or less likely than in the dictionary a word is in a field, in bits. */
const shift: Record<Use, Record<Word['kind'], number>> = {
  name: { word: 0, work: 6, place: 4 },
  place: { word: 4, work: 8, place: -3 },
  search: { word: 4, work: -2, place: 0 },
}

export type WordIndex = {
  /** The likeliest words that a row of tokens spells. */
  spelt(tokens: readonly Token[], use: Use, most: number): Weighed[]
  /** Words of work and places that begin so and go on. */
  goingOn(tokens: readonly Token[], use: Use, most: number): Weighed[]
  /** Whether some word begins with these first letters of syllables. */
  begins(initials: string): boolean
  /** Words by all their letters. */
  byLetters(letters: string, use: Use): Weighed[]
}

export function initialsOf(tokens: readonly { text: string }[]): string {
  let initials = ''
  for (const token of tokens) initials += token.text[0]
  return initials
}

/** The words whose first syllable begins with one letter. */
type Group = {
  byInitials: Map<string, Word[]>
  /** Words of work and places by the beginnings of their initials. */
  longer: Map<string, Word[]>
  beginnings: Set<string>
  /** Made when a slip is first looked for. */
  byLetters: Map<string, Word[]> | null
}

/** Unpacks the words of a letter when it is first typed: all at once would hold a key up for a third of a second. */
export function createWordIndex(dictionary: Dictionary): WordIndex {
  const groups = new Map<string, Group>()

  function groupOf(letter: string): Group {
    let group = groups.get(letter)
    if (!group) {
      group = { byInitials: new Map(), longer: new Map(), beginnings: new Set(), byLetters: null }
      for (const [list, kind] of kindOfList) {
        for (const word of unpack(dictionary[list], letter, kind)) {
          let initials = ''
          for (const syllable of word.syllables) {
            if (initials.length > 1 && kind !== 'word') put(group.longer, initials, word)
            initials += syllable[0]
            group.beginnings.add(initials)
          }
          put(group.byInitials, initials, word)
        }
      }
      groups.set(letter, group)
    }
    return group
  }

  function withLetters(letters: string): readonly Word[] {
    const group = groupOf(letters[0] ?? '')
    if (!group.byLetters) {
      group.byLetters = new Map()
      for (const words of group.byInitials.values()) {
        for (const word of words) put(group.byLetters, word.syllables.join(''), word)
      }
    }
    return group.byLetters.get(letters) ?? none
  }

  function likeliest(words: Iterable<Word>, use: Use, most: number, extra = (_: Word) => 0): Weighed[] {
    const best = new Map<string, number>()
    for (const word of words) {
      const bits = word.bits + shift[use][word.kind] + extra(word)
      if (bits < (best.get(word.text) ?? Number.POSITIVE_INFINITY)) best.set(word.text, bits)
    }
    return [...best]
      .map(([text, bits]) => ({ text, bits }))
      .sort((a, b) => a.bits - b.bits)
      .slice(0, most)
  }

  return {
    spelt(tokens, use, most) {
      const fitting: readonly Word[] = (
        groupOf(tokens[0]?.text[0] ?? '').byInitials.get(initialsOf(tokens)) ?? none
      ).filter(word => isSpelt(word, tokens))
      return fitting.length ? likeliest(fitting, use, most) : []
    },
    goingOn(tokens, use, most) {
      const fitting: readonly Word[] = (
        groupOf(tokens[0]?.text[0] ?? '').longer.get(initialsOf(tokens)) ?? none
      ).filter(word => isSpelt(word, tokens))
      return fitting.length ? likeliest(fitting, use, most, word => 2 * (word.syllables.length - tokens.length)) : []
    },
    begins: initials => groupOf(initials[0] ?? '').beginnings.has(initials),
    byLetters: (text, use) => likeliest(withLetters(text), use, 3),
  }
}

function isSpelt({ syllables }: Word, tokens: readonly Token[]): boolean {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    const syllable = syllables[index]
    if (!token || !syllable) return false
    if (token.isWhole ? syllable !== token.text : !syllable.startsWith(token.text)) return false
  }
  return true
}

const none: readonly Word[] = []
const kindOfList = [
  ['work', 'work'],
  ['places', 'place'],
  ['words', 'word'],
] as const

function put(map: Map<string, Word[]>, key: string, word: Word): void {
  const words = map.get(key)
  if (words) words.push(word)
  else map.set(key, [word])
}

function* unpack(packed: PackedWords, letter: string, kind: Word['kind']): Generator<Word> {
  for (const [first, readings] of Object.entries(packed)) {
    if (first[0] !== letter) continue
    for (const reading of readings.split('|')) {
      const end = reading.lastIndexOf(' ')
      const rest = reading.slice(0, end)
      const syllables = rest === '' ? [first] : [first, ...rest.split(' ')]
      for (const [text, bits] of readCosted(reading.slice(end + 1))) yield { text, syllables, bits, kind }
    }
  }
}
