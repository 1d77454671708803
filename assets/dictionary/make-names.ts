// The part of the dictionary that writes names: how often a surname is, which characters stand in given names, and which of them
// go together. Learnt from the given names of people in jieba's list and from given-names.ts.
import { bitsOf, highestCost, writeCost } from '../../renderer/shared/keyboard/costs.ts'
import type { NameModel } from '../../renderer/shared/keyboard/dictionary.ts'
import { usualGivenNames } from './given-names.ts'
import { learnKinds, type Pair } from './learn-kinds.ts'
import { doubleSurnames, rareNames, surnameReadings, surnames, titles, transliterating } from './name-characters.ts'
import { inside, packCosted } from './pack-words.ts'
import { readCounted, readingsOf, type Withheld } from './read-sources.ts'

/** Kinds of given names that the model tells apart; more do not find more. */
const kindsOfNames = 6
/** One name written by hand counts as so many people in books, who are called otherwise than those who stand at a screen today. */
const handWeight = 100
/** How much the names themselves count beside their kinds. */
const knownShare = 0.4
const shareOfSingle = 0.14

/** The share of all people who have a surname, from its place among the usual ones: the first five have a third. */
export function shareOfSurname(rank: number): number {
  const first = [0.072, 0.071, 0.067, 0.051, 0.045, 0.03, 0.022, 0.021, 0.02, 0.019]
  return first[rank] ?? 0.009 * (20 / (rank + 1)) ** 0.95
}

function makeSurnames(): NameModel['surnames'] {
  const byReading = new Map<string, Map<string, number>>()
  for (const [rank, surname] of [...surnames].entries()) {
    const reading = surnameReadings[surname] ?? readingsOf(surname)[0]
    if (reading) inside(byReading, reading, () => new Map()).set(surname, bitsOf(shareOfSurname(rank)))
  }
  for (const [surname, reading] of doubleSurnames) {
    inside(byReading, reading, () => new Map()).set(surname, bitsOf(0.0002))
  }
  return Object.fromEntries([...byReading].sort().map(([reading, texts]) => [reading, packCosted(texts)]))
}

function readGiven(withheld: Withheld): { pairs: Pair[]; single: Map<string, number> } {
  const weights = new Map<string, number>()
  const isTitle = new Set(titles.split(' '))
  const transliterates = new Set(transliterating)
  for (const { text, count } of readCounted('given-names.tsv', withheld)) {
    if (isTitle.has(text) || [...text].every(character => transliterates.has(character))) continue
    weights.set(text, Math.min(count, 6))
  }
  for (const name of usualGivenNames.trim().split(/\s+/)) {
    if (!withheld.has(name)) weights.set(name, (weights.get(name) ?? 0) + handWeight)
  }
  const pairs: Pair[] = []
  const single = new Map<string, number>()
  for (const [name, weight] of weights) {
    const [first = '', last] = name
    if (last === undefined) single.set(first, weight)
    else pairs.push({ first, last, weight })
  }
  return { pairs, single }
}

export function makeNames(withheld: Withheld): NameModel {
  const { pairs, single } = readGiven(withheld)
  const { first, last } = learnKinds(pairs, kindsOfNames, rareNames)
  // A character that nobody in the lists has may still be somebody's.
  const known = new Map<string, Map<string, number>>()
  const total = pairs.reduce((sum, pair) => sum + pair.weight, 0)
  for (const pair of pairs) {
    if (pair.weight < 2) continue
    const lasts = last(pair.last)
    const byKinds = first(pair.first).reduce((sum, share, kind) => sum + share * (lasts[kind] ?? 0), 0)
    const share = (knownShare * (pair.weight - 0.7)) / total + (1 - knownShare) * byKinds
    inside(known, pair.first, () => new Map()).set(pair.last, bitsOf(share))
  }
  const lone = [...single].reduce((sum, [, weight]) => sum + weight, 0)
  const characters = new Set([...pairs.flatMap(pair => [pair.first, pair.last]), ...rareNames])
  const alone = new Map<string, number>()
  for (const character of characters) {
    const asLast = last(character).reduce((sum, share) => sum + share, 0) / kindsOfNames
    const share = (0.5 * (single.get(character) ?? 0)) / lone + 0.5 * asLast
    alone.set(character, bitsOf(share * shareOfSingle))
  }
  return {
    surnames: makeSurnames(),
    first: writeTable(characters, first),
    last: writeTable(characters, last),
    single: packCosted(alone),
    pairs: Object.fromEntries([...known].sort().map(([character, followers]) => [character, packCosted(followers)])),
  }
}

/** Digits of each character in each kind; those that are seldom in all kinds are left out. */
function writeTable(
  characters: Iterable<string>,
  sharesOf: (character: string) => Float64Array,
): Record<string, string> {
  return Object.fromEntries(
    [...characters].sort().flatMap(character => {
      const bits = Array.from(sharesOf(character), share => Math.min(highestCost, bitsOf(share)))
      return Math.min(...bits) < 21 ? [[character, bits.map(writeCost).join('')]] : []
    }),
  )
}
