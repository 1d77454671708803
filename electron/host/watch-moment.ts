// Waits for the next moment at which something changes by the clock alone: a posting ends, a call becomes due.

export type MomentWatch = {
  /** Something changed: the next moment may be another one. */
  again(): void
  stop(): void
}

/** Looks again at least every hour: a clock that was set is not trusted for long. */
const longestWaitMs = 3_600_000
const shortestWaitMs = 1000

/** @param next the next moment, ISO; null where there is none. @param onReached called then; it may call `again` */
export function watchMoment({
  next,
  now,
  onReached,
}: {
  next: () => string | null
  now: () => Date
  onReached: () => void
}): MomentWatch {
  let timer: NodeJS.Timeout | undefined
  function again(): void {
    clearTimeout(timer)
    const at = next()
    if (at === null) return
    const wait = Math.min(Math.max(Date.parse(at) - now().getTime() + 50, shortestWaitMs), longestWaitMs)
    timer = setTimeout(onReached, wait)
    timer.unref()
  }
  again()
  return { again, stop: () => clearTimeout(timer) }
}
