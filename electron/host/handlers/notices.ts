// Notices and the directory of sites: what is shown now, and what the desk writes. Emergencies stand among the notices; each face
// decides by db/model/notice.ts which one covers it.
import { appendAudit } from '../../../db/audit.ts'
import { listFeedNotices, listMarketSites } from '../../../db/feed-items.ts'
import { compareNotices, type Notice } from '../../../db/model/notice.ts'
import {
  findOwnNotice,
  listLiveOwnNotices,
  listOwnNotices,
  type OwnNotice,
  saveOwnNotice,
} from '../../../db/own-notices.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { MarketSiteView } from '../../contract/views.ts'
import type { CommandContext, QueryContext } from '../context.ts'

/** A notice may not hang for ever: at most a year ahead. */
const longestMs = 366 * 86_400_000

/** All whose end has not come, in the order in which they are shown; some may begin later, which the page judges by its clock. */
export function listShown({ postings, site, now }: QueryContext): { rows: Notice[] } {
  const at = now()
  return { rows: [...listFeedNotices(postings, at), ...listLiveOwnNotices(site, at)].sort(compareNotices) }
}

/** Near ones first. */
export function listSites({ postings, settings }: QueryContext): { rows: MarketSiteView[] } {
  const rows = listMarketSites(postings).map(site => ({ ...site, isNear: site.division === settings.division }))
  return { rows: [...rows.filter(row => row.isNear), ...rows.filter(row => !row.isNear)] }
}

export function listOwn({ site }: QueryContext): OutputOf<'desk', 'notices.own'> {
  return { rows: listOwnNotices(site) }
}

/** Publishes or changes one of this desk's notices. The same content again changes nothing but its time. */
export function publish(context: CommandContext, input: ParsedInputOf<'desk', 'notices.publish'>): OwnNotice {
  const { site, settings, staff } = context
  const now = context.now()
  const ends = Date.parse(input.validUntil)
  if (ends <= now.getTime()) throw badEnd('end-passed')
  if (ends - now.getTime() > longestMs) throw badEnd('end-too-far')
  const before = findOwnNotice(site, input.id)
  const own: OwnNotice = {
    notice: {
      ...input,
      source: { name: settings.name },
      shownFrom: before?.state === 'published' ? before.notice.shownFrom : now.toISOString(),
    },
    state: 'published',
    updatedAt: now.toISOString(),
  }
  return store(context, own, staff?.id, 'notice.publish')
}

export function withdraw(context: CommandContext, { id }: { id: string }): OwnNotice {
  const own = findOwnNotice(context.site, id)
  if (!own) throw new ProblemError('not-found')
  if (own.state === 'withdrawn') return own
  return store(
    context,
    { ...own, state: 'withdrawn', updatedAt: context.now().toISOString() },
    context.staff?.id,
    'notice.withdraw',
  )
}

function store(
  { site, announce }: CommandContext,
  own: OwnNotice,
  staffId: string | undefined,
  action: 'notice.publish' | 'notice.withdraw',
): OwnNotice {
  if (staffId === undefined) throw new ProblemError('locked')
  saveOwnNotice(site, own, staffId)
  const { id, kind, priority } = own.notice
  appendAudit(site, { at: own.updatedAt, staffId, action, subject: id, details: { kind, priority } })
  announce('notices')
  return own
}

const badEnd = (code: string) => new ProblemError('bad-input', { fields: { validUntil: code } })
