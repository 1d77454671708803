// Answers the board: urgent orders, what comes up next, what of it still holds; and adds up what was shown.
import { addExposures, exposuresOn } from '../../../db/exposures.ts'
import { byWorth, type Candidate, composePlaces } from '../../../db/model/fair-order.ts'
import { marketDay } from '../../../db/model/market-time.ts'
import { countRound, livePostings, nearnessOf, newestRows, roundAfter, rowsOf } from '../../../db/programme.ts'
import { countPostings, listPostings } from '../../../db/search.ts'
import { findSetting, saveSetting } from '../../../db/settings.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { toBoardPosting } from '../posting-view.ts'

const roundSetting = 'board.round'
/** Of the newest, and of the newest nearby, so many are weighed against each other. */
const weighed = 300

export function listUrgent({ postings, site, now }: QueryContext): OutputOf<'board', 'urgent.list'> {
  const at = now()
  const rows = listPostings(postings, { isUrgent: true }, { now: at, order: 'newest', limit: 100, offset: 0 })
  return {
    rows: rows.map(p => toBoardPosting(site, p, at)),
    total: countPostings(postings, { isUrgent: true }, at),
  }
}

export function next(
  context: QueryContext,
  { count, after, recent, prefer }: ParsedInputOf<'board', 'programme.next'>,
): OutputOf<'board', 'programme.next'> {
  const { postings, site, settings } = context
  const now = context.now()
  const reported = findSetting(site, roundSetting) ?? ''
  const start = after ?? reported
  const round = roundAfter(postings, start, count + recent.length, now)
  const near = newestRows(postings, weighed, now, settings.division)
  const rows = new Map([...newestRows(postings, weighed, now), ...near].map(row => [row.id, row]))
  for (const id of recent) rows.delete(id)
  const today = exposuresOn(site, marketDay(now, settings.timeZone), [...rows.keys()])
  const candidates = [...rows.values()].map(
    (row): Candidate => ({
      id: row.id,
      group: row.group,
      publishedAt: row.publishedAt,
      nearness: nearnessOf(row, settings.division),
      shownToday: today.get(row.id) ?? 0,
    }),
  )
  const shown = rowsOf(postings, recent, now)
  const before = { ids: recent, group: shown.at(-1)?.group ?? null }
  const places = composePlaces<Row>(round, byWorth(candidates, now, prefer), count, before)
  // Where there are hardly more postings than were just shown, those come again, the one shown longest ago first.
  for (const row of shown.slice(0, count - places.length)) places.push({ row, after: places.at(-1)?.after ?? null })
  const bodies = new Map(
    livePostings(
      postings,
      places.map(({ row }) => row.id),
      now,
    ).map(p => [p.id, p]),
  )
  return {
    places: places.flatMap(({ row, after }) => {
      const posting = bodies.get(row.id)
      return posting ? [{ posting: toBoardPosting(site, posting, now), after: after ?? start }] : []
    }),
    total: countRound(postings, now),
    after: reported,
  }
}

type Row = { id: string; group: string | null }

export function check(
  { postings, site, now }: QueryContext,
  { ids }: ParsedInputOf<'board', 'programme.check'>,
): OutputOf<'board', 'programme.check'> {
  const at = now()
  return { rows: livePostings(postings, ids, at).map(p => toBoardPosting(site, p, at)) }
}

/** Not audited and not announced: nothing a page shows changes by it. */
export function report(
  { site, settings, now }: CommandContext,
  { shown, after }: ParsedInputOf<'board', 'programme.report'>,
): Record<string, never> {
  const at = now()
  addExposures(site, marketDay(at, settings.timeZone), shown, at.toISOString())
  saveSetting(site, roundSetting, after)
  return {}
}
