// Five stories of the field (domain.md § 2) played at the touch screen in Chromium, every touch counted. The seconds are those of an
// older person by a model of taps (tests/support/tap-model.ts), reading what stands on the page not included.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { key, leavingNumber, onward, person, press, registeringByName } from '../support/a-touch-person.ts'
import { aTouchScreen, buildTouch, type TouchScreen } from '../support/a-touch-screen.ts'
import { openBrowser } from '../support/chromium.ts'
import { noteTaps, secondsFor, type Tap } from '../support/tap-model.ts'

let folder: string
let browser: Browser
let screen: TouchScreen
let page: Page
const told: { story: string; taps: number; seconds: number }[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linggong-touch-stories-'))
  await buildTouch(folder)
  browser = await openBrowser()
  screen = await aTouchScreen({ pages: folder, site: { place: { street: '双碑' } } })
}, 120_000)

afterEach(() => page.close())

afterAll(async () => {
  const line = (story: string, taps: string, seconds: string) =>
    `${story.padEnd(64)}${taps.padStart(6)}${seconds.padStart(10)}`
  console.log(
    [
      line('story', 'taps', 'seconds'),
      ...told.map(({ story, taps, seconds }) => line(story, String(taps), seconds.toFixed(1))),
    ].join('\n'),
  )
  await browser?.close()
  await screen?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function openPage(): Promise<void> {
  await page?.close()
  page = await browser.newPage({ viewport: { width: 1080, height: 1920 } })
  page.setDefaultTimeout(10_000)
  await page.addInitScript(noteTaps)
  await page.addInitScript(`window.print = () => dispatchEvent(new Event('afterprint'))`)
  await page.goto(screen.url)
  await page.waitForSelector('.attract .count')
}

/** Plays a story from the attract page and counts it. */
async function tell(story: string, play: () => Promise<void>): Promise<{ taps: number; seconds: number }> {
  await openPage()
  await play()
  const noted = (await page.evaluate('window.taps')) as Tap[]
  const counted = { taps: noted.length, seconds: secondsFor(noted) }
  told.push({ story, ...counted })
  return counted
}

/** The facts that stand under a row of a list. */
const facts = (place: number) => page.locator('.job .facts').nth(place).textContent()

describe('Finding', () => {
  it('a job paid by the day, near by: three taps', async () => {
    const { taps, seconds } = await tell('work paid today, near by, from the attract page', async () => {
      await page.click('.attract')
      await page.locator('.asks .btn', { hasText: '离我近' }).click()
      await page.waitForSelector('.job')
      // Those on this street come first; of those in sight, the first that is paid by the day.
      const rows = await page.locator('.job .facts').allTextContents()
      const place = rows.findIndex(text => text.includes('日结'))
      expect(rows[0]).toMatch(/本街道|本区/)
      expect(place).toBeGreaterThanOrEqual(0)
      expect(await facts(place)).toMatch(/本街道|本区/)
      await page.locator('.job').nth(place).click()
      await page.waitForSelector('.six')
    })
    expect(taps).toBeLessThanOrEqual(3)
    expect(seconds).toBeLessThanOrEqual(15)
  })

  it('today’s urgent order, and a job of a kind: three taps each', async () => {
    const urgent = await tell('the best paid of today’s urgent orders', async () => {
      await page.click('.attract')
      await page.locator('.urgent').click()
      await page.locator('.job').first().click()
      await page.waitForSelector('.hero.urgent')
    })
    const kind = await tell('a job as an electrician, by its picture', async () => {
      await page.click('.attract')
      await page.locator('.tile', { hasText: '电工' }).click()
      await page.locator('.job').first().click()
      await page.waitForSelector('.six')
    })
    expect(urgent.taps).toBeLessThanOrEqual(3)
    expect(kind.taps).toBeLessThanOrEqual(3)
  })

  it('a job of one kind within a group, the kinds standing above the list with how many there are', async () => {
    const { taps } = await tell('welding only: group, kind, posting', async () => {
      await page.click('.attract')
      await page.locator('.tile', { hasText: '电工焊工' }).click()
      await page.locator('.kind-chips .btn', { hasText: '焊工' }).click()
      await expect.poll(() => page.locator('.job .title').allTextContents()).toEqual(['氩弧焊工', '二保焊工'])
      await page.locator('.job').first().click()
      await page.waitForSelector('.six')
    })
    expect(taps).toBeLessThanOrEqual(4)
  })
})

describe('Taking it along', () => {
  it('by the code from the wall, to its QR and a slip', async () => {
    await openPage()
    await page.click('.attract')
    await page.locator('.urgent').click()
    const code = (await page.locator('.job .code').first().textContent()) ?? ''
    const { taps, seconds } = await tell('the code on the wall typed, QR in sight, slip printed', async () => {
      await page.click('.attract')
      await page.locator('.home .pair .btn').first().click()
      await key(page, '123').click()
      await press(page, code)
      await expect.poll(() => page.locator('.job .code').allTextContents()).toEqual([code])
      await page.locator('.job').click()
      await page.waitForSelector('.qr svg')
      await page.locator('.papers .btn').first().click()
      await onward(page).click()
      await page.locator('h1', { hasText: '已交给打印机' }).waitFor()
    })
    expect(taps).toBeLessThanOrEqual(10)
    expect(seconds).toBeLessThanOrEqual(30)
  })

  it('by leaving a number for it', async () => {
    const { taps, seconds } = await tell('a posting, and a mobile number left for it', async () => {
      for (const step of Object.values(leavingNumber)) await step(page)
      expect(await page.locator('.stub').textContent()).toContain('190****4321')
    })
    expect(taps).toBeLessThanOrEqual(18)
    expect(seconds).toBeLessThanOrEqual(45)
  })
})

it('Registering, a name with a rare character typed by pinyin, takes less than a minute', async () => {
  const { taps, seconds } = await tell(`registering as ${person.name} by pinyin, notice to receipt`, async () => {
    for (const step of Object.values(registeringByName)) await step(page)
    expect(await page.locator('.receipt-code').textContent()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  })
  expect(taps).toBeLessThanOrEqual(36)
  expect(seconds).toBeLessThanOrEqual(60)
})

it('Whoever was not paid reads what to do and takes a number for the desk', async () => {
  const { taps } = await tell('what to do about unpaid wages, then a number for the desk', async () => {
    await page.click('.attract')
    await page.locator('.infos button', { hasText: '维权' }).click()
    const words = await page.locator('.rights-page').textContent()
    for (const part of ['12333', '劳动监察', '仲裁', '证据']) expect(words).toContain(part)
    await onward(page).click()
    await page.locator('.foot .take').click()
    await page.waitForSelector('.ticket-number')
  })
  expect(taps).toBeLessThanOrEqual(4)
})
