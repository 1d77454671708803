// Wanted kinds of work against the posting's kind: the same, of a wanted group, of the same group, related, or another.
import { findKind, isGroup } from '../kinds.ts'
import { type PostingWork, smallClass } from './posting-facts.ts'
import { type Part, part, type Reason } from './reason.ts'

/** How a wish stands to a posting's work, and what that is worth, 0–30. */
export const wishPoints = {
  'same-kind': 30,
  'wanted-group': 28,
  'same-group': 18,
  'related-kind': 14,
  'wish-unknown': 12,
  'kind-unknown': 10,
  'other-kind': 0,
} as const
export type WishRelation = keyof typeof wishPoints

/** One wanted kind or group; `kind-unknown` where the posting does not say what work it is. */
export function wishRelation(wish: string, work: PostingWork): WishRelation {
  if (wish === work.kind) return 'same-kind'
  if (isGroup(wish)) {
    if (wish === work.group) return 'wanted-group'
    if (work.mentions.some(code => findKind(code)?.group === wish)) return 'related-kind'
  } else {
    const kind = findKind(wish)
    if (kind && kind.group === work.group) return 'same-group'
    if (work.mentions.includes(wish)) return 'related-kind'
    if (work.occupation !== null && smallClass(kind?.occupation) === work.occupation) return 'related-kind'
  }
  return work.group === null ? 'kind-unknown' : 'other-kind'
}

/** The best of a person's wishes; the first of equals, and wishes are sorted. */
export function bestWish(wishes: readonly string[], work: PostingWork): WishRelation {
  let best: WishRelation | undefined
  for (const wish of wishes) {
    const relation = wishRelation(wish, work)
    if (best === undefined || wishPoints[relation] > wishPoints[best]) best = relation
  }
  return best ?? 'wish-unknown'
}

export function wishPart(wishes: readonly string[], work: PostingWork): Part {
  const relation = bestWish(wishes, work)
  return part(wishPoints[relation], [wishReason(relation, wishes, work)], relation === 'other-kind')
}

function wishReason(code: WishRelation, wishes: readonly string[], work: PostingWork): Reason {
  const kind = work.kind ?? wishes.find(wish => work.mentions.includes(wish))
  const named = kind === undefined ? {} : { kind }
  if (code === 'wanted-group' || code === 'same-group')
    return { code, ...(work.group === null ? {} : { group: work.group }) }
  return code === 'wish-unknown' || code === 'kind-unknown' ? { code } : { code, ...named }
}
