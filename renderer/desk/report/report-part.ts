// Reports at the desk: which period, which number is in front, and the rows behind a number that was asked for.
import { marketDay } from '../../../db/model/market-time.ts'
import type { Counted, Dimension } from '../../../db/model/report/counted.ts'
import { type PeriodUnit, shiftPeriod, unitOf } from '../../../db/model/report/period.ts'
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { ReportView } from '../../../electron/contract/desk-reports.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'

/** The five numbers of the authority, in their order. */
export const figures = ['services', 'registrations', 'postings', 'matches', 'agreed'] as const
export type Figure = (typeof figures)[number]

export const pageSize = 100

type Asked = { counted: Counted; of?: { by: Dimension; key: string } }

export type ReportState = {
  /** null: this month, whichever that is. */
  period: string | null
  figure: Figure
  /** What the fourth picture shows, where the number in front has it. */
  aspect: 'age' | 'group' | 'source'
  list: { state: 'reading' } | { state: 'ready'; view: ReportView } | { state: 'failed'; problem: Problem }
  rows:
    | null
    | (Asked & {
        offset: number
        answer:
          | { state: 'reading' }
          | ({ state: 'ready' } & OutputOf<'desk', 'reports.rows'>)
          | { state: 'failed'; problem: Problem }
      })
}

export const initialReport: ReportState = {
  period: null,
  figure: 'registrations',
  aspect: 'age',
  list: { state: 'reading' },
  rows: null,
}

/** What can be told apart in the rows of each number. */
export const aspectsOf: Record<Figure, readonly ReportState['aspect'][]> = {
  services: ['source'],
  registrations: ['age', 'group', 'source'],
  postings: ['source'],
  matches: ['age', 'group'],
  agreed: ['age', 'group'],
}

export const aspectOf = ({ figure, aspect }: ReportState): ReportState['aspect'] =>
  aspectsOf[figure].includes(aspect) ? aspect : (aspectsOf[figure][0] ?? 'source')

export function createReportPart(kit: Kit) {
  const get = () => kit.get().report
  const patch = (change: Partial<ReportState>) => kit.set({ report: { ...get(), ...change } })
  /** Answers to older questions are dropped. */
  let asked = 0
  let askedRows = 0
  const today = () => marketDay(kit.tools.now(), kit.site.timeZone)
  const periodNow = () => get().period ?? today().slice(0, 7)

  async function read(): Promise<void> {
    asked += 1
    const mine = asked
    const reply = await kit.ask('reports.get', { period: periodNow() })
    if (mine !== asked || kit.get().gate.state !== 'open') return
    patch({ list: reply.ok ? { state: 'ready', view: reply.value } : { state: 'failed', problem: reply.problem } })
    if (get().rows) await readRows()
  }

  async function readRows(): Promise<void> {
    const { rows } = get()
    if (!rows) return
    askedRows += 1
    const mine = askedRows
    const { counted, of, offset } = rows
    const input = { period: periodNow(), counted, limit: pageSize, offset, ...(of ? { of } : {}) }
    const reply = await kit.ask('reports.rows', input)
    const now = get().rows
    if (mine !== askedRows || !now) return
    patch({
      rows: {
        ...now,
        answer: reply.ok ? { state: 'ready', ...reply.value } : { state: 'failed', problem: reply.problem },
      },
    })
  }

  async function show(period: string): Promise<void> {
    patch({ period, rows: null })
    await read()
  }

  return {
    read,

    /** The period before or after; nothing comes after the present one. */
    async turn(by: -1 | 1): Promise<void> {
      const next = shiftPeriod(periodNow(), by)
      if (next > today().slice(0, next.length) || next < '2000') return
      await show(next)
    },

    /** The day, month or year that the present choice lies in; of a longer one, the latest part. */
    async setUnit(unit: PeriodUnit): Promise<void> {
      const length = { day: 10, month: 7, year: 4 }[unit]
      const period = periodNow()
      if (unitOf(period) === unit) return
      if (length < period.length) return show(period.slice(0, length))
      const isNow = today().startsWith(period)
      const last = unit === 'day' ? shiftPeriod(`${shiftPeriod(period, 1)}-01-01`.slice(0, 10), -1) : `${period}-12`
      await show(isNow ? today().slice(0, length) : last.slice(0, length))
    },

    choose: (figure: Figure) => patch({ figure }),

    turnAspect(): void {
      const all = aspectsOf[get().figure]
      const next = all[(all.indexOf(aspectOf(get())) + 1) % all.length]
      if (next) patch({ aspect: next })
    },

    /** The masked rows behind a number. */
    async openRows(asked: Asked): Promise<void> {
      patch({ rows: { ...asked, offset: 0, answer: { state: 'reading' } } })
      await readRows()
    },

    async turnPage(by: -1 | 1): Promise<void> {
      const { rows } = get()
      if (rows?.answer.state !== 'ready') return
      const offset = rows.offset + by * pageSize
      if (offset < 0 || offset >= rows.answer.total) return
      patch({ rows: { ...rows, offset } })
      await readRows()
    },

    closeRows: () => patch({ rows: null }),

    /** The screen is locked: the period stays, what was read goes. */
    leave(): void {
      asked += 1
      askedRows += 1
      patch({ list: { state: 'reading' }, rows: null })
    },
  }
}
