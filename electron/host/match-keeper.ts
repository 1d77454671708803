// Keeps the index of matching alive: built after the start in slices between which calls are answered, kept up to date from the
// change logs, and followed by the queue of calls.
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { createMatchIndex, type MatchIndex } from '../../db/match/match-index.ts'
import type { ReadDb } from '../../db/open.ts'

export type MatchKeeper = {
  index: Pick<MatchIndex, 'bestPeople' | 'bestPostings' | 'judge' | 'size'>
  /** Whether everything that was there at the start has been read. */
  isReady(): boolean
  /** Waits until what was stored before is in the index; for a short time at most, where thousands of rows have just come in. */
  caughtUp(): Promise<void>
  /** Something changed: follows it soon. Never throws. */
  refresh(): void
  stop(): Promise<void>
}

/** A call that comes in waits for one slice, or two where its parts come in apart. */
const sliceMs = 4
/** Longer nobody waits for an answer that is a little newer. */
const longestWaitMs = 200

/**
 * @param onReady called once, when the index has been built
 * @param afterwards what follows each time the index has caught up: small pieces of work, one a call, until it says there is none left
 */
export function createMatchKeeper({
  postings,
  site,
  now,
  turn,
  onReady,
  afterwards,
  onFault,
}: {
  postings: ReadDb<'postings'>
  site: ReadDb<'site'>
  now: () => Date
  /** Lets others have their turn between slices (courtesy.ts). */
  turn: () => Promise<void>
  onReady: () => void
  afterwards: (index: MatchKeeper['index']) => boolean
  onFault: (error: unknown) => void
}): MatchKeeper {
  let isStopped = false
  let isReady = false
  let isWanted = false
  let running: Promise<void> | null = null

  class Stopped extends Error {}
  /** Questions that wait for what is being read: then it is what somebody asked for. */
  let waiting = 0
  async function pause(): Promise<void> {
    await (waiting > 0 ? nextTurn() : turn())
    if (isStopped) throw new Stopped()
  }

  const index = createMatchIndex({ postings, site, now, monotonicMs: () => performance.now(), pause, sliceMs })

  async function follow(): Promise<void> {
    for (let isMore = true; isWanted || isMore; ) {
      isWanted = false
      await index.catchUp()
      if (!isReady) {
        isReady = true
        onReady()
      }
      isMore = afterwards(index)
      if (isMore) await pause()
    }
  }

  function refresh(): void {
    if (isStopped) return
    isWanted = true
    running ??= follow()
      .catch(error => {
        isWanted = false
        if (!(error instanceof Stopped)) onFault(error)
      })
      .finally(() => {
        running = null
        if (isWanted) refresh()
      })
  }

  return {
    index,
    isReady: () => isReady,
    async caughtUp() {
      if (!isReady || isStopped) return
      // One that runs already may have passed by what was stored last.
      waiting += 1
      const all = index.catchUp().then(() => index.catchUp())
      await Promise.race([all, sleep(longestWaitMs, undefined, { ref: false })]).catch(onFault)
      waiting -= 1
    },
    refresh,
    async stop() {
      isStopped = true
      await running
    },
  }
}
