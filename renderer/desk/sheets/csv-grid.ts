// Reads a CSV file as offices make it: UTF-8 or GB18030 (Excel's own in China), comma, tab or semicolon, quotes that may be broken.
import { type Grid, limits, SheetError, trimmed } from './grid.ts'

export function readCsv(file: Uint8Array, name: string): Grid {
  const text = decode(file)
  if (text.trim() === '') throw new SheetError('empty')
  return { name, rows: trimmed(rowsOf(text, delimiterOf(text))) }
}

/** A mark at the beginning counts; else strict UTF-8; else GB18030 where every byte of it is. */
function decode(file: Uint8Array): string {
  const [a, b] = file
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(file)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(file)
  if (file.includes(0)) throw new SheetError('not-a-sheet')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file)
    } catch {
      // The next one.
    }
  }
  // A few broken characters do not make a file unreadable; they are seen in the preview as U+FFFD.
  const mended = new TextDecoder('utf-8').decode(file)
  const lost = mended.split('\u{FFFD}').length - 1
  if (lost > Math.max(3, mended.length / 100)) throw new SheetError('encoding')
  return mended
}

/** The one that the first lines hold most often outside of quotes. */
function delimiterOf(text: string): string {
  const head = text
    .split(/\r\n|\n|\r/, 10)
    .join('\n')
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
  const counted = [',', '\t', ';', '\uff0c'].map(mark => ({ mark, count: head.split(mark).length }))
  return counted.sort((x, y) => y.count - x.count)[0]?.mark ?? ','
}

/** How many characters a quoted field may have: a quote left open would otherwise swallow the file. */
const longestQuoted = 10_000

function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const end = text.length
  const push = (cell: string) => {
    if (row.length < limits.columns) row.push(cell.slice(0, limits.cell))
  }
  while (at <= end) {
    const quoted = text[at] === '"' ? quotedAt(text, at, delimiter) : null
    if (quoted) {
      push(quoted.cell)
      at = quoted.next
    } else {
      let stop = at
      while (stop < end && text[stop] !== delimiter && text[stop] !== '\n' && text[stop] !== '\r') stop++
      push(text.slice(at, stop))
      at = stop
    }
    if (text[at] === delimiter) {
      at++
      continue
    }
    rows.push(row)
    if (rows.length > limits.rows) throw new SheetError('too-many-rows')
    row = []
    if (at >= end) break
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  return rows
}

/** A quoted field that closes before a delimiter or a line end; null where it does not: then the quote is a character like any. */
function quotedAt(text: string, start: number, delimiter: string): { cell: string; next: number } | null {
  let cell = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1 || quote - start > longestQuoted) return null
    cell += text.slice(at, quote)
    if (text[quote + 1] === '"') {
      cell += '"'
      at = quote + 2
      continue
    }
    const after = text[quote + 1]
    if (after === undefined || after === delimiter || after === '\n' || after === '\r') return { cell, next: quote + 1 }
    return null
  }
}
