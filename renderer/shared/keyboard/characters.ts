// The characters of each syllable with what they cost, and those that a beginning may become.
import { highestCost, readCost } from './costs.ts'
import type { Dictionary } from './dictionary.ts'
import type { Syllables, Token } from './syllables.ts'
import type { Weighed } from './words.ts'

/** Beginnings offer only so many: each whole syllable offers all. */
const mostOfBeginning = 120
/** A reading that is not the character's usual one costs at most so much more in names. */
const mostForReading = 6

export type Characters = {
  /** All characters of a whole syllable, or the likeliest of a beginning. */
  of(token: Token): readonly Weighed[]
  /** How many bits it costs that a character of a syllable is read so, and not as it usually is. */
  readingBits(one: Weighed): number
}

export function createCharacters(dictionary: Dictionary, syllables: Syllables): Characters {
  const bySyllable = new Map<string, readonly Weighed[]>()
  /** What each character costs in its usual reading. */
  const lowest = new Map<string, number>()
  for (const [syllable, digits] of Object.entries(dictionary.characterCosts)) {
    let index = 0
    for (const text of dictionary.characters[syllable] ?? '') {
      const digit = digits[index]
      if (digit === undefined) break
      const bits = readCost(digit)
      if (bits < (lowest.get(text) ?? highestCost)) lowest.set(text, bits)
      index++
    }
  }
  function ofSyllable(syllable: string): readonly Weighed[] {
    let list = bySyllable.get(syllable)
    if (!list) {
      const digits = dictionary.characterCosts[syllable] ?? ''
      list = [...(dictionary.characters[syllable] ?? '')].map((text, index) => {
        const digit = digits[index]
        return { text, bits: digit === undefined ? highestCost + 1 : readCost(digit) }
      })
      bySyllable.set(syllable, list)
    }
    return list
  }
  const ofBeginning = new Map<string, readonly Weighed[]>()

  return {
    of(token) {
      if (token.isWhole) return ofSyllable(token.text)
      let list = ofBeginning.get(token.text)
      if (!list) {
        const best = new Map<string, number>()
        for (const syllable of syllables.meantBy(token)) {
          for (const { text, bits } of ofSyllable(syllable).slice(0, mostOfBeginning)) {
            best.set(text, Math.min(bits, best.get(text) ?? bits))
          }
        }
        list = [...best]
          .map(([text, bits]) => ({ text, bits }))
          .sort((a, b) => a.bits - b.bits)
          .slice(0, mostOfBeginning)
        ofBeginning.set(token.text, list)
      }
      return list
    },
    readingBits: ({ text, bits }) => Math.min(mostForReading, Math.max(0, bits - (lowest.get(text) ?? bits))),
  }
}
