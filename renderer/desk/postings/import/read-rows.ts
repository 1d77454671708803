// Rows of a sheet into postings, each with a sentence for what could not be read. Nothing is guessed: what is doubtful is left empty
// and said, and such a row becomes a draft.
import { isCreditCode } from '../../../../db/model/id-number.ts'
import { kindOfTitle } from '../../../../db/model/kinds.ts'
import { addDays } from '../../../../db/model/market-time.ts'
import { payFlag } from '../../../../db/model/pay.ts'
import { type Element, missingElements } from '../../../../db/model/posting.ts'
import type { ScreeningCode } from '../../../../db/model/screening/phrases.ts'
import { screenedCodes } from '../../../../db/model/screening/screening.ts'
import {
  formOf,
  headcountOf,
  isAtHome,
  payOf,
  perksOf,
  phoneOf,
  placeOf,
  settlementOf,
  shiftsOf,
  untilOf,
} from '../../../../db/model/sheet/cell-words.ts'
import {
  type Columns,
  foldName,
  type Head,
  type ImportField,
  importField,
  isNote,
} from '../../../../db/model/sheet/columns.ts'
import { type DeskPosting, deskPosting } from '../../../../electron/contract/desk-postings.ts'

/** What keeps a row out: it is not stored. Words in locales desk:import.fault. */
type RowFault = { code: 'title-missing' | 'too-long' | 'broken-text'; field: ImportField }
/** What could not be read or must be looked at; the row is a draft. Words in locales desk:import.doubt. */
type RowDoubt =
  | 'headcount-unread'
  | 'pay-unread'
  | 'pay-doubtful'
  | 'credit-code-invalid'
  | 'phone-invalid'
  | 'until-unread'
  | 'until-past'

export type ReadRow = {
  /** As the spreadsheet numbers it, from 1. */
  line: number
  title: string
  employer: string
  /** Null where a fault keeps it out. */
  form: DeskPosting | null
  faults: RowFault[]
  doubts: RowDoubt[]
  missing: Element[]
  screened: ScreeningCode[]
}
export type ReadRows = { rows: ReadRow[]; skipped: { blank: number; totals: number; heads: number } }

const usualDays = 15
const longest: Partial<Record<ImportField, number>> = {
  title: 60,
  employer: 120,
  content: 4000,
  requirements: 2000,
  district: 60,
  street: 60,
  address: 200,
  hours: 60,
  safety: 1000,
}

export function isReady({ form, doubts, missing, screened }: ReadRow): boolean {
  return form !== null && doubts.length === 0 && missing.length === 0 && screened.length === 0
}

/** @param makeId a new record id at each call */
export function readRows(
  grid: readonly string[][],
  head: Head,
  columns: Columns,
  { today, makeId }: { today: string; makeId: () => string },
): ReadRows {
  const skipped = { blank: 0, totals: 0, heads: 0 }
  const rows: ReadRow[] = []
  const headText = head.names.map(foldName).join('|')
  for (const [i, cells] of grid.entries()) {
    if (i < head.from) continue
    const filled = cells.filter(cell => cell.trim() !== '')
    if (filled.length === 0) skipped.blank++
    else if (cells.map(foldName).join('|') === headText) skipped.heads++
    else if (isNote(cells, filled)) skipped.totals++
    else rows.push(readRow(i + 1, cells, head, columns, today, makeId))
  }
  return { rows, skipped }
}

