// Turns the desk's posting form into a posting, and keeps this site's own postings mirrored in the copy of the feeds, where
// search and the board find them.

import { findEmployer } from '../../db/employers.ts'
import { addDays, marketDay, startOfDay } from '../../db/model/market-time.ts'
import { formatAmount } from '../../db/model/pay.ts'
import type { Posting } from '../../db/model/posting.ts'
import type { SiteSettings } from '../../db/model/site.ts'
import { type ReadDb, transact, type WriteDb } from '../../db/open.ts'
import { listOwnPostings, type OwnPosting } from '../../db/own-postings.ts'
import { findFeedOf, ownFeed, putPosting, removePosting } from '../../db/postings.ts'
import type { DeskPosting } from '../contract/desk-postings.ts'

/** The amounts as written, without the unit: its word is the page's. */
function payText({ min, max }: DeskPosting['pay']): string | null {
  const amounts = [...new Set([min, max].filter(amount => amount !== null))]
  return amounts.length ? amounts.map(formatAmount).join('-') : null
}

export type PostingFacts = {
  settings: SiteSettings
  publishedAt: string
  /** How many are still wanted; all of them unless said. */
  remaining?: number | null
  /** Until when it is shown as an urgent order; null: it is not. */
  urgentUntil?: string | null
  /** When the employer's licence was seen, while that holds. */
  verifiedAt?: string | null
}

/** The posting a form makes. */
export function postingOfForm(
  form: DeskPosting,
  { settings, publishedAt, remaining = form.headcount, urgentUntil = null, verifiedAt = null }: PostingFacts,
): Posting {
  const { timeZone } = settings
  const pay = { min: form.pay.min ?? form.pay.max, max: form.pay.max ?? form.pay.min }
  const [min, max] = pay.min !== null && pay.max !== null && pay.min > pay.max ? [pay.max, pay.min] : [pay.min, pay.max]
  return {
    id: form.id,
    source: { name: settings.name },
    employer: {
      name: form.employer.name,
      ...(form.employer.creditCode ? { creditCode: form.employer.creditCode } : {}),
      ...(verifiedAt ? { verifiedAt } : {}),
    },
    kind: form.kind,
    title: form.title,
    content: form.content,
    requirements: form.requirements,
    headcount: form.headcount,
    remaining,
    place: { division: form.place.home ? null : settings.division, ...form.place },
    startsOn: null,
    endsOn: null,
    hours: form.hours,
    hoursPerDay: null,
    shifts: form.shifts,
    pay: { text: payText(form.pay), min, max, unit: form.pay.unit },
    settlement: form.settlement,
    perks: form.perks,
    form: form.form,
    safety: form.safety,
    contact: form.contact.policy === 'public' ? form.contact : { policy: 'desk' },
    publishedAt,
    validUntil: startOfDay(addDays(form.validUntilDay, 1), timeZone).toISOString(),
    urgent: form.urgent && urgentUntil ? { reason: form.urgent.reason, until: urgentUntil } : null,
    state: 'published',
  }
}

/** One of this site's own postings as others see it; only an approved wish makes it urgent. */
export function postingOfOwn(
  own: OwnPosting,
  { site, settings, at }: { site: ReadDb<'site'>; settings: SiteSettings; at: string },
): Posting {
  const employer = own.employerId === null ? undefined : findEmployer(site, own.employerId)
  const today = marketDay(new Date(at), settings.timeZone)
  const holds = employer?.licenceSeenOn && employer.licenceDueOn && employer.licenceDueOn > today
  return postingOfForm(own.form as DeskPosting, {
    settings,
    publishedAt: own.publishedAt ?? own.updatedAt,
    remaining: own.remaining,
    urgentUntil: own.urgentState === 'approved' ? own.urgentUntil : null,
    verifiedAt: holds ? startOfDay(employer.licenceSeenOn ?? today, settings.timeZone).toISOString() : null,
  })
}

type Mirroring = { site: ReadDb<'site'>; settings: SiteSettings; at: string }

/**
 * Brings own postings' mirrors up to date, all of them in one transaction. A posting the centre has taken into a feed stands there
 * and is left alone.
 */
export function mirrorOwnPostings(
  postings: WriteDb<'postings'>,
  owns: readonly OwnPosting[],
  { site, settings, at }: Mirroring,
): void {
  transact(postings, () => {
    for (const own of owns) {
      const isShown = own.state === 'published' && own.publishedAt !== null
      const feed = findFeedOf(postings, own.id)
      if (!isShown) removePosting(postings, ownFeed, own.revision, own.id, at)
      else if (feed === undefined || feed === ownFeed)
        putPosting(postings, ownFeed, own.revision, postingOfOwn(own, { site, settings, at }))
    }
  })
}

/** Mirrors all of them, at start: the copy of the feeds may be new. */
export function mirrorAllOwnPostings(
  postings: WriteDb<'postings'>,
  site: ReadDb<'site'>,
  settings: SiteSettings,
  at: string,
): void {
  const owns = listOwnPostings(site).filter(({ state }) => state !== 'draft')
  if (owns.length > 0) mirrorOwnPostings(postings, owns, { site, settings, at })
}
