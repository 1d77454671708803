// The touch screen on panels of other resolutions than 1080p: the same page in the same places, nothing tiny and nothing cut off. And in
// large type: what leads to work stays in sight, and what belongs together is not torn at the end of a line.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWritable, transact } from '../../db/open.ts'
import { putPosting } from '../../db/postings.ts'
import { aPosting } from '../support/a-posting.ts'
import { onward, press } from '../support/a-touch-person.ts'
import { aTouchScreen, buildTouch, type TouchScreen } from '../support/a-touch-screen.ts'
import { openBrowser } from '../support/chromium.ts'

let folder: string
let browser: Browser
let screen: TouchScreen

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linggong-touch-panels-'))
  await buildTouch(folder)
  browser = await openBrowser()
  screen = await aTouchScreen({ pages: folder })
  // An employer whose name takes all the room that it gets, beside a long title and a long pay.
  const now = Date.now()
  const db = openWritable(join(screen.dataDir, 'postings.db'), 'postings')
  transact(db, () =>
    putPosting(
      db,
      '500106',
      50_000,
      aPosting({
        id: 'long-employer',
        title: '数据分析师（可居家办公、可兼职）',
        employer: { name: '示例山海之间智云大数据科技发展有限责任公司青岛分公司' },
        place: { division: '370213', district: '青岛李沧区', street: null, address: null, home: false },
        pay: { text: '8千-1.5万·13薪', min: 800_000, max: 1_500_000, unit: 'month' },
        publishedAt: new Date(now + 3_600_000).toISOString(),
        validUntil: new Date(now + 5 * 86_400_000).toISOString(),
      }),
    ),
  )
  db.close()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await screen?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Where what can be pressed stands, in hundredths of the panel; the reach switch is on for the second page. */
async function placesOn(width: number, height: number): Promise<number[][]> {
  const page = await browser.newPage({ viewport: { width, height }, hasTouch: true })
  page.setDefaultTimeout(10_000)
  const places = () =>
    page.evaluate(`[...document.querySelectorAll('.page button, .page h1')].map(one => {
      const { left, top, width, height } = one.getBoundingClientRect()
      const share = [left / innerWidth, top / innerHeight, width / innerWidth, height / innerHeight]
      return share.map(value => Math.round(value * 100))
    })`) as Promise<number[][]>
  await page.goto(screen.url)
  await page.locator('.attract .count').waitFor()
  await page.tap('.attract')
  await page.locator('.home .tile').first().waitFor()
  await page.locator('.home .urgent').waitFor()
  const all = await places()
  await page.locator('.bar > button').nth(2).tap()
  await page.locator('body.low').waitFor()
  all.push(...(await places()))
  await page.locator('.bar > button').nth(2).tap()
  await page.locator('.home .btn.go').tap()
  await page.locator('.agree').first().tap()
  await page.locator('.choice .btn').first().tap()
  await onward(page).tap()
  await press(page, 'wang')
  await page.locator('.cand .key.first').waitFor()
  all.push(...(await places()))
  expect(await page.evaluate(`[scrollX, scrollY, document.body.scrollLeft, document.body.scrollTop]`)).toEqual([
    0, 0, 0, 0,
  ])
  await page.close()
  return all
}

it.each([
  [
    1920,
    1080,
    [
      [3840, 2160],
      [2560, 1440],
      [1280, 720],
    ],
  ],
  [
    1080,
    1920,
    [
      [2160, 3840],
      [720, 1280],
    ],
  ],
])(
  'What stands on a panel of %i×%i stands in the same places on finer and coarser ones',
  async (width, height, others) => {
    const drawn = await placesOn(width, height)
    expect(drawn.length).toBeGreaterThan(100)
    expect(drawn.every(([left = 0, , wide = 0]) => left >= 0 && left + wide <= 101)).toBe(true)
    for (const [otherWidth = 0, otherHeight = 0] of others) {
      const there = await placesOn(otherWidth, otherHeight)
      const moved = there.filter((place, index) =>
        place.some((value, side) => Math.abs(value - (drawn[index]?.[side] ?? -9)) > 1),
      )
      expect({ size: `${otherWidth}×${otherHeight}`, count: there.length, moved }).toEqual({
        size: `${otherWidth}×${otherHeight}`,
        count: drawn.length,
        moved: [],
      })
    }
  },
  120_000,
)

describe.each([
  ['upright', 1080, 1920],
  ['lying', 1920, 1080],
])('%s', (_, width, height) => {
  it('the questions and the ways to a number, notices and rights are in sight in every text size', async () => {
    const page = await browser.newPage({ viewport: { width, height }, hasTouch: true })
    page.setDefaultTimeout(10_000)
    await page.goto(screen.url)
    await page.locator('.attract .count').waitFor()
    await page.tap('.attract')
    await page.locator('.home .tile').first().waitFor()
    await page.locator('.home .urgent').waitFor()
    for (const size of ['1', '1.25', '1.5']) {
      await page.locator(`body[data-size="${size}"]`).waitFor()
      // What is under the foot or the bar is not in sight: the point in the middle of each must be its own.
      const hidden =
        await page.evaluate(`[...document.querySelectorAll('.asks button, .infos button, .home .tile')].filter(one => {
        const { left, top, width, height } = one.getBoundingClientRect()
        const seen = document.elementFromPoint(left + width / 2, top + height / 2)
        const low = document.elementFromPoint(left + width / 2, top + height - 4)
        return !(one.contains(seen) && one.contains(low))
      }).map(one => one.textContent)`)
      expect({ size, hidden }).toEqual({ size, hidden: [] })
      await page.locator('.bar > button').nth(1).tap()
    }
    await page.close()
  })

  it('hours and numbers in a list are not torn at the end of a line', async () => {
    const page = await browser.newPage({ viewport: { width, height }, hasTouch: true })
    page.setDefaultTimeout(10_000)
    await page.goto(screen.url)
    await page.locator('.attract .count').waitFor()
    await page.tap('.attract')
    await page.locator('.home .tile').last().tap()
    await page.locator('.foot .wide-btn').tap()
    for (const size of ['1', '1.25', '1.5']) {
      await page.locator(`body[data-size="${size}"]`).waitFor()
      await page.locator('.job .fact').first().waitFor()
      const torn = await page.evaluate(`[...document.querySelectorAll('.job .fact')]
        .filter(one => /[0-9]:[0-9]|[0-9] 人/.test(one.textContent) && new Set([...one.getClientRects()].map(({ bottom }) => Math.round(bottom / 20))).size > 1).map(one => one.textContent)`)
      expect({ size, torn }).toEqual({ size, torn: [] })
      const lines = await page.evaluate(`(() => {
        const place = [...document.querySelectorAll('.job .place')].find(one => one.textContent.includes('青岛李沧区'))
        return place ? place.offsetHeight / parseFloat(getComputedStyle(place).fontSize) : 0
      })()`)
      // In the largest type urgent orders take the first page alone.
      if (size === '1') expect(lines).toBeGreaterThan(1)
      expect(lines, size).toBeLessThan(2)
      await page.locator('.bar > button').nth(1).tap()
    }
    await page.close()
  })
})
