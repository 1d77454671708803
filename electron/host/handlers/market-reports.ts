// Reports of a day, a month or a year: numbers, comparison, what they are made of, and the masked rows behind each number.
import { marketDay } from '../../../db/model/market-time.ts'
import { maskName } from '../../../db/model/registration.ts'
import {
  ageBands,
  type Counted,
  type CountedRow,
  counted,
  type Dimension,
  keysOf,
  unknownKey,
} from '../../../db/model/report/counted.ts'
import { periodBefore, spanBefore, spanOf, stepsOf, unitOf } from '../../../db/model/report/period.ts'
import { findRegistration } from '../../../db/registrations.ts'
import { createReportReader } from '../../../db/report-rows.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { ReportPart, ReportRow, ReportView } from '../../contract/desk-reports.ts'
import type { QueryContext } from '../context.ts'

const breakdowns: readonly (readonly [Counted, readonly Dimension[]])[] = [
  ['services', ['step', 'source']],
  ['registrations', ['step', 'kind', 'age', 'group', 'source']],
  ['postings', ['step', 'kind', 'source']],
  ['matches', ['step', 'kind', 'age', 'group']],
  ['agreed', ['step', 'kind', 'age', 'group']],
]

/** How much of a day names its step: the month of a year's report, the day otherwise. */
const stepLength = (period: string) => (unitOf(period) === 'year' ? 7 : 10)

const peopleOf = (rows: readonly CountedRow[]) => rows.reduce((sum, row) => sum + (row.people ?? 0), 0)

function partsOf(rows: readonly CountedRow[], by: Dimension, period: string): ReportPart[] {
  const parts = new Map<string, ReportPart>()
  const fixed = by === 'step' ? stepsOf(period) : by === 'age' ? ageBands : []
  for (const key of fixed) parts.set(key, { key, total: 0, people: 0 })
  for (const row of rows)
    for (const key of keysOf(row, by, stepLength(period))) {
      const part = parts.get(key) ?? { key, total: 0, people: 0 }
      parts.set(key, { key, total: part.total + 1, people: part.people + (row.people ?? 0) })
    }
  const all = [...parts.values()]
  if (fixed.length > 0) return all
  return all.sort(
    (a, b) =>
      Number(a.key === unknownKey) - Number(b.key === unknownKey) || b.total - a.total || (a.key < b.key ? -1 : 1),
  )
}

/** A day is drawn within its week: the line needs the days before it too. */
const lineSpan = (period: string) => {
  const span = spanOf(period)
  return unitOf(period) === 'day' ? { ...span, from: stepsOf(period)[0] ?? span.from } : span
}

export function get(
  { site, settings, now }: QueryContext,
  { period }: ParsedInputOf<'desk', 'reports.get'>,
): ReportView {
  const { timeZone } = settings
  const at = now()
  const today = marketDay(at, timeZone)
  const span = spanOf(period)
  const { isPart, ...before } = spanBefore(period, today)
  const read = createReportReader(site, { span, timeZone })
  const readBefore = createReportReader(site, { span: before, timeZone })
  const readLine = unitOf(period) === 'day' ? createReportReader(site, { span: lineSpan(period), timeZone }) : read
  return {
    period,
    span,
    before: { ...before, isPart, period: periodBefore(period) },
    isOpen: today < span.until,
    madeAt: at.toISOString(),
    figures: counted.options.map(what => ({
      counted: what,
      total: read(what).length,
      before: readBefore(what).length,
      people: peopleOf(read(what)),
    })),
    breakdowns: breakdowns.flatMap(([what, dimensions]) =>
      dimensions.map(by => ({
        counted: what,
        by,
        parts: partsOf((by === 'step' ? readLine : read)(what), by, period),
      })),
    ),
  }
}

export function rows(
  { site, settings }: QueryContext,
  { period, counted: what, of, limit, offset }: ParsedInputOf<'desk', 'reports.rows'>,
): OutputOf<'desk', 'reports.rows'> {
  const span = of?.by === 'step' ? lineSpan(period) : spanOf(period)
  const all = createReportReader(site, { span, timeZone: settings.timeZone })(what)
  const found = of ? all.filter(row => keysOf(row, of.by, stepLength(period)).includes(of.key)) : all
  return {
    total: found.length,
    rows: found.slice(offset, offset + limit).map((row): ReportRow => {
      const { id, day, registrationId, source, title, employer, people } = row
      const person = registrationId === null ? undefined : findRegistration(site, registrationId)?.registration
      return {
        id,
        day,
        maskedName: person ? maskName(person.name) : null,
        isErased: registrationId !== null && person === undefined,
        kinds: [...row.kinds],
        source,
        title,
        employer,
        people,
      }
    }),
  }
}
