// People come first: what the host and the sync thread do of themselves waits while somebody at a screen has just asked. A machine of two
// cores draws the page, answers it and stores postings at the same time; without this a tap waits for all three.
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { drawnAfterMs, sharedMs, sinceMs } from '../sync/give-way.ts'

export type Courtesy = {
  /** Somebody at a screen asked just now. */
  asked(): void
  /** Lets calls in; resolves when nobody has asked for a moment, or after a while all the same, so that the work gets done. */
  turn(): Promise<void>
  /** Where another thread reads when somebody asked last (electron/sync/give-way.ts). */
  memory: SharedArrayBuffer
}

/** Work of its own is held up no longer than this by one person after the other. */
const longestMs = 400

export function createCourtesy(clock: () => number = sharedMs): Courtesy {
  const memory = new SharedArrayBuffer(4)
  const last = new Int32Array(memory)
  const longAgo = 1_000_000
  Atomics.store(last, 0, (clock() - longAgo) | 0)
  const left = () => drawnAfterMs - sinceMs(clock(), Atomics.load(last, 0))

  return {
    memory,
    asked: () => void Atomics.store(last, 0, clock()),
    async turn() {
      await nextTurn()
      const from = clock()
      for (let ms = left(); ms > 0 && sinceMs(clock(), from) < longestMs; ms = left()) {
        await sleep(Math.min(ms, longestMs))
      }
    },
  }
}
