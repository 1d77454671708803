// How this site's own postings are stored and shown in the desk's ledger: one place for the form, import, counting and urgency.

import { findEmployer } from '../../db/employers.ts'
import { exposuresOf } from '../../db/exposures.ts'
import { endOfDay, marketDay } from '../../db/model/market-time.ts'
import { payFlag } from '../../db/model/pay.ts'
import { type Element, missingElements } from '../../db/model/posting.ts'
import { screenedCodes } from '../../db/model/screening/screening.ts'
import type { ReadDb } from '../../db/open.ts'
import { queueOutbox } from '../../db/outbox.ts'
import { findOwnPosting, type OwnPosting, type OwnPostingState, saveOwnPosting } from '../../db/own-postings.ts'
import { findCode } from '../../db/short-codes.ts'
import type { OutputOf } from '../contract/api.ts'
import type { DeskPosting } from '../contract/desk-postings.ts'
import { ProblemError } from '../contract/problem.ts'
import type { CommandContext, HostTools } from './context.ts'
import { postingOfForm, postingOfOwn } from './own-posting.ts'

export type OwnRow = OutputOf<'desk', 'postings.save'>

export const formOf = (own: OwnPosting): DeskPosting => own.form as DeskPosting

export function getOwnPosting(site: ReadDb<'site'>, id: string): OwnPosting {
  const own = findOwnPosting(site, id)
  if (!own) throw new ProblemError('not-found')
  return own
}

/** Missing elements as publishing asks for them: pay needs an amount with its unit, or 面议. */
export function missingToPublish(form: DeskPosting, { settings }: Pick<HostTools, 'settings'>, at: string): Element[] {
  const { pay, ...others } = postingOfForm(form, { settings, publishedAt: at })
  const missing = missingElements({ ...others, pay })
  const hasAmount = pay.unit === 'negotiable' || (pay.min !== null && pay.unit !== null)
  return hasAmount || missing.includes('pay') ? missing : [...missing, 'pay']
}

export function toOwnRow(tools: HostTools, site: ReadDb<'site'>, own: OwnPosting): OwnRow {
  const form = formOf(own)
  const now = tools.now().toISOString()
  const isAsked = own.urgentState !== null && own.urgentUntil !== null && own.urgentUntil > now
  const employer = own.employerId === null ? undefined : findEmployer(site, own.employerId)
  const today = marketDay(tools.now(), tools.settings.timeZone)
  return {
    id: own.id,
    code: findCode(site, own.id),
    title: form.title,
    employer: form.employer.name,
    state: own.state,
    urgent: isAsked && own.urgentState === 'approved',
    urgentState: isAsked ? own.urgentState : null,
    urgentWord: isAsked ? own.urgentWord : null,
    urgentUntil: isAsked ? own.urgentUntil : null,
    headcount: form.headcount,
    remaining: own.remaining,
    missing: missingToPublish(form, tools, own.updatedAt),
    screened: screenedCodes(form),
    payDoubted: payFlag(postingOfForm(form, { settings: tools.settings, publishedAt: own.updatedAt }).pay) !== null,
    licenceDue: employer?.licenceDueOn != null && employer.licenceDueOn <= today,
    shown: exposuresOf(site, own.id),
    validUntil: own.validUntil,
    updatedAt: own.updatedAt,
  }
}

type Urgency = Pick<OwnPosting, 'urgentUntil' | 'urgentState' | 'urgentWord' | 'urgentBy'>
const notUrgent: Urgency = { urgentUntil: null, urgentState: null, urgentWord: null, urgentBy: null }

/** An urgent order needs the head's word: the head's own is approved, a clerk's waits. The same wish again is not asked twice. */
function urgencyOf(context: CommandContext, form: DeskPosting, before: OwnPosting | undefined): Urgency {
  const { staff, settings } = context
  if (!form.urgent || !staff) return notUrgent
  const now = context.now()
  const asked = before && formOf(before).urgent
  const isSame =
    asked != null &&
    asked.reason === form.urgent.reason &&
    (asked.until ?? null) === form.urgent.until &&
    before?.urgentState != null &&
    (before.urgentUntil ?? '') > now.toISOString()
  if (isSame && !(staff.role === 'head' && before.urgentState === 'waiting')) return before
  const until = form.urgent.until ?? endOfDay(marketDay(now, settings.timeZone), settings.timeZone).toISOString()
  return staff.role === 'head'
    ? { urgentUntil: until, urgentState: 'approved', urgentWord: null, urgentBy: staff.id }
    : { urgentUntil: until, urgentState: 'waiting', urgentWord: null, urgentBy: null }
}

/** A changed head count changes what is still wanted by as much; what was full or taken off begins anew. */
function remainingOf(form: DeskPosting, before: OwnPosting | undefined): number | null {
  const { headcount } = form
  const old = before && formOf(before).headcount
  if (headcount === null || before?.state !== 'published' || !before.remaining || old == null) return headcount
  return Math.min(headcount, Math.max(1, before.remaining + headcount - old))
}

/** Stores a form under its next revision. What is shown changes after the commit. */
export function saveForm(
  context: CommandContext,
  form: DeskPosting,
  state: OwnPostingState,
  links: Partial<Pick<OwnPosting, 'employerId' | 'importKey'>> = {},
): OwnPosting {
  const { site, settings, staff } = context
  if (!staff) throw new ProblemError('locked')
  const before = findOwnPosting(site, form.id)
  const at = context.now().toISOString()
  const { urgentUntil, urgentState, urgentWord, urgentBy } =
    state === 'published' ? urgencyOf(context, form, before) : notUrgent
  const own: OwnPosting = {
    id: form.id,
    revision: (before?.revision ?? 0) + 1,
    form,
    state,
    validUntil: postingOfForm(form, { settings, publishedAt: at }).validUntil,
    urgentUntil,
    urgentState,
    urgentWord,
    urgentBy,
    remaining: remainingOf(form, before),
    employerId: before?.employerId ?? null,
    importKey: before?.importKey ?? null,
    publishedAt: state === 'published' ? (before?.publishedAt ?? at) : (before?.publishedAt ?? null),
    updatedAt: at,
    clerkId: staff.id,
    ...links,
  }
  saveOwnPosting(site, own)
  return own
}

/** Stores changed facts of a posting that is out, and passes them on. */
export function changeOut(context: CommandContext, before: OwnPosting, change: Partial<OwnPosting>): OwnPosting {
  const own = { ...before, ...change, revision: before.revision + 1, updatedAt: context.now().toISOString() }
  saveOwnPosting(context.site, own)
  passOn(context, own)
  show(context, [own])
  return own
}

/** Queues a posting, as it now stands, for the centre. */
export function passOn({ site, settings }: CommandContext, own: OwnPosting): void {
  const { id, revision, updatedAt: at } = own
  queueOutbox(site, { kind: 'posting', id, revision, op: 'put', body: postingOfOwn(own, { site, settings, at }) }, at)
}

/** After the commit: the mirror for search and board, the news, the way to the centre. */
export function show(context: CommandContext, owns: readonly OwnPosting[]): void {
  context.afterCommit(() => context.mirror(owns))
  context.afterCommit(() => context.sync.wake())
  context.announce('postings')
}
