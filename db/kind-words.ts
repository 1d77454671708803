// The words by which kinds of work are asked for, in characters or in full pinyin: their aliases, and what people say for them.
import { kindSynonyms } from './model/kind-synonyms.ts'
import { kindAliases } from './model/kinds.ts'
import { fold, han, syllablesOf } from './search-tokens.ts'

type Read = { word: string; syllables: readonly string[] }
let readings: Map<string, Read[]> | undefined

/** Pinyin without spaces → the words read so. */
export function kindReadings(): ReadonlyMap<string, readonly Read[]> {
  if (readings) return readings
  readings = new Map()
  for (const word of new Set([...kindAliases.keys(), ...kindSynonyms.keys()])) {
    if (![...word].every(character => han.test(character))) continue
    const syllables = syllablesOf(word)
    const letters = syllables.join('')
    readings.set(letters, [...(readings.get(letters) ?? []), { word, syllables }])
  }
  return readings
}

/** Codes of the kinds that a word names, by characters or by its pinyin; none for most words. */
export function kindsNamed(typed: string): string[] {
  const word = fold(typed)
  const words = han.test(word) ? [word] : [word, ...(kindReadings().get(word) ?? []).map(read => read.word)]
  const codes = words.flatMap(one => [...(kindSynonyms.get(one) ?? []), ...aliasOf(one)])
  return [...new Set(codes)]
}

function aliasOf(word: string): string[] {
  const code = kindAliases.get(word)
  return code === undefined ? [] : [code]
}
