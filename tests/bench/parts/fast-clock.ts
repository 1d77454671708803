// A clock that runs faster than the world, for host, centre and page alike; animations and timers stay in real time.
import type { Page } from 'playwright-core'

export type FastClock = { now(): Date; giveTo(page: Page): Promise<void> }

/** @param factor how many seconds pass in one */
export function fastClock(start: Date, factor: number): FastClock {
  const beganAt = Date.now()
  return {
    now: () => new Date(start.getTime() + (Date.now() - beganAt) * factor),
    async giveTo(page) {
      await page.addInitScript(`{
        const Real = Date
        const now = () => ${start.getTime()} + (Real.now() - ${beganAt}) * ${factor}
        globalThis.Date = class Date extends Real {
          constructor(...given) { if (given.length) super(...given); else super(now()) }
          static now() { return now() }
        }
      }`)
    },
  }
}
