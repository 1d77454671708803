// The part of the dictionary that writes names: how often a surname is, which characters stand in given names, and which of them
// go together. Learnt from what read-given.ts reads.
import { bitsOf, highestCost, writeCost } from '../../renderer/shared/keyboard/costs.ts'
import type { NameModel } from '../../renderer/shared/keyboard/dictionary.ts'
import { learnKinds, type Pair } from './learn-kinds.ts'
import { doubleSurnames, givenReadings, rareNames, surnameReadings, surnames } from './name-characters.ts'
import { otherNames, otherReadings } from './other-names.ts'
import { inside, packCosted } from './pack-words.ts'
import { type GivenNames, type Measured, readGiven } from './read-given.ts'
import { readingOf, readingsOf, type Withheld } from './read-sources.ts'

/** Kinds of given names that the model tells apart; more do not find more. */
const kindsOfNames = 8
/** One name written by hand counts as so many people in books, who are called otherwise than those who stand at a screen today. */
const handWeight = 30
/** How much the names themselves count beside their kinds: who is called as nobody in the lists must be found, too. */
const knownShare = 0.4
const shareOfSingle = 0.14
/** How many bits likelier 婷婷 is than its two characters say, when each had come by itself. */
const twiceBits = 3
/** What one of other-names.ts costs, as much as a surname that few have and a given name together. */
const otherBits = 18

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

function makeOthers(withheld: Withheld): NameModel['others'] {
  const byReading = new Map<string, Map<string, number>>()
  for (const text of otherNames.trim().split(/\s+/)) {
    const reading = readingOf(text)
      ?.map((syllable, index) => otherReadings[text[index] ?? ''] ?? syllable)
      .join(' ')
    if (reading && !withheld.has(text)) inside(byReading, reading, () => new Map()).set(text, otherBits)
  }
  return Object.fromEntries([...byReading].sort().map(([reading, texts]) => [reading, packCosted(texts)]))
}

/** Given names with how much each counts. */
function weigh({ printed, usual }: GivenNames): { pairs: Pair[]; single: Map<string, number> } {
  const weights = new Map(printed)
  for (const [name, weight] of usual) weights.set(name, (weights.get(name) ?? 0) + handWeight * weight)
  const pairs: Pair[] = []
  const single = new Map<string, number>()
  for (const [name, weight] of weights) {
    const [first = '', last] = name
    if (last === undefined) single.set(first, weight)
    else pairs.push({ first, last, weight })
  }
  return { pairs, single }
}

/** @param measured what a measurement changes of the lists */
export function makeNames(withheld: Withheld, measured?: Measured): NameModel {
  const { pairs, single } = weigh(readGiven(withheld, measured))
  const { first, last } = learnKinds(pairs, kindsOfNames, rareNames)
  const known = new Map<string, Map<string, number>>()
  const total = sumOf(pairs.map(pair => pair.weight))
  for (const pair of pairs) {
    if (pair.weight < 2) continue
    const lasts = last(pair.last)
    const byKinds = sumOf(first(pair.first).map((share, kind) => share * (lasts[kind] ?? 0)))
    const share = (knownShare * (pair.weight - 0.7)) / total + (1 - knownShare) * byKinds
    inside(known, pair.first, () => new Map()).set(pair.last, bitsOf(share))
  }
  // A character that nobody in the lists has alone may still be somebody's name.
  const lone = sumOf(single.values())
  const characters = new Set([...pairs.flatMap(pair => [pair.first, pair.last]), ...rareNames])
  const alone = new Map<string, number>()
  for (const character of characters) {
    const asLast = sumOf(last(character)) / kindsOfNames
    const share = (0.5 * (single.get(character) ?? 0)) / lone + 0.5 * asLast
    alone.set(character, bitsOf(share * shareOfSingle))
  }
  return {
    surnames: makeSurnames(),
    first: writeTable(characters, first),
    last: writeTable(characters, last),
    single: packCosted(alone),
    pairs: Object.fromEntries([...known].sort().map(([character, lasts]) => [character, packCosted(lasts)])),
    twiceBits,
    others: makeOthers(withheld),
    readings: givenReadings,
  }
}

const sumOf = (all: Iterable<number>) => [...all].reduce((sum, one) => sum + one, 0)

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
