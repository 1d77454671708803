// The Chinese keyboard on the touch screen, in a real Chromium, by taps alone: a name, a place, a search; its keys are large enough
// for every hand, in both orientations.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { aTouchScreen, buildTouch, type TouchScreen } from '../support/a-touch-screen.ts'
import { openBrowser } from '../support/chromium.ts'

/** The shortest that a site may set; the clock of the page is moved, so that no test waits for it. */
const site = { idle: { touchSeconds: 30, warningSeconds: 20 } }
const portrait = { width: 1080, height: 1920 }
const landscape = { width: 1920, height: 1080 }

type KeyBox = {
  text: string | null
  left: number
  right: number
  top: number
  bottom: number
  px: number
  overflows: boolean
}

let folder: string
let browser: Browser
let screen: TouchScreen

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linggong-keyboard-'))
  await buildTouch(folder)
  browser = await openBrowser()
  screen = await aTouchScreen({ pages: folder, site })
})

afterAll(async () => {
  await browser?.close()
  await screen?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function openPage(viewport: typeof portrait): Promise<Page> {
  const page = await browser.newPage({ viewport, hasTouch: true })
  page.setDefaultTimeout(10_000)
  await page.goto(screen.url)
  await page.waitForSelector('.attract .count')
  await page.tap('.attract')
  return page
}

async function atName(viewport = portrait): Promise<Page> {
  const page = await openPage(viewport)
  await startRegistering(page)
  return page
}

/** From the home page to the field of the name. */
async function startRegistering(page: Page): Promise<void> {
  await page.locator('.home .btn.go').tap()
  await page.locator('.agree').first().tap()
  await page.locator('.choice .btn').first().tap()
  await page.locator('.foot .btn.go').tap()
  await page.waitForSelector('[data-field=name]')
  await page.waitForSelector('.kb')
}

async function atSearch(viewport = portrait): Promise<Page> {
  const page = await openPage(viewport)
  await page.locator('.home .pair .btn').first().tap()
  await page.waitForSelector('.kb')
  return page
}

const key = (page: Page, letter: string) => page.locator('.kb .key', { hasText: new RegExp(`^${letter}$`) })

async function type(page: Page, letters: string): Promise<void> {
  for (const letter of letters) await key(page, letter).tap()
}

const candidate = (page: Page, text: string) => page.locator('.cand .key', { hasText: new RegExp(`^${text}$`) })
const textOf = (page: Page, field: string) => page.locator(`[data-field=${field}]`).textContent()

describe.each([
  ['upright', portrait],
  ['lying', landscape],
] as const)('The keyboard of a screen that stands %s', (_name, viewport) => {
  it('writes a whole name in one tap, and a rare one piece by piece', async () => {
    const page = await atName(viewport)
    await type(page, 'zhangwei')
    await candidate(page, '张伟').tap()
    expect(await textOf(page, 'name')).toBe('张伟')
    await page.locator('.field.on .btn').tap()
    await type(page, 'wangzhe')
    await candidate(page, '王').tap()
    expect(await textOf(page, 'name')).toBe('王zhe')
    await candidate(page, '喆').tap()
    expect(await textOf(page, 'name')).toBe('王喆')
    await page.close()
  })

  it('finds a character on the pages of all candidates, and turns them round', async () => {
    const page = await atName(viewport)
    await type(page, 'yi')
    await page.locator('.cand .more').tap()
    await page.waitForSelector('.cand-sheet')
    const first = await page.locator('.cand-sheet .grid .key').first().textContent()
    await page.locator('.cand-sheet .row .key').nth(2).tap()
    expect(await page.locator('.cand-sheet .grid .key').first().textContent()).not.toBe(first)
    await page.locator('.cand-sheet .row .key').nth(1).tap()
    expect(await page.locator('.cand-sheet .grid .key').first().textContent()).toBe(first)
    const second = (await page.locator('.cand-sheet .grid .key').nth(20).textContent()) ?? ''
    await page.locator('.cand-sheet .grid .key').nth(20).tap()
    expect(await textOf(page, 'name')).toBe(second)
    expect(await page.locator('.cand-sheet').count()).toBe(0)
    await page.close()
  })

  it('searches for a place and a kind of work by first letters', async () => {
    const page = await atSearch(viewport)
    await type(page, 'spb')
    await candidate(page, '沙坪坝').tap()
    await type(page, 'ba')
    await candidate(page, '保安').tap()
    expect(await textOf(page, 'search')).toBe('沙坪坝保安')
    await page.close()
  })

  it('has keys of 72 px at least, 8 px apart, none beyond the edge, candidates of 28 px', async () => {
    const page = await atName(viewport)
    for (const letters of ['', 'wang', 'xiaoming', 'ouyang']) {
      await type(page, letters)
      // A pressed key stands lower; its place is where it rests.
      await expect.poll(() => page.locator('.kb .key:active').count()).toBe(0)
      const keys = (await page.evaluate(`[...document.querySelectorAll('.kb .key')].map(one => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        const px = Number.parseFloat(getComputedStyle(one).fontSize)
        return { text: one.textContent, left, right, top, bottom, px, overflows: one.scrollWidth > one.clientWidth }
      })`)) as KeyBox[]
      for (const one of keys) {
        expect(one.bottom - one.top, one.text ?? '').toBeGreaterThanOrEqual(72)
        expect(one.right - one.left, one.text ?? '').toBeGreaterThanOrEqual(64)
        expect(one.px, one.text ?? '').toBeGreaterThanOrEqual(28)
        expect(one.overflows, one.text ?? '').toBe(false)
        expect(one.left).toBeGreaterThanOrEqual(0)
        expect(one.right).toBeLessThanOrEqual(viewport.width)
        expect(one.bottom).toBeLessThanOrEqual(viewport.height)
      }
      const near = keys.flatMap((one, at) =>
        keys.slice(at + 1).filter(other => {
          const across = Math.max(other.left - one.right, one.left - other.right)
          const down = Math.max(other.top - one.bottom, one.top - other.bottom)
          return Math.max(across, down) < 7.9
        }),
      )
      expect(near.map(one => one.text)).toEqual([])
    }
    await page.close()
  })
})

it('A composition that somebody leaves is gone when the next person types', async () => {
  const next = await browser.newPage({ viewport: portrait, hasTouch: true })
  next.setDefaultTimeout(10_000)
  await next.clock.install()
  await next.goto(screen.url)
  await next.waitForSelector('.attract .count')
  await next.tap('.attract')
  await startRegistering(next)
  await type(next, 'ouyangna')
  await next.clock.fastForward(31_000)
  await next.waitForSelector('.attract .count')
  await next.tap('.attract')
  await startRegistering(next)
  expect(await textOf(next, 'name')).toBe('')
  expect(await next.locator('.cand .key').count()).toBe(0)
  await next.close()
})