function readRow(
  line: number,
  cells: readonly string[],
  head: Head,
  columns: Columns,
  today: string,
  makeId: () => string,
): ReadRow {
  const raw = (field: ImportField) => cells[columns.indexOf(field)] ?? ''
  const text = (field: ImportField) => cleaned(raw(field))
  const faults: RowFault[] = []
  const doubts: RowDoubt[] = []
  for (const [i, field] of columns.entries()) {
    if (field === null) continue
    const cell = cells[i] ?? ''
    if (cleaned(cell).length > (longest[field] ?? 200)) faults.push({ code: 'too-long', field })
    else if (cell.includes('\u{FFFD}')) faults.push({ code: 'broken-text', field })
  }
  const title = text('title')
  if (title === '') faults.push({ code: 'title-missing', field: 'title' })

  const headcount = text('headcount') === '' ? null : headcountOf(text('headcount'))
  if (headcount === null && text('headcount') !== '') doubts.push('headcount-unread')

  const payColumn = columns.findIndex(field => field === 'pay' || field === 'payMin')
  const written = { pay: text('pay'), min: text('payMin'), max: text('payMax'), unit: text('payUnit') }
  const { pay, isWritten } = payOf(written, head.names[payColumn] ?? '')
  if (pay === null && isWritten) doubts.push('pay-unread')
  const isTooMuch = pay !== null && [pay.min, pay.max].some(fen => fen !== null && fen > 100_000_000)
  const money =
    pay === null || isTooMuch ? { min: null, max: null } : { min: pay.min ?? pay.max, max: pay.max ?? pay.min }
  const unit = pay?.unit ?? null
  if (isTooMuch || (pay && payFlag({ text: null, ...money, unit }) !== null)) doubts.push('pay-doubtful')

  const creditCode = text('creditCode').normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const hasCode = creditCode !== '' && isCreditCode(creditCode)
  if (creditCode !== '' && !hasCode) doubts.push('credit-code-invalid')

  const phone = phoneOf(text('phone'))
  if (phone === null) doubts.push('phone-invalid')

  const until = text('validUntil') === '' ? addDays(today, usualDays) : untilOf(text('validUntil'), today)
  if (until === null) doubts.push('until-unread')
  else if (until < today) doubts.push('until-past')

  const where = placeOf(text('address'))
  const home = isAtHome(text('address')) || isAtHome(text('form'))
  const said = `${text('perks')} ${text('pay')}`
  const form = {
    id: makeId(),
    title,
    kind: kindOfTitle(text('kind')) ?? kindOfTitle(title),
    employer: { name: text('employer') || null, ...(hasCode ? { creditCode } : {}) },
    headcount,
    requirements: text('requirements') || null,
    content: text('content') || null,
    place: {
      district: text('district') || (home ? null : where.district),
      street: text('street') || null,
      address: (text('district') || home ? text('address') : where.address) || null,
      home,
    },
    pay: { ...money, unit },
    settlement: settlementOf(text('settlement') || text('pay')),
    hours: text('hours') || null,
    shifts: shiftsOf(`${text('shifts')} ${text('hours')}`),
    perks: perksOf(said),
    form: formOf(text('form')),
    safety: text('safety') || null,
    contact: { policy: 'desk' as const, phone: phone ?? '' },
    validUntilDay: until ?? addDays(today, usualDays),
    urgent: null,
    why: '',
  }
  const parsed = faults.length === 0 ? deskPosting.safeParse(form) : undefined
  // Whatever a schema still refuses is a fault of that field, never an exception.
  if (parsed && !parsed.success) faults.push({ code: 'too-long', field: fieldOf(parsed.error.issues[0]?.path ?? []) })
  const missing = missingElements({
    ...form,
    place: { ...form.place, division: null },
    pay: { text: null, ...money, unit },
  })
  return {
    line,
    title,
    employer: text('employer'),
    form: parsed?.success ? parsed.data : null,
    faults,
    doubts,
    missing:
      missing.includes('pay') || unit === 'negotiable' || (money.min !== null && unit !== null)
        ? missing
        : [...missing, 'pay'],
    screened: screenedCodes(form),
  }
}

const fieldOf = (path: readonly PropertyKey[]): ImportField => {
  const first = String(path[0])
  const others: Record<string, ImportField> = { place: 'address', contact: 'phone', validUntilDay: 'validUntil' }
  return importField.options.find(field => field === first) ?? others[first] ?? 'title'
}

/** One line of plain text: no control characters, no direction marks, no cell that a spreadsheet would take for a formula's quote. */
function cleaned(cell: string): string {
  return cell
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(/^'(?=[=+@-])/, '')
}
