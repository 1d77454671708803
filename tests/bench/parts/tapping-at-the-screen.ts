// A finger at the touch screen: types words key by key, goes through lists, opens postings. The host runs in a process of its own, as at
// a site; the centre in another.
import { fork } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { buildTouch } from '../../support/a-touch-screen.ts'
import { openBrowser } from '../../support/chromium.ts'
import { letBrowserGoFirst, watchOthers } from './machine.ts'
import { timesLine } from './quantiles.ts'
import type { FromCentre } from './search-centre.ts'
import type { FromSite, SiteOptions } from './search-site.ts'
import { type Metered, tapMeter } from './tap-meter.ts'

const words = ['diangong', 'baoan', 'siji', 'baojie', 'chushi', 'dianhong', 'zxgong', 'gongsi']
const upright = { width: 1080, height: 1920 }
/** As a quick person types; each answer is painted before the next key. */
const betweenTapsMs = 200

type Stopped = Extract<FromSite, { at: 'stopped' }>
type Site = { url: string; hasPulled(): boolean; hasSettled(): Promise<void>; stop(): Promise<Stopped> }

function startSite(options: SiteOptions): Promise<Site> {
  const child = fork(new URL('./search-site.ts', import.meta.url), [JSON.stringify(options)])
  return new Promise((resolve, reject) => {
    let hasPulled = false
    let stopped: ((answer: Stopped) => void) | undefined
    const settled = Promise.withResolvers<void>()
    child.once('exit', code => reject(new Error(`the site ended with ${code}`)))
    child.on('message', (message: FromSite) => {
      if (message.at === 'pulled') hasPulled = true
      if (message.at === 'settled') settled.resolve()
      if (message.at === 'stopped') stopped?.(message)
      if (message.at !== 'ready') return
      resolve({
        url: message.url,
        hasPulled: () => hasPulled,
        hasSettled: () => settled.promise,
        stop: () =>
          new Promise(done => {
            stopped = done
            child.send('stop')
          }),
      })
    })
  })
}

