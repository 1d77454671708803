// Who fits and what fits: an index in memory over live postings and registrations in force, built in slices so that no screen
// stalls, following the change logs of both databases, and giving each answer with its reasons.

import type { PostingFacts } from '../model/match/posting-facts.ts'
import type { Exclusion, Reason } from '../model/match/reason.ts'
import { type Moment, type Score, scoreMatch, whyExcluded } from '../model/match/score.ts'
import type { SeekerFacts } from '../model/match/seeker-facts.ts'
import type { ReadDb } from '../open.ts'
import { postingChanges, postingHead, registrationChanges, registrationHead } from './change-log.ts'
import type { Overrule, Overrules } from './overrules.ts'
import { createPeopleColumns } from './people-columns.ts'
import { createPostingColumns } from './posting-columns.ts'
import { readPosting, readPostings, readSeeker, readSeekers } from './read-rows.ts'

/** One row of an answer; `id` is of the other side. `rank` is the score and the clerk's points. */
type Fit = Score & { id: string; rank: number }
type Ask = { moment: Moment; limit: number; overrules?: Overrules }

export type MatchIndex = {
  /**
   * Builds what is not built and follows what changed since, in slices. Call it at start, on news of postings or registrations,
   * and before a question. Calls while one runs share it.
   */
  catchUp(): Promise<void>
  /** The best postings for a registration, the best first; none where it is not known. Needs `catchUp` once before. */
  bestPostings(registrationId: string, ask: Ask): Fit[]
  /** The best people for a posting. */
  bestPeople(postingId: string, ask: Ask): Fit[]
  /** One pair: its score, or why it is not offered; undefined where one of the two is not known. */
  judge(registrationId: string, postingId: string, moment: Moment): Score | { excluded: Exclusion } | undefined
  size(): { postings: number; people: number }
}

export type MatchIndexOptions = {
  postings: ReadDb<'postings'>
  site: ReadDb<'site'>
  now: () => Date
  /** Milliseconds of a clock that never goes back: how long a slice may take. */
  monotonicMs: () => number
  /** Lets others run between slices. */
  pause: () => Promise<void>
  sliceMs?: number
}

const pageRows = 25
const none: Overrules = new Map()

