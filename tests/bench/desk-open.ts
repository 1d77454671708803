// From the last key of the PIN to the painted desk, over the program as `npm start` runs it with a market's rows behind it; beside
// the hash of a PIN alone, below which no desk that checks one can be.
// Usage: npm run bench:desk-open [-- people postings runs]
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { marketDay } from '../../db/model/market-time.ts'
import { openWritable, transact } from '../../db/open.ts'
import { insertRegistration } from '../../db/registrations.ts'
import { hashPin, verifyPin } from '../../electron/host/pin-hash.ts'
import { crowdPosting, crowdRegistration, seeded } from '../support/a-crowd.ts'
import { setUpDesk } from '../support/a-desk-screen.ts'
import { openBrowser } from '../support/chromium.ts'
import { startBenchCentral } from './parts/bench-central.ts'
import { startProgram } from './parts/program.ts'
import { median, timesLine } from './parts/quantiles.ts'

const [people = 50_000, postings = 20_000, runs = 40] = process.argv.slice(2).map(Number)
const pin = '280417'
const dir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))
const random = seeded(7)
const now = Date.now()

/** In the page: from the key that ends the PIN to the first frame in which the desk stands. */
const watch = `new Promise(resolve => {
  let pressed = 0
  addEventListener('keydown', event => { if (event.key === 'Enter') pressed ||= event.timeStamp }, { capture: true })
  const painted = () => requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => resolve(performance.now() - pressed)
    channel.port2.postMessage(0)
  })
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.app main input')) return
    observer.disconnect()
    painted()
  }).observe(document, { subtree: true, childList: true })
})`

async function unlock(page: Page): Promise<number> {
  await page.keyboard.press('F12')
  await page.waitForSelector('.gate input')
  // The PIN's field has the keyboard once the names are there.
  await page.waitForFunction('document.activeElement?.matches(".gate input")')
  const painted = page.evaluate(watch) as Promise<number>
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  return painted
}

function fillPeople(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true })
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  const day = marketDay(new Date(now), 'Asia/Shanghai')
  transact(site, () => {
    for (let i = 0; i < people; i++) insertRegistration(site, crowdRegistration(random, i, now), { day, clerkId: null })
  })
  site.close()
}

const central = await startBenchCentral(dir)
const dataDir = join(dir, 'site')
fillPeople(dataDir)
await central.fill(Array.from({ length: postings }, (_, i) => crowdPosting(random, `bench-${i}`, now)))
const program = await startProgram({ dataDir, central })
const browser = await openBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(30_000)
  const opened = Date.now()
  await page.goto(program.urls.desk ?? '')
  await setUpDesk(page)
  console.log(`${people} people, ${postings} postings; the first run's form filled in ${Date.now() - opened} ms`)
  // The first pull and the indexes are done.
  await sleep(10_000)
  await unlock(page)
  const times: number[] = []
  for (let i = 0; i < runs; i++) times.push(await unlock(page))
  const hash = await hashPin(pin, randomBytes(16))
  const bare: number[] = []
  for (let i = 0; i < runs; i++) {
    const from = performance.now()
    await verifyPin(pin, hash)
    bare.push(performance.now() - from)
  }
  console.log(`last key of the PIN → desk painted   ${timesLine(times)}`)
  console.log(`the hash of a PIN alone              ${timesLine(bare)}`)
  console.log(`ratio of medians                     ${(median(times) / median(bare)).toFixed(2)}`)
  console.log(`memory of the program                ${program.residentMb().toFixed(0)} MB resident`)
} finally {
  await browser.close()
  await program.stop()
  await central.stop()
  rmSync(dir, { recursive: true, force: true })
}
