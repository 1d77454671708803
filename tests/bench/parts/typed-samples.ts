// What the bench of the Chinese keyboard types: full names, places of the municipality, kinds of work, each with its syllables; and
// the texts that the measured dictionary is compiled without.
import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { shareOfSurname } from '../../../assets/dictionary/make-names.ts'
import { stemOf } from '../../../assets/dictionary/make-places.ts'
import { surnames } from '../../../assets/dictionary/name-characters.ts'
import { readTexts } from '../../../assets/dictionary/read-sources.ts'

export type Sample = { text: string; syllables: string[] }
/** Full names to type, and what a dictionary is compiled without to be measured by them. */
export type Names = {
  what: string
  samples: Sample[]
  /** The given names of its list, and of those withheld together with it. */
  given: readonly string[]
  withheld: ReadonlySet<string>
}
export type Samples = {
  names: Names[]
  places: Sample[]
  kinds: Sample[]
  withheldPlaces: ReadonlySet<string>
}

const seed = 20_221_122
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
 * measured ones are drawn. Every given name of a list is withheld, alone and in every full name drawn.
 */
export function drawSamples(): Samples {
  const random = aRandom()
  const draw = (what: string, file: string, count: number) => {
    const given = readGiven(file)
    return { what, given, samples: drawNames(given, count, random) }
  }
  const usual = draw('full names', 'given-names.txt', 500)
  const rarer = draw('rarer names', 'rarer-given-names.txt', 200)
  const all = shuffled(readTexts('municipality.txt', new Set()), random)
  const half = all.slice(0, Math.ceil(all.length / 2))
  const withheldPlaces = new Set([...half, ...half.map(stemOf)])
  const registered = draw('names in registers', 'registered-given-names.txt', 300)
  const known = draw('names of known people', 'known-given-names.txt', 500)
  const places = half.filter(text => [...text].length <= 8).slice(0, placeCount)
  const kinds = JSON.parse(readFileSync(new URL('../../../locales/zh-Hans/kinds.json', import.meta.url), 'utf8')) as {
    kinds: Record<string, string>
  }
  return {
    names: [[usual, rarer], [registered], [known]].flatMap(together => withheldTogether(together, withheldPlaces)),
    places: places.map(text => ({ text, syllables: read(text, 'off') })),
    kinds: [...new Set(Object.values(kinds.kinds))]
      .filter(text => /^\p{Script=Han}+$/u.test(text))
      .map(text => ({ text, syllables: read(text, 'off') })),
    withheldPlaces,
  }
}

function withheldTogether(drawn: readonly Omit<Names, 'withheld'>[], places: ReadonlySet<string>): Names[] {
  const given = drawn.flatMap(one => one.given)
  const withheld = new Set([...drawn.flatMap(one => one.samples.map(name => name.text)), ...given, ...places])
  return drawn.map(one => ({ ...one, given, withheld }))
}
