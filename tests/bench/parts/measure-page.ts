// One measurement of one page in a browser of its own: calm, then with stalls, then what it holds.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { openBrowser } from '../../support/chromium.ts'
import { type FrameCount, type MainThreadWork, readTrace } from './frames.ts'
import { letBrowserGoFirst, watchOthers } from './machine.ts'
import { type Held, type MessageCount, meterPage } from './page-meter.ts'
import { stallEverySecond } from './stall.ts'
import { traceFor } from './trace.ts'

export type Measured = {
  calm: FrameCount
  stalled: FrameCount
  /** Of the calm seconds. */
  work: MainThreadWork
  messages: MessageCount
  held: Held
  /** Share of the machine that others used meanwhile. */
  others: number
}

/** Why there is nothing to measure, in a few words. */
export type Failed = { failure: string }

const loadLimitMs = 60_000
/** Loading, both traces and their delivery; a page that is not done then does not work. */
const wholeLimitMs = 300_000
export const wall = { width: 1920, height: 1080 }

/**
 * @param isShown waits until the page shows its rows
 * @param settleMs between that and the first trace
 */
export async function measurePage(
  url: string,
  { isShown, seconds, settleMs }: { isShown: (page: Page) => Promise<unknown>; seconds: number; settleMs: number },
): Promise<Measured | Failed> {
  const browser = await openBrowser()
  const crashed = Promise.withResolvers<never>()
  const limit = setTimeout(() => crashed.reject(new Error(`not done in ${wholeLimitMs / 1000} s`)), wholeLimitMs)
  async function measure(): Promise<Measured> {
    await letBrowserGoFirst(browser)
    const page = await browser.newPage({ viewport: wall })
    page.setDefaultTimeout(loadLimitMs)
    page.on('crash', () => crashed.reject(new Error('the page crashed')))
    const meter = await meterPage(page)
    await page.goto(url)
    await isShown(page)
    await sleep(settleMs)
    const before = meter.messages()
    const othersSoFar = await watchOthers(browser)
    const calm = readTrace(await traceFor(browser, seconds))
    const after = meter.messages()
    await stallEverySecond(page)
    await sleep(1000)
    const stalled = readTrace(await traceFor(browser, seconds))
    const others = await othersSoFar()
    const held = await meter.read(calm.pid)
    return {
      calm: calm.frames,
      stalled: stalled.frames,
      work: calm.work,
      messages: {
        requests: after.requests - before.requests,
        news: after.news - before.news,
        heartbeats: after.heartbeats - before.heartbeats,
      },
      held,
      others,
    }
  }
  try {
    return await Promise.race([measure(), crashed.promise])
  } catch (error) {
    return { failure: error instanceof Error ? (error.message.split('\n')[0] ?? 'fault') : String(error) }
  } finally {
    clearTimeout(limit)
    await browser.close()
  }
}
