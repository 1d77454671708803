// The times people feel, in a real Chromium over the program as `npm start` runs it and a central server in this process:
// tap → saved, saved → at the server, commit at the server → painted on the board; and what memory it takes.
// Usage: npm run bench:flow [-- runs]
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { createApp } from '../../central/app.ts'
import { samplePostings } from '../../central/import/sample.ts'
import { serveCentral } from '../../central/serve.ts'
import { openSqliteStore } from '../../central/store/sqlite.ts'
import type { Posting } from '../../db/model/posting.ts'
import { openBrowser } from '../support/chromium.ts'

const runs = Number(process.argv[2] ?? 100)
const feed = '500106'
const token = 'token-of-the-bench'
const dir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))

const store = openSqliteStore(join(dir, 'central'), { now: new Date(), makeIdentity: randomUUID })
const app = createApp({
  store,
  token,
  identity: store.identity,
  now: () => new Date(),
  snapshotDir: join(dir, 'snapshots'),
})
const central = await serveCentral(app, { port: 0 })
const put = (value: Posting) => ({ op: 'put' as const, kind: 'posting' as const, id: value.id, value })
const sample = samplePostings(new Date()).map(p => ({ ...p, urgent: null, demonstration: false }))
await store.publish(feed, sample.map(put), { now: new Date() })

async function startProgram(): Promise<{ child: ChildProcess; urls: Record<string, string> }> {
  const env = {
    ...process.env,
    CI: 'true',
    LINGGONG_SHELL: 'browser',
    LINGGONG_DATA_DIR: join(dir, 'site'),
    LINGGONG_CENTRAL_URL: central.url,
    LINGGONG_CENTRAL_TOKEN: token,
  }
  const child = spawn(process.execPath, [new URL('../../electron/start.ts', import.meta.url).pathname], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const urls: Record<string, string> = {}
  for await (const line of createInterface({ input: child.stdout })) {
    const [name = '', url = ''] = line.split(/\s+/)
    if (url.startsWith('http')) urls[name] = url
    if (urls.central) break
  }
  return { child, urls }
}

function quantiles(ms: number[]): string {
  const sorted = [...ms].sort((a, b) => a - b)
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
  return `median ${at(0.5).toFixed(1)} ms   p95 ${at(0.95).toFixed(1)} ms   (${sorted.length} runs)`
}

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

async function measurePainted(page: Page): Promise<number[]> {
  const painted: number[] = []
  const pattern = sample[0] as Posting
  for (let i = 0; i < runs; i++) {
    const title = `急单${i}号`
    const times = page.evaluate(`new Promise(resolve => {
      const seen = () => document.body.innerText.includes(${JSON.stringify(title)})
      const done = () => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => resolve(performance.timeOrigin + performance.now()); c.port2.postMessage(0) })
      new MutationObserver((_, observer) => { if (seen()) { observer.disconnect(); done() } }).observe(document, { subtree: true, childList: true, characterData: true })
    })`) as Promise<number>
    await sleep(30)
    const id = `bench-urgent-${i}`
    await store.publish(
      feed,
      [put({ ...pattern, id, title, urgent: { reason: '急', until: new Date(Date.now() + 3_600_000).toISOString() } })],
      { now: new Date() },
    )
    const committed = performance.timeOrigin + performance.now()
    painted.push((await times) - committed)
    await store.publish(feed, [{ op: 'delete', kind: 'posting', id }], { now: new Date() })
    await sleep(150)
  }
  return painted
}

const rssMb = (pid: number | undefined) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

const program = await startProgram()
const browser = await openBrowser()
try {
  const board = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await board.goto(program.urls.board ?? '')
  const touch = await browser.newPage({ viewport: { width: 1080, height: 1920 } })
  touch.setDefaultTimeout(20_000)
  await touch.goto(program.urls.touch ?? '')
  await touch.waitForSelector('.attract')
  await sleep(2000)
  console.log(`commit at the server → painted on the board   ${quantiles(await measurePainted(board))}`)
  const { saved, sent, tapToServer } = await measureSaved(touch)
  console.log(`tap → saved (receipt painted)                 ${quantiles(saved)}`)
  console.log(`saved → at the server                         ${quantiles(sent)}`)
  console.log(`tap → at the server                           ${quantiles(tapToServer)}`)
  const heap = async (page: Page) => {
    const session = await page.context().newCDPSession(page)
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number }
    return usedSize / 1e6
  }
  console.log(`memory: program (host, sync thread)           ${rssMb(program.child.pid).toFixed(0)} MB resident`)
  console.log(
    `memory: page heaps                            board ${(await heap(board)).toFixed(1)} MB   touch ${(await heap(touch)).toFixed(1)} MB`,
  )
} finally {
  await browser.close()
  program.child.kill('SIGINT')
  await new Promise(resolve => program.child.once('exit', resolve))
  await central.stop()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
}
