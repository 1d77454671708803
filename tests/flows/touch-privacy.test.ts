// Whoever walks away from the touch screen, at whatever step of whatever they did there, leaves nothing behind: not on the page, in its
// history, its storage, the clipboard, or the memory of the page; nothing is said on, learnt, or kept waiting. In a real Chromium.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  leavingNumber,
  lookingAfter,
  onward,
  person,
  press,
  registering,
  reporting,
  type Steps,
  searching,
  toPosting,
} from '../support/a-touch-person.ts'
import { aTouchScreen, buildTouch, type TouchScreen } from '../support/a-touch-screen.ts'
import { countRegistrations } from '../support/a-touch-store.ts'
import { openBrowser } from '../support/chromium.ts'

/** The shortest that a site may set; the clock of the page is moved, so that no test waits for it. */
const site = { idle: { touchSeconds: 30, warningSeconds: 20 } }

let folder: string
let browser: Browser
let screen: TouchScreen
let context: BrowserContext

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linggong-touch-privacy-'))
  await buildTouch(folder)
  browser = await openBrowser()
  screen = await aTouchScreen({ pages: folder, site })
  context = await browser.newContext({ viewport: { width: 1080, height: 1920 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await screen?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A voice of this machine that says nothing and tells what it was asked to. */
const voice = `(() => {
  const said = window.said = { now: null, all: [], cancelled: 0 }
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ lang: 'zh-CN', localService: true, name: 'of the test' }],
    speak(utterance) { said.now = utterance; said.all.push(utterance.text) },
    cancel() { if (said.now) said.cancelled += 1; const u = said.now; said.now = null; u?.onend?.() },
  })
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  window.print = () => dispatchEvent(new Event('afterprint'))
})()`

async function openPage(): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.clock.install()
  await page.addInitScript(voice)
  await page.goto(screen.url)
  await page.waitForSelector('.attract .count')
  return page
}

/** Everything outside of the page's memory in which something of a person could be left. */
async function traces(page: Page): Promise<string> {
  return await page.evaluate(`(async () => {
    const databases = []
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((done, fail) => Object.assign(indexedDB.open(name), { onsuccess: e => done(e.target.result), onerror: fail }))
      for (const store of db.objectStoreNames)
        databases.push(await new Promise(done => { db.transaction(store).objectStore(store).getAll().onsuccess = e => done([name, store, e.target.result]) }))
      db.close()
    }
    const cached = []
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) cached.push([name, request.url])
    return JSON.stringify([
      document.documentElement.outerHTML, document.title, location.href, history.state, history.length,
      Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, String(getSelection()), databases, cached,
      await navigator.clipboard.readText(), await navigator.storage.persisted(),
      [...document.querySelectorAll('input, textarea')].map(field => field.value), window.name,
    ])
  })()`)
}

/** Lets the idle clock run out, without a touch. */
async function walkAway(page: Page): Promise<void> {
  await page.clock.fastForward(11_000)
  await page.waitForSelector('.idle-sheet')
  await page.clock.fastForward(20_000)
  await page.waitForSelector('.attract')
}

/** Which of some texts stand in the memory of the page, as strings that something still holds. */
async function inMemory(session: CDPSession, texts: readonly string[]): Promise<string[]> {
  const chunks: string[] = []
  const hear = ({ chunk }: { chunk: string }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', hear)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', hear)
  const { strings } = JSON.parse(chunks.join('')) as { strings: string[] }
  return texts.filter(text => strings.some(one => one.includes(text)))
}

const typed = /王喆|喆|wang ?zhe|\bzhe\b|19000001|19000004|190\*|niu ?rou|牛肉/

let receipt = ''
const flows: [what: string, steps: Steps][] = [
  ['a registration', registering],
  ['leaving a number', leavingNumber],
  ['a search', searching],
  ['a report', reporting],
  ['their own registration', lookingAfter(() => receipt)],
]

describe('Whoever walks away', () => {
  it.each(flows)('from %s leaves nothing behind, at any step', async (what, steps) => {
    const page = await openPage()
    if (what === 'their own registration') {
      for (const step of Object.values(registering)) await step(page)
      receipt = (await page.locator('.receipt-code').textContent()) ?? ''
      expect(receipt).not.toBe('')
      await walkAway(page)
    }
    const begun = JSON.parse(await traces(page))[4] as number
    const names = Object.keys(steps)
    for (const last of names) {
      for (const name of names.slice(0, names.indexOf(last) + 1)) await steps[name]?.(page)
      const code = await page
        .locator('.receipt-code')
        .textContent({ timeout: 1 })
        .catch(() => null)
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Control+C')
      await walkAway(page)
      const left = await traces(page)
      expect(left, last).not.toMatch(typed)
      for (const one of [code, receipt]) if (one) expect(left, last).not.toMatch(new RegExp(one.replace('-', '-?')))
      expect(JSON.parse(left)[4], `history after ${last}`).toBe(begun)
      expect(await page.locator('.kb, .field, [aria-checked=true], .printed').count(), last).toBe(0)
    }
    await page.close()
  })

  it('leaves nothing in the memory of the page', async () => {
    const page = await openPage()
    const session = await context.newCDPSession(page)
    const names = ['notice', 'composition', 'name', 'number', 'wishes', 'review'] as const
    for (const name of names) await registering[name]?.(page)
    const secrets = [person.name, person.mobile]
    expect(await inMemory(session, secrets)).toEqual(secrets)
    await walkAway(page)
    // The next person begins: what React kept of the page before goes with its next drawings.
    await page.click('.attract')
    await page.locator('.tile').first().click()
    await page.waitForSelector('.job')
    expect(await inMemory(session, secrets)).toEqual([])
    await page.close()
  })

  it('leaves no thread that has carried what was asked: it ends, and the next person gets another', async () => {
    const page = await openPage()
    for (const step of Object.values(searching)) await step(page)
    const [carried] = page.workers()
    if (!carried) throw new Error('no thread')
    const ended = new Promise(resolve => carried.on('close', resolve))
    await walkAway(page)
    await ended
    await page.click('.attract')
    await page.locator('.tile').first().click()
    await page.waitForSelector('.job')
    expect(page.workers()).toHaveLength(1)
    await page.close()
  })

  it('while it is being saved finds no receipt shown to the next person, and it is saved once', async () => {
    const before = countRegistrations(screen.dataDir)
    const page = await openPage()
    for (const [name, step] of Object.entries(registering)) if (name !== 'receipt') await step(page)
    const held = Promise.withResolvers<void>()
    await page.route('**/api/touch', async route => {
      if (!route.request().postData()?.includes('registrations.submit')) return route.continue()
      const response = await route.fetch()
      await held.promise
      await route.fulfill({ response }).catch(() => {})
    })
    await onward(page).click()
    await walkAway(page)
    held.resolve()
    expect(countRegistrations(screen.dataDir)).toBe(before + 1)
    await page.click('.attract')
    await page.locator('.tile').first().click()
    await page.waitForSelector('.job')
    expect(await page.locator('.receipt-code').count()).toBe(0)
    expect(await traces(page)).not.toMatch(typed)
    await page.close()
  })

  it('is not read on to: the voice stops, and what was typed was never said', async () => {
    const page = await openPage()
    for (const [name, step] of Object.entries(registering)) if (name !== 'receipt') await step(page)
    await page.locator('.bar > button').first().click()
    const said = await page.evaluate('window.said.all.join()')
    expect(said).toContain('姓名')
    expect(said).not.toMatch(/王|喆|1900/)
    await walkAway(page)
    expect(await page.evaluate('[window.said.now, window.said.cancelled]')).toEqual([null, 1])
    await page.close()
  })

  it('has taught the keyboard nothing: the next person is offered what the first one was', async () => {
    const page = await openPage()
    const offered = async () => {
      await page.locator('.home .pair .btn').first().click()
      await press(page, 'zhe')
      return page.locator('.cand .key').allTextContents()
    }
    await page.click('.attract')
    const first = await offered()
    for (let i = 0; i < 3; i++) {
      await page.locator('.cand .key', { hasText: /^.$/ }).last().click()
      await press(page, 'zhe')
    }
    await walkAway(page)
    await page.click('.attract')
    expect(await offered()).toEqual(first)
    await page.close()
  })

  it('from a paper takes it off what would be printed', async () => {
    const page = await openPage()
    await toPosting(page)
    await page.locator('.papers .btn').first().click()
    await onward(page).click()
    await walkAway(page)
    expect(await page.locator('.printed').count()).toBe(0)
    await page.close()
  })
})

describe('Whoever is there', () => {
  it('is asked for at least twenty seconds, counted down, and goes on with one touch', async () => {
    const page = await openPage()
    for (const name of ['notice', 'composition', 'name'] as const) await registering[name]?.(page)
    await page.clock.runFor(9_000)
    expect(await page.locator('.idle-sheet').count()).toBe(0)
    await page.clock.runFor(1_500)
    await page.waitForSelector('.idle-sheet')
    const seconds = async () => Number(/(\d+) 秒/.exec((await page.locator('.idle-sheet').textContent()) ?? '')?.[1])
    const first = await seconds()
    expect(first).toBeGreaterThanOrEqual(19)
    await page.clock.runFor(18_000)
    expect(await seconds()).toBe(first - 18)
    await page.locator('.idle-sheet .btn.go').click()
    expect(await page.locator('[data-field=name]').textContent()).toContain(person.name)
    await page.clock.runFor(9_000)
    expect(await page.locator('.idle-sheet').count()).toBe(0)
    await page.close()
  })

  it('and does something now and then is never cut off, by touch, by key or by wheel', async () => {
    const page = await openPage()
    await registering.notice?.(page)
    await onward(page).click()
    const touches = [
      () => press(page, 'w'),
      () => page.keyboard.press('a'),
      () => page.mouse.wheel(0, 40),
      () => page.mouse.click(5, 400),
    ]
    for (let i = 0; i < 8; i++) {
      await page.clock.runFor(9_500)
      await touches[i % touches.length]?.()
      await page.waitForTimeout(20)
      expect(await page.locator('.idle-sheet').count(), `after ${i}`).toBe(0)
    }
    expect(await page.locator('.field.on').count()).toBe(1)
    await page.close()
  })

  it('is only a person: what a script does keeps nobody', async () => {
    const page = await openPage()
    await registering.notice?.(page)
    for (let i = 0; i < 3; i++) {
      await page.clock.runFor(9_500)
      await page.evaluate(`for (const type of ['pointerdown', 'keydown', 'touchstart', 'wheel', 'input', 'click'])
        document.body.dispatchEvent(new Event(type, { bubbles: true }))`)
    }
    await page.clock.runFor(2_000)
    await page.waitForSelector('.attract')
    await page.close()
  })
})
