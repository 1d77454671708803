// Puts into the queue of calls who fits a posting that has just come in, some postings at a time; takes out whom nobody needs to
// call any more.
import { appendAudit } from '../../db/audit.ts'
import {
  countFound,
  dropCallsFor,
  findCallOf,
  hasScanned,
  insertCall,
  markScanned,
  postingsToCallFor,
  waitingCallsOf,
} from '../../db/calls.ts'
import { postingChanges, postingHead } from '../../db/match/change-log.ts'
import { overrulesOfPosting, statesOfPosting } from '../../db/matches.ts'
import { makeUuidV7 } from '../../db/model/ids.ts'
import { isLive, isUrgent, type Posting } from '../../db/model/posting.ts'
import type { SiteSettings } from '../../db/model/site.ts'
import { type ReadDb, transact, type WriteDb } from '../../db/open.ts'
import { findRegistration } from '../../db/registrations.ts'
import { findPosting } from '../../db/search.ts'
import { findSetting, saveSetting } from '../../db/settings.ts'
import type { MatchKeeper } from './match-keeper.ts'
import { matchMoment } from './match-rows.ts'

/** Up to how many people are queued for one posting, and from which score on. */
const mostForOne = 8
const leastScore = 50
/** How many whom the machine found may wait: a clerk calls about so many in two days. */
export const mostFound = 120
/** About how many postings one person is queued at the same time. */
const mostOfPerson = 3
/** A posting published before is no news: nobody is queued for it, and after a first pull not for thousands. */
const newForMs = 2 * 86_400_000
/** Rows of the log, and postings with people found, in one piece of work. */
const changesAtOnce = 200
const postingsAtOnce = 3

const markName = 'calls.seen-change'

type Tools = {
  site: WriteDb<'site'>
  postings: ReadDb<'postings'>
  settings: SiteSettings
  now: () => Date
  randomBytes: (length: number) => Uint8Array
}

export function createCallQueue(tools: Tools) {
  const { site, postings, now, randomBytes } = tools

  /** The place in the log of postings up to which they were looked at. A new file, or one too far behind, begins at its end. */
  function seenChange(): number {
    const head = postingHead(postings)
    const saved = findSetting(site, markName)
    const seen = saved === undefined ? head : Number(saved)
    if (saved !== undefined && seen <= head && !postingChanges(postings, seen, 1).isTooFar) return seen
    transact(site, () => saveSetting(site, markName, String(head)))
    return head
  }

  function isNews(posting: Posting | undefined): posting is Posting {
    return (
      posting !== undefined &&
      isLive(posting, now()) &&
      Date.parse(posting.publishedAt) > now().getTime() - newForMs &&
      !hasScanned(site, posting.id)
    )
  }

  function queueFor(index: MatchKeeper['index'], posting: Posting): number {
    const overrules = new Map(overrulesOfPosting(site, posting.id))
    // Whoever was spoken to about it is not queued for it.
    for (const id of statesOfPosting(site, posting.id).keys())
      overrules.set(id, { isAdded: false, bias: 0, ...overrules.get(id), isExcluded: true })
    const at = now().toISOString()
    let queued = 0
    for (const fit of index.bestPeople(posting.id, { moment: matchMoment(tools), limit: mostForOne, overrules })) {
      const person = findRegistration(site, fit.id)?.registration
      if (fit.score < leastScore || !person || person.contact.number === '') continue
      if (waitingCallsOf(site, fit.id).length >= mostOfPerson) continue
      if (findCallOf(site, { postingId: posting.id, registrationId: fit.id })) continue
      insertCall(site, {
        id: makeUuidV7(now().getTime(), randomBytes(10)),
        reason: 'fits',
        postingId: posting.id,
        postingTitle: posting.title,
        registrationId: fit.id,
        interestId: null,
        score: fit.score,
        dueAt: at,
        createdAt: at,
      })
      queued++
    }
    markScanned(site, posting.id, at)
    return queued
  }

  function dropEnded(): number {
    let dropped = 0
    for (const id of postingsToCallFor(site)) {
      const posting = findPosting(postings, id)
      if (!posting || !isLive(posting, now())) dropped += dropCallsFor(site, id, now().toISOString())
    }
    return dropped
  }

  return {
    /** Takes out whom nobody needs to call any more. */
    tidy: (): boolean => transact(site, dropEnded) > 0,

    /** One piece of the work. */
    fill(index: MatchKeeper['index']): { isMore: boolean; isChanged: boolean } {
      const seen = seenChange()
      const changes = postingChanges(postings, seen, changesAtOnce)
      if (changes.ids.length === 0) return { isMore: false, isChanged: false }
      const news = changes.ids.map(id => findPosting(postings, id)).filter(isNews)
      news.sort((a, b) => Number(isUrgent(b, now())) - Number(isUrgent(a, now())))
      const some = news.slice(0, postingsAtOnce)
      const queued = transact(site, () => {
        let total = 0
        for (const posting of some) if (countFound(site) < mostFound) total += queueFor(index, posting)
        // The rest of this part of the log comes next time; where the queue is full it is passed over.
        if (news.length <= postingsAtOnce || countFound(site) >= mostFound)
          saveSetting(site, markName, String(changes.upTo))
        if (total > 0)
          appendAudit(site, {
            at: now().toISOString(),
            staffId: null,
            action: 'call.queue',
            details: { people: total, postings: some.length },
          })
        return total
      })
      return { isMore: true, isChanged: queued > 0 }
    },
  }
}
