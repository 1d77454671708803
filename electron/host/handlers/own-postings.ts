// The desk's posting form: drafts are kept as they are; publishing asks for the six elements; withdrawing takes it off at once.
import { appendAudit } from '../../../db/audit.ts'
import { dropDraft } from '../../../db/drafts.ts'
import { exposuresOf } from '../../../db/exposures.ts'
import { isCreditCode, isLandline, isMobile } from '../../../db/model/id-number.ts'
import { missingElements } from '../../../db/model/posting.ts'
import type { ReadDb } from '../../../db/open.ts'
import { queueOutbox } from '../../../db/outbox.ts'
import {
  findOwnPosting,
  listOwnPostings,
  type OwnPosting,
  type OwnPostingState,
  saveOwnPosting,
} from '../../../db/own-postings.ts'
import { findCode, giveCodes } from '../../../db/short-codes.ts'
import type { DeskPosting, OutputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, HostTools, QueryContext } from '../context.ts'
import { postingOfForm } from '../own-posting.ts'
import { randomBelow } from '../random-below.ts'

type Row = OutputOf<'desk', 'postings.save'>

const formOf = (own: OwnPosting) => own.form as DeskPosting

function toRow(tools: HostTools, site: ReadDb<'site'>, own: OwnPosting): Row {
  const form = formOf(own)
  const posting = postingOfForm(form, { settings: tools.settings, publishedAt: own.updatedAt, now: tools.now() })
  return {
    id: own.id,
    code: findCode(site, own.id),
    title: form.title,
    employer: form.employer.name,
    state: own.state,
    urgent: form.urgent !== null,
    missing: missingElements(posting),
    shown: exposuresOf(site, own.id),
    validUntil: own.validUntil,
    updatedAt: own.updatedAt,
  }
}

export function listOwn(context: QueryContext): OutputOf<'desk', 'postings.own'> {
  return { rows: listOwnPostings(context.site).map(own => toRow(context, context.site, own)) }
}

export function getOwn({ site }: QueryContext, { id }: { id: string }): DeskPosting {
  const own = findOwnPosting(site, id)
  if (!own) throw new ProblemError('not-found')
  return formOf(own)
}

function saveAs(context: CommandContext, form: DeskPosting, state: OwnPostingState): OwnPosting {
  const { site, settings, staff } = context
  if (!staff) throw new ProblemError('locked')
  const before = findOwnPosting(site, form.id)
  const now = context.now()
  const at = now.toISOString()
  const publishedAt = state === 'published' ? (before?.publishedAt ?? at) : (before?.publishedAt ?? null)
  const posting = postingOfForm(form, { settings, publishedAt: publishedAt ?? at, now })
  const own: OwnPosting = {
    id: form.id,
    revision: (before?.revision ?? 0) + 1,
    form,
    state,
    validUntil: posting.validUntil,
    urgentUntil: posting.urgent?.until ?? null,
    publishedAt,
    updatedAt: at,
    clerkId: staff.id,
  }
  saveOwnPosting(site, own)
  context.afterCommit(() => context.mirror(own))
  context.announce('postings')
  return own
}

/** Keeps a draft. A posting that is out is not changed by it: it must be published again. */
export function saveDraftPosting(context: CommandContext, form: DeskPosting): Row {
  const before = findOwnPosting(context.site, form.id)
  if (before?.state === 'published') throw new ProblemError('conflict')
  return toRow(context, context.site, saveAs(context, form, 'draft'))
}

/**
 * Publishes a need on this site's own screens and queues it for the centre's review.
 * @throws ProblemError `elements-missing` with the list, `bad-input` for a false credit code or telephone, or a day gone by
 */
export function publish(context: CommandContext, form: DeskPosting): Row {
  const { site, settings } = context
  const now = context.now()
  const posting = postingOfForm(form, { settings, publishedAt: now.toISOString(), now })
  const missing = missingElements(posting)
  const hasAmount = posting.pay.unit === 'negotiable' || (posting.pay.min !== null && posting.pay.unit !== null)
  if (!hasAmount && !missing.includes('pay')) missing.push('pay')
  if (missing.length) throw new ProblemError('elements-missing', { missing })
  const fields: Record<string, string> = {}
  if (form.employer.creditCode && !isCreditCode(form.employer.creditCode))
    fields['employer.creditCode'] = 'credit-code-invalid'
  if (form.contact.policy === 'public' && !isMobile(form.contact.phone) && !isLandline(form.contact.phone))
    fields['contact.phone'] = 'phone-invalid'
  if (Date.parse(posting.validUntil) <= now.getTime()) fields.validUntilDay = 'day-past'
  if (Object.keys(fields).length) throw new ProblemError('bad-input', { fields })
  const own = saveAs(context, form, 'published')
  giveCodes(site, [own.id], randomBelow(context.randomBytes), own.updatedAt)
  if (context.staff) dropDraft(site, context.staff.id, 'posting')
  queueOutbox(site, { kind: 'posting', id: own.id, revision: own.revision, op: 'put', body: posting }, own.updatedAt)
  appendAudit(site, { at: own.updatedAt, staffId: own.clerkId, action: 'posting.publish', subject: own.id })
  context.afterCommit(() => context.sync.wake())
  return toRow(context, site, own)
}

export function withdraw(context: CommandContext, { id }: { id: string }): Row {
  const before = findOwnPosting(context.site, id)
  if (!before) throw new ProblemError('not-found')
  const own = saveAs(context, formOf(before), 'withdrawn')
  if (before.publishedAt)
    queueOutbox(context.site, { kind: 'posting', id, revision: own.revision, op: 'delete', body: null }, own.updatedAt)
  appendAudit(context.site, { at: own.updatedAt, staffId: own.clerkId, action: 'posting.withdraw', subject: id })
  context.afterCommit(() => context.sync.wake())
  return toRow(context, context.site, own)
}
