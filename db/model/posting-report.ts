// A report of a posting that is false or asks for money: reasons only, no text and no person.
import { z } from 'zod'
import { moment, recordId, uuidV7 } from './ids.ts'

/** 收费或押金 假的 联系不上 工资不符 其他. */
export const reportReason = z.enum(['fee', 'false', 'unreachable', 'pay-differs', 'other'])
export type ReportReason = z.output<typeof reportReason>

/** What the touch screen sends. */
export const reportForm = z.strictObject({
  id: uuidV7,
  postingId: recordId,
  reasons: z.array(reportReason).min(1, { error: 'reason-missing' }).max(5),
})

/** As it is stored and sent. */
export const postingReport = z.looseObject({
  id: uuidV7,
  postingId: recordId,
  /** As it stood: what is reported may be changed afterwards. */
  postingTitle: z.string(),
  reasons: z.array(reportReason),
  createdAt: moment,
})
export type PostingReport = z.output<typeof postingReport>
