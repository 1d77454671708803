// What the host sees of sync: where it stands, a way to hurry it, and news of what it changed. Sync itself runs in a thread.
import type { Topic } from '../contract/topic.ts'

export type SyncStatus = {
  isOnline: boolean
  /** Why the last round failed, as a stable word; null while all is well. */
  trouble:
    | 'unreachable'
    | 'not-an-answer'
    | 'unauthorised'
    | 'server-error'
    | 'busy'
    | 'cloned-station'
    | 'storage'
    | null
  /** ISO moment at which everything up to the centre's head was last known to be stored; null if never. */
  updatedAt: string | null
  /** The centre's clock minus this machine's, in milliseconds; 0 while unknown. */
  clockOffsetMs: number
  /** Whether the queue of numbers is one with the site's other machines at the moment. */
  isQueueShared: boolean
}

/** Polls are answered within half a minute; who has heard nothing for so long does not know any more. */
const currentMs = 120_000

/** Whether the copy is the centre's of this minute. */
export function isCurrent({ isOnline, updatedAt }: SyncStatus, now: Date): boolean {
  return isOnline && updatedAt !== null && Math.abs(now.getTime() - Date.parse(updatedAt)) < currentMs
}

export type SyncLink = {
  status(): SyncStatus
  /** There is something to send, or the network came up. */
  wake(): void
  onChanged(listener: (topics: Topic[]) => void): () => void
  stop(): Promise<void>
}

/** For a host that runs without a centre (tests, tools): offline for ever. */
export function createIdleSync(): SyncLink {
  return {
    status: () => ({ isOnline: false, trouble: null, updatedAt: null, clockOffsetMs: 0, isQueueShared: false }),
    wake() {},
    onChanged: () => () => {},
    stop: async () => {},
  }
}