export function createMatchIndex({
  postings,
  site,
  now,
  monotonicMs,
  pause,
  sliceMs = 8,
}: MatchIndexOptions): MatchIndex {
  let postingColumns = createPostingColumns()
  let people = createPeopleColumns()
  let postingSeq: number | null = null
  let registrationSeq: number | null = null
  let running: Promise<void> | null = null

  /** Runs pages of work until `step` says it is done, pausing after each slice. */
  async function inSlices(step: () => boolean): Promise<void> {
    let from = monotonicMs()
    while (step()) {
      if (monotonicMs() - from < sliceMs) continue
      await pause()
      from = monotonicMs()
    }
  }

  async function buildPostings(): Promise<void> {
    const columns = createPostingColumns()
    // The place in the log first: what changes while rows are read is read again.
    const seq = postingHead(postings)
    const at = now().toISOString()
    let after = 0
    await inSlices(() => {
      const { facts, last } = readPostings(postings, { after, now: at, limit: pageRows })
      for (const fact of facts) columns.put(fact)
      after = last ?? after
      return last !== null
    })
    postingColumns = columns
    postingSeq = seq
  }

  async function buildPeople(): Promise<void> {
    const columns = createPeopleColumns()
    const seq = registrationHead(site)
    const at = now().toISOString()
    let after = ''
    await inSlices(() => {
      const { facts, last } = readSeekers(site, { after, now: at, limit: pageRows })
      for (const fact of facts) columns.put(fact)
      after = last ?? after
      return last !== null
    })
    people = columns
    registrationSeq = seq
  }

  async function followPostings(): Promise<void> {
    if (postingSeq === null) await buildPostings()
    let isTooFar = false
    await inSlices(() => {
      const changes = postingChanges(postings, postingSeq ?? 0, pageRows)
      isTooFar = changes.isTooFar
      if (isTooFar) return false
      for (const id of changes.ids) {
        const facts = readPosting(postings, id)
        if (facts) postingColumns.put(facts)
        else postingColumns.remove(id)
      }
      postingSeq = changes.upTo
      return changes.ids.length > 0
    })
    if (!isTooFar) return
    postingSeq = null
    await followPostings()
  }

  async function followPeople(): Promise<void> {
    if (registrationSeq === null) await buildPeople()
    let isTooFar = false
    await inSlices(() => {
      const changes = registrationChanges(site, registrationSeq ?? 0, pageRows)
      isTooFar = changes.isTooFar
      if (isTooFar) return false
      for (const id of changes.ids) {
        const facts = readSeeker(site, id)
        if (facts) people.put(facts)
        else people.remove(id)
      }
      registrationSeq = changes.upTo
      return changes.ids.length > 0
    })
    if (!isTooFar) return
    registrationSeq = null
    await followPeople()
  }

  async function follow(): Promise<void> {
    await followPostings()
    await followPeople()
    const at = now().getTime()
    postingColumns.dropEnded(at)
    people.dropEnded(at)
  }

  /** The best by the columns with what the clerk added behind or among them, each with its reasons. */
  function fits(
    ids: string[],
    { moment, overrules = none }: Ask,
    pair: (id: string) => [SeekerFacts, PostingFacts] | undefined,
  ): Fit[] {
    const added = [...overrules].filter(([id, { isAdded }]) => isAdded && !ids.includes(id)).map(([id]) => id)
    const found = [...ids, ...added].flatMap(id => {
      const both = pair(id)
      if (!both || whyExcluded(...both, moment) !== null) return []
      const score = scoreMatch(...both, moment)
      const overrule = overrules.get(id)
      return [
        {
          ...score,
          id,
          rank: score.score + (overrule?.bias ?? 0),
          reasons: [...clerkReasons(overrule), ...score.reasons],
        },
      ]
    })
    // Those added come to the place their rank gives them; sorting is stable, so equals keep the order they have.
    return added.length === 0 ? found : found.sort((a, b) => b.rank - a.rank)
  }

  return {
    catchUp() {
      running ??= follow().finally(() => {
        running = null
      })
      return running
    },
    bestPostings(registrationId, ask) {
      const seeker = readSeeker(site, registrationId)
      if (!seeker) return []
      const ids = postingColumns.best(seeker, ask.moment, ask.limit, ask.overrules ?? none)
      return fits(ids, ask, id => {
        const facts = readPosting(postings, id)
        return facts && [seeker, facts]
      })
    },
    bestPeople(postingId, ask) {
      const posting = readPosting(postings, postingId)
      if (!posting) return []
      const ids = people.best(posting, ask.moment, ask.limit, ask.overrules ?? none)
      return fits(ids, ask, id => {
        const facts = readSeeker(site, id)
        return facts && [facts, posting]
      })
    },
    judge(registrationId, postingId, moment) {
      const seeker = readSeeker(site, registrationId)
      const posting = readPosting(postings, postingId)
      if (!seeker || !posting) return undefined
      const excluded = whyExcluded(seeker, posting, moment)
      return excluded === null ? scoreMatch(seeker, posting, moment) : { excluded }
    },
    size: () => ({ postings: postingColumns.size, people: people.size }),
  }
}

function clerkReasons(overrule: Overrule | undefined): Reason[] {
  if (!overrule) return []
  const { isAdded, bias } = overrule
  return [
    ...(isAdded ? [{ code: 'added-by-clerk' as const }] : []),
    ...(bias === 0 ? [] : [{ code: bias > 0 ? ('moved-up' as const) : ('moved-down' as const), by: Math.abs(bias) }]),
  ]
}
