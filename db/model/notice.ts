// A notice (公告): policy, training with seats, a job fair, rights, a plain word of the market, or an emergency that covers the wall.
import { z } from 'zod'
import { day, moment, recordId } from './ids.ts'

/** 政策 培训 招聘会 维权 通知 紧急. */
export const noticeKind = z.enum(['policy', 'training', 'job-fair', 'rights', 'notice', 'emergency'])
export type NoticeKind = z.output<typeof noticeKind>

/** Whom it concerns; an empty list concerns everybody. 学生 宝妈 大龄 农民工 高校毕业生 退役军人 残疾人. */
export const audience = z.enum(['students', 'mothers', 'older', 'migrants', 'graduates', 'veterans', 'disabled'])

/** As it stands in a feed or was written at a desk. Unknown fields are kept. */
export const notice = z.looseObject({
  id: recordId,
  kind: noticeKind,
  title: z.string().trim().min(1, { error: 'title-missing' }).max(60),
  text: z.string().trim().max(2000),
  audience: z.array(audience).max(7).default([]),
  /** 0 is ordinary, 9 the highest. Of two emergencies the higher stands on the wall. */
  priority: z.int().min(0).max(9).default(0),
  /** Who says it, as shown below it. */
  source: z.looseObject({ name: z.string().max(120) }),
  shownFrom: moment,
  /** Always given: nothing stays on the wall without an end. */
  validUntil: moment,
  /** Of a training or a job fair. */
  startsOn: day.nullable().default(null),
  days: z.int().min(1).max(365).nullable().default(null),
  hours: z.string().max(60).nullable().default(null),
  place: z.string().max(120).nullable().default(null),
  seats: z.int().min(0).max(100_000).nullable().default(null),
  seatsLeft: z.int().min(0).max(100_000).nullable().default(null),
  phone: z.string().max(30).nullable().default(null),
  demonstration: z.boolean().optional(),
})
export type Notice = z.output<typeof notice>

type Timed = Pick<Notice, 'shownFrom' | 'validUntil'>

/** Whether a notice may be shown at a moment. Judged when showing. */
export function isShownAt({ shownFrom, validUntil }: Timed, now: Date): boolean {
  return Date.parse(shownFrom) <= now.getTime() && now.getTime() < Date.parse(validUntil)
}

/** The higher priority first, then the newer, then by id. */
export function compareNotices(a: Pick<Notice, 'priority' | 'shownFrom' | 'id'>, b: typeof a): number {
  return b.priority - a.priority || Date.parse(b.shownFrom) - Date.parse(a.shownFrom) || (a.id < b.id ? -1 : 1)
}

/** The emergency that covers the wall at a moment, or null. Of several the one of the highest priority, then the newest. */
export function emergencyAt<T extends Pick<Notice, 'kind' | 'priority' | 'shownFrom' | 'validUntil' | 'id'>>(
  notices: readonly T[],
  now: Date,
): T | null {
  return notices.filter(n => n.kind === 'emergency' && isShownAt(n, now)).sort(compareNotices)[0] ?? null
}
