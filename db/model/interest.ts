// A telephone number left for one posting (我有意向): nothing else is asked, and nothing else is done with it.
import { z } from 'zod'
import { moment, receiptCode, recordId, uuidV7 } from './ids.ts'
import { consentMeans } from './registration.ts'

/** Which number it is follows from the number itself. */
export const interestContactKind = z.enum(['mobile', 'landline'])

/** What the touch screen sends. */
export const interestForm = z.strictObject({
  id: uuidV7,
  postingId: recordId,
  number: z.string().min(1, { error: 'phone-missing' }).max(20),
  /** To the one sentence beside the number: kept here, passed on to this employer by way of the centre, for this posting only. */
  isAgreed: z.literal(true, { error: 'consent-missing' }),
  /** The version of the notice that was shown. */
  noticeVersion: z.string().min(1).max(40),
  isSixteen: z.literal(true, { error: 'under-age' }),
})

/** As it is stored and sent. Unknown fields are kept. */
const interest = z.looseObject({
  id: uuidV7,
  revision: z.int().positive(),
  postingId: recordId,
  /** As it stood when the number was left. */
  postingTitle: z.string(),
  contact: z.looseObject({ kind: interestContactKind, number: z.string() }),
  receipt: receiptCode,
  noticeVersion: z.string(),
  consentMeans,
  validUntil: moment,
  createdAt: moment,
})
export type Interest = z.output<typeof interest>
