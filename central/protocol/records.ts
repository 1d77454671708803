// What the items of batches carry: registrations, postings made at a desk, and interests.
import { z } from 'zod'
import { moment, recordId, uuidV7 } from '../../db/model/ids.ts'
import { posting } from '../../db/model/posting.ts'
import { registration } from '../../db/model/registration.ts'
import type { BatchKind } from './paths.ts'

/** A registration as it travels: without the staff's own notes, which stay at the site (the server drops them if sent). */
export const sentRegistration = registration.omit({ notes: true })
export type SentRegistration = z.output<typeof sentRegistration>

/** A posting made at a desk (用工登记): it waits for the centre's review before a feed carries it. */
export const sentPosting = posting

/** A registered person's wish to be put forward for a posting (投递意向). */
export const interest = z.looseObject({
  id: uuidV7,
  registrationId: uuidV7,
  postingId: recordId,
  createdAt: moment,
})

/** The schema of `value` for each path. `value.id` is the item's id. */
export const batchValue = {
  registrations: sentRegistration,
  postings: sentPosting,
  interests: interest,
} as const satisfies Record<BatchKind, z.ZodType>
