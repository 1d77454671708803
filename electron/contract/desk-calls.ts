// Calling people back at the desk (回访), as values: the queue, masked; one of them opened on purpose with the number; what came of
// the call. Part of the table in api.ts.
import { z } from 'zod'
import { callOutcome, callReason } from '../../db/model/call.ts'
import { day, moment, recordId } from '../../db/model/ids.ts'
import { reason } from '../../db/model/match/reason.ts'
import { contactKind } from '../../db/model/registration.ts'
import { command, query } from './call.ts'
import { matchFit, matchPosting } from './desk-matches.ts'

const staff = { needs: 'staff' } as const

const callRow = z.object({
  id: recordId,
  reason: callReason,
  /** Null where only a number was left. */
  maskedName: z.string().nullable(),
  maskedNumber: z.string(),
  registrationId: recordId.nullable(),
  posting: matchPosting.nullable(),
  score: z.int().nullable(),
  /** Why the two fit, without what is sensitive. */
  reasons: z.array(reason),
  /** How often in a row nobody answered. */
  missed: z.int(),
  dueAt: moment,
  createdAt: moment,
  /** About how many further postings this person is to be called. */
  others: z.int(),
  /** What the last call came to; null where there was none. */
  outcome: callOutcome.nullable(),
})
export type CallRow = z.output<typeof callRow>

const callDetail = z.object({
  row: callRow,
  name: z.string().nullable(),
  contact: z.object({ kind: contactKind, number: z.string() }),
  notes: z.string(),
  mayPassOn: z.boolean(),
  /** What else to offer while the person is on the line: the best of all postings. */
  offers: z.array(z.object({ posting: matchPosting, fit: matchFit })),
  history: z.array(
    z.object({ at: moment, staffName: z.string(), outcome: callOutcome, dueAt: moment.nullable(), note: z.string() }),
  ),
})
export type CallDetail = z.output<typeof callDetail>

export const callCalls = {
  'calls.list': query(
    z.strictObject({}),
    z.object({
      /** To be called now, later, and called today. */
      due: z.array(callRow),
      later: z.array(callRow),
      made: z.array(callRow),
      madeTotal: z.int(),
      /** The machine queues nobody more until some were called. */
      isFull: z.boolean(),
    }),
    staff,
  ),
  /** The number is shown on purpose; the look is written into the audit log. */
  'calls.open': command(z.strictObject({ id: recordId }), callDetail, staff),
  /** As `calls.open`, for a person taken out of a list; about a posting or about none. */
  'calls.begin': command(
    z.strictObject({ registrationId: recordId, postingId: recordId.nullable() }),
    callDetail,
    staff,
  ),
  'calls.record': command(
    z.strictObject({
      id: recordId,
      /** Made when the outcome is chosen, so that a call sent twice is one. */
      attemptId: recordId,
      outcome: callOutcome,
      /** `auto`: as the outcome asks for; `none`: not again; or a day. */
      next: z.union([z.enum(['auto', 'none']), day]).default('auto'),
      note: z.string().trim().max(300).default(''),
    }),
    callRow,
    staff,
  ),
} as const
