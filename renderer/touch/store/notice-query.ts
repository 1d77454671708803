// Which notices a person sees: those that may be shown now, narrowed by kind and by whom they concern.
import {
  audience as audienceSchema,
  compareNotices,
  emergencyAt,
  isShownAt,
  type Notice,
  type NoticeKind,
} from '../../../db/model/notice.ts'
import type { NoticeView } from '../../../electron/contract/views.ts'

export type Audience = Notice['audience'][number]

export const audiences: readonly Audience[] = audienceSchema.options

/** Kinds that can be asked for. An emergency is always shown and never asked for. */
export const askedKinds = ['policy', 'training', 'job-fair', 'notice'] as const satisfies readonly NoticeKind[]
export type AskedKind = (typeof askedKinds)[number]

export type NoticeQuery = {
  /** null for all. */
  kind: AskedKind | null
  /** What a person says of themselves; empty for everybody. */
  audience: readonly Audience[]
}

export const everything: NoticeQuery = { kind: null, audience: [] }

/**
 * The notices to show at a moment, emergencies first. With an audience: what concerns one of them, and what concerns everybody.
 * A notice of the market holds what has no chip of its own (rights).
 */
export function noticesFor(
  notices: readonly NoticeView[],
  { kind, audience }: NoticeQuery,
  now: Date,
): readonly NoticeView[] {
  const isKind = (n: NoticeView) =>
    kind === null || n.kind === kind || n.kind === 'emergency' || (kind === 'notice' && n.kind === 'rights')
  const isMeant = (n: NoticeView) =>
    audience.length === 0 || n.audience.length === 0 || n.audience.some(one => audience.includes(one))
  const isUrgent = (n: NoticeView) => (n.kind === 'emergency' ? 0 : 1)
  return notices
    .filter(n => isShownAt(n, now) && isKind(n) && isMeant(n))
    .sort((a, b) => isUrgent(a) - isUrgent(b) || compareNotices(a, b))
}

/** What names one wording of an emergency: another wording or end is another alarm. */
export const alarmKey = ({ id, title, text, validUntil }: NoticeView): string =>
  JSON.stringify([id, title, text, validUntil])

/** The emergency at a moment, and whether it still covers the page of somebody who took note of these. */
export function alarmAt(
  notices: readonly NoticeView[],
  known: readonly string[],
  now: Date,
): { notice: NoticeView; isKnown: boolean } | null {
  const notice = emergencyAt(notices, now)
  return notice && { notice, isKnown: known.includes(alarmKey(notice)) }
}
