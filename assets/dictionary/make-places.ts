// The part of the dictionary that writes places: those of the country and of the municipality by name, and which character follows
// which in names of towns, for the places that no list has.
import { bitsOf } from '../../renderer/shared/keyboard/costs.ts'
import type { PlaceModel } from '../../renderer/shared/keyboard/dictionary.ts'
import { inside, packCosted } from './pack-words.ts'
import { type ReadWord, readCounted, readingOf, readTexts, type Withheld } from './read-sources.ts'

/** One town of the municipality counts as so many elsewhere: its neighbours are named alike. */
const localWeight = 4
const pairShare = 0.75
const longEnding =
  /(.{2,}?)(土家族苗族自治县|苗族土家族自治县|土家族自治县|自治县|自治州|自治区|新区|街道|地区|区|县|市|镇|乡|盟|旗|省)$/

/** What people call a place: 石柱 for 石柱土家族自治县, 沙坪坝 for 沙坪坝区. */
export function stemOf(name: string): string {
  return longEnding.exec(name)?.[1] ?? name
}

/** Places by name and by what they are called for short; the municipality's come before the country's. */
export function makePlaces(withheld: Withheld): ReadWord[] {
  const here = readTexts('municipality.txt', withheld)
  const country = readTexts('country.txt', withheld)
  const places: ReadWord[] = []
  const add = (name: string, bits: number) => {
    const syllables = withheld.has(name) ? null : readingOf(name)
    if (syllables && syllables.length > 1 && syllables.length <= 11) places.push({ text: name, syllables, bits })
  }
  for (const [names, bits] of [
    [here, 10],
    [country, 13],
  ] as const) {
    for (const name of names) {
      add(name, /[区县市]$/.test(name) ? bits - 1.5 : bits)
      const stem = stemOf(name)
      if (stem !== name) add(stem, bits + 0.5)
      if (name.endsWith('自治县')) add(`${stem}县`, bits)
    }
  }
  return places
}

export function makeTowns(withheld: Withheld): PlaceModel {
  const stems = new Set([...withheld].filter(text => [...text].length > 2))
  const names = [
    ...readCounted('towns.tsv', withheld),
    ...readTexts('municipality.txt', withheld).map(text => ({ text, count: localWeight })),
    ...readTexts('country.txt', withheld).map(text => ({ text, count: 1 })),
  ].filter(({ text }) => !withheld.has(stemOf(text)) && !stems.has(text))
  const follows = new Map<string, Map<string, number>>()
  const counts = new Map<string, number>()
  let total = 0
  for (const { text, count } of names) {
    // 太平镇 stands for 48 towns; what matters is that there are such names.
    const weight = Math.min(count, 4)
    const characters = [...text]
    for (const [index, character] of [...characters, '$'].entries()) {
      const before = characters[index - 1] ?? '^'
      const followers = inside(follows, before, () => new Map())
      followers.set(character, (followers.get(character) ?? 0) + weight)
      counts.set(character, (counts.get(character) ?? 0) + weight)
      total += weight
    }
  }
  const shareOf = (character: string) => (counts.get(character) ?? 0) / total
  const pairs: Record<string, string> = {}
  for (const [before, followers] of [...follows].sort()) {
    const sum = [...followers.values()].reduce((a, b) => a + b, 0)
    const kept = [...followers].filter(([, count]) => count > 1)
    const bits = kept.map(([character, count]) => {
      const share = (pairShare * Math.max(0, count - 0.5)) / sum + (1 - pairShare) * shareOf(character)
      return [character, bitsOf(share)] as const
    })
    if (bits.length) pairs[before] = packCosted(new Map(bits))
  }
  const characters = new Map([...counts.keys()].map(character => [character, bitsOf(shareOf(character))] as const))
  return { characters: packCosted(characters), pairs, otherwise: bitsOf(1 - pairShare) }
}
