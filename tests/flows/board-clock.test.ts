// A clock that jumps by hours and by years, forth and back: the wall follows it, shows what is live then, and never stops.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { aWall, buildBoard } from '../support/a-wall.ts'
import { openBrowser } from '../support/chromium.ts'
import { plainPostings, urgentPostings, wallNow } from '../support/wall-postings.ts'

let pages: string
let browser: Browser

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'linggong-board-'))
  await buildBoard(pages)
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  rmSync(pages, { recursive: true, force: true })
})

async function look() {
  // Open day and night, so that only the clock decides.
  const openingHours = [{ days: [0, 1, 2, 3, 4, 5, 6], open: '00:00', close: '00:00' }]
  const wall = await aWall({ pages, now: wallNow, site: { openingHours } })
  onTestFinished(() => wall.stop())
  wall.put(...urgentPostings, ...plainPostings)
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  onTestFinished(() => page.close())
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(wall.url)
  await page.waitForSelector('.row h3')
  const clock = () => page.textContent('.head time')
  return { wall, page, complaints, clock }
}

describe('When the clock jumps', () => {
  it.each([
    ['hours ahead', '2026-11-22T08:05:00.000Z', '16:05'],
    ['hours back', '2026-11-21T19:05:00.000Z', '3:05'],
    ['years back', '2019-02-28T15:59:00.000Z', '23:59'],
  ])(
    '%s, the wall shows the new time and goes on showing postings',
    async (_, to, shown) => {
      const { wall, page, complaints, clock } = await look()
      wall.setNow(to)
      await expect.poll(clock, { timeout: 10_000 }).toBe(shown)
      await page.waitForSelector('.row h3')
      expect(await page.locator('.jobs .row h3').count()).toBeGreaterThan(2)
      // And back again.
      wall.setNow(wallNow)
      await expect.poll(clock, { timeout: 10_000 }).toMatch(/^10:4[34]$/)
      await page.waitForSelector('.row h3')
      await expect.poll(() => page.locator('.card').count(), { timeout: 10_000 }).toBeGreaterThan(0)
      expect(complaints).toEqual([])
    },
    60_000,
  )

  it('years ahead, what has long run out goes, and it comes back with the right time', async () => {
    const { wall, page, complaints, clock } = await look()
    wall.setNow('2036-11-22T02:43:00.000Z')
    wall.setSync({ updatedAt: '2036-11-22T02:43:00.000Z' })
    await page.waitForSelector('.card', { state: 'detached' })
    await expect.poll(() => page.locator('.jobs .row h3').count(), { timeout: 10_000 }).toBe(0)
    // That there is nothing is said at the next news; without any the wall asks again by itself within five minutes.
    wall.put(...plainPostings.slice(0, 1))
    await page.waitForSelector('.say b')
    expect(await page.textContent('.say')).toContain('现在没有在招的岗位')
    wall.setNow(wallNow)
    wall.setSync({ updatedAt: wallNow })
    await expect.poll(clock, { timeout: 10_000 }).toMatch(/^10:4[34]$/)
    wall.put(...plainPostings.slice(0, 1))
    await page.waitForSelector('.row h3')
    await page.waitForSelector('.card')
    expect(complaints).toEqual([])
  }, 60_000)
})
