// At the touch screen in a real Chromium over its real host: a number left for a posting, a report, paper, one's own registration by
// its code. Nothing is left of a person who walks away, at any step; nothing typed is lost when the disk is full or the host is away.
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSmallDisk, canMakeSmallDisk } from '../support/a-small-disk.ts'
import { aTouchScreen, buildTouch, type TouchScreen } from '../support/a-touch-screen.ts'
import { openBrowser } from '../support/chromium.ts'

const site = { idle: { touchSeconds: 30, warningSeconds: 20 } }
const portrait = { width: 1080, height: 1920 }
const landscape = { width: 1920, height: 1080 }

let folder: string
let browser: Browser
let screen: TouchScreen

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linggong-touch-apply-'))
  await buildTouch(folder)
  browser = await openBrowser()
  screen = await aTouchScreen({ pages: folder, site })
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await screen?.stop()
  await rm(folder, { recursive: true, force: true })
})

type Options = {
  viewport?: typeof portrait
  movesClock?: boolean
  printer?: 'ready' | 'silent' | 'broken'
  of?: TouchScreen
}

/** A page whose printer does as told; headless Chromium has none of its own. */
async function openPage({
  viewport = portrait,
  movesClock = false,
  printer = 'ready',
  of = screen,
}: Options = {}): Promise<Page> {
  const page = await browser.newPage({ viewport })
  page.setDefaultTimeout(10_000)
  if (movesClock) await page.clock.install()
  const act = { ready: `dispatchEvent(new Event('afterprint'))`, silent: '', broken: `throw new Error('no printer')` }
  await page.addInitScript(`window.printed = 0; window.print = () => { window.printed += 1; ${act[printer]} }`)
  await page.goto(of.url)
  await page.waitForSelector('.attract .count')
  return page
}

function count(table: string, of = screen): number {
  const db = new Database(join(of.dataDir, 'site.db'), { readonly: true })
  try {
    return db.prepare(`select count(*) from ${table}`).pluck().get() as number
  } finally {
    db.close()
  }
}

const key = (page: Page, letter: string) => page.locator('.kb .key', { hasText: new RegExp(`^${letter}$`) })
const go = (page: Page) => page.locator('.foot .btn.go')
async function press(page: Page, keys: string): Promise<void> {
  for (const one of keys) await key(page, one).click()
}
async function toPosting(page: Page): Promise<void> {
  await page.click('.attract')
  await page.locator('.tile').nth(2).click()
  await page.locator('.job').first().click()
  await page.waitForSelector('.like')
}

type Steps = Record<string, (page: Page) => Promise<void>>

/** Leaving a number, each step with what it types. */
const interest: Steps = {
  async page(page) {
    await toPosting(page)
    await page.locator('.foot .wide-btn').click()
    await page.waitForSelector('.kb')
  },
  async number(page) {
    await press(page, '19000004321')
    await page.locator('.field', { hasText: '19000004321' }).waitFor()
  },
  async consent(page) {
    await page.locator('.agree').click()
    await page.locator('.choice .btn').first().click()
  },
  async receipt(page) {
    await go(page).click()
    await page.waitForSelector('.receipt-code')
  },
}

/** Registering by hand, up to the receipt. */
async function register(page: Page): Promise<string> {
  await page.click('.attract')
  await page.locator('.home .btn.go').click()
  await page.locator('.agree').first().click()
  await page.locator('.choice .btn').first().click()
  await fillForm(page, 'wang ')
  return (await page.locator('.receipt-code').textContent()) ?? ''
}

/** From the notice, agreed to, to the receipt. */
async function fillForm(page: Page, name: string): Promise<void> {
  await go(page).click()
  await page.locator('.cand', { hasText: '打拼音' }).waitFor()
  await page.keyboard.type(name)
  await page.locator('.kb .key.go').click()
  await press(page, '19000007777')
  await go(page).click()
  await page.locator('.tile').first().click()
  await page.locator('.tile').nth(1).click()
  await go(page).click()
  await page.locator('.choice .btn').first().click()
  await go(page).click()
  await go(page).click()
  await page.waitForSelector('.receipt-code')
}

