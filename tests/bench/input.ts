// How well the Chinese keyboard finds what is typed: 500 full names, 300 places of the municipality, all kinds of work, by full pinyin
// and by initials, beside the Chinese layout of simple-keyboard-layouts in the same run. What is measured is not in the dictionary:
// it is compiled anew without it; the dictionary that ships, which has it, is measured too and named so.
// Usage: npm run bench:input [-- misses]   (misses: lists what was not among the first five)
import { gzipSync } from 'node:zlib'
import layouts from 'simple-keyboard-layouts/build/commonjs/layouts/chinese.js'
import { makeNames } from '../../assets/dictionary/make-names.ts'
import { makeDictionary, parts, writePart } from '../../assets/dictionary/make-pinyin.ts'
import { type Dictionary, loadDictionary } from '../../renderer/shared/keyboard/dictionary.ts'
import { createInput, type Use } from '../../renderer/shared/keyboard/input.ts'
import { median, quantile } from './parts/quantiles.ts'
import { drawSamples, type Names, type Sample } from './parts/typed-samples.ts'
import { lettersOf, seen, type Typed, typeOurs, typeTheirs, type Way } from './parts/typing-person.ts'

const listsMisses = process.argv.includes('misses')
const samples = drawSamples()
const theirs = layouts.default.layoutCandidates

const shipped = await loadDictionary()
const compiled = new Map<ReadonlySet<string>, Dictionary>()
/** The dictionary without what must not stand in it, compiled once for all that is measured by it. */
function heldOut(withheld: ReadonlySet<string>): Dictionary {
  const known = compiled.get(withheld)
  if (known) return known
  const start = performance.now()
  const made = makeDictionary(withheld)
  console.log(`compiled without ${withheld.size} texts in ${Math.round(performance.now() - start)} ms`)
  assertWithheld(made, withheld)
  compiled.set(withheld, made)
  return made
}
const withoutPlaces = heldOut(samples.withheldPlaces)

const tables = performance.now()
createInput(withoutPlaces)
console.log(`tables of a dictionary: ${Math.round(performance.now() - tables)} ms, once`)
createInput(shipped)

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
const heads = [
  'what',
  'keyboard',
  'way',
  'rank 1',
  'first 5',
  'characters',
  'keys/char',
  'median ms',
  'p95 ms',
  'mean CPU ms',
]

function sum(what: string, keyboard: string, way: Way, all: readonly Typed[]): string[] {
  const characters = all.reduce((total, typed) => total + typed.characters, 0)
  const written = all.filter(typed => typed.keys !== null)
  const keys = written.reduce((total, typed) => total + (typed.keys ?? 0), 0)
  const keyMs = all.flatMap(typed => typed.keyMs)
  const cpu = all.flatMap(typed => typed.keyCpuMs)
  const unwritten = all.length - written.length
  return [
    what,
    keyboard,
    way,
    percent(all.filter(typed => typed.rank === 1).length, all.length),
    percent(all.filter(typed => typed.rank !== null && typed.rank <= seen).length, all.length),
    percent(
      all.reduce((total, typed) => total + typed.seenCharacters, 0),
      characters,
    ),
    `${written.length ? (keys / written.reduce((total, typed) => total + typed.characters, 0)).toFixed(2) : '–'}${unwritten ? ` (${unwritten} not)` : ''}`,
    keyMs.length ? median(keyMs).toFixed(2) : '–',
    keyMs.length ? quantile(keyMs, 0.95).toFixed(2) : '–',
    keyMs.length ? (cpu.reduce((total, ms) => total + ms, 0) / cpu.length).toFixed(2) : '–',
  ]
}

type Kept = [keyboard: string, dictionary: Dictionary]
const keptOf = ({ withheld, given }: Names): Kept[] => [
  ['ours, held out', heldOut(withheld)],
  ['  without followers', { ...heldOut(withheld), names: makeNames(withheld, { withoutFollowers: true }) }],
  ['ours, as shipped', shipped],
  ['ours, all known', { ...shipped, names: makeNames(new Set(), { also: given }) }],
]
const keptPlaces: Kept[] = [
  ['ours, held out', withoutPlaces],
  ['ours, as shipped', shipped],
]
const sets: [what: string, use: Use, all: Sample[], kept: Kept[]][] = [
  ...samples.names.map((names): (typeof sets)[number] => [names.what, 'name', names.samples, keptOf(names)]),
  ['places, as places', 'place', samples.places, keptPlaces],
  ['places, in a search', 'search', samples.places, keptPlaces],
  ['kinds of work', 'search', samples.kinds, [['ours', shipped]]],
]

