// The way to a printer: the shell's where the page runs in Electron, the browser's own otherwise. Neither says that paper came out:
// the best there is, is that a page was handed over.

/** `handed` to the printer's queue; `failed`; `absent`: no printer; `silent`: no answer in time. */
export type PrintOutcome = 'handed' | 'failed' | 'absent' | 'silent'

export type Printer = {
  /** Prints what the page shows for print. Never rejects and always ends within `timeoutMs`. */
  print(): Promise<PrintOutcome>
}

const outcomes: readonly string[] = ['handed', 'failed', 'absent']

/** What is used of a browser's window. */
type PrintingWindow = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & { print(): void }

/** @param bridge what the preload put there; null in a browser */
export function createPrinter({
  bridge,
  window,
  timeoutMs = 15_000,
}: {
  bridge: { print(): Promise<string> } | null
  window: PrintingWindow
  timeoutMs?: number
}): Printer {
  return {
    async print() {
      const late = Promise.withResolvers<PrintOutcome>()
      const timer = setTimeout(() => late.resolve('silent'), timeoutMs)
      try {
        return await Promise.race([bridge ? byShell(bridge) : byBrowser(window), late.promise])
      } catch (error) {
        console.error(error)
        return 'failed'
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

async function byShell(bridge: { print(): Promise<string> }): Promise<PrintOutcome> {
  const said = await bridge.print()
  return outcomes.includes(said) ? (said as PrintOutcome) : 'failed'
}

/** A browser tells that its printing is over, not how it ended. */
function byBrowser(window: PrintingWindow): Promise<PrintOutcome> {
  return new Promise(resolve => {
    const end = () => {
      window.removeEventListener('afterprint', end)
      resolve('handed')
    }
    window.addEventListener('afterprint', end)
    try {
      window.print()
    } catch (error) {
      window.removeEventListener('afterprint', end)
      throw error
    }
  })
}
