// The browser of the flow tests really draws, animates on the compositor and records traces on this machine.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

test('the browser animates without the page and counts its frames in a trace', async () => {
  const page = await browser.newPage()
  await page.setContent('<div id="a" style="width:50px;height:50px;background:#c00"></div>')
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline.frame'] })
  await page.evaluate(`document.getElementById('a').animate(
    [{ transform: 'translateX(0)' }, { transform: 'translateX(400px)' }], { duration: 2000, iterations: Infinity })`)
  await page.waitForTimeout(700)
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: { name: string }[] }
  expect(trace.traceEvents.filter(event => event.name === 'DrawFrame').length).toBeGreaterThan(10)
  expect((await page.screenshot()).length).toBeGreaterThan(500)
  await page.close()
})
