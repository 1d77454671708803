// The desk's posting form: drafts are kept as they are; publishing asks for the six elements and looks at the phrases; withdrawing
// takes it off at once.
import { appendAudit } from '../../../db/audit.ts'
import { dropDraft } from '../../../db/drafts.ts'
import { isCreditCode, isLandline, isMobile } from '../../../db/model/id-number.ts'
import { isForbidden, screenedCodes } from '../../../db/model/screening/screening.ts'
import { queueOutbox } from '../../../db/outbox.ts'
import { countOwnParts, findOwnPosting, insertReview, listOwnPart, type OwnPosting } from '../../../db/own-postings.ts'
import { giveCodes } from '../../../db/short-codes.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { DeskPosting } from '../../contract/desk-postings.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, HostTools, QueryContext } from '../context.ts'
import { rememberEmployer } from '../known-employer.ts'
import {
  formOf,
  getOwnPosting,
  missingToPublish,
  type OwnRow,
  passOn,
  saveForm,
  show,
  toOwnRow,
} from '../own-ledger.ts'
import { postingOfForm } from '../own-posting.ts'
import { randomBelow } from '../random-below.ts'

/** How far ahead the urgency of an order may end. */
const longestUrgencyMs = 7 * 24 * 60 * 60 * 1000

export function listOwn(
  context: QueryContext,
  { show: part, kind, limit, offset }: ParsedInputOf<'desk', 'postings.own'>,
): OutputOf<'desk', 'postings.own'> {
  const now = context.now().toISOString()
  const counts = countOwnParts(context.site, now, kind)
  const owns = listOwnPart(context.site, part, { now, kind, limit, offset })
  return { total: counts[part], counts, rows: owns.map(own => toOwnRow(context, context.site, own)) }
}

export function getOwn({ site }: QueryContext, { id }: { id: string }): DeskPosting {
  return formOf(getOwnPosting(site, id))
}

/** Keeps a draft. A posting that is out is not changed by it: it must be published again. */
export function saveDraftPosting(context: CommandContext, form: DeskPosting): OwnRow {
  const before = findOwnPosting(context.site, form.id)
  if (before?.state === 'published') throw new ProblemError('conflict')
  const own = saveForm(context, form, 'draft')
  context.announce('postings')
  return toOwnRow(context, context.site, own)
}

/** What is wrong with a form that is to be published, by path. */
export function faultsToPublish(
  form: DeskPosting,
  { settings }: Pick<HostTools, 'settings'>,
  now: Date,
): Record<string, string> {
  const fields: Record<string, string> = {}
  if (form.employer.creditCode && !isCreditCode(form.employer.creditCode))
    fields['employer.creditCode'] = 'credit-code-invalid'
  if (form.contact.policy === 'public' && !isMobile(form.contact.phone) && !isLandline(form.contact.phone))
    fields['contact.phone'] = 'phone-invalid'
  const { validUntil } = postingOfForm(form, { settings, publishedAt: now.toISOString() })
  if (Date.parse(validUntil) <= now.getTime()) fields.validUntilDay = 'day-past'
  const until = form.urgent?.until
  if (until && Date.parse(until) <= now.getTime()) fields['urgent.until'] = 'end-passed'
  else if (until && Date.parse(until) > now.getTime() + longestUrgencyMs) fields['urgent.until'] = 'urgent-too-far'
  return fields
}

/**
 * Publishes a need on this site's own screens and queues it for the centre's review. A clerk's urgent order is published as an
 * ordinary posting and waits for the head's word.
 * @throws ProblemError `elements-missing`, `bad-input` for false numbers and days gone by, `phrases-forbidden` for what
 * discriminates, `phrases-doubtful` where a doubtful phrase has no word of why
 */
export function publish(context: CommandContext, form: DeskPosting): OwnRow {
  const { site, staff } = context
  if (!staff) throw new ProblemError('locked')
  const now = context.now()
  const missing = missingToPublish(form, context, now.toISOString())
  if (missing.length) throw new ProblemError('elements-missing', { missing })
  const fields = faultsToPublish(form, context, now)
  if (Object.keys(fields).length) throw new ProblemError('bad-input', { fields })
  const codes = screenedCodes(form)
  const forbidden = codes.filter(isForbidden)
  if (forbidden.length) throw new ProblemError('phrases-forbidden', { codes: forbidden })
  if (codes.length && form.why === '') throw new ProblemError('phrases-doubtful', { codes })

  const before = findOwnPosting(site, form.id)
  const own = putOut(context, form)
  dropDraft(site, staff.id, 'posting')
  const entry = { at: own.updatedAt, staffId: staff.id, subject: own.id }
  appendAudit(site, { ...entry, action: 'posting.publish' })
  const wasReviewed = before?.state === 'published' && formOf(before).why === form.why
  if (codes.length && !(wasReviewed && String(screenedCodes(formOf(before))) === String(codes))) {
    insertReview(site, {
      postingId: own.id,
      revision: own.revision,
      at: own.updatedAt,
      staffId: staff.id,
      codes,
      word: form.why,
    })
    appendAudit(site, { ...entry, action: 'posting.review', details: { codes: codes.join(' ') } })
  }
  if (own.urgentState === 'waiting' && before?.urgentState !== 'waiting')
    appendAudit(site, { ...entry, action: 'posting.ask-urgent' })
  if (own.urgentState === 'approved' && before?.urgentState !== 'approved')
    appendAudit(site, { ...entry, action: 'posting.approve-urgent' })
  show(context, [own])
  return toOwnRow(context, site, own)
}

/** Stores a form as published, with its code, its employer in the register, and its way to the centre. */
export function putOut(context: CommandContext, form: DeskPosting, importKey?: string): OwnPosting {
  const employerId = rememberEmployer(context, form)
  const own = saveForm(context, form, 'published', { employerId, ...(importKey ? { importKey } : {}) })
  giveCodes(context.site, [own.id], randomBelow(context.randomBytes), own.updatedAt)
  passOn(context, own)
  return own
}

export function withdraw(context: CommandContext, { id }: { id: string }): OwnRow {
  const { site } = context
  const before = getOwnPosting(site, id)
  const own = saveForm(context, formOf(before), 'withdrawn')
  if (before.publishedAt)
    queueOutbox(site, { kind: 'posting', id, revision: own.revision, op: 'delete', body: null }, own.updatedAt)
  appendAudit(site, { at: own.updatedAt, staffId: own.clerkId, action: 'posting.withdraw', subject: id })
  show(context, [own])
  return toOwnRow(context, site, own)
}
