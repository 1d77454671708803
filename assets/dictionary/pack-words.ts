// Writes words as the dictionary keeps them: by first syllable, then by reading, the likeliest first.
import { writeCost } from '../../renderer/shared/keyboard/costs.ts'
import type { PackedWords } from '../../renderer/shared/keyboard/dictionary.ts'
import type { ReadWord } from './read-sources.ts'

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A word that comes twice keeps its lower cost. */
export function packWords(words: Iterable<ReadWord>): PackedWords {
  const byFirst = new Map<string, Map<string, Map<string, number>>>()
  for (const { text, syllables, bits } of words) {
    const [first = '', ...rest] = syllables
    const readings = inside(byFirst, first, () => new Map<string, Map<string, number>>())
    const texts = inside(readings, rest.join(' '), () => new Map<string, number>())
    texts.set(text, Math.min(bits, texts.get(text) ?? bits))
  }
  return Object.fromEntries(
    [...byFirst]
      .sort(([a], [b]) => compare(a, b))
      .map(([first, readings]) => [
        first,
        [...readings]
          .sort(([a], [b]) => compare(a, b))
          .map(([rest, texts]) => `${rest} ${packCosted(texts)}`)
          .join('|'),
      ]),
  )
}

/** `王4李4`: the likeliest first. */
export function packCosted(bits: ReadonlyMap<string, number>): string {
  return [...bits]
    .sort((a, b) => a[1] - b[1] || compare(a[0], b[0]))
    .map(([text, cost]) => text + writeCost(cost))
    .join('')
}

export function inside<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}
