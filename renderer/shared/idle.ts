// The idle clock: tells when nobody has touched a face for so long that it must be wiped or locked.

type Options = {
  /** How long without input until `onExpire`. */
  timeoutMs: number
  /** How long before the end `onWarn` comes. */
  warningMs: number
  /** A clock in milliseconds that never goes back: `() => performance.now()`. */
  now(): number
  /** Calls back once after so many milliseconds; returns how to cancel: `(run, ms) => { const t = setTimeout(run, ms); … }`. */
  schedule(run: () => void, ms: number): () => void
  onWarn(): void
  onExpire(): void
  /** About every second, and at once after input, with what is left in milliseconds. */
  onTick?(remainingMs: number): void
}

export type Idle = {
  /** Counts from the whole time again. Call it on input that is known to be a person's. */
  touch(): void
  /** Listens for a person's input; events made by scripts do not count. Returns how to stop listening. */
  listen(target: EventTarget): () => void
  remainingMs(): number
  stop(): void
}

/** `wheel`: reading on is being there. `input` as well: handwriting pads and dictation fill a field without any key. */
const inputs = ['pointerdown', 'keydown', 'touchstart', 'wheel', 'input'] as const
const tickMs = 1_000

/** Starts counting at once. After expiring it rests until the next input. */
export function createIdle({ timeoutMs, warningMs, now, schedule, onWarn, onExpire, onTick }: Options): Idle {
  let last = now()
  let state: 'counting' | 'warned' | 'expired' | 'stopped' = 'counting'
  let cancel = () => {}

  const remainingMs = () => (state === 'counting' || state === 'warned' ? Math.max(0, last + timeoutMs - now()) : 0)

  function next(): void {
    cancel()
    const left = remainingMs()
    // The next whole second of what is left, or the moment of the warning, whichever comes first.
    const toTick = left % tickMs || tickMs
    const toWarn = state === 'counting' && left > warningMs ? left - warningMs : left
    cancel = schedule(check, Math.max(1, Math.min(toTick, toWarn)))
  }

  function check(): void {
    if (state === 'stopped' || state === 'expired') return
    const left = remainingMs()
    onTick?.(left)
    if (left === 0) {
      state = 'expired'
      cancel()
      onExpire()
      return
    }
    if (state === 'counting' && left <= warningMs) {
      state = 'warned'
      onWarn()
    }
    next()
  }

  function touch(): void {
    if (state === 'stopped') return
    // Timers rest while a machine sleeps: whoever wakes it is the next person and must not find the last one's page.
    if (state !== 'expired' && remainingMs() === 0) check()
    last = now()
    state = 'counting'
    onTick?.(timeoutMs)
    next()
  }

  next()
  return {
    touch,
    listen(target) {
      const hear = (event: Event) => {
        if (event.isTrusted) touch()
      }
      for (const input of inputs) target.addEventListener(input, hear, { capture: true, passive: true })
      return () => {
        for (const input of inputs) target.removeEventListener(input, hear, { capture: true })
      }
    },
    remainingMs,
    stop() {
      state = 'stopped'
      cancel()
    },
  }
}
