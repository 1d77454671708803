// Reads the sheets of an .xlsx workbook (ECMA-376) as texts: shared and inline strings, numbers without float noise, dates by the
// cell's format, merged cells filled with what stands in their corner. Formulas give the value that was stored; none is computed.
import { dateOf, plainNumber } from '../../../db/model/sheet/cell-numbers.ts'
import { type Grid, limits, SheetError, trimmed } from './grid.ts'
import { attribute, decodeXml, tagsOf } from './xml-tags.ts'
import { unzipParts } from './zip-parts.ts'

const decoder = new TextDecoder()

export function readXlsx(file: Uint8Array): Grid[] {
  const isWanted = (path: string) =>
    /^\/?xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i.test(
      path,
    )
  const parts = new Map(
    [...unzipParts(file, isWanted)].map(([path, bytes]) => [path.replace(/^\//, '').toLowerCase(), bytes]),
  )
  const part = (path: string) => {
    const bytes = parts.get(path.toLowerCase())
    return bytes ? decoder.decode(bytes) : undefined
  }
  const workbook = part('xl/workbook.xml')
  if (workbook === undefined) throw new SheetError('not-a-sheet')
  const { sheets, isSince1904 } = readWorkbook(workbook)
  const targets = readTargets(part('xl/_rels/workbook.xml.rels') ?? '')
  const strings = readStrings(part('xl/sharedStrings.xml') ?? '')
  const dateStyles = readDateStyles(part('xl/styles.xml') ?? '')
  const grids: Grid[] = []
  for (const [i, { name, relation, isHidden }] of sheets.entries()) {
    const target = targets.get(relation) ?? `worksheets/sheet${i + 1}.xml`
    const xml = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    if (xml !== undefined && !isHidden) grids.push({ name, rows: readSheet(xml, { strings, dateStyles, isSince1904 }) })
  }
  return grids
}

function readWorkbook(xml: string) {
  const sheets: { name: string; relation: string; isHidden: boolean }[] = []
  let isSince1904 = false
  for (const { name, kind, inside } of tagsOf(xml)) {
    if (kind === 'close') continue
    if (name === 'workbookPr') isSince1904 = /^(?:1|true)$/.test(attribute(inside, 'date1904') ?? '')
    if (name === 'sheet' && sheets.length < limits.sheets)
      sheets.push({
        name: attribute(inside, 'name') ?? '',
        relation: attribute(inside, 'id') ?? '',
        isHidden: /hidden/i.test(attribute(inside, 'state') ?? ''),
      })
  }
  return { sheets, isSince1904 }
}

function readTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  for (const { name, kind, inside } of tagsOf(xml))
    if (name === 'Relationship' && kind !== 'close')
      targets.set(attribute(inside, 'Id') ?? '', attribute(inside, 'Target') ?? '')
  return targets
}

/** Rich text is joined; readings for sorting (rPh) are not part of it. */
function readStrings(xml: string): string[] {
  const strings: string[] = []
  let text = ''
  let readings = 0
  let isText = false
  for (const { name, kind, before } of tagsOf(xml)) {
    if (isText && kind === 'close' && name === 't') {
      if (readings === 0 && text.length < limits.cell) text += decodeXml(before)
      isText = false
    } else if (name === 't') isText = kind === 'open'
    else if (name === 'rPh') readings += kind === 'open' ? 1 : kind === 'close' ? -1 : 0
    else if (name === 'si') {
      if (kind !== 'open') strings.push(text.slice(0, limits.cell))
      text = ''
    }
  }
  return strings
}

/** Which cell styles show dates or times: built-in formats (18.8.30), and own ones that name a year, month, day or hour. */
function readDateStyles(xml: string): boolean[] {
  const ownDates = new Map<string, boolean>()
  const styles: boolean[] = []
  let isInCells = false
  for (const { name, kind, inside } of tagsOf(xml)) {
    if (name === 'numFmt' && kind !== 'close') {
      const code = (attribute(inside, 'formatCode') ?? '').replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '')
      ownDates.set(attribute(inside, 'numFmtId') ?? '', /[ymdhs]/i.test(code) && !/general/i.test(code))
    }
    if (name === 'cellXfs') isInCells = kind === 'open'
    if (name === 'xf' && kind !== 'close' && isInCells) {
      const id = attribute(inside, 'numFmtId') ?? '0'
      const number = Number(id)
      const isBuiltIn =
        (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 58)
      styles.push(ownDates.get(id) ?? isBuiltIn)
    }
  }
  return styles
}

type Known = { strings: readonly string[]; dateStyles: readonly boolean[]; isSince1904: boolean }
type Merge = { top: number; left: number; bottom: number; right: number }

function readSheet(xml: string, known: Known): string[][] {
  const rows: string[][] = []
  const merges: Merge[] = []
  let cell: { row: number; column: number; type: string; style: number } | null = null
  let text = ''
  let row = -1
  let column = -1
  for (const { name, kind, inside, before } of tagsOf(xml)) {
    if (name === 'row' && kind !== 'close') {
      row = Number(attribute(inside, 'r') ?? row + 2) - 1
      column = -1
      if (!(row >= 0) || row >= limits.rows) throw new SheetError('too-many-rows')
    } else if (name === 'c') {
      if (kind !== 'close') {
        const at = placeOf(attribute(inside, 'r') ?? '')
        column = at?.column ?? column + 1
        const wanted = { row: Math.max(0, at?.row ?? row), column }
        if (wanted.row >= limits.rows) throw new SheetError('too-many-rows')
        cell = { ...wanted, type: attribute(inside, 't') ?? 'n', style: Number(attribute(inside, 's') ?? -1) }
        text = ''
      }
      if (kind !== 'open' && cell) {
        if (cell.column < limits.columns) put(rows, cell.row, cell.column, shown(text, cell, known))
        cell = null
      }
    } else if (cell && kind === 'close' && (name === 'v' || name === 't')) {
      if (text.length < limits.cell) text += decodeXml(before)
    } else if (name === 'mergeCell' && kind !== 'close' && merges.length < limits.rows) {
      const [from, to] = (attribute(inside, 'ref') ?? '').split(':').map(placeOf)
      if (from && to) merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column })
    }
  }
  fillMerges(rows, merges)
  return trimmed(Array.from(rows, cells => Array.from(cells ?? [], text => text ?? '')))
}

