// Makes the dictionary of the page's own Chinese keyboard out of npm data only: readings from pinyin-pro, frequency from the order
// in which @fontsource-variable/noto-sans-sc slices its characters (the most used ones in the last slices), words from our own
// list of kinds of work. Run by hand after a change of these; its result is kept beside it, and a test makes it again.
//   node assets/dictionary/make-pinyin.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { pinyin } from 'pinyin-pro'
import { kindAliases } from '../../db/model/kinds.ts'
import { doubleSurnames, givenNames, rareNames, surnameReadings, surnames, workWords } from './name-characters.ts'

type Dictionary = { characters: Record<string, string>; common: string; words: Record<string, string> }

const han = /^\p{Script=Han}$/u
/** Where a character stands that no slice of the font has. */
const lastSlice = 120

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

const plain = (syllable: string) => syllable.replaceAll('ü', 'v')
/** 呣 and 嗯 have readings without a vowel, which nobody types. */
const isSyllable = (text: string) => /^[a-z]{1,6}$/.test(text) && /[aeiouv]/.test(text)

/** The readings of a character without tones, its usual one first; none where it is not known. */
function readingsOf(character: string): string[] {
  const readings = pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true }).map(plain)
  return [...new Set(readings.filter(isSyllable))]
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

export function makeDictionary(): Dictionary {
  const slices = readSlices()
  const levels = gbLevels()
  const surnameRank = new Map([...surnames].map((character, rank) => [character, rank]))
  const given = new Set(givenNames)
  const rare = new Set(rareNames)

  /** Smaller stands further in front. Names are what is typed most here. */
  const placeOf = (character: string) => {
    const level = levels.get(character)
    let place = (slices.get(character) ?? lastSlice) + (level === 1 ? 0 : level === 2 ? 15 : 60)
    if (rare.has(character)) place = Math.min(place, 9)
    return given.has(character) ? place - 6 : place
  }
  /** How far a surname moves forward, in the reading that it has as one. */
  const surnameStep = (character: string) => {
    const rank = surnameRank.get(character)
    return rank === undefined ? 0 : rank < 30 ? 12 : 7
  }

  type Entry = { character: string; place: number }
  const bySyllable = new Map<string, Entry[]>()
  const places = new Map<string, number>()
  for (const character of allHan()) {
    const asSurname = surnameReadings[character]
    const readings = readingsOf(character)
    if (asSurname && !readings.includes(asSurname)) readings.push(asSurname)
    if (!readings.length) continue
    const place = placeOf(character)
    for (const [index, reading] of readings.entries()) {
      // A second reading is seldom meant, unless it is the one of a surname.
      const later = index === 0 || reading === asSurname ? 0 : 10 + index * 4
      const earlier = reading === (asSurname ?? readings[0]) ? surnameStep(character) : 0
      const entries = bySyllable.get(reading) ?? []
      const here = place + later - earlier
      entries.push({ character, place: here })
      places.set(character, Math.min(places.get(character) ?? here, here))
      bySyllable.set(reading, entries)
    }
  }

  const byPlace = (a: Entry, b: Entry) => a.place - b.place || compare(a.character, b.character)
  const characters: Dictionary['characters'] = {}
  for (const [syllable, entries] of [...bySyllable].sort(([a], [b]) => compare(a, b))) {
    characters[syllable] = entries
      .sort(byPlace)
      .map(entry => entry.character)
      .join('')
  }
  const common = [...places]
    .map(([character, place]) => ({ character, place }))
    .sort(byPlace)
    .slice(0, 4_000)
  return { characters, common: common.map(entry => entry.character).join(''), words: makeWords() }
}

/** By code point, the same on every machine. */
const compare = (a: string, b: string) =>
  (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0) || (a < b ? -1 : a > b ? 1 : 0)

/** Words by their reading: kinds of work, words of the work, surnames of two characters. */
function makeWords(): Dictionary['words'] {
  const names = JSON.parse(readFileSync(new URL('../../locales/zh-Hans/kinds.json', import.meta.url), 'utf8')) as {
    groups: Record<string, string>
    kinds: Record<string, string>
  }
  const all = [
    ...workWords.split(' '),
    ...Object.values(names.groups),
    ...Object.values(names.kinds),
    ...kindAliases.keys(),
  ]
  const readings = new Map<string, string>(doubleSurnames)
  for (const word of all) {
    if (readings.has(word) || !/^\p{Script=Han}{2,8}$/u.test(word)) continue
    readings.set(word, pinyin(word, { type: 'array', toneType: 'none', v: true }).map(plain).join(' '))
  }
  const words: Record<string, string> = {}
  for (const [word, reading] of readings) words[reading] = words[reading] ? `${words[reading]} ${word}` : word
  return Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dictionary = makeDictionary()
  const json = `${JSON.stringify(dictionary, null, 2)}\n`
  writeFileSync(new URL('./pinyin.json', import.meta.url), json)
  const entries = Object.values(dictionary.characters).reduce((sum, text) => sum + [...text].length, 0)
  console.log(
    `${Object.keys(dictionary.characters).length} syllables, ${entries} entries, ${Object.keys(dictionary.words).length} readings of words, ${json.length} characters`,
  )
}
