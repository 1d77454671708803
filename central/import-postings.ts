// The command `import`: a CSV file of postings into a feed, with an account of every row that adds up.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type RowOutcome, readPostingsCsv } from './import/csv-postings.ts'
import type { CsvProblem } from './import/csv-text.ts'
import { feed as feedName } from './protocol/feed.ts'
import { errorCode, errorLine, StartProblem } from './start-problem.ts'
import type { Change, Store } from './store/store.ts'

const block = 500
const shownRefusals = 20

/** rows = imported + flagged + alreadyThere + refused.length. `flags` counts flags of the flagged rows; a row may have several. */
export type ImportAccount = {
  rows: number
  imported: number
  flagged: number
  alreadyThere: number
  flags: Map<string, number>
  refused: { line: number; reason: string }[]
}

/** Reads a file. Throws StartProblem with one sentence when it is not there, too large, or not such a CSV. */
export function readImportFile(file: string, feed: string, now: Date): RowOutcome[] {
  if (!feedName.safeParse(feed).success)
    throw new StartProblem(`--feed must be a six-digit division code, such as 500105, not "${feed}".`)
  const { outcomes, problem } = readPostingsCsv(readBytes(file), {
    feed,
    importedAt: now,
    sourceName: basename(file).replace(/\.csv$/i, ''),
  })
  if (problem) throw new StartProblem(`${file}: ${problemWords(problem)} Nothing was imported.`)
  return outcomes
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new StartProblem(`There is no file ${file}.`)
    throw new StartProblem(`${file} cannot be read (${errorLine(error)}).`)
  }
}

/** What the first bytes of a wrong file look like, in words. */
const foreignWords: Record<string, string> = {
  'UTF-16': 'it is written in UTF-16; save it as CSV in UTF-8.',
  xlsx: 'this is an Excel workbook; save it as CSV.',
  xls: 'this is an Excel workbook; save it as CSV.',
  html: 'this is a web page, not a CSV file.',
  binary: 'this is not a text file.',
}

function problemWords({ code, line, detail = '' }: CsvProblem): string {
  const where = line === undefined ? '' : ` (line ${line})`
  switch (code) {
    case 'wrong-columns':
      return `columns are missing: ${detail}.`
    case 'encoding':
      return foreignWords[detail] ?? 'the text is neither UTF-8 nor GB 18030.'
    case 'empty':
      return 'there is no row in it.'
    case 'not-csv':
      return foreignWords[detail] ?? `this is not a CSV file with a header${where}.`
  }
}

/** Publishes what was read, in blocks of 500, each a durable transaction. Run again after a break, it goes on where it stopped. */
export async function importPostings(
  store: Store,
  feed: string,
  outcomes: RowOutcome[],
  now: Date,
): Promise<ImportAccount> {
  const account: ImportAccount = {
    rows: outcomes.length,
    imported: 0,
    flagged: 0,
    alreadyThere: 0,
    flags: new Map(),
    refused: outcomes.flatMap(row => (row.status === 'refused' ? [{ line: row.line, reason: row.reason }] : [])),
  }
  const good = outcomes.filter(row => row.status !== 'refused')
  for (let from = 0; from < good.length; from += block) {
    const rows = good.slice(from, from + block)
    const changes = rows.map(({ posting }): Change => ({ op: 'put', kind: 'posting', id: posting.id, value: posting }))
    const { unchanged } = await store.publish(feed, changes, { now, mode: 'add' })
    const old = new Set(unchanged)
    for (const row of rows) {
      if (old.has(row.posting.id)) account.alreadyThere += 1
      else if (row.status === 'imported') account.imported += 1
      else {
        account.flagged += 1
        for (const flag of row.flags) account.flags.set(flag, (account.flags.get(flag) ?? 0) + 1)
      }
    }
  }
  return account
}

/** The account as lines for the screen. */
export function accountLines(account: ImportAccount): string[] {
  const { rows, imported, flagged, alreadyThere, flags, refused } = account
  const lines = [
    `rows                 ${rows}`,
    `imported             ${imported}`,
    `imported with flags  ${flagged}`,
    ...[...flags].sort(([, a], [, b]) => b - a).map(([flag, count]) => `  ${flag}: ${count}`),
    `already there        ${alreadyThere}`,
    `refused              ${refused.length}`,
    ...refused.slice(0, shownRefusals).map(({ line, reason }) => `  line ${line}: ${reason}`),
  ]
  if (refused.length > shownRefusals) lines.push(`  … and ${refused.length - shownRefusals} more`)
  return lines
}