const rows: string[][] = []
for (const [name, use, all, kept] of sets) {
  const what = `${all.length} ${name}`
  for (const way of ['full', 'initials'] as const) {
    for (const [keyboard, dictionary] of kept) {
      rows.push(
        sum(
          what,
          keyboard,
          way,
          all.map(sample => typeOurs(dictionary, sample, use, way)),
        ),
      )
    }
    rows.push(
      sum(
        what,
        'simple-keyboard',
        way,
        all.map(sample => typeTheirs(theirs, sample, way)),
      ),
    )
    const [first] = kept
    if (listsMisses && first) listMisses(what, first[1], use, way, all)
  }
}
const widths = heads.map((head, column) => Math.max(head.length, ...rows.map(row => (row[column] ?? '').length)))
for (const row of [heads, ...rows]) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))

for (const [name, dictionary] of [
  ['held out', withoutPlaces],
  ['as shipped', shipped],
] as const) {
  const texts = (Object.keys(parts) as (keyof typeof parts)[]).map(file => writePart(dictionary, file))
  const raw = texts.reduce((total, text) => total + Buffer.byteLength(text), 0)
  const packed = texts.reduce((total, text) => total + gzipSync(text, { level: 9 }).length, 0)
  console.log(`dictionary ${name}: ${raw} bytes, ${packed} with gzip`)
}
const their = JSON.stringify(theirs)
console.log(
  `candidates of simple-keyboard-layouts: ${Buffer.byteLength(their)} bytes, ${gzipSync(their, { level: 9 }).length} with gzip`,
)
console.log(
  'Held out: all given names of the list in tests/bench and every full name drawn (given-names.txt and rarer-given-names.txt, from faker, together; registered-given-names.txt, of published registers, and known-given-names.txt, of people in public life, each by itself); half of the districts, towns and streets, from which the places are drawn, with their short names, here and wherever in the country one is called the same. Kinds of work are our own list and in the dictionary. Without followers: held out, and without given-name-followers.ts, whose author had seen the lists of faker. All known: as shipped, and every given name of the list learnt as well; what is missed then is missed because others are called alike.',
)
console.log(
  'rank 1, first 5: the whole text among the candidates of all its letters. characters: share of characters that stand among the first five of a row when their turn comes, in the row of whole texts or in that of single characters; keys/char: letters, selecting taps and pages turned. (n not): so many could not be written that way at all. mean CPU ms: time of the processor for a key, without what other programs took of it (its clock ticks in steps of some ms, so only the mean says something). For simple-keyboard a text is found where all of its characters are.',
)

function listMisses(what: string, dictionary: Dictionary, use: Use, way: Way, all: readonly Sample[]): void {
  for (const sample of all) {
    const { rank } = typeOurs(dictionary, sample, use, way)
    if (rank !== null && rank <= seen) continue
    const input = createInput(dictionary, () => ({ use, before: '' }))
    for (const letter of lettersOf(sample, way)) input.type(letter)
    const first = input.candidates().slice(0, seen)
    console.log(`  ${what} ${way} ${sample.text} ${sample.syllables.join(' ')}: ${first.map(c => c.text).join(' ')}`)
  }
}

/** Ends the run where a withheld text stands in the dictionary after all. */
function assertWithheld(dictionary: Dictionary, withheld: ReadonlySet<string>): void {
  const lists = [dictionary.words, dictionary.work, dictionary.places].flatMap(packed =>
    Object.values(packed).flatMap(text => text.match(/\p{Script=Han}+/gu) ?? []),
  )
  const pairs = Object.entries(dictionary.names.pairs).flatMap(([first, followers]) =>
    [...followers.matchAll(/(\p{Script=Han})[0-9A-Za-z]/gu)].map(([, last]) => first + last),
  )
  const there = [...lists, ...pairs].filter(text => [...text].length > 1 && withheld.has(text))
  if (there.length) throw new Error(`not withheld: ${there.slice(0, 10).join(' ')}`)
}
