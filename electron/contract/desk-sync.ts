// The way to the centre, by kind, as values: what waits, what was refused and why, and how it goes out again. Part of the table in
// api.ts.
import { z } from 'zod'
import { moment, recordId } from '../../db/model/ids.ts'
import { command, query } from './call.ts'

const staff = { needs: 'staff' } as const

/** 求职登记 岗位 留下的号码 举报. */
const sentKind = z.enum(['registration', 'posting', 'interest', 'report'])

const thing = z.strictObject({ kind: sentKind, id: recordId })

const refusedRow = z.object({
  kind: sentKind,
  id: recordId,
  /** Withdrawal or erasure, rather than content. */
  isErasure: z.boolean(),
  /** A short stable word (`revision-conflict`). */
  refusal: z.string(),
  refusedAt: moment,
  /** Registrations: masked. */
  maskedName: z.string().nullable(),
  title: z.string().nullable(),
})
export type SentKind = z.output<typeof sentKind>
export type RefusedView = z.output<typeof refusedRow>

export const syncCalls = {
  'sync.kinds': query(
    z.strictObject({}),
    z.object({
      rows: z.array(
        z.object({
          kind: sentKind,
          waiting: z.int(),
          waitingSince: moment.nullable(),
          refused: z.int(),
          sent: z.int(),
          sentAt: moment.nullable(),
        }),
      ),
    }),
    staff,
  ),
  /** The latest first. */
  'sync.refused': query(
    z.strictObject({
      limit: z.int().min(1).max(200).default(50),
      offset: z.int().min(0).max(10_000_000).default(0),
    }),
    z.object({ total: z.int(), rows: z.array(refusedRow) }),
    staff,
  ),
  /** Once more; under the next revision where the centre holds another content under this one. */
  'sync.resend': command(thing, z.object({}), staff),
  /** The number itself, to be checked with its person. Every look is written into the audit log. */
  'interests.open': command(z.strictObject({ id: recordId }), z.object({ number: z.string() }), staff),
  /** A number that was refused, put right, and sent again. */
  'interests.mend': command(
    z.strictObject({ id: recordId, number: z.string().trim().min(1, { error: 'phone-missing' }).max(20) }),
    z.object({}),
    staff,
  ),
} as const
