// A wait that ends early when it is woken or stopped, and that never keeps the process alive.

export type Pause = {
  /** Resolves after `ms`, or sooner when woken or aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  wake(): void
}

export function createPause(): Pause {
  let woken = false
  let end: (() => void) | undefined
  return {
    wait(ms, signal) {
      if (woken || signal.aborted) {
        woken = false
        return Promise.resolve()
      }
      return new Promise(resolve => {
        const finish = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', finish)
          end = undefined
          woken = false
          resolve()
        }
        const timer = setTimeout(finish, ms)
        timer.unref()
        signal.addEventListener('abort', finish, { once: true })
        end = finish
      })
    },
    wake() {
      woken = true
      end?.()
    },
  }
}
