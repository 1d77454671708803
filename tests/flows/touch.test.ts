// The touch screen in a real Chromium over its real host: work in three taps, a registration with a name typed by pinyin, nothing
// left of a person who walks away, sizes that everybody can read and press.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aTouchScreen, buildTouch, type TouchScreen } from '../support/a-touch-screen.ts'
import { countRegistrations } from '../support/a-touch-store.ts'
import { openBrowser } from '../support/chromium.ts'

/** The shortest that a site may set; the clock of the page is moved, so that no test waits for it. */
const site = { idle: { touchSeconds: 30, warningSeconds: 20 } }
const portrait = { width: 1080, height: 1920 }
const landscape = { width: 1920, height: 1080 }

let folder: string
let browser: Browser
let screen: TouchScreen

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linggong-touch-pages-'))
  await buildTouch(folder)
  browser = await openBrowser()
  screen = await aTouchScreen({ pages: folder, site })
})

afterAll(async () => {
  await browser?.close()
  await screen?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function openPage({ viewport = portrait, movesClock = false } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport })
  page.setDefaultTimeout(10_000)
  if (movesClock) await page.clock.install()
  await page.goto(screen.url)
  await page.waitForSelector('.attract .count')
  return page
}

const key = (page: Page, letter: string) => page.locator('.kb .key', { hasText: new RegExp(`^${letter}$`) })
const onward = (page: Page) => page.locator('.foot .btn.go')

async function press(page: Page, letters: string): Promise<void> {
  for (const letter of letters) await key(page, letter).click()
}

async function pick(page: Page, character: string): Promise<void> {
  await page.locator('.cand .key', { hasText: new RegExp(`^${character}$`) }).click()
}

/** The steps of a registration, each with what it types. */
const steps: Record<string, (page: Page) => Promise<void>> = {
  async notice(page) {
    await page.click('.attract')
    await page.locator('.home .btn.go').click()
    await page.locator('.agree').first().click()
    await page.locator('.choice .btn').first().click()
  },
  async composition(page) {
    await onward(page).click()
    await press(page, 'wangzhe')
    await pick(page, '王')
    await page.locator('.field.on u', { hasText: 'zhe' }).waitFor()
  },
  async name(page) {
    await pick(page, '喆')
    await page.locator('.field', { hasText: '王喆' }).waitFor()
  },
  async number(page) {
    await page.locator('.kb .key.go').click()
    await press(page, '19000001234')
  },
  async wishes(page) {
    await onward(page).click()
    await page.locator('.tile').first().click()
    await page.locator('.tile').nth(1).click()
    await onward(page).click()
    await page.locator('.choice .btn').first().click()
  },
  async review(page) {
    await onward(page).click()
    await page.locator('.reviewed', { hasText: '19000001234' }).waitFor()
  },
  async receipt(page) {
    await onward(page).click()
    await page.waitForSelector('.receipt-code')
  },
}

/** Everything in which something of a person could be left behind. */
async function traces(page: Page): Promise<string> {
  return await page.evaluate(`JSON.stringify([
    document.documentElement.outerHTML, document.title, location.href, history.state, history.length > 2 && 'history',
    Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, String(getSelection()),
    [...document.querySelectorAll('input, textarea')].map(field => field.value),
  ])`)
}

describe('Work', () => {
  it('is found in three taps', async () => {
    const page = await openPage()
    await page.click('.attract')
    await page.locator('.tile').first().click()
    await page.locator('.job').first().click()
    await page.waitForSelector('.six')
    expect(await page.locator('.six dt').allTextContents()).toEqual([
      '用人单位',
      '招聘人数',
      '招聘条件',
      '工作内容',
      '工作地点',
      '劳动报酬',
    ])
    expect(await page.locator('.qr svg').count()).toBe(1)
    await page.close()
  })

  it('is asked for when a finger touches and shown when it lifts; nothing is where it slid away', async () => {
    const page = await browser.newPage({ viewport: portrait, hasTouch: true })
    page.setDefaultTimeout(10_000)
    await page.goto(screen.url)
    await page.click('.attract')
    const session = await page.context().newCDPSession(page)
    const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[] = []) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    const touch = async (tile: number) => {
      const box = await page.locator('.tile').nth(tile).boundingBox()
      const at = { x: (box?.x ?? 0) + 100, y: (box?.y ?? 0) + 100 }
      const asked = page.waitForRequest(request => request.postData()?.includes('"kind":') ?? false)
      await finger('touchStart', [at])
      await asked
      expect(await page.locator('.home').count()).toBe(1)
      return at
    }
    const { x, y } = await touch(0)
    await finger('touchMove', [{ x, y: y + 600 }])
    await finger('touchEnd')
    expect(await page.locator('.home').count()).toBe(1)
    await touch(1)
    await finger('touchEnd')
    await page.waitForSelector('.job')
    await page.close()
  })

  it('is found where the page can start no thread: an update took its file away while the page was open', async () => {
    const page = await browser.newPage({ viewport: portrait })
    page.setDefaultTimeout(10_000)
    await page.addInitScript(
      `window.Worker = class extends Worker { constructor(_, options) { super('./gone.js', options); window.hasTried = true } }`,
    )
    await page.goto(screen.url)
    await page.click('.attract')
    await page.locator('.tile').first().click()
    await page.waitForSelector('.job')
    expect(await page.evaluate('window.hasTried')).toBe(true)
    await page.close()
  })

  it('is found by its code from the wall', async () => {
    const page = await openPage()
    await page.click('.attract')
    await page.locator('.urgent').click()
    const code = await page.locator('.job .code').first().textContent()
    const title = await page.locator('.job .title').first().textContent()
    await page.locator('.back').click()
    await page.locator('.home .pair .btn').first().click()
    await key(page, '123').click()
    await press(page, code ?? '')
    await expect.poll(() => page.locator('.job .title').allTextContents()).toEqual([title])
    await page.close()
  })

  it('that is not there leads to conditions that can be taken away, or to a registration', async () => {
    const page = await openPage()
    await page.click('.attract')
    await page.locator('.tile', { hasText: '保安' }).click()
    await page.locator('.chips .btn', { hasText: '更多' }).click()
    for (const word of ['今日急单', '居家可做', '单休']) await page.locator('.chips .btn', { hasText: word }).click()
    await page.waitForSelector('.nothing')
    await page.locator('.nothing .btn', { hasText: '去掉条件' }).click()
    await page.waitForSelector('.job')
    await page.close()
  })
})