/** Looking after one's own registration in a later turn. */
const mine = (code: () => string): Steps => ({
  async page(page) {
    await page.click('.attract')
    await page.locator('.infos button', { hasText: '我的登记' }).click()
  },
  async code(page) {
    await press(page, code().replace('-', ''))
    await page.locator('.field', { hasText: code() }).waitFor()
  },
  async known(page) {
    await page.locator('.kb .key.go').click()
    await page.waitForSelector('.own .standing')
  },
  async sure(page) {
    await page.locator('.foot .btn', { hasText: '撤回' }).click()
    await page.locator('h1', { hasText: '真的要撤回吗' }).waitFor()
  },
})

async function traces(page: Page): Promise<string> {
  return await page.evaluate(`JSON.stringify([
    document.documentElement.outerHTML, document.title, location.href, history.state, history.length > 2 && 'history',
    Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, String(getSelection()),
    [...document.querySelectorAll('input, textarea')].map(field => field.value),
  ])`)
}

async function walkAway(page: Page): Promise<string> {
  await page.clock.fastForward(11_000)
  await page.waitForSelector('.idle-sheet')
  await page.clock.fastForward(20_000)
  await page.waitForSelector('.attract')
  return traces(page)
}

describe('A number for one posting', () => {
  it('is left with a keypad and one sentence; the receipt is masked, and the posting says that it was', async () => {
    const before = count('interest')
    const page = await openPage()
    for (const step of Object.values(interest)) await step(page)
    expect(await page.locator('.stub').textContent()).toContain('190****4321')
    expect(await traces(page)).not.toContain('19000004321')
    await page.locator('.foot .acts .btn').first().click()
    await page.locator('.foot .wide-btn', { hasText: '已留电话' }).waitFor()
    expect(count('interest')).toBe(before + 1)
    await page.close()
  })

  it('is stored once when the button is pressed twice', async () => {
    const before = count('interest')
    const page = await openPage()
    for (const [name, step] of Object.entries(interest)) if (name !== 'receipt') await step(page)
    await go(page).dblclick()
    await page.waitForSelector('.receipt-code')
    expect(count('interest')).toBe(before + 1)
    await page.close()
  })

  it('says under each field what is missing, and stores nothing of somebody under sixteen', async () => {
    const before = count('interest')
    const page = await openPage()
    await interest.page?.(page)
    await press(page, '123')
    await page.locator('.kb .key.go').click()
    await go(page).click()
    await expect.poll(() => page.locator('.error').count()).toBe(3)
    await page.locator('.choice .btn').nth(1).click()
    await page.waitForSelector('.under-age')
    expect(await traces(page)).not.toContain('>123<')
    expect(count('interest')).toBe(before)
    await page.close()
  })

  it('stays typed while the host is away, and is sent as it was', async () => {
    const before = count('interest')
    const page = await openPage()
    for (const [name, step] of Object.entries(interest)) if (name !== 'receipt') await step(page)
    await page.route('**/api/touch', route => route.abort())
    await go(page).click()
    await page.locator('.error', { hasText: '再试一次' }).waitFor()
    expect(await page.locator('.field').textContent()).toContain('19000004321')
    await page.unroute('**/api/touch')
    await go(page).click()
    await page.waitForSelector('.receipt-code')
    expect(count('interest')).toBe(before + 1)
    await page.close()
  })

  it.skipIf(!canMakeSmallDisk)(
    'stays typed while the disk is full: the sentence says what to do, and afterwards it is saved',
    async () => {
      const dataDir = aSmallDisk(24)
      const small = await aTouchScreen({ pages: folder, site, dataDir })
      const page = await openPage({ of: small })
      try {
        for (const [name, step] of Object.entries(interest)) if (name !== 'receipt') await step(page)
        const { bavail, bsize } = await statfs(dataDir)
        await writeFile(join(dataDir, 'filler'), Buffer.alloc(bavail * bsize))
        await go(page).click()
        await page.locator('.error', { hasText: '磁盘已满' }).waitFor()
        expect(await page.locator('.field').textContent()).toContain('19000004321')
        expect(count('interest', small)).toBe(0)
        await rm(join(dataDir, 'filler'))
        await go(page).click()
        await page.waitForSelector('.receipt-code')
        expect(count('interest', small)).toBe(1)
      } finally {
        await page.close()
        await small.stop()
      }
    },
  )
})

