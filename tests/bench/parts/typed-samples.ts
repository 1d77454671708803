// What the bench of the Chinese keyboard types: full names, places of the municipality, kinds of work, each with its syllables; and
// the texts that the measured dictionary is compiled without.
import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { shareOfSurname } from '../../../assets/dictionary/make-names.ts'
import { stemOf } from '../../../assets/dictionary/make-places.ts'
import { surnames } from '../../../assets/dictionary/name-characters.ts'
import { readTexts } from '../../../assets/dictionary/read-sources.ts'

export type Sample = { text: string; syllables: string[] }
export type Samples = {
  names: Sample[]
  rarerNames: Sample[]
  places: Sample[]
  kinds: Sample[]
  withheld: Set<string>
}

const seed = 20_221_122
const nameCount = 500
const rarerCount = 200
const placeCount = 300

function aRandom(): () => number {
  let last = seed
  return () => {
    last = (last * 48_271) % 2_147_483_647
    return last / 2_147_483_647
  }
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const copy = [...all]
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const one = copy[at] as T
    copy[at] = copy[other] as T
    copy[other] = one
  }
  return copy
}

const plain = (syllable: string) => syllable.replaceAll('ü', 'v')
const read = (text: string, surname: 'head' | 'off') =>
  pinyin(text, { type: 'array', toneType: 'none', v: true, surname }).map(plain)

const readGiven = (file: string) =>
  readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')

/** Surnames as often as people have them, given names of a published list, every full name once. */
function drawNames(given: readonly string[], count: number, random: () => number): Sample[] {
  const heads = [...surnames]
  const total = heads.reduce((sum, _, rank) => sum + shareOfSurname(rank), 0)
  const drawSurname = () => {
    let left = random() * total
    for (const [rank, surname] of heads.entries()) {
      left -= shareOfSurname(rank)
      if (left <= 0) return surname
    }
    return heads[0] ?? ''
  }
  const names = new Set<string>()
  while (names.size < count) names.add(drawSurname() + given[Math.floor(random() * given.length)])
  return [...names].map(text => ({ text, syllables: read(text, 'head') }))
}

/**
 * Half of the municipality's districts, towns and streets is withheld, with what people call them for short; of that half the
 * measured ones are drawn. Every given name of the list is withheld, alone and in every full name drawn.
 */
export function drawSamples(): Samples {
  const random = aRandom()
  const common = readGiven('given-names.txt')
  const rarer = readGiven('rarer-given-names.txt')
  const names = drawNames(common, nameCount, random)
  const rarerNames = drawNames(rarer, rarerCount, random)
  const all = shuffled(readTexts('municipality.txt', new Set()), random)
  const half = all.slice(0, Math.ceil(all.length / 2))
  const places = half.filter(text => [...text].length <= 8).slice(0, placeCount)
  const kinds = JSON.parse(readFileSync(new URL('../../../locales/zh-Hans/kinds.json', import.meta.url), 'utf8')) as {
    kinds: Record<string, string>
  }
  return {
    names,
    rarerNames,
    places: places.map(text => ({ text, syllables: read(text, 'off') })),
    kinds: [...new Set(Object.values(kinds.kinds))]
      .filter(text => /^\p{Script=Han}+$/u.test(text))
      .map(text => ({ text, syllables: read(text, 'off') })),
    withheld: new Set([
      ...[...names, ...rarerNames].map(name => name.text),
      ...common,
      ...rarer,
      ...half,
      ...half.map(stemOf),
    ]),
  }
}
