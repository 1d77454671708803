// How long to wait after a failure: full jitter, random(0, min(5 min, 1 s · 2^n)), for ever, and what the server asks for at least.

export type Backoff = {
  /** @param atLeastMs what Retry-After asked for */
  next(atLeastMs?: number): number
  reset(): void
}

/** @param random gives [0, 1) */
export function createBackoff({
  random,
  baseMs = 1000,
  capMs = 300_000,
}: {
  random: () => number
  baseMs?: number
  capMs?: number
}): Backoff {
  let failures = 0
  return {
    next(atLeastMs = 0) {
      const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(failures, 30))
      failures++
      return atLeastMs + random() * ceiling
    },
    reset() {
      failures = 0
    },
  }
}
