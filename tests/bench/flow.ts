// The times people feel, in a real Chromium over the program as `npm start` runs it and a central server in this process:
// tap → saved, saved → at the server, commit at the server → painted on the board; and what memory it takes.
// Usage: npm run bench:flow [-- runs]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { samplePostings } from '../../central/import/sample.ts'
import type { Posting } from '../../db/model/posting.ts'
import { openBrowser } from '../support/chromium.ts'
import { startBenchCentral } from './parts/bench-central.ts'
import { measurePainted } from './parts/painted.ts'
import { startProgram } from './parts/program.ts'
import { timesLine } from './parts/quantiles.ts'

const runs = Number(process.argv[2] ?? 100)
const dir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))

const central = await startBenchCentral(dir)
const { store } = central
const sample = samplePostings(new Date()).map(p => ({ ...p, urgent: null, demonstration: false }))
await central.fill(sample)

/** In the page: the moment of the tap, and of the first frame after what was waited for is in the document. */
const watch = (selector: string) => `new Promise(resolve => {
  let tapped = 0
  addEventListener('pointerdown', event => { tapped ||= performance.timeOrigin + event.timeStamp }, { capture: true })
  const seen = () => document.querySelector(${JSON.stringify(selector)})
  const done = () => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => resolve({ tapped, painted: performance.timeOrigin + performance.now() }); c.port2.postMessage(0) })
  new MutationObserver((_, observer) => { if (seen()) { observer.disconnect(); done() } }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
})`

/** One registration by touch up to the review; the id the server will know it by is not told to the page, so the newest one counts. */
async function fillForm(page: Page): Promise<void> {
  await page.click('.attract')
  await page.locator('.home .btn.go').click()
  // Every purpose, the upload among them: without it nothing is sent.
  for (const agree of await page.locator('.agree').all()) await agree.click()
  await page.locator('.choice .btn').first().click()
  await page.locator('.foot .btn.go').click()
  await page.locator('.field.on').waitFor()
  await page.keyboard.type('wang ')
  await page.locator('.kb .key.go').click()
  await page.keyboard.type('19000001234')
  await page.locator('.foot .btn.go').click()
  await page.locator('.tile').first().click()
  await page.locator('.tile').nth(1).click()
  await page.locator('.foot .btn.go').click()
  await page.locator('.choice .btn').first().click()
  await page.locator('.foot .btn.go').click()
  await page.locator('.reviewed').waitFor()
}

async function measureSaved(page: Page): Promise<{ saved: number[]; sent: number[]; tapToServer: number[] }> {
  const saved: number[] = []
  const sent: number[] = []
  const tapToServer: number[] = []
  for (let i = 0; i < runs; i++) {
    await fillForm(page)
    const before = await store.countRecords('registrations')
    const times = page.evaluate(watch('.receipt-code')) as Promise<{ tapped: number; painted: number }>
    await page.locator('.foot .btn.go').click()
    const limit = Date.now() + 20_000
    while ((await store.countRecords('registrations')) === before) {
      if (Date.now() > limit) throw new Error('the registration did not reach the server')
      await sleep(1)
    }
    const arrived = Date.now()
    const { tapped, painted } = await times
    saved.push(painted - tapped)
    sent.push(Math.max(0, arrived - painted))
    tapToServer.push(arrived - tapped)
    await page.locator('.foot .btn.go').click()
    await page.waitForSelector('.attract')
  }
  return { saved, sent, tapToServer }
}

// Open at any hour: the board is measured, not its closed slide.
const program = await startProgram({ dataDir: join(dir, 'site'), central, site: { openingHours: [] } })
const browser = await openBrowser()
try {
  const board = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await board.goto(program.urls.board ?? '')
  const touch = await browser.newPage({ viewport: { width: 1080, height: 1920 } })
  touch.setDefaultTimeout(20_000)
  await touch.goto(program.urls.touch ?? '')
  await touch.waitForSelector('.attract')
  await sleep(2000)
  console.log(
    `commit at the server → painted on the board   ${timesLine(await measurePainted(board, central, sample[0] as Posting, runs))}`,
  )
  const { saved, sent, tapToServer } = await measureSaved(touch)
  console.log(`tap → saved (receipt painted)                 ${timesLine(saved)}`)
  console.log(`saved → at the server                         ${timesLine(sent)}`)
  console.log(`tap → at the server                           ${timesLine(tapToServer)}`)
  const heap = async (page: Page) => {
    const session = await page.context().newCDPSession(page)
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number }
    return usedSize / 1e6
  }
  console.log(`memory: program (host, sync thread)           ${program.residentMb().toFixed(0)} MB resident`)
  console.log(
    `memory: page heaps                            board ${(await heap(board)).toFixed(1)} MB   touch ${(await heap(touch)).toFixed(1)} MB`,
  )
} finally {
  await browser.close()
  await program.stop()
  await central.stop()
  rmSync(dir, { recursive: true, force: true })
}
