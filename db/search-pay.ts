// The best paid of what fits, from the text index: steps of pay and the amounts themselves are tokens in it (db/text-rows.ts). It is
// asked for the best step, the next, then for several at a time; what few come are sorted. Where many of a step fit, its amounts are
// asked for one by one, each the newest first, as the index gives them.
import { leastOfStep, payStep } from './model/pay-steps.ts'
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'
import { type Asked, withTokens } from './search-asked.ts'
import { byPay, firstHits, type Hit, isChecked, newestFrom } from './search-index.ts'
import { token } from './search-tokens.ts'

/** So many are read to be sorted; checking a row takes longer than reading one. */
const mostSorted = { exact: 300, checked: 100 }

/** An hour is sorted whole unless so many of one pay were published in it. */
const chunk = 1000

/** @returns the first `most` of all that fit, the best paid first, unknown pay last; those of one pay the newest first */
export function bestPaid(db: ReadDb<'postings'>, asked: Asked, most: number): Hit[] {
  const sorted = isChecked(asked) ? mostSorted.checked : mostSorted.exact
  const found: Hit[] = []
  let below = Number.POSITIVE_INFINITY
  let width = 1
  while (found.length < most) {
    const steps = stepsBelow(db, below, width)
    const [best] = steps
    const least = steps.at(-1)
    if (best === undefined || least === undefined) break
    const hits = firstHits(db, withTokens(asked, steps.map(token.payStep)), sorted + 1)
    if (hits.length <= sorted) {
      found.push(...hits.sort(byPay))
      below = leastOfStep(least)
      // Where nothing fits is soon passed.
      if (hits.length < sorted / 4) width *= 2
    } else if (steps.length > 1) width = 1
    else {
      found.push(...ofStep(db, asked, best, most - found.length))
      below = leastOfStep(best)
    }
  }
  const unknown = withTokens(asked, [token.pay(null)])
  return [...found.slice(0, most), ...newestFrom(db, unknown, 0, most - found.length, chunk)]
}

function ofStep(db: ReadDb<'postings'>, asked: Asked, step: number, most: number): Hit[] {
  const found: Hit[] = []
  let pay = payBelow(db, leastOfStep(step + 1))
  while (pay !== null && payStep(pay) === step && found.length < most) {
    found.push(...newestFrom(db, withTokens(asked, [token.pay(pay)]), 0, most - found.length, chunk))
    pay = payBelow(db, pay)
  }
  return found
}

/** The steps of which there are postings, from the best below a pay. */
function stepsBelow(db: ReadDb<'postings'>, below: number, most: number): number[] {
  const steps: number[] = []
  let pay = payBelow(db, below)
  while (pay !== null && steps.length < most) {
    const step = payStep(pay)
    steps.push(step)
    pay = payBelow(db, leastOfStep(step))
  }
  return steps
}

/** The best pay an hour below one, of any posting. */
function payBelow(db: ReadDb<'postings'>, below: number): number | null {
  const sql = `select pay_hour as pay from posting indexed by posting_pay
    where state = 'published' and pay_hour < ? order by pay_hour desc limit 1`
  return (prepared(db, sql).get(below) as { pay: number } | undefined)?.pay ?? null
}
