// What the items of batches carry: registrations, postings made at a desk, interests, and reports of postings.
import { z } from 'zod'
import { moment, recordId, uuidV7 } from '../../db/model/ids.ts'
import { interestContactKind } from '../../db/model/interest.ts'
import { posting } from '../../db/model/posting.ts'
import { postingReport } from '../../db/model/posting-report.ts'
import { consentMeans, registration } from '../../db/model/registration.ts'
import type { BatchKind } from './paths.ts'

/** A registration as it travels: without the staff's own notes, which stay at the site (the server drops them if sent). */
export const sentRegistration = registration.omit({ notes: true })
export type SentRegistration = z.output<typeof sentRegistration>

/** A posting made at a desk (用工登记): it waits for the centre's review before a feed carries it. */
export const sentPosting = posting

/**
 * A person's wish to be put forward for a posting (投递意向): of somebody registered, or with a telephone number left for this posting
 * alone. One of both is there; the consent given is part of it, and after `validUntil` the number is erased.
 */
export const interest = z
  .looseObject({
    id: uuidV7,
    postingId: recordId,
    registrationId: uuidV7.optional(),
    contact: z.looseObject({ kind: interestContactKind, number: z.string().min(1).max(20) }).optional(),
    /** The notice shown and how the consent to this one use was given. */
    noticeVersion: z.string().optional(),
    consentMeans: consentMeans.optional(),
    validUntil: moment.optional(),
    createdAt: moment,
  })
  .refine(({ registrationId, contact }) => registrationId !== undefined || contact !== undefined, {
    error: 'a registration or a telephone number is needed',
  })

/** A report that a posting is false or asks for money. It names no person and holds no free text. */
export const sentReport = postingReport

/** The schema of `value` for each path. `value.id` is the item's id. */
export const batchValue = {
  registrations: sentRegistration,
  postings: sentPosting,
  interests: interest,
  reports: sentReport,
} as const satisfies Record<BatchKind, z.ZodType>
