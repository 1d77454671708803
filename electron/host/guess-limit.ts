// Slows down whoever tries receipt codes: some wrong ones at once, then one after each pause. 25^8 codes are far more than could be
// tried even so; the limit keeps a page from trying at the speed of a machine.

export type GuessLimit = {
  /** Whole seconds until another code may be tried; 0: now. */
  waitSeconds(): number
  /** A code was wrong. */
  miss(): void
}

/** A person who reads a code wrongly three times over is not kept waiting; afterwards one every twenty seconds. */
export const lineGuesses = { most: 6, refillMs: 20_000 } as const
/** All lines of one face: many screens on one host, but not a page that loads itself again and again. */
export const roleGuesses = { most: 60, refillMs: 4_000 } as const

/**
 * @param most wrong codes at once @param refillMs after so long one more
 * @param whole a limit that holds for several lines together
 * @param monotonicMs a clock that never jumps
 */
export function createGuessLimit({
  most,
  refillMs,
  monotonicMs,
  whole,
}: {
  most: number
  refillMs: number
  monotonicMs: () => number
  whole?: GuessLimit
}): GuessLimit {
  let left = most
  let countedAt = monotonicMs()

  function count(): void {
    const grown = Math.floor((monotonicMs() - countedAt) / refillMs)
    if (grown === 0) return
    left = Math.min(most, left + grown)
    countedAt += grown * refillMs
  }

  return {
    waitSeconds() {
      count()
      const own = left > 0 ? 0 : Math.ceil((countedAt + refillMs - monotonicMs()) / 1000)
      return Math.max(own, whole?.waitSeconds() ?? 0)
    },
    miss() {
      count()
      // A full bucket does not gather time: the pause counts from the first miss.
      if (left === most) countedAt = monotonicMs()
      left = Math.max(0, left - 1)
      whole?.miss()
    },
  }
}
