// The touch screen and the desk of one market in a real Chromium over one host: a number taken here is called there, a notice
// written there stands here, an emergency covers the screen and leaves what was typed alone.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Serving, serve } from '../../electron/serve.ts'
import { setUpDesk } from '../support/a-desk-screen.ts'
import { buildFaces } from '../support/built-faces.ts'
import { openBrowser } from '../support/chromium.ts'
import { fillFeedItems, someMarkets, someNotices } from '../support/some-notices.ts'

const portrait = { width: 1080, height: 1920 }
const landscape = { width: 1920, height: 1080 }
const days = [0, 1, 2, 3, 4, 5, 6]
/** Open round the clock, so that nothing depends on when the test runs. */
const openingHours = [{ days, open: '00:00', close: '00:00' }]

let browser: Browser
let pagesFolder: string

beforeAll(async () => {
  pagesFolder = await mkdtemp(join(tmpdir(), 'linggong-faces-'))
  await buildFaces(pagesFolder, ['touch', 'desk'])
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await rm(pagesFolder, { recursive: true, force: true })
})

type Market = {
  serving: Serving
  touch(viewport?: typeof portrait, movesClock?: boolean): Promise<Page>
  desk(): Promise<Page>
}

async function aMarket(site: object = {}): Promise<Market> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linggong-services-'))
  await writeFile(join(dataDir, 'site.json'), JSON.stringify({ openingHours, ...site }))
  const serving = await serve({ dataDir, port: 0, pages: pagesFolder, writeLog: () => {} })
  fillFeedItems(dataDir, someNotices(new Date()), someMarkets())
  const pages: Page[] = []
  onTestFinished(async () => {
    for (const page of pages) await page.close()
    await serving.stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  async function open(url: string, viewport: typeof portrait, movesClock = false): Promise<Page> {
    const page = await browser.newPage({ viewport })
    pages.push(page)
    page.setDefaultTimeout(10_000)
    if (movesClock) await page.clock.install()
    await page.goto(url)
    return page
  }
  return {
    serving,
    async touch(viewport = portrait, movesClock = false) {
      const page = await open(serving.urls.touch, viewport, movesClock)
      await page.waitForSelector('.attract, .alarm')
      return page
    },
    async desk() {
      const page = await open(serving.urls.desk, { width: 1440, height: 900 })
      await setUpDesk(page)
      return page
    },
  }
}

const info = (page: Page, word: string) => page.locator('.infos button', { hasText: word })
const bar = (page: Page, place: number) => page.locator('.bar > button').nth(place)

describe('A number', () => {
  it('is taken with two taps, one for a double tap, and the desk calls it by one key from any view', async () => {
    const market = await aMarket()
    const [touch, desk] = [await market.touch(), await market.desk()]
    await touch.click('.attract')
    await info(touch, '取号办事').click()
    await touch.getByText('现在没有人等').waitFor()
    await touch.locator('.foot .take').dblclick()
    expect(await touch.locator('.ticket-number').textContent()).toBe('A001')
    expect(await touch.locator('.ticket').textContent()).toContain('前面没有人')

    await desk.locator('.call-next', { hasText: '等候 1 人' }).waitFor()
    // No desk yet: the key leads to the choice, whose digit chooses.
    await desk.keyboard.press('F9')
    await desk.getByText('请先选您是几号窗口').waitFor()
    await desk.keyboard.press('2')
    await desk.keyboard.press('F1')
    await desk.locator('#r-name').fill('王喆')
    await desk.keyboard.press('F9')
    await desk.locator('.call-next', { hasText: '正在办 A001' }).waitFor()
    expect(await desk.inputValue('#r-name')).toBe('王喆')
    await desk.keyboard.press('F6')
    await desk.locator('.in-front', { hasText: '已叫到 2 号窗口' }).waitFor()
    await desk.keyboard.press('r')
    await desk.locator('.ledger', { hasText: '2 次' }).waitFor()
    await desk.keyboard.press('g')
    await desk.locator('.ledger', { hasText: '过号' }).waitFor()
    await desk.keyboard.press('n')
    await desk.getByText('给了 A002').waitFor()
  })

  it('keeps its page when the host is away, says what to do, and is one when asked for again', async () => {
    const market = await aMarket()
    const touch = await market.touch()
    await touch.click('.attract')
    await info(touch, '取号办事').click()
    await touch.route('**/api/touch', route => route.abort())
    await touch.locator('.foot .take').click()
    await touch.locator('.error', { hasText: '不会取成两个' }).waitFor()
    await touch.unroute('**/api/touch')
    await touch.locator('.foot .take').click()
    expect(await touch.locator('.ticket-number').textContent()).toBe('A001')
  })

  it('is forgotten when its owner walks away, and the next one gets another', async () => {
    const market = await aMarket({ idle: { touchSeconds: 30, warningSeconds: 20 } })
    const touch = await market.touch(portrait, true)
    await touch.click('.attract')
    await info(touch, '取号办事').click()
    await touch.locator('.foot .take').click()
    await touch.locator('.ticket-number', { hasText: 'A001' }).waitFor()
    await touch.clock.fastForward(31_000)
    await touch.waitForSelector('.attract')
    expect(await touch.locator('body').textContent()).not.toContain('A001')
    await touch.click('.attract')
    await info(touch, '取号办事').click()
    await touch.locator('.queue', { hasText: '人在等' }).waitFor()
    await touch.locator('.foot .take').click()
    await touch.locator('.ticket-number', { hasText: 'A002' }).waitFor()
  })

  it('is not offered where the site has none', async () => {
    const market = await aMarket({ numbers: { isOffered: false } })
    const [touch, desk] = [await market.touch(), await market.desk()]
    await touch.click('.attract')
    await info(touch, '维权 12333').waitFor()
    expect(await touch.locator('.infos button').count()).toBe(4)
    expect(await desk.locator('.call-next, .place:has-text("F6")').count()).toBe(0)
  })
})

describe('A notice', () => {
  it('written at the desk by keyboard appears at the touch screen, and goes when it is taken down', async () => {
    const market = await aMarket()
    const [touch, desk] = [await market.touch(), await market.desk()]
    await touch.click('.attract')
    await info(touch, '公告培训').click()
    await touch.locator('.info').first().waitFor()
    await desk.keyboard.press('Alt+g')
    await desk.locator('.ledger').waitFor()
    await desk.keyboard.press('n')
    await desk.locator('#m-title').waitFor()
    await desk.keyboard.press('Control+Enter')
    await desk.getByText('请写标题').waitFor()
    await desk.keyboard.type('周一免费体检')
    await desk.keyboard.press('Control+Enter')
    await desk.getByText('“周一免费体检”已发布').waitFor()
    await touch.locator('.info', { hasText: '周一免费体检' }).click()
    await touch.locator('.notice-page h1', { hasText: '周一免费体检' }).waitFor()
    await desk.locator('.ledger button.row').first().focus()
    await desk.keyboard.press('Enter')
    await desk.keyboard.press('Delete')
    await desk.getByText('“周一免费体检”已撤下').waitFor()
    await touch.getByText('这条公告已经结束了').waitFor()
  })

  it('is found by what it is and by whom it concerns, with the seats that are left', async () => {
    const market = await aMarket()
    const touch = await market.touch()
    await touch.click('.attract')
    await info(touch, '公告培训').click()
    await touch.locator('.chips .btn', { hasText: '培训' }).click()
    await touch.locator('.chips .btn', { hasText: '农民工' }).click()
    await expect.poll(() => touch.locator('.info .title').allTextContents()).toEqual(['电工上岗证免费培训班'])
    expect(await touch.locator('.info .facts').textContent()).toContain('还有 12 个名额')
    await touch.locator('.info').click()
    expect(await touch.locator('.six').textContent()).toContain('双碑社区党群中心三楼')
    await touch.locator('.back').click()
    await touch.locator('.chips .btn', { hasText: '政策' }).click()
    await touch.locator('.nothing .btn').click()
    expect(await touch.locator('.info').count()).toBe(5)
  })
})

describe('An emergency', () => {
  it('goes up after a look, covers the screen over a half-typed form, and every view of the desk can take it down', async () => {
    const market = await aMarket()
    const [touch, desk] = [await market.touch(), await market.desk()]
    await touch.click('.attract')
    await touch.locator('.home .btn.go').click()
    await touch.locator('.agree').first().click()
    await touch.locator('.choice .btn').first().click()
    await touch.locator('.foot .btn.go').click()
    await touch.locator('[data-field=number]').click()
    for (const digit of '1900') await touch.locator('.kb .key', { hasText: new RegExp(`^${digit}$`) }).click()

    await desk.keyboard.press('Alt+g')
    await desk.keyboard.press('j')
    await desk.locator('#m-title').waitFor()
    await desk.keyboard.type('暴雨橙色预警')
    await desk.keyboard.press('Control+Enter')
    await desk.locator('.wall', { hasText: '暴雨橙色预警' }).waitFor()
    expect(await touch.locator('.alarm').count()).toBe(0)
    await desk.keyboard.press('Control+Enter')
    await touch.locator('.alarm', { hasText: '暴雨橙色预警' }).waitFor()
    expect(await touch.locator('.alarm').boundingBox()).toEqual({ x: 0, y: 0, ...portrait })
    expect(await touch.locator('.alarm').textContent()).toMatch(/到 .+ 为止/)

    await touch.waitForTimeout(800)
    await touch.locator('.alarm .known').click()
    expect(await touch.locator('[data-field=number]').textContent()).toContain('1900')
    expect(await touch.locator('.alarm-strip').textContent()).toContain('暴雨橙色预警')

    await desk.keyboard.press('F1')
    await desk.locator('.alarm-bar', { hasText: '暴雨橙色预警' }).waitFor()
    await desk.keyboard.press('Alt+w')
    await desk.getByText('再按一次，撤下').waitFor()
    expect(await touch.locator('.alarm-strip').count()).toBe(1)
    await desk.keyboard.press('Alt+w')
    await desk.locator('.alarm-bar').waitFor({ state: 'detached' })
    await touch.locator('.alarm-strip').waitFor({ state: 'detached' })
  })

  it('is read by keyboard, keeps it inside, and stands there again for the next person', async () => {
    const market = await aMarket({ idle: { touchSeconds: 30, warningSeconds: 20 } })
    const desk = await market.desk()
    await desk.keyboard.press('Alt+g')
    await desk.keyboard.press('j')
    await desk.locator('#m-title').waitFor()
    await desk.keyboard.type('消防演练')
    await desk.keyboard.press('Control+Enter')
    await desk.locator('.wall').waitFor()
    await desk.keyboard.press('Control+Enter')
    await desk.locator('.alarm-bar').waitFor()
    const touch = await market.touch(landscape, true)
    await touch.locator('.alarm', { hasText: '消防演练' }).waitFor()
    await touch.keyboard.press('Tab')
    await touch.keyboard.press('Tab')
    expect(await touch.locator('.under :focus').count()).toBe(0)
    await touch.clock.runFor(1_000)
    await touch.locator('.alarm .known').focus()
    await touch.keyboard.press('Enter')
    await touch.locator('.home').waitFor()
    await touch.clock.fastForward(31_000)
    await touch.locator('.alarm').waitFor()
  })
})

describe('Every page', () => {
  /** Texts below 28 px, targets below 64 px, and what sticks out of the screen. */
  const faults = `(() => {
    const found = []
    for (const element of document.querySelectorAll('#root *')) {
      const box = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      if (box.width === 0 || style.visibility === 'hidden' || element.closest('.visually-hidden, svg')) continue
      const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '')
      if (hasText && parseFloat(style.fontSize) < 28) found.push('text ' + element.className + ' ' + style.fontSize)
      if (element.matches('button') && (box.height < 64 || box.width < 64)) found.push('target ' + element.className)
      if (box.right > innerWidth + 1 || box.left < -1) found.push('outside ' + element.className)
    }
    return [...new Set(found)]
  })()`
  const highest = `Math.min(...[...document.querySelectorAll('#root button')].map(e => e.getBoundingClientRect().top))`

  const walks = [
    ['portrait', portrait, 0, false, 0],
    ['portrait, largest text', portrait, 2, false, 0],
    ['portrait, moved down', portrait, 0, true, 0],
    ['portrait, English', portrait, 0, false, 2],
    ['landscape', landscape, 0, false, 0],
    ['landscape, largest text, moved down', landscape, 2, true, 0],
  ] as const

  it.each(walks)('can be read and pressed: %s', async (_name, viewport, size, isLow, language) => {
    const market = await aMarket()
    const page = await market.touch(viewport)
    await page.click('.attract')
    for (let i = 0; i < size; i++) await bar(page, 1).click()
    if (isLow) await bar(page, 2).click()
    for (let i = 0; i < language; i++) await bar(page, 3).click()
    const found: string[] = []
    const look = async (where: string) => {
      found.push(...((await page.evaluate(faults)) as string[]).map(what => `${where}: ${what}`))
      if (isLow && ((await page.evaluate(highest)) as number) < viewport.height / 2) found.push(`${where}: too high`)
    }
    const place = (index: number) => page.locator('.infos button').nth(index)
    await look('home')
    await place(0).click()
    await page.locator('.queue').waitFor()
    await look('number')
    await page.locator('.foot .take').click()
    await page.locator('.ticket').waitFor()
    await look('ticket')
    await page.locator('.back').click()
    await place(2).click()
    await page.locator('.info').first().waitFor()
    await look('notices')
    await page.locator('.info').first().click()
    await page.locator('.notice-page').waitFor()
    await look('notice')
    await page.locator('.back').click()
    await page.locator('.back').click()
    await place(3).click()
    await page.locator('.market').first().waitFor()
    await look('sites')
    await page.locator('.back').click()
    await place(4).click()
    await page.locator('.rights-page').waitFor()
    await look('rights')
    expect(found).toEqual([])
  })
})

describe('The desk', () => {
  const sizes = [
    [1280, 720, 'zh-Hans'],
    [1280, 720, 'zh-Hant'],
    [1280, 720, 'en'],
    [1440, 900, 'zh-Hans'],
  ] as const

  it.each(sizes)('has its new views whole at %d×%d in %s, the button in sight', async (width, height, language) => {
    const market = await aMarket({ language })
    const page = await market.desk()
    await page.setViewportSize({ width, height })
    const look = async (where: string) => {
      const [needed, there, bottom, right] = (await page.evaluate(`[
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
        Math.max(0, ...[...document.querySelectorAll('.side-foot .btn')].map(b => b.getBoundingClientRect().bottom)),
        Math.max(...[...document.querySelectorAll('.topbar *, .day-bar *, .alarm-bar *')].map(b => b.getBoundingClientRect().right)),
      ]`)) as [number, number, number, number]
      expect(needed, where).toBeLessThanOrEqual(there)
      expect(bottom, where).toBeLessThanOrEqual(height - 36)
      expect(right, where).toBeLessThanOrEqual(width)
    }
    await page.keyboard.press('F6')
    await page.locator('.in-front').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('n')
    await page.locator('.ledger').waitFor()
    await page.keyboard.press('F9')
    await page.locator('.in-front', { hasText: 'A001' }).waitFor()
    await look('numbers')
    await page.keyboard.press('Alt+g')
    await page.locator('.ledger').waitFor()
    await look('notices')
    await page.locator('.ledger button.row').first().click()
    await page.locator('.notice-title').waitFor()
    await look('one notice')
    await page.keyboard.press('n')
    await page.locator('#m-title').waitFor()
    await page.locator('#m-kind button').nth(2).click()
    await page.locator('#m-seats').waitFor()
    await look('training')
    await page.keyboard.press('Alt+Delete')
    await page.keyboard.press('j')
    await page.locator('#m-title').waitFor()
    await page.keyboard.type('暴雨橙色预警，请留在室内，不要外出，听工作人员安排')
    await look('emergency')
    await page.keyboard.press('Control+Enter')
    await page.locator('.wall').waitFor()
    await look('look')
    await page.keyboard.press('Control+Enter')
    await page.locator('.alarm-bar').waitFor()
    await look('bar')
  })
})
