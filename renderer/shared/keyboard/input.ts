// The engine of the Chinese keyboard: pinyin letters in, candidates out. Pure, without a page; it learns nothing and keeps nothing.
import { type Candidate, type Composing, createComposing } from './composing.ts'
import type { Dictionary } from './dictionary.ts'
import type { Use } from './words.ts'

export type { Candidate } from './composing.ts'
export type { Use } from './words.ts'

/** What the letters are typed into: what the field is for, and its text in front of the composition. */
export type Place = { use: Use; before: string }

export type Input = {
  /** Adds a letter a–z; anything else, and letters beyond 32, are ignored. */
  type(letter: string): void
  /** Takes the last letter away; false where there was none, so that the caller deletes from the text. */
  backspace(): boolean
  /** Takes a candidate and returns its text; the letters that it did not use stay. Null where there is none at that place. */
  pick(index: number): string | null
  /** Readings of all letters first, then what the first letters may be. */
  candidates(): readonly Candidate[]
  /** The letters, syllables parted by spaces: `wang zhe`. Empty when nothing is being composed. */
  composition(): string
  /** The letters as typed, without spaces. */
  letters(): string
  cancel(): void
}

const longestComposition = 32
const anywhere: Place = { use: 'search', before: '' }

/** Makes an empty input. The tables of a dictionary are made once, in about a tenth of a second; they hold nothing that was typed. */
export function createInput(dictionary: Dictionary, readPlace: () => Place = () => anywhere): Input {
  const composing = composingOf(dictionary)
  let letters = ''
  let found: { key: string; list: readonly Candidate[] } | null = null

  return {
    type(letter) {
      const small = letter.toLowerCase()
      if (/^[a-z]$/.test(small) && letters.length < longestComposition) letters += small
    },
    backspace() {
      if (letters === '') return false
      letters = letters.slice(0, -1)
      return true
    },
    pick(index) {
      const picked = this.candidates()[index]
      if (!picked) return null
      letters = letters.slice(picked.used)
      return picked.text
    },
    candidates() {
      const { use, before } = readPlace()
      const key = `${use} ${letters} ${before}`
      if (found?.key !== key) found = { key, list: letters === '' ? [] : composing.find(letters, use, before) }
      return found.list
    },
    composition: () => composing.part(letters),
    letters: () => letters,
    cancel() {
      letters = ''
      found = null
    },
  }
}

const known = new WeakMap<Dictionary, Composing>()

function composingOf(dictionary: Dictionary): Composing {
  let composing = known.get(dictionary)
  if (!composing) {
    composing = createComposing(dictionary)
    known.set(dictionary, composing)
  }
  return composing
}
