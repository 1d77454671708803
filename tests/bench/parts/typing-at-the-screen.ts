// From a key at the touch screen to the painted results, in a real Chromium over the real host behind loopback HTTP; the host runs in a
// process of its own, as at a site.
import { fork } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { buildTouch } from '../../support/a-touch-screen.ts'
import { openBrowser } from '../../support/chromium.ts'
import { startBenchCentral } from './bench-central.ts'
import { timesLine } from './quantiles.ts'
import { searchRows } from './search-rows.ts'
import type { FromSite, SiteOptions } from './search-site.ts'

const words = ['diangong', 'baoan', 'siji', 'baojie', 'chushi', 'dianhong', 'zxgong', 'gongsi']

type Stopped = Extract<FromSite, { at: 'stopped' }>
type Site = { url: string; hasPulled(): boolean; stop(): Promise<Stopped> }

function startSite(options: SiteOptions): Promise<Site> {
  const child = fork(new URL('./search-site.ts', import.meta.url), [JSON.stringify(options)])
  return new Promise((resolve, reject) => {
    let hasPulled = false
    let stopped: ((answer: Stopped) => void) | undefined
    child.once('exit', code => reject(new Error(`the site ended with ${code}`)))
    child.on('message', (message: FromSite) => {
      if (message.at === 'pulled') hasPulled = true
      if (message.at === 'stopped') stopped?.(message)
      if (message.at !== 'ready') return
      resolve({
        url: message.url,
        hasPulled: () => hasPulled,
        stop: () =>
          new Promise(done => {
            stopped = done
            child.send('stop')
          }),
      })
    })
  })
}

/** In the page: pairs each key with the first task after the frame that follows the answer to what it asked. */
const watch = `(() => {
  const painted = window.painted = []
  let key = 0
  addEventListener('keydown', event => { key = event.timeStamp }, { capture: true })
  const ask = window.fetch
  window.fetch = async (...args) => {
    const body = typeof args[1]?.body === 'string' ? args[1].body : ''
    const from = key
    const answer = await ask(...args)
    if (!body.includes('"postings.search"') || from === 0) return answer
    const copy = await answer.clone().text()
    setTimeout(() => requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => painted.push(performance.now() - from)
      channel.port2.postMessage(copy.length)
    }))
    return answer
  }
})()`

async function typeWords(page: Page, rounds: number, isOver: () => boolean): Promise<number[]> {
  for (let i = 0; i < rounds && !isOver(); i++) {
    for (const word of words) {
      for (const letter of word) {
        await page.keyboard.press(letter)
        // As a quick person types; each answer is painted before the next key.
        await sleep(180)
      }
      for (const _ of word) await page.keyboard.press('Backspace')
      await sleep(100)
      if (isOver()) break
    }
  }
  return (await page.evaluate('window.painted')) as number[]
}

async function openSearch(page: Page, url: string): Promise<void> {
  page.setDefaultTimeout(60_000)
  await page.addInitScript(watch)
  await page.goto(url)
  await page.click('.attract')
  await page.locator('.home .pair .btn').first().click()
  await page.locator('.kb').waitFor()
  await sleep(1500)
}

const held = ({ heldP95Ms, busyMs }: Stopped) =>
  `  host: its event loop was held p95 ${heldP95Ms.toFixed(1)} ms, processor ${(busyMs / 1000).toFixed(1)} s in all`

/** @param dataDir of a site that has its postings already */
export async function typeAtTheScreen({ dataDir, pages }: { dataDir: string; pages: string }): Promise<void> {
  if (!existsSync(pages)) await buildTouch(pages)
  const site = await startSite({ dataDir, pages })
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } })
    await openSearch(page, site.url)
    await typeWords(page, 1, () => false)
    await page.evaluate('window.painted.length = 0')
    console.log(`key → painted results, site at rest         ${timesLine(await typeWords(page, 2, () => false))}`)
  } finally {
    await browser.close()
    console.log(held(await site.stop()))
  }
}

/** A new site pulls its first postings from a centre in this process while somebody types. */
export async function typeWhilePulling(options: { dir: string; pages: string; rows: number }): Promise<void> {
  const { dir, pages, rows } = options
  mkdirSync(dir, { recursive: true })
  const central = await startBenchCentral(dir)
  await central.fill(searchRows(rows, new Date()))
  const browser = await openBrowser()
  const { url, token } = central
  const site = await startSite({ dataDir: join(dir, 'site'), pages, central: { url, token }, rows })
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } })
    await openSearch(page, site.url)
    const painted = await typeWords(page, 50, site.hasPulled)
    console.log(`key → painted results, during a first pull  ${timesLine(painted)}`)
  } finally {
    await browser.close()
    console.log(held(await site.stop()))
    await central.stop()
  }
}
