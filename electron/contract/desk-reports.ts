// Reports of a day, a month or a year, as values: the numbers, what they are made of, and the masked rows behind each. Part of the
// table in api.ts.
import { z } from 'zod'
import { day, moment, recordId } from '../../db/model/ids.ts'
import { counted, dimension } from '../../db/model/report/counted.ts'
import { period } from '../../db/model/report/period.ts'
import { query } from './call.ts'

const staff = { needs: 'staff' } as const

/** Market days, `until` outside. */
const span = z.object({ from: day, until: day })

const figure = z.object({ counted, total: z.int(), before: z.int(), people: z.int() })

const part = z.object({
  key: z.string(),
  total: z.int(),
  /** Postings: how many people are wanted. */
  people: z.int(),
})
export type ReportPart = z.output<typeof part>

const breakdown = z.object({ counted, by: dimension, parts: z.array(part) })

const reportView = z.object({
  period: z.string(),
  span,
  /** What it is compared with; a period that goes on, with as many days of the one before (`isPart`). */
  before: span.extend({ period: z.string(), isPart: z.boolean() }),
  /** Whether the period still goes on, or has not begun. */
  isOpen: z.boolean(),
  madeAt: moment,
  figures: z.array(figure),
  breakdowns: z.array(breakdown),
})
export type ReportView = z.output<typeof reportView>

const reportRow = z.object({
  id: recordId.max(90),
  day,
  /** Null where there is no person, or their content was erased. */
  maskedName: z.string().nullable(),
  isErased: z.boolean(),
  kinds: z.array(z.string()),
  source: z.string(),
  title: z.string().nullable(),
  employer: z.string().nullable(),
  people: z.int().nullable(),
})
export type ReportRow = z.output<typeof reportRow>

export const reportCalls = {
  'reports.get': query(z.strictObject({ period }), reportView, staff),
  /** The rows a number counts: as many as it says. */
  'reports.rows': query(
    z.strictObject({
      period,
      counted,
      /** Of one part of a breakdown only. */
      of: z.strictObject({ by: dimension, key: z.string().max(40) }).optional(),
      limit: z.int().min(1).max(500).default(100),
      offset: z.int().min(0).max(10_000_000).default(0),
    }),
    z.object({ total: z.int(), rows: z.array(reportRow) }),
    staff,
  ),
} as const