describe('A report', () => {
  it('is made with two taps and is one, however often it is pressed', async () => {
    const before = count('posting_report')
    const page = await openPage()
    await toPosting(page)
    await page.locator('.further .btn', { hasText: '招工有问题' }).click()
    expect(await go(page).isDisabled()).toBe(true)
    await page.locator('.reasons .tile').first().click()
    await go(page).dblclick()
    await page.locator('h1', { hasText: '收到了' }).waitFor()
    expect(count('posting_report')).toBe(before + 1)
    await page.close()
  })
})

describe('Other postings like this one', () => {
  it('come with a reason each and lead on, and Back leads home again', async () => {
    const page = await openPage()
    await toPosting(page)
    const reasons = await page.locator('.like .why').allTextContents()
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons) expect(reason).toMatch(/同|邻|家|多/)
    const title = (await page.locator('.like .title').first().textContent()) ?? ''
    await page.locator('.like-job').first().click()
    await page.locator('.hero h1', { hasText: title }).waitFor()
    await page.close()
  })
})

describe('Paper', () => {
  const words = async (page: Page) => {
    await page.emulateMedia({ media: 'print' })
    const shown = await page.evaluate(
      `[...document.body.children].filter(e => getComputedStyle(e).display !== 'none').map(e => e.innerText).join('|')`,
    )
    await page.emulateMedia({ media: null })
    return String(shown)
  }

  it('a slip holds the posting and nothing of a person; handed over is not called printed', async () => {
    const page = await openPage()
    for (const step of Object.values(interest)) await step(page)
    await page.locator('.foot .acts .btn').first().click()
    const title = (await page.locator('.hero h1').textContent()) ?? ''
    await page.locator('.papers .btn').first().click()
    const printed = await words(page)
    for (const part of [title, '元/天', '用人单位', '工作地点', '打印']) expect(printed).toContain(part)
    expect(printed).not.toMatch(/1900000|190\*|返回|秒后/)
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
    await go(page).click()
    await page.locator('h1', { hasText: '已交给打印机' }).waitFor()
    expect(await page.locator('.take-along').textContent()).toMatch(/纸没有出来.*[0-9]{4}/)
    expect(await page.locator('.take-along .qr svg').count()).toBe(1)
    await page.close()
  })

  it('a receipt and a number are printed beside what stands there, masked, with what to do', async () => {
    const page = await openPage()
    const code = await register(page)
    const receipt = await words(page)
    for (const part of [code, '190****7777', '求职登记回执', '10分钟内', '12333']) expect(receipt).toContain(part)
    expect(receipt).not.toMatch(/19000007777|完成|打印下来/)
    await page.locator('.print-note .btn').click()
    await page.locator('.print-note', { hasText: '已交给打印机' }).waitFor()
    expect(await page.locator('.receipt-code').textContent()).toBe(code)
    await page.locator('.foot .btn.go').click()
    await page.click('.attract')
    await page.locator('.infos button', { hasText: '取号' }).click()
    await page.locator('.foot .take').click()
    const number = (await page.locator('.ticket-number').textContent()) ?? ''
    for (const part of [number, '服务台排队号', '只在今天有效']) expect(await words(page)).toContain(part)
    await page.locator('.print-note .btn', { hasText: '打印下来' }).click()
    await page.locator('.print-note', { hasText: '已交给打印机' }).waitFor()
    expect(await page.evaluate('window.printed')).toBe(2)
    await page.locator('.foot .btn.go').click()
    await page.waitForSelector('.attract')
    expect(await page.locator('.printed').count()).toBe(0)
    await page.close()
  })

  it('a receipt that cannot be printed says so and what to do, and stays', async () => {
    const page = await openPage({ printer: 'broken' })
    const code = await register(page)
    await page.locator('.print-note .btn').click()
    await page.locator('.print-note', { hasText: '打印机没有打出来，请记下来，或用手机拍下来' }).waitFor()
    expect(await page.locator('.receipt-code').textContent()).toBe(code)
    await page.close()
  })

  it('an agreement has the work, the pay, how it is paid, and blanks for names and signatures', async () => {
    const page = await openPage()
    await toPosting(page)
    await page.locator('.papers .btn').nth(1).click()
    const printed = await words(page)
    for (const part of ['工作内容', '报酬', '支付方式', '日结', '招工方签字', '务工方签字'])
      expect(printed).toContain(part)
    expect(await page.locator('.sheet-of-paper .blank').count()).toBeGreaterThanOrEqual(9)
    await page.close()
  })

  it.each([
    ['broken', '没有打出来'],
    ['silent', '没有回应'],
  ] as const)(
    'a printer that is %s ends in a sentence, the code and the QR, and blocks nothing (scenario 36)',
    async (printer, sentence) => {
      const page = await openPage({ printer, movesClock: true })
      await toPosting(page)
      await page.locator('.papers .btn').first().click()
      await go(page).click()
      if (printer === 'silent') {
        await page.locator('.foot .btn', { hasText: '正在交给打印机' }).waitFor()
        await page.clock.fastForward(16_000)
      }
      await page.locator('h1', { hasText: sentence }).waitFor()
      if (printer === 'silent') await page.locator('.idle-sheet .btn.go').click()
      expect(await page.locator('.take-along .code-number').textContent()).toMatch(/^[0-9]{4}$/)
      await page.locator('.back').click()
      await page.waitForSelector('.six')
      await page.close()
    },
  )

  it('a child that presses everything does not empty the tray', async () => {
    const page = await openPage()
    await toPosting(page)
    await page.locator('.papers .btn').first().click()
    for (let i = 0; i < 4; i++) {
      await go(page).click()
      await page.locator('h1', { hasText: '已交给打印机' }).waitFor()
    }
    expect(await go(page).isDisabled()).toBe(true)
    await page.locator('.back').click()
    await page.locator('.papers .btn').nth(1).click()
    await page.locator('.foot', { hasText: '请到服务台' }).waitFor()
    expect(await page.evaluate('window.printed')).toBe(4)
    await page.close()
  })
})

