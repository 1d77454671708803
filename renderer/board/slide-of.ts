// Which notices or sites take the postings' place when the schedule says so; null where there are none.
import { isShownAt } from '../../db/model/notice.ts'
import type { BoardPage } from '../../db/model/site.ts'
import type { MarketSiteView, NoticeView } from '../../electron/contract/views.ts'

export type SlideOf =
  | { kind: 'notices'; rows: readonly NoticeView[] }
  | { kind: 'sites'; rows: readonly MarketSiteView[] }

/** Notices for the wall: those shown now, emergencies left out. */
export function wallNotices(notices: readonly NoticeView[], now: Date): NoticeView[] {
  return notices.filter(notice => notice.kind !== 'emergency' && isShownAt(notice, now))
}

/** Where not all fit, each time others: the minute decides where they begin. */
function some<T>(rows: readonly T[], count: number, now: Date): T[] {
  if (rows.length <= count) return [...rows]
  const from = (Math.floor(now.getTime() / 60_000) * count) % rows.length
  return [...rows.slice(from), ...rows.slice(0, from)].slice(0, count)
}

export function slideAt(
  page: BoardPage | null,
  { notices, sites, now }: { notices: readonly NoticeView[]; sites: readonly MarketSiteView[]; now: Date },
  count: number,
): SlideOf | null {
  if (page === 'notices') {
    const rows = some(wallNotices(notices, now), count, now)
    return rows.length > 0 ? { kind: 'notices', rows } : null
  }
  if (page === 'sites') {
    const rows = some(sites, count, now)
    return rows.length > 0 ? { kind: 'sites', rows } : null
  }
  return null
}
