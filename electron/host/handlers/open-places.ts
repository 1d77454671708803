// What happens to a posting while it is out: people are found and counted down, it is full, it is shown longer, its urgency is
// decided by the head of station.
import { appendAudit } from '../../../db/audit.ts'
import { addDays, marketDay, startOfDay } from '../../../db/model/market-time.ts'
import { listOwnPart, type OwnPosting } from '../../../db/own-postings.ts'
import { findStaff } from '../../../db/staff.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { changeOut, formOf, getOwnPosting, type OwnRow, toOwnRow } from '../own-ledger.ts'

/** How far ahead a posting may be shown. */
const longestDays = 180

function getOut(context: CommandContext, id: string): OwnPosting {
  const own = getOwnPosting(context.site, id)
  if (own.state !== 'published') throw new ProblemError('conflict')
  return own
}

function note(
  context: CommandContext,
  own: OwnPosting,
  action: Parameters<typeof appendAudit>[1]['action'],
  details?: Record<string, string | number>,
): void {
  appendAudit(context.site, {
    at: own.updatedAt,
    staffId: context.staff?.id ?? null,
    action,
    subject: own.id,
    ...(details ? { details } : {}),
  })
}

/** Counts by so many, never below nobody and never above the head count. */
export function count(context: CommandContext, { id, by }: ParsedInputOf<'desk', 'postings.count'>): OwnRow {
  const before = getOut(context, id)
  const { headcount } = formOf(before)
  if (headcount === null) throw new ProblemError('conflict')
  const remaining = Math.min(headcount, Math.max(0, (before.remaining ?? headcount) + by))
  const own = changeOut(context, before, { remaining })
  note(context, own, 'posting.count', { remaining })
  return toOwnRow(context, context.site, own)
}

export function close(context: CommandContext, { id }: { id: string }): OwnRow {
  const own = changeOut(context, getOut(context, id), { remaining: 0 })
  note(context, own, 'posting.close')
  return toOwnRow(context, context.site, own)
}

/** @throws ProblemError `bad-input` where it would be shown longer than half a year */
export function extend(context: CommandContext, { id, days }: ParsedInputOf<'desk', 'postings.extend'>): OwnRow {
  const before = getOut(context, id)
  const { timeZone } = context.settings
  const today = marketDay(context.now(), timeZone)
  const form = formOf(before)
  const from = form.validUntilDay > today ? form.validUntilDay : today
  const validUntilDay = addDays(from, days)
  if (validUntilDay > addDays(today, longestDays))
    throw new ProblemError('bad-input', { fields: { days: 'end-too-far' } })
  const validUntil = startOfDay(addDays(validUntilDay, 1), timeZone).toISOString()
  const own = changeOut(context, before, { form: { ...form, validUntilDay }, validUntil })
  note(context, own, 'posting.extend', { days })
  return toOwnRow(context, context.site, own)
}

export function listWaitingUrgent(context: QueryContext): OutputOf<'desk', 'postings.waitingUrgent'> {
  const now = context.now().toISOString()
  const owns = listOwnPart(context.site, 'waiting', { now, limit: 500, offset: 0 })
  return {
    rows: owns
      .map(own => {
        const { title, employer, urgent } = formOf(own)
        return {
          id: own.id,
          title,
          employer: employer.name,
          reason: urgent?.reason ?? '',
          until: own.urgentUntil ?? own.validUntil,
          askedBy: findStaff(context.site, own.clerkId)?.name ?? '',
          askedAt: own.updatedAt,
        }
      })
      .sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1)),
  }
}

/**
 * The head's word on an urgent wish; refusing needs a reason.
 * @throws ProblemError `conflict` where nothing waits any more, `bad-input` for a refusal without a word
 */
export function decideUrgent(
  context: CommandContext,
  { id, isApproved, word }: ParsedInputOf<'desk', 'postings.decideUrgent'>,
): OwnRow {
  const before = getOut(context, id)
  const isWaiting = before.urgentState === 'waiting' && (before.urgentUntil ?? '') > context.now().toISOString()
  if (!isWaiting) throw new ProblemError('conflict')
  if (!isApproved && word === '') throw new ProblemError('bad-input', { fields: { word: 'reason-missing' } })
  const own = changeOut(context, before, {
    urgentState: isApproved ? 'approved' : 'refused',
    urgentWord: word || null,
    urgentBy: context.staff?.id ?? null,
  })
  note(context, own, isApproved ? 'posting.approve-urgent' : 'posting.refuse-urgent')
  return toOwnRow(context, context.site, own)
}
