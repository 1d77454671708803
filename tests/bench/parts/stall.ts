// What a busy script does to a page: its main thread does nothing else for 120 ms, once a second.
import type { Page } from 'playwright-core'

export const stallMs = 120

export async function stallEverySecond(page: Page): Promise<void> {
  await page.evaluate(`setInterval(() => {
    const end = performance.now() + ${stallMs}
    while (performance.now() < end);
  }, 1000)`)
}
