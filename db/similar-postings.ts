// Live postings among which those like another one are chosen: of its kind and of its group, the nearer part first.
import { groupOf } from './model/kinds.ts'
import type { Posting } from './model/posting.ts'
import type { ReadDb } from './open.ts'
import { listPostings } from './search.ts'
import type { PostingFilter } from './search-filter.ts'

/** So many of the newest of each list are judged: far more than three are shown, and a few milliseconds in all. */
const judged = 24

/** Each once. Without a kind: what is done from home, or the newest of the district. */
export function listLike(db: ReadDb<'postings'>, { kind, place }: Posting, now: Date): Posting[] {
  const { division } = place
  const group = kind === null ? null : groupOf(kind)
  const work: PostingFilter[] = [...(kind === null ? [] : [{ kind }]), ...(group === null ? [] : [{ group }])]
  const near = division === null ? [] : (work.length ? work : [{}]).map(filter => ({ ...filter, division }))
  const home = place.home ? [{ isHome: true }] : []
  const found = new Map<string, Posting>()
  for (const filter of [...near, ...home, ...work])
    for (const posting of listPostings(db, filter, { now, order: 'newest', limit: judged, offset: 0 }))
      found.set(posting.id, posting)
  return [...found.values()]
}
