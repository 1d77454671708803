// Pulls one lane of one feed: pages up to the head, then a long poll as doorbell, for ever. The doorbell is haste, not truth: the
// next round would have come anyway.
import { checksumText, readChecksum } from '../../central/protocol/checksum.ts'
import { beginning, readCursor } from '../../central/protocol/cursor.ts'
import type { Lane } from '../../central/protocol/feed.ts'
import { findCursor, moveCursor } from '../../db/feed-cursor.ts'
import { highestRevision } from '../../db/feed-rows.ts'
import { transact, type WriteDb } from '../../db/open.ts'
import { applyPage } from './apply-page.ts'
import { createBackoff } from './backoff.ts'
import { type CentralClient, type PageAnswer, Trouble } from './central-client.ts'
import type { GiveWay } from './give-way.ts'
import type { Pause } from './pause.ts'

export type PullEvents = {
  /** The server that answered; true where it took another's place and everything must be read again. */
  answered(answer: { server: string; clockOffsetMs: number }): boolean
  /** Rows were stored and committed. */
  stored(change: { put: string[]; removed: string[]; hasItems: boolean; lane: Lane }): void
  /** Everything up to the head is stored. */
  upToDate(feed: string, lane: Lane): void
  failed(trouble: Trouble, feed: string, lane: Lane): void
  /** A snapshot must be taken in place of pages; resolves when it is published. */
  restart(feed: string, path: string): Promise<void>
}

export type Puller = { run(signal: AbortSignal): Promise<void> }

/** Another look at the head's checksum after a mismatch starts the feed over, at most this often. */
const restartEveryMs = 3_600_000
const leastPollMs = 200

export function createPuller({
  feed,
  lane,
  db,
  client,
  events,
  pause,
  random,
  now,
  monotonicMs,
  way,
}: {
  feed: string
  lane: Lane
  db: WriteDb<'postings'>
  client: CentralClient
  events: PullEvents
  pause: Pause
  random: () => number
  now: () => Date
  monotonicMs: () => number
  way: GiveWay
}): Puller {
  const backoff = createBackoff({ random })
  let isAtHead = false
  let restartedAt = Number.NEGATIVE_INFINITY

  /** The page after the one being stored, asked for while that is written. */
  let ahead: { offset: string; answer: Promise<PageAnswer> } | undefined

  function read(offset: string, signal: AbortSignal): Promise<PageAnswer> {
    const fetched = ahead?.offset === offset ? ahead.answer : undefined
    ahead = undefined
    return fetched ?? client.readPage(feed, lane, offset, { isLive: isAtHead, signal })
  }

  function readAhead(offset: string, signal: AbortSignal): void {
    const answer = client.readPage(feed, lane, offset, { isLive: false, signal })
    // Whether it failed is found when it is awaited; until then a failure must not count as unhandled.
    answer.catch(() => {})
    ahead = { offset, answer }
  }

  async function round(signal: AbortSignal): Promise<void> {
    const offset = findCursor(db, feed, lane)?.cursor ?? beginning
    const askedAt = monotonicMs()
    const answer = await read(offset, signal)
    if (events.answered(answer)) {
      isAtHead = false
      return
    }
    backoff.reset()
    if (answer.kind === 'gone') {
      isAtHead = false
      await events.restart(feed, answer.snapshot)
      return
    }
    if (answer.kind === 'nothing') {
      const { server, next } = answer
      transact(db, () => moveCursor(db, feed, lane, { server, cursor: next, checkedAt: now().toISOString() }))
      events.upToDate(feed, lane)
      // A server that does not wait must not be asked in a circle.
      if (monotonicMs() - askedAt < leastPollMs) await pause.wait(leastPollMs, signal)
      return
    }
    if (!answer.isUpToDate && answer.next !== offset) {
      readAhead(answer.next, signal)
      // Lets the request leave before the thread is busy with writing.
      await new Promise(setImmediate)
    }
    await store(answer)
  }

  async function store(answer: PageAnswer & { kind: 'page' }): Promise<void> {
    const { entries, next, isUpToDate, server } = answer
    const page = { feed, lane, server, entries, next, at: now().toISOString() }
    const applied = applyPage(db, page, {
      way,
      stored({ put, removed, hasItems }) {
        if (put.length || removed.length || hasItems) events.stored({ put, removed, hasItems, lane })
      },
    })
    isAtHead = isUpToDate
    if (!isUpToDate) return
    // The lane of urgent orders may be ahead of this head; then the sums are of different moments.
    const isComparable = lane === 'all' && highestRevision(db, feed) <= (readCursor(next)?.revision ?? -1)
    const expected = isComparable && answer.checksum ? readChecksum(answer.checksum) : undefined
    if (expected && checksumText(expected) !== applied.checksum && monotonicMs() - restartedAt > restartEveryMs) {
      // The copy and the centre disagree about which rows there are: the copy is wrong, whatever the reason.
      restartedAt = monotonicMs()
      isAtHead = false
      await events.restart(feed, '')
      return
    }
    events.upToDate(feed, lane)
  }

  return {
    async run(signal) {
      while (!signal.aborted) {
        try {
          await round(signal)
        } catch (error) {
          if (signal.aborted) return
          isAtHead = false
          const trouble = error instanceof Trouble ? error : new Trouble('storage', { cause: error })
          events.failed(trouble, feed, lane)
          await pause.wait(backoff.next(trouble.retryAfterMs), signal)
        }
      }
    },
  }
}
