// What the station looks after itself: who may use the desk, and the log of who did or looked at what. Part of the table in api.ts.
import { z } from 'zod'
import { day, moment, recordId } from '../../db/model/ids.ts'
import { pin, staffMember } from '../../db/model/staff.ts'
import { command, query } from './call.ts'

const head = { needs: 'head' } as const

/** A line of the log. `subject` is the id of what was done to; `details` are ids, counts and codes. */
const auditRow = z.object({
  seq: z.int(),
  at: moment,
  /** Null: the touch screen, or the program itself. */
  staff: z.object({ id: recordId, name: z.string() }).nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
})

/** What the last check of the chain found: `brokenAt` is the first line that does not fit those before it. */
const chainView = z.object({
  at: moment,
  isWhole: z.boolean(),
  brokenAt: z.int().nullable(),
  /** How many lines were checked, and the hash they give; both null where the chain is broken. */
  checked: z.int().nullable(),
  hash: z.string().nullable(),
})
export type ChainView = z.output<typeof chainView>

export const deskStationCalls = {
  /** One's own PIN. A wrong present one counts like a wrong PIN at the door. */
  'staff.changePin': command(z.strictObject({ pin: z.string().max(12), next: pin }), z.object({}), { needs: 'staff' }),
  /** Takes the desk away from somebody, or gives it back; the last head of station stays. */
  'staff.setActive': command(
    z.strictObject({ id: recordId, isActive: z.boolean() }),
    staffMember.extend({ isActive: z.boolean() }),
    head,
  ),
  /** The latest first. */
  'audit.list': query(
    z.strictObject({
      subject: z.string().trim().max(64).optional(),
      staffId: recordId.optional(),
      day: day.refine(on => on >= '2000-01-01' && on <= '2099-12-31').optional(),
      limit: z.int().min(1).max(200).default(50),
      offset: z.int().min(0).max(10_000_000).default(0),
    }),
    z.object({ total: z.int(), rows: z.array(auditRow), check: chainView.nullable() }),
    head,
  ),
  /** Checks the whole chain, from the first line on. */
  'audit.verify': command(z.strictObject({}), chainView, head),
} as const
