// Turns the desk's posting form into a posting, and keeps this site's own postings mirrored in the copy of the feeds, where
// search and the board find them.

import { addDays, endOfDay, marketDay, startOfDay } from '../../db/model/market-time.ts'
import { formatAmount } from '../../db/model/pay.ts'
import type { Posting } from '../../db/model/posting.ts'
import type { SiteSettings } from '../../db/model/site.ts'
import { type ReadDb, transact, type WriteDb } from '../../db/open.ts'
import { listOwnPostings, type OwnPosting } from '../../db/own-postings.ts'
import { findFeedOf, ownFeed, putPosting, removePosting } from '../../db/postings.ts'
import type { DeskPosting } from '../contract/api.ts'

/** The amounts as written, without the unit: its word is the page's. */
function payText({ min, max }: DeskPosting['pay']): string | null {
  const amounts = [...new Set([min, max].filter(amount => amount !== null))]
  return amounts.length ? amounts.map(formatAmount).join('-') : null
}

/**
 * The posting a form makes.
 * @param now decides until when an urgent order runs: the end of the market's day
 */
export function postingOfForm(
  form: DeskPosting,
  { settings, publishedAt, now }: { settings: SiteSettings; publishedAt: string; now: Date },
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
    },
    kind: form.kind,
    title: form.title,
    content: form.content,
    requirements: form.requirements,
    headcount: form.headcount,
    remaining: form.headcount,
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
    urgent: form.urgent
      ? { reason: form.urgent.reason, until: endOfDay(marketDay(now, timeZone), timeZone).toISOString() }
      : null,
    state: 'published',
  }
}

/** What stands in the mirror for one of this site's own postings. */
function mirrored(own: OwnPosting, settings: SiteSettings): Posting | null {
  if (own.state !== 'published' || own.publishedAt === null) return null
  const posting = postingOfForm(own.form as DeskPosting, {
    settings,
    publishedAt: own.publishedAt,
    now: new Date(own.publishedAt),
  })
  return {
    ...posting,
    urgent: own.urgentUntil && posting.urgent ? { ...posting.urgent, until: own.urgentUntil } : null,
  }
}

/** Brings one own posting's mirror up to date. A posting the centre has taken into a feed stands there and is left alone. */
export function mirrorOwnPosting(
  postings: WriteDb<'postings'>,
  own: OwnPosting,
  settings: SiteSettings,
  at: string,
): void {
  const posting = mirrored(own, settings)
  const feed = findFeedOf(postings, own.id)
  if (posting && feed !== undefined && feed !== ownFeed) return
  transact(postings, () => {
    if (posting) putPosting(postings, ownFeed, own.revision, posting)
    else removePosting(postings, ownFeed, own.revision, own.id, at)
  })
}

/** Mirrors all of them, at start: the copy of the feeds may be new. */
export function mirrorAllOwnPostings(
  postings: WriteDb<'postings'>,
  site: ReadDb<'site'>,
  settings: SiteSettings,
  at: string,
): void {
  for (const own of listOwnPostings(site)) if (own.state !== 'draft') mirrorOwnPosting(postings, own, settings, at)
}