function put(rows: string[][], row: number, column: number, text: string): void {
  if (text === '') return
  let cells = rows[row]
  if (!cells) {
    cells = []
    rows[row] = cells
  }
  cells[column] = text.slice(0, limits.cell)
}

/** Only within what the sheet has: a merge over a million empty rows fills nothing. */
function fillMerges(rows: string[][], merges: readonly Merge[]): void {
  let filled = 0
  for (const { top, left, bottom, right } of merges) {
    const text = rows[top]?.[left]
    if (!text) continue
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++)
      for (let column = left; column <= Math.min(right, limits.columns - 1); column++) {
        if (++filled > 200_000) return
        if (!rows[row]?.[column]) put(rows, row, column, text)
      }
  }
}

/** `C12` → row 11, column 2. */
function placeOf(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([0-9]{1,7})$/i.exec(reference)
  if (!match) return null
  let column = 0
  for (const letter of (match[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match[2]) - 1, column: column - 1 }
}

function shown(text: string, { type, style }: { type: string; style: number }, known: Known): string {
  if (type === 's') return known.strings[Number(text)] ?? ''
  if (type === 'e') return ''
  if (type !== 'n' && type !== 'd') return text
  if (type === 'd') return text.slice(0, 10)
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return text
  return known.dateStyles[style] ? dateOf(number, known.isSince1904) : plainNumber(number)
}
