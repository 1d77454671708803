// Bytes of a CSV file into a header and rows: which encoding it is, and rows that survive a broken neighbour.
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'

/** A row of a CSV file; `line` is the number of its first line, from 1. `fields` is null where its quotes do not close. */
export type CsvRow = { line: number; fields: string[] | null }

export type CsvProblem = {
  code: 'wrong-columns' | 'encoding' | 'empty' | 'not-csv'
  line?: number
  /** Names of columns, or what the bytes look like. */
  detail?: string
}

/** How many lines one quoted field may span. A quote left open would otherwise swallow the rest of the file. */
const longestField = 50

/**
 * Reads a CSV file (comma, RFC 4180 quotes, any line end), UTF-8 with or without a byte order mark, or GB18030. Rows are not
 * checked for their number of fields.
 */
export function readCsv(bytes: Uint8Array): { header: string[]; rows: CsvRow[] } | { problem: CsvProblem } {
  const kind = foreignKind(bytes)
  if (kind) return { problem: { code: kind === 'UTF-16' ? 'encoding' : 'not-csv', detail: kind } }
  const text = decode(bytes)
  if (text === null) return { problem: { code: 'encoding' } }
  if (text.trim() === '') return { problem: { code: 'empty' } }

  const lines = text.split(/\r\n|\n|\r/)
  const first = lines.findIndex(line => line.trim() !== '')
  const header = fieldsOf(lines[first] ?? '')?.map(name => name.trim())
  if (!header || header.length < 2) return { problem: { code: 'not-csv', line: first + 1 } }
  const rows = readRows(lines, first + 1, header.length)
  if (rows.length === 0) return { problem: { code: 'empty', line: first + 1 } }
  return { header, rows }
}

/** What kind of file this is where it cannot be a CSV file in our encodings. */
function foreignKind(bytes: Uint8Array): string | null {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16'
  if (a === 0x50 && b === 0x4b) return 'xlsx'
  if (a === 0xd0 && b === 0xcf) return 'xls'
  if (bytes.includes(0)) return 'binary'
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().toLowerCase()
  return start.startsWith('<') ? 'html' : null
}

/**
 * Strict UTF-8 first. Where that fails, the lines vote: a UTF-8 file with a few broken characters stays UTF-8 (each becomes U+FFFD,
 * for the row to be flagged); read as GB18030 it would often decode without complaint into nonsense. A file most of whose
 * lines are not UTF-8 is GB18030 if every byte of it is, else null.
 */
function decode(bytes: Uint8Array): string | null {
  const strict = new TextDecoder('utf-8', { fatal: true })
  try {
    return strict.decode(bytes)
  } catch {
    let good = 0
    let bad = 0
    for (const line of splitBytes(bytes)) {
      if (line.every(byte => byte < 0x80)) continue
      try {
        strict.decode(line)
        good += 1
      } catch {
        bad += 1
      }
    }
    if (good > bad) return new TextDecoder('utf-8').decode(bytes)
    const text = iconv.decode(bytes, 'gb18030')
    return text.includes('\u{FFFD}') ? null : text
  }
}

function* splitBytes(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start)
    yield bytes.subarray(start, end === -1 ? bytes.length : end)
    if (end === -1) return
    start = end + 1
  }
}

/**
 * Rows from line index `from` on. A line whose quotes do not close is joined with those below only where that gives a row of
 * `width` fields; otherwise it stands alone, so that one stray quote costs one row and not the rest of the file.
 */
function readRows(lines: string[], from: number, width: number): CsvRow[] {
  const rows: CsvRow[] = []
  const texts: string[] = []
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line.trim() === '') continue
    const joined = hasOpenQuote(line) ? joinQuoted(lines, i, width) : null
    rows.push({ line: i + 1, fields: [] })
    texts.push(joined?.text ?? line)
    if (joined) i = joined.last
  }
  const whole = parseAll(texts)
  for (const [i, row] of rows.entries()) row.fields = whole ? (whole[i] ?? null) : fieldsOf(texts[i] ?? '')
  return rows
}

/** All rows at once, which is several times faster than one by one; null where any of them is broken. */
function parseAll(texts: string[]): string[][] | null {
  if (texts.some(text => hasOpenQuote(text))) return null
  try {
    const parsed = parse(texts.join('\n'), { relax_column_count: true, record_delimiter: '\n' })
    return parsed.length === texts.length ? parsed : null
  } catch {
    return null
  }
}

function joinQuoted(lines: string[], first: number, width: number): { text: string; last: number } | null {
  let text = lines[first] ?? ''
  for (let last = first + 1; last < lines.length && last <= first + longestField; last++) {
    const next = lines[last] ?? ''
    text += `\n${next}`
    if (!hasOpenQuote(next)) continue
    return fieldsOf(text)?.length === width ? { text, last } : null
  }
  return null
}

const hasOpenQuote = (text: string) => text.split('"').length % 2 === 0

/** The fields of one row. A quote inside an unquoted field (12" 显示器) is text. Null where quotes do not close. */
function fieldsOf(text: string): string[] | null {
  for (const relax_quotes of [false, true]) {
    try {
      const parsed = parse(text, { relax_column_count: true, relax_quotes, record_delimiter: '\u{0}' })
      if (parsed.length === 1) return parsed[0] ?? null
    } catch {
      // Tried again with relaxed quotes; then the row is refused.
    }
  }
  return null
}
