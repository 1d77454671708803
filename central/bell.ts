// Wakes long polls: at once for what this process publishes, and within 250 ms for what anybody else wrote into the store.
import type { Lane } from './protocol/feed.ts'
import type { Head, Store } from './store/store.ts'

const pollMs = 250

export type Waiter = {
  /** Resolves when the lane has moved beyond the place, after `ms`, or when the asker has gone. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  close(): void
}

export type Bell = ReturnType<typeof createBell>

/** Runs nothing while nobody waits. */
export function createBell(store: Pick<Store, 'heads' | 'onPublish'>) {
  type Entry = { feed: string; ring: (head: Head) => void }
  const waiting = new Set<Entry>()
  let timer: NodeJS.Timeout | undefined
  let stopListening: (() => void) | undefined

  function tell(feed: string, head: Head): void {
    for (const entry of waiting) if (entry.feed === feed) entry.ring(head)
  }

  async function poll(): Promise<void> {
    try {
      const heads = await store.heads([...new Set([...waiting].map(entry => entry.feed))])
      for (const [feed, head] of heads) tell(feed, head)
    } catch {
      // The store is away for a moment: those who wait go on waiting, and ask again after their 204.
    }
    if (waiting.size > 0) schedule()
    else rest()
  }

  function schedule(): void {
    timer = setTimeout(poll, pollMs)
    timer.unref()
  }

  function rest(): void {
    timer = undefined
    stopListening?.()
    stopListening = undefined
  }

  return {
    /** Begins to listen. To be called before the page is read, so that nothing falls between reading and waiting. */
    open(feed: string, lane: Lane, place: { epoch: string; revision: number }): Waiter {
      let hasRung = false
      let wake: (() => void) | undefined
      const entry: Entry = {
        feed,
        ring(head) {
          const revision = lane === 'urgent' ? head.urgentRevision : head.revision
          if (head.epoch === place.epoch && revision <= place.revision) return
          hasRung = true
          wake?.()
        },
      }
      waiting.add(entry)
      stopListening ??= store.onPublish(tell)
      if (!timer) schedule()
      return {
        async wait(ms, signal) {
          if (hasRung || signal.aborted) return
          await new Promise<void>(resolve => {
            const limit = setTimeout(resolve, ms)
            wake = () => {
              clearTimeout(limit)
              resolve()
            }
            signal.addEventListener('abort', wake, { once: true })
          })
          if (wake) signal.removeEventListener('abort', wake)
        },
        close() {
          waiting.delete(entry)
        },
      }
    },
    /** How many wait now. */
    size: () => waiting.size,
  }
}
