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
/** How long a finger rests before it lifts: not at all, as no finger does, and as long as a quick one is assumed to. */
const rests = [0, 60] as const

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

async function fingerOf(page: Page, restMs: number): Promise<Finger> {
  const session = await page.context().newCDPSession(page)
  const touch = async (point: { x: number; y: number }) => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
    await sleep(restMs)
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await sleep(betweenTapsMs)
  }
  const keys = new Map<string, { x: number; y: number }>()
  const middleOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  return {
    async tap(selector) {
      const at = (await page.locator(selector).count()) > 0 ? await middleOf(selector) : null
      if (!at) return false
      await touch(at)
      return true
    },
    async tapKey(key) {
      // The letters stand still: their places are asked for once.
      const at =
        keys.get(key) ?? (await middleOf(`.kb .keys .key:text-is("${key}"), .kb .keys .key[aria-label="${key}"]`))
      if (!at) throw new Error(`no key ${key}`)
      keys.set(key, at)
      await touch(at)
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

const isHome = async (page: Page) => (await page.locator('.home').count()) > 0

type Round = (finger: Finger, page: Page, round: number) => Promise<void>

/** One word key by key, and back. */
const typeWord: Round = async (finger, page, round) => {
  if (await isHome(page)) {
    await page.locator('.home .pair .btn').first().click()
    await page.locator('.kb').waitFor()
    await sleep(1500)
  }
  const word = words[round % words.length] ?? ''
  for (const letter of word) await finger.tapKey(letter)
  for (const _ of word) await finger.tapKey('退一格')
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
const walkLists: Round = async (finger, page, round) => {
  // During a first pull there may be no tile yet.
  if (!(await finger.tap(`.tiles .tile >> nth=${round % 8}`))) await sleep(betweenTapsMs)
  for (const step of [...listSteps, `.chips:not(.sorts) .btn[aria-pressed] >> nth=${round % 3}`])
    if (!(await isHome(page))) await finger.tap(step)
  while (!(await isHome(page))) await finger.tap('.back')
}

/** Goes so many rounds, by turns with fingers that rest so long, and prints what each waited. */
async function measure(page: Page, what: string, go: Round, rounds: number, isOver: () => boolean): Promise<void> {
  const fingers = await Promise.all(
    rests.map(async restMs => ({ restMs, finger: await fingerOf(page, restMs), all: [] as Metered[] })),
  )
  await page.evaluate('window.metered.length = 0')
  for (let round = 0; round < rounds && !isOver(); round++) {
    for (const { finger, all } of fingers) {
      await go(finger, page, round)
      all.push(...((await page.evaluate('window.metered.splice(0)')) as Metered[]))
    }
  }
  for (const { restMs, all } of fingers) {
    const of = (call: Metered['call']) => all.filter(metered => metered.call === call).map(({ ms }) => ms)
    const lines = [
      ['the tap itself', of('echo')],
      ['what it finds', of('postings.search')],
      ['a posting', of('postings.get')],
    ] as const
    for (const [name, ms] of lines)
      if (ms.length > 0) console.log(`  ${what}, finger rests ${restMs} ms, ${name.padEnd(16)}${timesLine(ms)}`)
  }
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
    const warm = await fingerOf(page, 0)
    for (const round of [0, 1]) await walkLists(warm, page, round)
    const others = await watchOthers(browser)
    console.log(`from the lifting of the finger to painted, ${rows} postings, at rest`)
    await measure(page, 'lists', walkLists, 12, never)
    await measure(page, 'keys', typeWord, 2 * words.length, never)
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
    console.log(`from the lifting of the finger to painted, during a first pull of ${rows}`)
    await measure(page, 'lists', walkLists, 6, site.hasPulled)
    await measure(page, 'keys', typeWord, 100 * words.length, site.hasPulled)
    console.log(`  the pull took ${((performance.now() - from) / 1000).toFixed(0)} s with somebody at the screen`)
  } finally {
    await browser.close()
    console.log(held(await site.stop()))
    centre.stop()
  }
}
