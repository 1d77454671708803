// A trace of a whole browser over some seconds, by Chromium's own tracing (CDP domain Tracing), not by code in the page.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'

export type TraceEvent = {
  name: string
  /** b, e: begin and end of something that is no stack; X: complete, with `dur`; M: about the trace itself. */
  ph: string
  pid: number
  tid: number
  /** Microseconds of a clock that all processes share. */
  ts: number
  dur?: number
  args?: Record<string, unknown>
}

/** Frames as the compositor reports them; style, layout, paint; tasks of the threads. As few as possible: tracing costs, too. */
const categories = [
  'disabled-by-default-devtools.timeline.frame',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
]

const flushLimitMs = 60_000

/** @throws Error when the browser does not deliver its trace */
export async function traceFor(browser: Browser, seconds: number): Promise<TraceEvent[]> {
  const session = await browser.newBrowserCDPSession()
  try {
    const events: TraceEvent[] = []
    session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
    const complete = new Promise<void>(resolve => session.once('Tracing.tracingComplete', () => resolve()))
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: categories, recordMode: 'recordAsMuchAsPossible' },
    })
    await sleep(seconds * 1000)
    await session.send('Tracing.end')
    const tooLong = AbortSignal.timeout(flushLimitMs)
    await Promise.race([
      complete,
      new Promise((_, reject) => {
        tooLong.onabort = () => reject(new Error('the browser did not deliver its trace'))
      }),
    ])
    return events
  } finally {
    await session.detach()
  }
}
