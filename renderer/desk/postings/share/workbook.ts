// Postings as an .xlsx workbook, whose head the import reads again. Every text is a text: nothing a cell holds is ever a formula.

import { yuanText } from '../../../../db/model/amounts.ts'
import type { ExportedPosting } from '../../../../electron/contract/desk-postings.ts'
import { formWord, perkWord, settlementWord, shiftWord, type Translate, unitWord } from '../../../shared/words.ts'

type Value = string | number | null
const columns: readonly [key: string, width: number, value: (posting: ExportedPosting, t: Translate) => Value][] = [
  ['code', 10, ({ code }) => code],
  ['title', 20, ({ title }) => title],
  ['employer', 28, ({ employer }) => employer.name],
  ['creditCode', 22, ({ employer }) => employer.creditCode ?? null],
  ['headcount', 10, ({ headcount }) => headcount],
  ['remaining', 10, ({ remaining }) => remaining],
  ['content', 40, ({ content }) => content],
  ['requirements', 30, ({ requirements }) => requirements],
  ['district', 12, ({ place }) => place.district],
  ['street', 14, ({ place }) => place.street],
  ['address', 24, ({ place }, t) => (place.home ? t('desk:posting.home') : place.address)],
  ['payMin', 10, ({ pay }) => (pay.min === null ? null : Number(yuanText(pay.min)))],
  ['payMax', 10, ({ pay }) => (pay.max === null ? null : Number(yuanText(pay.max)))],
  ['payUnit', 10, ({ pay }, t) => (pay.unit ? unitWord(t, pay.unit) : null)],
  ['settlement', 10, ({ settlement }, t) => (settlement ? settlementWord(t, settlement) : null)],
  ['hours', 16, ({ hours }) => hours],
  ['shifts', 14, ({ shifts }, t) => shifts.map(shift => shiftWord(t, shift)).join(t('desk:comma'))],
  ['perks', 18, ({ perks }, t) => perks.map(perk => perkWord(t, perk)).join(t('desk:comma'))],
  ['form', 12, ({ form }, t) => (form ? formWord(t, form) : null)],
  ['safety', 24, ({ safety }) => safety],
  ['phone', 16, ({ phone }) => phone],
  ['validUntil', 12, ({ validUntilDay }) => validUntilDay],
]

/** The library is loaded when somebody first wants a sheet. */
export async function workbookOf(rows: readonly ExportedPosting[], t: Translate): Promise<Blob> {
  const { default: writeXlsx } = await import('write-excel-file/universal')
  const ours = ['code', 'remaining']
  const head = columns.map(([key]) => ({
    // i18n-dynamic: desk:share.column.*
    // i18n-dynamic: desk:import.field.*
    value: ours.includes(key) ? t(`desk:share.column.${key}`) : t(`desk:import.field.${key}`),
    type: String,
    fontWeight: 'bold' as const,
  }))
  const body = rows.map(posting =>
    columns.map(([, , value]) => {
      const cell = value(posting, t)
      if (cell === null || cell === '') return null
      return typeof cell === 'number' ? { value: cell, type: Number } : { value: plain(cell), type: String, wrap: true }
    }),
  )
  const options = {
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
    sheet: t('desk:title.postings'),
  }
  return writeXlsx([head, ...body], options).toBlob()
}

/** XML has no place for control characters; a lone half of a pair is no character. */
const plain = (text: string): string => text.replace(/(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/gu, '').toWellFormed()
