// A market's day in fast motion: postings published, withdrawn, filled, made urgent and plain again, in a fixed row of choices.
import type { Change } from '../../../central/store/store.ts'
import { endOfDay, marketDay } from '../../../db/model/market-time.ts'
import type { Posting } from '../../../db/model/posting.ts'
import { benchPostings, put } from './postings.ts'

export type ChangeKind = 'publish' | 'withdraw' | 'fill' | 'urgent' | 'plain'

export type Market = {
  /** The postings it begins with. */
  readonly first: readonly Posting[]
  next(now: Date): Change
  counts(): Record<ChangeKind, number>
  /** Titles that were on the wall once and may be no longer, with the moment (performance.now()) at which they went. */
  gone: Map<string, number>
}

/** So many orders are urgent at a time, at most. */
const mostUrgent = 8

/** About `size` postings live at any time. */
export function createMarket(size: number, now: Date): Market {
  const patterns = [...benchPostings(100, now)]
  let made = 0
  const make = (): Posting => {
    const pattern = patterns[made % patterns.length] as Posting
    made += 1
    // Each title once, none of them part of another.
    return { ...pattern, id: `soak-${made}`, title: `${pattern.title.slice(0, 8)}（${made}）` }
  }
  const live: Posting[] = Array.from({ length: size }, make)
  const first = [...live]
  const counts: Record<ChangeKind, number> = { publish: 0, withdraw: 0, fill: 0, urgent: 0, plain: 0 }
  const gone = new Map<string, number>()
  // A linear congruential generator: the same row of changes in each run.
  let seed = 20_261_122
  const below = (limit: number) => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((seed / 4_294_967_296) * limit)
  }

  function kindOf(): ChangeKind {
    const urgent = live.filter(posting => posting.urgent).length
    const draw = below(100)
    if (draw < 20) return urgent < mostUrgent ? 'urgent' : 'plain'
    if (draw < 40) return urgent > 0 ? 'plain' : 'urgent'
    if (draw < 70) return live.length > size ? 'withdraw' : 'publish'
    return live.length > size ? 'fill' : 'publish'
  }

  function take(isUrgent: boolean | null): Posting {
    const from = isUrgent === null ? live : live.filter(posting => (posting.urgent !== null) === isUrgent)
    const taken = from[below(from.length)] as Posting
    live.splice(live.indexOf(taken), 1)
    return taken
  }

  function end(posting: Posting): Posting {
    gone.set(posting.title, performance.now())
    return posting
  }

  return {
    first,
    gone,
    counts: () => ({ ...counts }),
    next(at) {
      const kind = kindOf()
      counts[kind] += 1
      if (kind === 'withdraw') return { op: 'delete', kind: 'posting', id: end(take(null)).id }
      if (kind === 'fill') return put({ ...end(take(null)), urgent: null, remaining: 0 })
      const posting = kind === 'publish' ? make() : take(kind === 'plain')
      const until = endOfDay(marketDay(at, 'Asia/Shanghai'), 'Asia/Shanghai')
      const urgent = kind === 'urgent' ? { reason: '今天开工', until: until.toISOString() } : null
      const changed: Posting = {
        ...posting,
        urgent,
        publishedAt: kind === 'publish' ? at.toISOString() : posting.publishedAt,
      }
      live.push(changed)
      return put(changed)
    },
  }
}
