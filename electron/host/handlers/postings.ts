// Answers questions about postings: the touch screen's search, one posting whole.

import { isGroup } from '../../../db/model/kinds.ts'
import { marketDay, startOfDay } from '../../../db/model/market-time.ts'
import { isLive } from '../../../db/model/posting.ts'
import { countByGroup, countPostings, findPosting, listPostings, type PostingFilter } from '../../../db/search.ts'
import { findPostingByCode } from '../../../db/short-codes.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { TouchPostingDetail } from '../../contract/views.ts'
import type { QueryContext } from '../context.ts'
import { toBoardPosting, toPostingDetail } from '../posting-view.ts'

export function countKinds({ postings, site, now }: QueryContext): OutputOf<'touch', 'kinds.count'> {
  const at = now()
  const groups = countByGroup(postings, at)
  const urgent = listPostings(postings, { isUrgent: true }, { now: at, order: 'pay', limit: 100, offset: 0 })
  const [best] = urgent
  return {
    total: groups.reduce((sum, g) => sum + g.total, 0),
    urgent: {
      total: urgent.length,
      people: urgent.reduce((sum, p) => sum + (p.remaining ?? p.headcount ?? 0), 0),
      best: best ? toBoardPosting(site, best, at).pay : null,
    },
    groups: groups.filter(g => g.group !== ''),
  }
}

/** Search by characters, pinyin, initials or short code, with filters. A short code that fits comes first and alone. */
export function searchPostings(
  context: QueryContext,
  input: ParsedInputOf<'touch', 'postings.search'>,
): OutputOf<'touch', 'postings.search'> {
  const now = context.now()
  const typed = input.text.normalize('NFKC').trim()
  if (/^[0-9]{4,7}$/.test(typed)) {
    const id = findPostingByCode(context.site, typed)
    const found = id ? findPosting(context.postings, id) : undefined
    if (found && isLive(found, now)) return { total: 1, rows: [toBoardPosting(context.site, found, now)] }
  }
  const filter = toFilter(context, input, now)
  const rows = listPostings(context.postings, filter, {
    now,
    order: input.sort,
    limit: input.limit,
    offset: input.offset,
  })
  return {
    total: countPostings(context.postings, filter, now),
    rows: rows.map(p => toBoardPosting(context.site, p, now)),
  }
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
