// A sheet as rows of texts, and the limits under which files from outside are read. Whatever a spreadsheet knew of a cell (number,
// date, merge) has become text here.

export type Grid = { name: string; rows: string[][] }

/** Why a file is not read at all; words in locales desk:sheet.problem. */
export type SheetProblem =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'old-xls'
  | 'encrypted'
  | 'not-a-sheet'
  | 'damaged'
  | 'encoding'
  | 'took-too-long'

export class SheetError extends Error {
  readonly problem: SheetProblem
  constructor(problem: SheetProblem) {
    super(problem)
    this.problem = problem
  }
}

export const limits = {
  /** Of the file as it is on disk. */
  fileBytes: 20 * 1024 * 1024,
  /** Of all parts of a workbook together, unpacked: a sheet of 3,000 postings has 3 MB. */
  unpackedBytes: 80 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
  sheets: 50,
  /** Longer cells are cut here; a row that has one is refused by its field's own limit. */
  cell: 8_001,
} as const

/** Rows without what is empty at their ends; empty rows stay, so that row numbers are those people see. */
export function trimmed(rows: string[][]): string[][] {
  const shorter = rows.map(row => row.slice(0, row.findLastIndex(cell => cell.trim() !== '') + 1))
  return shorter.slice(0, shorter.findLastIndex(row => row.length > 0) + 1)
}
