// The import of a sheet: a file is read, its columns are understood or corrected, every row says what becomes of it, and one word
// takes all of them in.

import {
  type Columns,
  findHead,
  guessColumns,
  type Head,
  headerKey,
  type ImportField,
  toMapping,
} from '../../../../db/model/sheet/columns.ts'
import type { OutputOf } from '../../../../electron/contract/api.ts'
import { mostImportRows } from '../../../../electron/contract/desk-postings.ts'
import type { Problem } from '../../../../electron/contract/problem.ts'
import type { Kit } from '../../kit.ts'
import type { Grid, SheetProblem } from '../../sheets/grid.ts'
import type { ReadFile } from '../../sheets/read-file.ts'
import { isReady, type ReadRow, type ReadRows, readRows } from './read-rows.ts'

export type RowPart = 'all' | 'ready' | 'draft' | 'out'

export type Sheet = { head: Head; columns: Columns; isRemembered: boolean; read: ReadRows }

export type ImportState =
  | { step: 'choose'; problem: SheetProblem | 'no-head' | null }
  | { step: 'reading'; name: string }
  | {
      step: 'preview'
      name: string
      grids: readonly Grid[]
      /** Index of the sheet that is shown. */
      at: number
      /** Null where no row looks like a head. */
      sheet: Sheet | null
      part: RowPart
      offset: number
      isSending: boolean
      problem: Problem | 'too-many' | null
    }
  | { step: 'done'; name: string; result: OutputOf<'desk', 'postings.import'>; out: readonly ReadRow[] }

export const initialImport: ImportState = { step: 'choose', problem: null }
export const previewRows = 50

/** In which part of the preview a row stands. */
export const partOf = (row: ReadRow): Exclude<RowPart, 'all'> =>
  row.form === null ? 'out' : isReady(row) ? 'ready' : 'draft'

export function createImportPart(kit: Kit) {
  const get = () => kit.get().postingImport
  const set = (state: ImportState) => kit.set({ postingImport: state })

  function readSheet(grid: Grid, head: Head, columns: Columns, isRemembered: boolean): Sheet {
    return {
      head,
      columns,
      isRemembered,
      read: readRows(grid.rows, head, columns, { today: kit.today(), makeId: kit.makeId }),
    }
  }

  async function showSheet(name: string, grids: readonly Grid[], at: number): Promise<void> {
    const grid = grids[at]
    const head = grid ? findHead(grid.rows) : null
    let sheet: Sheet | null = null
    if (grid && head) {
      const reply = await kit.ask('imports.mapping', { header: headerKey(head) })
      const remembered = reply.ok ? reply.value.mapping : null
      sheet = readSheet(grid, head, guessColumns(head, remembered), remembered !== null)
    }
    if (kit.get().gate.state !== 'open') return
    set({ step: 'preview', name, grids, at, sheet, part: 'all', offset: 0, isSending: false, problem: null })
  }

  return {
    /** @param reading what the page's worker makes of the file */
    async take(name: string, reading: Promise<ReadFile>): Promise<void> {
      set({ step: 'reading', name })
      const file = await reading
      const now = get()
      if (now.step !== 'reading' || now.name !== name) return
      if (!file.ok) return set({ step: 'choose', problem: file.problem })
      const first = file.sheets.findIndex(({ rows }) => findHead(rows) !== null)
      if (first === -1) return set({ step: 'choose', problem: 'no-head' })
      await showSheet(name, file.sheets, first)
    },

    async chooseSheet(at: number): Promise<void> {
      const now = get()
      if (now.step === 'preview' && !now.isSending) await showSheet(now.name, now.grids, at)
    },

    /** A clerk says what a column is; another column that was the same is none any more. */
    setColumn(index: number, field: ImportField | null): void {
      const now = get()
      if (now.step !== 'preview' || !now.sheet || now.isSending) return
      const columns = now.sheet.columns.map((other, i) => (i === index ? field : other === field ? null : other))
      const grid = now.grids[now.at]
      if (grid) set({ ...now, sheet: readSheet(grid, now.sheet.head, columns, now.sheet.isRemembered), offset: 0 })
    },

    show(part: RowPart): void {
      const now = get()
      if (now.step === 'preview') set({ ...now, part, offset: 0 })
    },

    turn(by: 1 | -1): void {
      const now = get()
      if (now.step !== 'preview' || !now.sheet) return
      const total = now.sheet.read.rows.filter(row => now.part === 'all' || partOf(row) === now.part).length
      const offset = now.offset + by * previewRows
      if (offset >= 0 && offset < total) set({ ...now, offset })
    },

    /** @param publish false: everything becomes a draft */
    async send(publish: boolean): Promise<void> {
      const now = get()
      if (now.step !== 'preview' || !now.sheet || now.isSending) return
      const { head, columns, read } = now.sheet
      const forms = read.rows.flatMap(({ form }) => form ?? [])
      if (forms.length === 0) return
      if (forms.length > mostImportRows) return set({ ...now, problem: 'too-many' })
      set({ ...now, isSending: true, problem: null })
      const input = { header: headerKey(head), mapping: toMapping(head, columns), rows: forms, publish }
      const reply = await kit.ask('postings.import', input)
      if (kit.get().gate.state !== 'open') return
      if (!reply.ok) return set({ ...now, isSending: false, problem: reply.problem })
      set({ step: 'done', name: now.name, result: reply.value, out: read.rows.filter(row => row.form === null) })
    },

    again: () => set(initialImport),
    leave: () => set(initialImport),
  }
}