describe("One's own registration", () => {
  it('is replaced by an empty form under the same code, then withdrawn; its content is never shown', async () => {
    const page = await openPage()
    const code = await register(page)
    await go(page).click()
    await page.waitForSelector('.attract')
    const steps = mine(() => code)
    for (const name of ['page', 'code', 'known'] as const) await steps[name]?.(page)
    expect(await page.locator('.own').textContent()).toContain('按您的意思没有送到平台')
    expect(await traces(page)).not.toMatch(/王|19000007777/)
    await page.locator('.foot .btn', { hasText: '重新填' }).click()
    expect(await page.locator('[aria-checked=true], .choice [aria-pressed=true]').count()).toBe(0)
    await page.locator('.agree').first().click()
    await page.locator('.choice .btn').first().click()
    await fillForm(page, 'li ')
    expect(await page.locator('.receipt-code').textContent()).toBe(code)
    await page.locator('h1', { hasText: '改好了' }).waitFor()
    await page.locator('.foot .second').click()
    await page.waitForSelector('.own .standing')
    await steps.sure?.(page)
    // What never went to the platform is not said to be deleted there.
    expect(await page.locator('.told').textContent()).not.toContain('平台')
    await page.locator('.foot .btn.go').click()
    await page.locator('.own', { hasText: '已撤回' }).waitFor()
    expect(await page.locator('.foot .btn', { hasText: '撤回' }).count()).toBe(0)
    await page.close()
  })

  it("is not found under a code that is nobody's, and the sentence says what to do", async () => {
    const page = await openPage()
    await mine(() => '3333-3333').page?.(page)
    await press(page, '33333333')
    await page.locator('.kb .key.go').click()
    await page.locator('.error', { hasText: '没有这个编号' }).waitFor()
    await page.close()
  })
})

