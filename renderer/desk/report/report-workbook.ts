// A report as an .xlsx workbook: the numbers on the first sheet, each breakdown on its own. Numbers are numbers, texts are texts.
import type { ReportView } from '../../../electron/contract/desk-reports.ts'
import type { Translate } from '../../shared/words.ts'
import { tablesOf } from './report-tables.ts'
import { periodText } from './report-words.ts'

/** What a sheet may not be called, and how long it may be. */
const sheetName = (title: string, used: Set<string>): string => {
  const short = title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 28)
  let name = short
  for (let i = 2; used.has(name); i++) name = `${short} ${i}`
  used.add(name)
  return name
}

/** The library is loaded when somebody first wants a sheet. */
export async function workbookOfReport(
  view: ReportView,
  { t, language, site }: { t: Translate; language: string; site: string },
): Promise<Blob> {
  const { default: writeXlsx } = await import('write-excel-file/universal')
  const used = new Set<string>()
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })
  const sheets = tablesOf(view, { t, language, isWhole: true }).map(({ title, head, rows }) => ({
    sheet: sheetName(title, used),
    columns: head.map((_, i) => ({ width: i === 0 ? 24 : i === 3 ? 32 : 12 })),
    data: [
      [bold(`${site} ${title} ${periodText(view.period, language)}`)],
      head.map(bold),
      ...rows.map(row =>
        row.map(cell => (typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String })),
      ),
    ],
  }))
  return writeXlsx(sheets).toBlob()
}
