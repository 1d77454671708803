// Other postings like one, each with its reasons.

import { isLive } from '../../../db/model/posting.ts'
import { similarTo } from '../../../db/model/similar.ts'
import { findPosting } from '../../../db/search.ts'
import { listLike } from '../../../db/similar-postings.ts'
import type { OutputOf } from '../../contract/api.ts'
import type { QueryContext } from '../context.ts'
import { toBoardPosting } from '../posting-view.ts'

const shown = 3

export function listSimilar(context: QueryContext, { id }: { id: string }): OutputOf<'touch', 'postings.similar'> {
  const now = context.now()
  const one = findPosting(context.postings, id)
  if (!one || !isLive(one, now)) return { rows: [] }
  const others = listLike(context.postings, one, now)
  return {
    rows: similarTo(one, others, { count: shown, now }).map(({ posting, reasons }) => ({
      posting: toBoardPosting(context.site, posting, now),
      reasons,
    })),
  }
}