describe('Whoever walks away', () => {
  it.each(Object.keys(interest))('from leaving a number leaves nothing behind: at the step of %s', async last => {
    const page = await openPage({ movesClock: true })
    const names = Object.keys(interest)
    for (const name of names.slice(0, names.indexOf(last) + 1)) await interest[name]?.(page)
    const code = last === 'receipt' ? await page.locator('.receipt-code').textContent() : null
    const left = await walkAway(page)
    expect(left).not.toMatch(/1900000|190\*/)
    if (code) expect(left).not.toContain(code)
    await interest.page?.(page)
    expect(await page.locator('.field .text').textContent()).toBe('')
    expect(await page.locator('[aria-checked=true], .choice [aria-pressed=true]').count()).toBe(0)
    await page.close()
  })

  it('from their own registration leaves no code behind, at any step; nor from a report or a paper', async () => {
    const page = await openPage({ movesClock: true })
    const code = await register(page)
    const steps = mine(() => code)
    await walkAway(page)
    const names = Object.keys(steps)
    for (const last of names) {
      for (const name of names.slice(0, names.indexOf(last) + 1)) await steps[name]?.(page)
      expect(await walkAway(page), last).not.toMatch(new RegExp(`${code}|${code.replace('-', '')}`))
    }
    await toPosting(page)
    await page.locator('.further .btn').nth(1).click()
    await page.locator('.reasons .tile').first().click()
    await walkAway(page)
    await toPosting(page)
    await page.locator('.further .btn').nth(1).click()
    expect(await page.locator('.reasons [aria-pressed=true]').count()).toBe(0)
    await page.locator('.back').click()
    await page.locator('.papers .btn').first().click()
    await walkAway(page)
    expect(await page.locator('.printed').count()).toBe(0)
    await page.close()
  })
})

describe('The pages', () => {
  const tooSmall = `(() => {
    const found = []
    for (const element of document.querySelectorAll('#root *')) {
      const box = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      if (box.width === 0 || style.visibility === 'hidden' || element.closest('.visually-hidden, svg')) continue
      const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '')
      if (hasText && parseFloat(style.fontSize) < 28) found.push('text ' + element.className + ' ' + style.fontSize)
      if (element.matches('button, [role=textbox]') && (box.height < 64 || box.width < 64)) found.push('target ' + element.className + ' ' + box.width + 'x' + box.height)
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
    'have text of 28 px and targets of 64 px at least, nothing outside, controls low when asked: %s',
    async (_name, viewport, size, isLow) => {
      const page = await openPage({ viewport, printer: 'broken' })
      const found: string[] = []
      const look = async (where: string) => {
        found.push(...((await page.evaluate(tooSmall)) as string[]).map(what => `${where}: ${what}`))
        if (!isLow || (await page.locator('.kb').count()) > 0) return
        const highest = (await page.evaluate(
          `const isSeen = e => { const b = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(b.x + b.width / 2, b.y + 6)) }
          Math.min(...[...document.querySelectorAll('#root button, #root [role=textbox]')].filter(isSeen).map(e => e.getBoundingClientRect().top))`,
        )) as number
        if (highest < viewport.height / 2 - 1) found.push(`${where}: control at ${highest}`)
      }
      await page.click('.attract')
      for (let i = 0; i < size; i++) await page.locator('.bar > button').nth(1).click()
      if (isLow) await page.locator('.bar > button').nth(2).click()
      await page.locator('.tile').nth(1).click()
      await page.locator('.job').first().click()
      await page.waitForSelector('.like')
      await look('posting')
      for (const paper of [0, 1]) {
        await page.locator('.papers .btn').nth(paper).click()
        await look(`paper ${paper}`)
        await go(page).click()
        await page.waitForSelector('.take-along')
        await look(`paper ${paper}, not printed`)
        await page.locator('.back').click()
      }
      await page.locator('.further .btn').nth(1).click()
      await look('report')
      await page.locator('.reasons .tile').first().click()
      await go(page).click()
      await page.locator('h1', { hasText: '收到了' }).waitFor()
      await look('report, sent')
      await go(page).click()
      await page.locator('.foot .wide-btn').click()
      await look('interest')
      for (const name of ['number', 'consent', 'receipt'] as const) {
        await interest[name]?.(page)
        await look(`interest ${name}`)
      }
      await page.locator('.foot .second').click()
      await page.waitForSelector('.own .standing')
      await look('mine, known')
      await page.locator('.foot .btn', { hasText: '撤回' }).click()
      await look('mine, sure')
      expect(found).toEqual([])
      await page.close()
    },
  )
})