/** A centre with so many postings in a process of its own, behind all others: at a site it is another machine. */
function startCentre(dir: string, rows: number): Promise<FromCentre & { stop(): void }> {
  const child = fork(new URL('./search-centre.ts', import.meta.url), [dir, String(rows)])
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the centre ended with ${code}`)))
    child.once('message', message => resolve({ ...(message as FromCentre), stop: () => child.send('stop') }))
  })
}

type Finger = { tap(selector: string): Promise<boolean>; tapKey(key: string): Promise<void> }

function fingerOf(page: Page): Finger {
  const keys = new Map<string, { x: number; y: number }>()
  const middleOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  return {
    async tap(selector) {
      const at = (await page.locator(selector).count()) > 0 ? await middleOf(selector) : null
      if (!at) return false
      await page.touchscreen.tap(at.x, at.y)
      await sleep(betweenTapsMs)
      return true
    },
    async tapKey(key) {
      // The letters stand still: their places are asked for once.
      const at =
        keys.get(key) ?? (await middleOf(`.kb .keys .key:text-is("${key}"), .kb .keys .key[aria-label="${key}"]`))
      if (!at) throw new Error(`no key ${key}`)
      keys.set(key, at)
      await page.touchscreen.tap(at.x, at.y)
      await sleep(betweenTapsMs)
    },
  }
}

async function openHome(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.addInitScript(tapMeter)
  await page.goto(url)
  await page.click('.attract')
  await page.locator('.home').waitFor()
  await sleep(1000)
  return page
}

async function typeWords(page: Page, rounds: number, isOver: () => boolean): Promise<void> {
  const finger = fingerOf(page)
  await page.locator('.home .pair .btn').first().click()
  await page.locator('.kb').waitFor()
  await sleep(1500)
  for (let i = 0; i < rounds && !isOver(); i++) {
    for (const word of words) {
      for (const letter of word) await finger.tapKey(letter)
      for (const _ of word) await finger.tapKey('退一格')
      if (isOver()) break
    }
  }
}

const listSteps = [
  '.pages .btn.go',
  '.pages .btn.go',
  '.sorts .btn >> nth=1',
  '.pages .btn.go',
  '.sorts .btn >> nth=2',
  '.job >> nth=1',
  '.back',
  '.sorts .btn >> nth=0',
]

/** Lists, their orders and pages, narrowing, one posting and back. */
async function walkLists(page: Page, rounds: number, isOver: () => boolean): Promise<void> {
  const finger = fingerOf(page)
  const isHome = async () => (await page.locator('.home').count()) > 0
  for (let i = 0; i < rounds && !isOver(); i++) {
    // During a first pull there may be no tile yet.
    if (!(await finger.tap(`.tiles .tile >> nth=${i % 8}`))) await sleep(betweenTapsMs)
    for (const step of [...listSteps, `.chips:not(.sorts) .btn[aria-pressed] >> nth=${i % 3}`])
      if (!(await isHome())) await finger.tap(step)
    while (!(await isHome())) await finger.tap('.back')
  }
}

async function report(page: Page, what: string): Promise<void> {
  const all = (await page.evaluate('window.metered.splice(0)')) as Metered[]
  const of = (call: Metered['call']) => all.filter(metered => metered.call === call).map(({ ms }) => ms)
  const lines = [
    ['the tap itself', of('echo')],
    ['what it finds', of('postings.search')],
    ['a posting', of('postings.get')],
  ] as const
  for (const [name, ms] of lines) if (ms.length > 0) console.log(`  ${what}, ${name.padEnd(16)}${timesLine(ms)}`)
}

const held = ({ heldP95Ms, busyMs }: Stopped) =>
  `  host: its event loop was held p95 ${heldP95Ms.toFixed(1)} ms, processor ${(busyMs / 1000).toFixed(1)} s in all`

const never = () => false

/** @param dataDir of a site that has its postings already */
export async function tapAtRest({ dataDir, pages, rows }: { dataDir: string; pages: string; rows: number }) {
  if (!existsSync(pages)) await buildTouch(pages)
  const site = await startSite({ dataDir, pages })
  const browser = await openBrowser()
  try {
    await letBrowserGoFirst(browser)
    await site.hasSettled()
    const context = await browser.newContext({ viewport: upright, hasTouch: true })
    const page = await openHome(context, site.url)
    await walkLists(page, 2, never)
    await page.evaluate('window.metered.length = 0')
    const others = await watchOthers(browser)
    console.log(`tap → painted, ${rows} postings, at rest`)
    await walkLists(page, 20, never)
    await report(page, 'lists')
    await typeWords(page, 3, never)
    await report(page, 'keys')
    console.log(
      `  others than browser and finger used ${((await others()) * 100).toFixed(0)} % of the machine, the host included`,
    )
  } finally {
    await browser.close()
    console.log(held(await site.stop()))
  }
}

/** A new site pulls its first postings while somebody uses it. */
export async function tapWhilePulling({ dir, pages, rows }: { dir: string; pages: string; rows: number }) {
  if (!existsSync(pages)) await buildTouch(pages)
  mkdirSync(dir, { recursive: true })
  const centre = await startCentre(dir, rows)
  const browser = await openBrowser()
  const { url, token } = centre
  const from = performance.now()
  const site = await startSite({ dataDir: join(dir, 'site'), pages, central: { url, token }, rows })
  try {
    await letBrowserGoFirst(browser)
    const context = await browser.newContext({ viewport: upright, hasTouch: true })
    const page = await openHome(context, site.url)
    console.log(`tap → painted, during a first pull of ${rows}`)
    await walkLists(page, 12, site.hasPulled)
    await report(page, 'lists')
    await typeWords(page, 100, site.hasPulled)
    await report(page, 'keys')
    console.log(`  the pull took ${((performance.now() - from) / 1000).toFixed(0)} s with somebody at the screen`)
  } finally {
    await browser.close()
    console.log(held(await site.stop()))
    centre.stop()
  }
}
