// The part of the dictionary that knows characters: every one of Unicode that pinyin-pro can read, by syllable, the likeliest first:
// as often as it has that reading in jieba's words; those without words by the order in which @fontsource-variable/noto-sans-sc
// slices its characters (the most used ones in the last slices) and by the levels of GB/T 2312.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bitsOf, highestCost, writeCost } from '../../renderer/shared/keyboard/costs.ts'
import type { Dictionary } from '../../renderer/shared/keyboard/dictionary.ts'
import { doubleSurnames, rareNames, surnameReadings, surnames } from './name-characters.ts'
import { inside } from './pack-words.ts'
import { type Counted, han, readingsOf } from './read-sources.ts'

/** Where a character stands that no slice of the font has. */
const lastSlice = 120
/** Costs from here on are not written. */
const beyond = highestCost

/** Slice of each character, 0 for the most used. */
function readSlices(): Map<string, number> {
  const css = readFileSync(
    createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/index.css'),
    'utf8',
  )
  const slices = new Map<string, number>()
  for (const [, slice, ranges] of css.matchAll(/noto-sans-sc-\[?(\d+)\]?-[^}]*?unicode-range:\s*([^;]+);/g)) {
    for (const range of (ranges ?? '').split(',')) {
      const [first, last] = range
        .trim()
        .slice(2)
        .split('-')
        .map(code => Number.parseInt(code, 16))
      for (let code = first ?? 0; code <= (last ?? first ?? 0); code++) {
        slices.set(String.fromCodePoint(code), 119 - Number(slice))
      }
    }
  }
  if (slices.size < 10_000) throw new Error(`only ${slices.size} characters were found in the slices of the font`)
  return slices
}

/** Level of GB/T 2312 (3,755 usual and 3,008 less usual characters), from the order of its code. */
function gbLevels(): Map<string, 1 | 2> {
  const decoder = new TextDecoder('gb18030')
  const levels = new Map<string, 1 | 2>()
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (han.test(character)) levels.set(character, row <= 0xd7 ? 1 : 2)
    }
  }
  return levels
}

/** Every Han character that pinyin-pro may know: the basic plane's, and those beyond it. */
function* allHan(): Generator<string> {
  for (const [first, last] of [
    [0x3400, 0x9fff],
    [0x20000, 0x323af],
  ] as const) {
    for (let code = first; code <= last; code++) yield String.fromCodePoint(code)
  }
}

type ReadCount = { text: string; syllables: readonly string[]; count: number }

/** How often each character is read so: `的 de` → 3,188,252. */
function countReadings(words: readonly ReadCount[], counted: readonly Counted[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (character: string, syllable: string | undefined, count: number) => {
    const key = `${character} ${syllable}`
    counts.set(key, (counts.get(key) ?? 0) + count)
  }
  for (const { text, syllables, count } of words) {
    for (const [index, character] of [...text].entries()) add(character, syllables[index], count)
  }
  for (const { text, count } of counted) if ([...text].length === 1) add(text, readingsOf(text)[0], count)
  return counts
}

export function makeCharacters(
  words: readonly ReadCount[],
  counted: readonly Counted[],
): Pick<Dictionary, 'characters' | 'characterCosts'> {
  const slices = readSlices()
  const levels = gbLevels()
  const counts = countReadings(words, counted)
  const total = [...counts.values()].reduce((a, b) => a + b, 0)
  const isRareName = new Set(rareNames)
  const isSurname = new Set(surnames)
  const doubled = new Map(doubleSurnames.flatMap(([text, reading]) => zip([...text], reading.split(' '))))

  /** Bits; beyond what is written, only the order counts. */
  const costOf = (character: string, reading: string, index: number) => {
    const asSurname = surnameReadings[character] === reading || (index === 0 && isSurname.has(character))
    const count = (counts.get(`${character} ${reading}`) ?? 0) + (asSurname ? 40 : 0)
    if (count > 0) return bitsOf(count / total)
    if (isRareName.has(character) && index === 0) return 24
    const level = levels.get(character)
    const order = (slices.get(character) ?? lastSlice) + (level === 1 ? 0 : level === 2 ? 15 : 60) + index * 4
    return level && index === 0 ? 25 + order / 40 : beyond + order
  }

  const bySyllable = new Map<string, { character: string; bits: number }[]>()
  for (const character of allHan()) {
    const readings = readingsOf(character)
    for (const added of [surnameReadings[character], doubled.get(character)]) {
      if (added && !readings.includes(added)) readings.push(added)
    }
    for (const [index, reading] of readings.entries()) {
      inside(bySyllable, reading, () => []).push({ character, bits: costOf(character, reading, index) })
    }
  }
  const characters: Record<string, string> = {}
  const characterCosts: Record<string, string> = {}
  for (const [syllable, entries] of [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1))) {
    entries.sort((a, b) => a.bits - b.bits || compare(a.character, b.character))
    characters[syllable] = entries.map(entry => entry.character).join('')
    characterCosts[syllable] = entries
      .filter(({ bits }) => bits < beyond)
      .map(({ bits }) => writeCost(bits))
      .join('')
  }
  return { characters, characterCosts }
}

const zip = (characters: readonly string[], syllables: readonly string[]) =>
  characters.map((character, index) => [character, syllables[index] ?? ''] as const)

/** By code point, the same on every machine. */
const compare = (a: string, b: string) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)
