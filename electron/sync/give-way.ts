// The sync thread's side of courtesy (electron/host/courtesy.ts): it stops for a moment where somebody at a screen has just asked. It
// stops where it stands, in the middle of a transaction: readers are not held up by one, and small transactions cost the text index more.

/** An answer is drawn within this time; then the processors are free again. */
export const drawnAfterMs = 80
/** Milliseconds of a clock that all threads share, as 32 bits: only differences mean something. */
export const sharedMs = (): number => Number(process.hrtime.bigint() / 1_000_000n) | 0

/** Milliseconds between two readings of `sharedMs`, also where it ran over. */
export const sinceMs = (now: number, then: number): number => (now - then) | 0

export type GiveWay = {
  /** Whether somebody has asked within the last seconds: pages are then stored in smaller pieces. */
  isSomebodyThere(): boolean
  /** A piece of work begins; counts anew how long it has given way. */
  begin(): void
  /** Called between rows. */
  rest(): void
}

/** Somebody who reads asks again within this time. */
const readingMs = 5_000
/** How long one piece of work gives way in all. The host may be waiting to write what a desk publishes. */
const longestMs = 240

export function createGiveWay(memory: SharedArrayBuffer, clock: () => number = sharedMs): GiveWay {
  const last = new Int32Array(memory)
  const ago = () => sinceMs(clock(), Atomics.load(last, 0))
  let given = 0
  return {
    isSomebodyThere: () => ago() < readingMs,
    begin() {
      given = 0
    },
    rest() {
      for (let ms = drawnAfterMs - ago(); ms > 0 && given < longestMs; ms = drawnAfterMs - ago()) {
        const from = clock()
        // Ends when somebody asks again, and the wait begins anew.
        Atomics.wait(last, 0, Atomics.load(last, 0), Math.min(ms, longestMs - given))
        given += Math.max(1, sinceMs(clock(), from))
      }
    },
  }
}

/** Where nobody shares the processors: tests, and sync in the process of a bench. */
export const goAhead: GiveWay = { isSomebodyThere: () => false, begin() {}, rest() {} }
