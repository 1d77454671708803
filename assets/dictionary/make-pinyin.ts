// Compiles the dictionary of the page's own Chinese keyboard out of sources/, pinyin-pro's readings and our own lists. Run by hand
// after a change of these; its result is kept beside it, and a test compiles it again.
//   node assets/dictionary/make-pinyin.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { kindAliases } from '../../db/model/kinds.ts'
import { bitsOf } from '../../renderer/shared/keyboard/costs.ts'
import type { Dictionary } from '../../renderer/shared/keyboard/dictionary.ts'
import { makeCharacters } from './make-characters.ts'
import { makeNames } from './make-names.ts'
import { makePlaces, makeTowns } from './make-places.ts'
import { doubleSurnames, workWords } from './name-characters.ts'
import { packWords } from './pack-words.ts'
import { type ReadWord, readCounted, readingOf, readingsOf, readTexts, type Withheld } from './read-sources.ts'

/** A character occurs so often as a word in jieba's texts, or it is not taken for one. */
const fewestAlone = 1_000

const none: Withheld = new Set()

/** @param withheld texts that must stand in no list: a measurement withholds what it measures */
export function makeDictionary(withheld: Withheld = none): Dictionary {
  const counted = readCounted('words.tsv', withheld)
  const words = counted.flatMap(({ text, count }) => {
    const syllables = [...text].length > 1 ? readingOf(text) : null
    return syllables ? [{ text, syllables, count }] : []
  })
  // Characters that are words by themselves: 找 is likelier than its share of all text says, 照 less so.
  const alone = counted.flatMap(({ text, count }) => {
    const [syllable] = [...text].length === 1 && count >= fewestAlone ? readingsOf(text) : []
    return syllable ? [{ text, syllables: [syllable], count }] : []
  })
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  const places = makePlaces(withheld)
  const isPlace = new Set(places.map(place => place.text))
  const doubles = doubleSurnames.map(([text, reading]) => ({ text, syllables: reading.split(' '), bits: 16 }))
  return {
    ...makeCharacters(words, counted),
    words: packWords([
      ...[...words, ...alone]
        .filter(word => !isPlace.has(word.text))
        .map(({ text, syllables, count }) => ({ text, syllables, bits: bitsOf(count / total) })),
      ...doubles,
    ]),
    work: packWords(makeWork(withheld)),
    places: packWords(places),
    names: makeNames(withheld),
    towns: makeTowns(withheld),
  }
}

/** Kinds of work, the words by which people know them, words of looking for work, and the official occupations. */
function makeWork(withheld: Withheld): ReadWord[] {
  const names = JSON.parse(readFileSync(new URL('../../locales/zh-Hans/kinds.json', import.meta.url), 'utf8')) as {
    groups: Record<string, string>
    kinds: Record<string, string>
  }
  const lists: readonly [texts: Iterable<string>, bits: number][] = [
    [[...Object.values(names.groups), ...Object.values(names.kinds)], 8],
    [workWords.split(' '), 9],
    [kindAliases.keys(), 10.5],
    [readTexts('occupations.txt', none), 14],
  ]
  return lists.flatMap(([texts, bits]) =>
    [...texts].flatMap(text => {
      if (withheld.has(text) || !/^\p{Script=Han}{2,10}$/u.test(text)) return []
      const syllables = readingOf(text)
      return syllables ? [{ text, syllables, bits }] : []
    }),
  )
}

/** The files and what stands in them; each is small enough to be read by the tools that check the others. */
export const parts = {
  'characters.json': ['characters', 'characterCosts'],
  'words.json': ['words'],
  'fields.json': ['work', 'places', 'towns'],
  'names.json': ['names'],
} as const satisfies Record<string, readonly (keyof Dictionary)[]>

/** What a file of the dictionary holds, as it is written. */
export function writePart(dictionary: Dictionary, file: keyof typeof parts): string {
  const part = Object.fromEntries(parts[file].map(key => [key, dictionary[key]]))
  return `${JSON.stringify(part, null, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dictionary = makeDictionary()
  let raw = 0
  let packed = 0
  for (const file of Object.keys(parts) as (keyof typeof parts)[]) {
    const text = Buffer.from(writePart(dictionary, file))
    writeFileSync(new URL(`./${file}`, import.meta.url), text)
    const small = gzipSync(text, { level: 9 }).length
    raw += text.length
    packed += small
    console.log(`${file}: ${text.length} bytes, ${small} with gzip`)
  }
  console.log(`together: ${raw} bytes, ${packed} with gzip`)
}