describe('A registration', () => {
  it('goes from a name typed by pinyin to a receipt with a code, masked', async () => {
    const before = countRegistrations(screen.dataDir)
    const page = await openPage()
    for (const step of Object.values(steps)) await step(page)
    expect(await page.locator('.receipt-code').textContent()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(await page.locator('.stub').textContent()).toContain('王* 190****1234')
    expect(await traces(page)).not.toMatch(/王喆|19000001234/)
    expect(countRegistrations(screen.dataDir)).toBe(before + 1)
    await onward(page).click()
    await page.waitForSelector('.attract')
    await page.close()
  })

  it('is stored once when the button is pressed twice', async () => {
    const before = countRegistrations(screen.dataDir)
    const page = await openPage()
    for (const [name, step] of Object.entries(steps)) if (name !== 'receipt') await step(page)
    await onward(page).dblclick()
    await page.waitForSelector('.receipt-code')
    expect(countRegistrations(screen.dataDir)).toBe(before + 1)
    await page.close()
  })

  it('keeps what was typed while the host is away, and says what to do', async () => {
    const before = countRegistrations(screen.dataDir)
    const page = await openPage()
    for (const [name, step] of Object.entries(steps)) if (name !== 'receipt') await step(page)
    await page.route('**/api/touch', route => route.abort())
    await onward(page).click()
    await page.locator('.error', { hasText: '再试一次' }).waitFor()
    expect(await page.locator('.reviewed').textContent()).toContain('王喆')
    expect(countRegistrations(screen.dataDir)).toBe(before)
    await page.unroute('**/api/touch')
    await onward(page).click()
    await page.waitForSelector('.receipt-code')
    expect(countRegistrations(screen.dataDir)).toBe(before + 1)
    await page.close()
  })

  it('says of a list that cannot be read what to do, and nothing of what was never typed', async () => {
    const page = await openPage()
    await page.click('.attract')
    await page.route('**/api/touch', route => route.abort())
    await page.locator('.tile').first().click()
    const said = await page.locator('.trouble').textContent()
    expect(said).toMatch(/现在读不出来.*服务台/)
    expect(said).not.toMatch(/已填|登记/)
    await page.close()
  })

  it('can be typed on a keyboard that is plugged in', async () => {
    const page = await openPage()
    await steps.notice?.(page)
    await onward(page).click()
    await page.locator('.field.on').waitFor()
    await page.locator('.cand', { hasText: '打拼音' }).waitFor()
    await page.keyboard.type('wang ')
    await expect.poll(() => page.locator('[data-field=name]').textContent()).toBe('王')
    await page.keyboard.press('Tab')
    await page.close()
  })
})

describe('Whoever walks away', () => {
  const names = Object.keys(steps)
  it.each(names)('leaves nothing behind: at the step of %s', async last => {
    const page = await openPage({ movesClock: true })
    for (const name of names.slice(0, names.indexOf(last) + 1)) await steps[name]?.(page)
    const receipt = last === 'receipt' ? await page.locator('.receipt-code').textContent() : null
    await page.clock.fastForward(11_000)
    await page.waitForSelector('.idle-sheet')
    await page.clock.fastForward(20_000)
    await page.waitForSelector('.attract')
    const left = await traces(page)
    expect(left).not.toMatch(/王|喆|zhe|19000001|190\*/)
    if (receipt) expect(left).not.toContain(receipt)
    // The next person finds an empty form.
    await page.click('.attract')
    await page.locator('.home .btn.go').click()
    expect(await page.locator('[aria-checked=true], .choice [aria-pressed=true]').count()).toBe(0)
    await page.close()
  })

  it('from a search leaves no words, size, reach or language behind', async () => {
    const page = await openPage({ movesClock: true })
    await page.click('.attract')
    for (const place of [1, 2, 3]) await page.locator('.bar > button').nth(place).click()
    await page.locator('.home .pair .btn').first().click()
    await press(page, 'diangong')
    await page.clock.fastForward(31_000)
    await page.waitForSelector('.attract')
    expect(await traces(page)).not.toMatch(/dian|gong/)
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('zh-Hans')
    expect(await page.getAttribute('body', 'data-size')).toBe('1')
    expect(await page.getAttribute('body', 'class')).not.toContain('low')
    await page.close()
  })

  it('but comes back in time goes on where they were', async () => {
    const page = await openPage({ movesClock: true })
    for (const name of ['notice', 'composition', 'name'] as const) await steps[name]?.(page)
    await page.clock.fastForward(11_000)
    await page.locator('.idle-sheet .btn.go').click()
    await expect.poll(() => page.locator('.idle-sheet').count()).toBe(0)
    expect(await page.locator('[data-field=name]').textContent()).toContain('王喆')
    await page.close()
  })
})

describe('The page', () => {
  /** Texts below 28 px and targets below 64 px on the page as it stands. */
  const tooSmall = `(() => {
    const found = []
    for (const element of document.querySelectorAll('#root *')) {
      const box = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      if (box.width === 0 || style.visibility === 'hidden' || element.closest('.visually-hidden, svg')) continue
      const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '')
      if (hasText && parseFloat(style.fontSize) < 28) found.push('text ' + element.className + ' ' + style.fontSize)
      const isTarget = element.matches('button, [role=textbox]')
      if (isTarget && (box.height < 64 || box.width < 64)) found.push('target ' + element.className + ' ' + box.width + 'x' + box.height)
      if (box.right > innerWidth + 1 || box.left < -1) found.push('outside ' + element.className)
    }
    return [...new Set(found)]
  })()`

  it.each([
    ['portrait', portrait, 0, false],
    ['portrait, largest text', portrait, 2, false],
    ['portrait, moved down', portrait, 0, true],
    ['landscape', landscape, 0, false],
    ['landscape, largest text, moved down', landscape, 2, true],
  ] as const)(
    'has text of 28 px and targets of 64 px at least, and nothing outside: %s',
    async (_name, viewport, size, isLow) => {
      const page = await openPage({ viewport })
      const small = async (where: string) =>
        ((await page.evaluate(tooSmall)) as string[]).map(what => `${where}: ${what}`)
      const found = await small('attract')
      await page.click('.attract')
      for (let i = 0; i < size; i++) await page.locator('.bar > button').nth(1).click()
      if (isLow) await page.locator('.bar > button').nth(2).click()
      found.push(...(await small('home')))
      await page.locator('.tile').first().click()
      await page.waitForSelector('.job')
      found.push(...(await small('list')))
      await page.locator('.job').first().click()
      await page.waitForSelector('.six')
      found.push(...(await small('posting')))
      await page.locator('.further .btn').first().click()
      found.push(...(await small('notice')))
      await page.locator('.agree').first().click()
      await page.locator('.choice .btn').first().click()
      for (const name of ['composition', 'name', 'number', 'wishes', 'review', 'receipt'] as const) {
        await steps[name]?.(page)
        found.push(...(await small(name)))
      }
      expect(found).toEqual([])
      await page.close()
    },
  )

  it('moves every control into the lower half when asked to', async () => {
    const page = await openPage()
    await page.click('.attract')
    await page.locator('.bar > button').nth(2).click()
    const highest = () =>
      page.evaluate(
        `Math.min(...[...document.querySelectorAll('#root button, #root [role=textbox]')].map(e => e.getBoundingClientRect().top))`,
      ) as Promise<number>
    expect(await highest()).toBeGreaterThanOrEqual(960)
    await page.locator('.tile').first().click()
    await page.waitForSelector('.job')
    expect(await highest()).toBeGreaterThanOrEqual(960)
    await page.locator('.job').first().click()
    await page.waitForSelector('.six')
    expect(await highest()).toBeGreaterThanOrEqual(960)
    await page.close()
  })

  it('says where it cannot read aloud, and offers nothing to press there', async () => {
    const page = await openPage()
    await page.click('.attract')
    const read = page.locator('.bar > button').first()
    const canSpeak = await page.evaluate(
      `speechSynthesis.getVoices().some(voice => voice.localService && /^(zh|cmn)/i.test(voice.lang))`,
    )
    expect(await read.isDisabled()).toBe(!canSpeak)
    expect(await read.textContent()).toBe(canSpeak ? '读给我听' : '本机不能朗读')
    await page.close()
  })
})
