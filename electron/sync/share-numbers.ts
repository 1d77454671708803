// Shares the queue of numbers with the site's other machines: tells at once what changed here, hears by long poll what changed there.
// Without a line each machine goes on under its own letter.
import { queueItems } from '../../central/protocol/queue.ts'
import { transact, type WriteDb } from '../../db/open.ts'
import {
  findQueueCursor,
  hearNumber,
  markNumberSent,
  moveFromTaken,
  saveQueueCursor,
  unsentNumbers,
} from '../../db/shared-queue.ts'
import { createBackoff } from './backoff.ts'
import type { CentralClient } from './central-client.ts'
import type { Pause } from './pause.ts'

/** `day`: the market's day now. */
export type SharedQueue = { name: string; prefix: string; day: () => string }

/** How often a machine that was not woken looks whether it owes the others anything. */
const lookEveryMs = 30_000
/** A server that does not wait must not be asked in a circle. */
const leastPollMs = 200

export function createNumberSharing({
  db,
  client,
  queue,
  station,
  pause,
  random,
  monotonicMs,
  events,
}: {
  db: WriteDb<'site'>
  client: CentralClient
  queue: SharedQueue
  station: string
  pause: Pause
  random: () => number
  monotonicMs: () => number
  events: { changed(): void; shared(isShared: boolean): void }
}) {
  type Heard = Awaited<ReturnType<CentralClient['pushQueue']>>

  function hear({ items, cursor }: Heard, isRead: boolean): void {
    const isChanged = transact(db, () => {
      const changed = items.filter(item => hearNumber(db, item, station)).length > 0
      const moved = moveFromTaken(db, { day: queue.day(), set: queue.prefix, own: station }) !== undefined
      if (isRead) saveQueueCursor(db, queue.name, cursor)
      return changed || moved
    })
    if (isChanged) events.changed()
  }

  /** @returns whether there may be more to tell */
  async function tell(signal: AbortSignal): Promise<boolean> {
    const unsent = unsentNumbers(db, { day: queue.day(), prefix: queue.prefix, limit: queueItems })
    if (unsent.length === 0) return false
    const answer = await client.pushQueue(queue.name, unsent, signal)
    // What stands at the centre instead is heard before anything counts as sent.
    transact(db, () => {
      for (const number of unsent) markNumberSent(db, number)
    })
    hear(answer, false)
    return unsent.length === queueItems
  }

  async function forEver(signal: AbortSignal, round: () => Promise<number>, wait: Pause['wait']): Promise<void> {
    const backoff = createBackoff({ random, capMs: lookEveryMs })
    while (!signal.aborted) {
      let ms: number
      try {
        ms = await round()
        backoff.reset()
      } catch {
        if (signal.aborted) return
        events.shared(false)
        ms = backoff.next()
      }
      if (ms > 0) await wait(ms, signal)
    }
  }

  return {
    async run(signal: AbortSignal, listening: Pause): Promise<void> {
      let isFirst = true
      await Promise.all([
        forEver(
          signal,
          async () => {
            while (await tell(signal));
            return lookEveryMs
          },
          pause.wait,
        ),
        forEver(
          signal,
          async () => {
            const askedAt = monotonicMs()
            const answer = await client.readQueue(queue.name, isFirst ? null : findQueueCursor(db, queue.name), signal)
            isFirst = false
            hear(answer, true)
            events.shared(true)
            return answer.items.length === 0 && monotonicMs() - askedAt < leastPollMs ? leastPollMs : 0
          },
          listening.wait,
        ),
      ])
    },
  }
}
