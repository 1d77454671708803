// Answers questions about postings: the touch screen's search, one posting whole.

import { countByKind } from '../../../db/kind-totals.ts'
import { findKind, isGroup } from '../../../db/model/kinds.ts'
import { marketDay, startOfDay } from '../../../db/model/market-time.ts'
import { nearnessOf, type Standing } from '../../../db/model/nearness.ts'
import { isLive, type Posting } from '../../../db/model/posting.ts'
import { findPosting, findPostings, listNearPostings, listPostings } from '../../../db/search.ts'
import type { PostingFilter } from '../../../db/search-filter.ts'
import { findPostingByCode } from '../../../db/short-codes.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { TouchPostingDetail } from '../../contract/views.ts'
import type { QueryContext } from '../context.ts'
import { toBoardPosting, toPostingDetail } from '../posting-view.ts'

export function countKinds({ postings, site, now }: QueryContext): OutputOf<'touch', 'kinds.count'> {
  const at = now()
  const kinds = countByKind(postings, at)
  const groups = new Map<string, number>()
  for (const { group, total } of kinds) if (group !== null) groups.set(group, (groups.get(group) ?? 0) + total)
  const urgent = listPostings(postings, { isUrgent: true }, { now: at, order: 'pay', limit: 100, offset: 0 })
  const [best] = urgent
  return {
    total: kinds.reduce((sum, k) => sum + k.total, 0),
    urgent: {
      total: urgent.length,
      people: urgent.reduce((sum, p) => sum + (p.remaining ?? p.headcount ?? 0), 0),
      best: best ? toBoardPosting(site, best, at).pay : null,
    },
    groups: [...groups].map(([group, total]) => ({ group, total })).sort((a, b) => b.total - a.total),
    kinds: kinds.flatMap(({ kind, total }) => (kind === null || findKind(kind) === undefined ? [] : [{ kind, total }])),
  }
}

/** Where fewer fit, what comes near is offered below. */
const few = 5
const mostNear = 12

/**
 * Search by characters, pinyin, initials or short code, with filters. A short code that fits comes first and alone. A text that
 * finds little is also asked for with its likely slips.
 */
export function searchPostings(
  context: QueryContext,
  input: ParsedInputOf<'touch', 'postings.search'>,
): OutputOf<'touch', 'postings.search'> {
  const { postings, site } = context
  const now = context.now()
  const typed = input.text.normalize('NFKC').trim()
  if (/^[0-9]{4,7}$/.test(typed)) {
    const id = findPostingByCode(site, typed)
    const found = id ? findPosting(postings, id) : undefined
    if (found && isLive(found, now))
      return { total: 1, isMore: false, rows: [toBoardPosting(site, found, now)], near: [] }
  }
  const filter = toFilter(context, input, now)
  const { sort, limit, offset } = input
  const standing: Standing = { division: context.settings.division, ...context.settings.place }
  const order = sort === 'near' ? 'newest' : sort
  const found = findPostings(postings, filter, {
    now,
    order,
    limit,
    offset,
    ...(sort === 'near' ? { nearTo: standing } : {}),
  })
  const { total, isMore, rows } = found
  const except = new Set(rows.map(({ id }) => id))
  const near =
    typed !== '' && total < few && offset === 0
      ? listNearPostings(postings, { ...filter, text: typed }, { now, limit: Math.min(limit, mostNear), except })
      : []
  const shown = (p: Posting) => ({
    ...toBoardPosting(site, p, now),
    ...(sort === 'near' || input.near ? { nearness: nearnessOf(standing, p.place) } : {}),
  })
  return { total, isMore, rows: rows.map(shown), near: near.map(shown) }
}

function toFilter(
  { settings }: QueryContext,
  input: ParsedInputOf<'touch', 'postings.search'>,
  now: Date,
): PostingFilter {
  const tags = [
    ...(input.settlement ? [`settlement:${input.settlement}`] : []),
    ...input.shifts.map(shift => `shift:${shift}`),
    ...input.perks.map(perk => `perk:${perk}`),
  ]
  return {
    text: input.text,
    ...(input.kind === undefined ? {} : isGroup(input.kind) ? { group: input.kind } : { kind: input.kind }),
    ...(input.urgent ? { isUrgent: true } : {}),
    tags,
    isHome: input.home === true,
    isBeginner: input.beginner === true,
    ...(input.near ? { division: settings.division } : {}),
    ...(input.today
      ? { publishedFrom: startOfDay(marketDay(now, settings.timeZone), settings.timeZone).toISOString() }
      : {}),
  }
}

/** @throws ProblemError `not-found` where the posting is unknown or no longer live */
export function getPosting(context: QueryContext, { id }: { id: string }): TouchPostingDetail {
  const now = context.now()
  const found = findPosting(context.postings, id)
  if (!found || !isLive(found, now)) throw new ProblemError('not-found')
  return toPostingDetail(context.site, found, now)
}
