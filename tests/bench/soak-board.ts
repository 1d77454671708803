// A board through a day, a night, midnight and another day in minutes, while 10,000 postings come, go, are filled and become urgent
// at a real centre: does what it holds grow, does it lose frames. Animations run in real time; only the clocks run fast.
// Usage: npm run soak:board [-- minutes [changes]]
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { builtApp } from '../support/built-app.ts'
import { openBrowser } from '../support/chromium.ts'
import { benchFeed, startBenchCentral } from './parts/bench-central.ts'
import { createMarket } from './parts/changes.ts'
import { createEnds } from './parts/ends.ts'
import { fastClock } from './parts/fast-clock.ts'
import { readTrace } from './parts/frames.ts'
import { startInProcessSite } from './parts/in-process-site.ts'
import { findLane, laneOfBoard } from './parts/lane-of-board.ts'
import { goFirst, letBrowserGoFirst } from './parts/machine.ts'
import { wall } from './parts/measure-page.ts'
import { readHeld } from './parts/page-meter.ts'
import { type Sample, soakTable, soakVerdicts } from './parts/soak-report.ts'
import { traceFor } from './parts/trace.ts'
import { openUnwatchedPage } from './parts/unwatched-page.ts'

const minutes = Number(process.argv[2] ?? 30)
const changes = Number(process.argv[3] ?? 10_000)
const live = 1000
const sampleCount = 20
/** Noon of one day until eight in the evening of the next: open, night, midnight, closed, open. */
const start = new Date('2026-11-21T04:00:00Z')
const marketHours = 32
const factor = (marketHours * 60) / minutes
/** A posting that ended may be in the document for so long. */
const ghostMs = 5000
const longestTraceSeconds = 20

const dir = mkdtempSync(join(tmpdir(), 'linggong-soak-'))
const isFirst = goFirst()
const ends = createEnds()
ends.add(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))
const faults: string[] = []

/** The wall is open until after the night began, and dimmed from then on; no page takes the postings' place. */
const site = {
  feeds: [benchFeed],
  openingHours: [{ days: [0, 1, 2, 3, 4, 5, 6], open: '08:30', close: '22:00' }],
  board: { dayParts: [{ from: '00:00', to: '00:00', pages: [] }] },
}

const marketTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

function faultText(params: unknown): string {
  const { exceptionDetails, args } = params as {
    exceptionDetails?: { exception?: { description?: string }; text: string }
    args?: { description?: string; value?: unknown }[]
  }
  const details = exceptionDetails?.exception?.description ?? exceptionDetails?.text
  return details ?? args?.map(arg => arg.description ?? String(arg.value)).join(' ') ?? 'fault'
}

async function soak(browser: Browser): Promise<void> {
  const clock = fastClock(start, factor)
  const central = await startBenchCentral(dir, clock.now)
  ends.add(central.stop)
  const market = createMarket(live, start)
  await central.fill(market.first)
  const pages = join(await builtApp(), 'out/renderer')
  const served = await startInProcessSite({ dataDir: join(dir, 'site'), central, now: clock.now, site, pages })
  ends.add(served.stop)
  const page = await openUnwatchedPage(browser, { url: served.boardUrl, script: clock.script, ...wall })
  page.onEvent('Runtime.exceptionThrown', params => faults.push(faultText(params)))
  page.onEvent('Runtime.consoleAPICalled', params => {
    if ((params as { type?: string }).type === 'error') faults.push(faultText(params))
  })
  page.onEvent('Inspector.targetCrashed', () => faults.push('the page crashed'))
  for (const domain of ['Runtime', 'Inspector']) await page.send(`${domain}.enable`)
  await laneOfBoard(page)

  const began = performance.now()
  const lengthMs = minutes * 60_000
  let made = 0
  const pump = (async () => {
    while (made < changes) {
      const due = Math.min(changes, Math.floor(((performance.now() - began) / lengthMs) * changes))
      // One posting may change twice at a time: the later change counts.
      const block = new Map(
        Array.from({ length: due - made }, () => market.next(clock.now())).map(change => [change.id, change]),
      )
      made = due
      if (block.size > 0) await central.publish(...block.values())
      await sleep(200)
    }
  })()

  const ghosts = async () => {
    const text = String(await page.evaluate('document.body.textContent'))
    const limit = performance.now() - ghostMs
    return [...market.gone].filter(([title, at]) => at < limit && text.includes(title)).length
  }
  const samples: Sample[] = []
  const stepMs = lengthMs / sampleCount
  while (performance.now() - began < lengthMs - stepMs / 2) {
    // On the grid of the steps, also when a busy machine made one of them long.
    const until = began + stepMs * (Math.floor((performance.now() - began) / stepMs + 0.5) + 1)
    const wasRising = (await findLane(page)) !== null
    const seconds = Math.min(longestTraceSeconds, Math.max(2, (until - performance.now()) / 1000 - 2))
    const traced = readTrace(await traceFor(browser, seconds))
    await sleep(Math.max(0, until - performance.now()))
    const isRising = wasRising && (await findLane(page)) !== null
    const held = await readHeld(page, traced.pid)
    samples.push({
      changes: made,
      at: marketTime.format(clock.now()),
      isRising,
      held,
      frames: isRising ? traced.frames : null,
      ghosts: await ghosts(),
    })
    console.log(
      soakTable({ samples: samples.slice(-1), counts: market.counts(), faults })
        .split('\n')
        .at(-1),
    )
  }
  await pump
  console.log(`
${minutes} minutes, ${marketHours} hours of the market (×${factor.toFixed(0)}), ${changes} changes: ${Object.entries(
    market.counts(),
  )
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')};
about ${live} postings live; the page made ${served.calls()} calls. 1920×1080, headless Chromium that renders in
software on ${availableParallelism()} cores, which page, host, sync, centre and this soak share${isFirst ? ', all at priority -10' : ''}. Slopes: least squares over the samples in
which postings rise, the first fifth left out; ±: twice the standard error. BROKEN when the slope less that is above the limit.
`)
  console.log(soakTable({ samples, counts: market.counts(), faults }))
  console.log()
  for (const line of soakVerdicts({ samples, counts: market.counts(), faults })) console.log(line)
}

const browser = await openBrowser()
ends.add(() => browser.close())
await letBrowserGoFirst(browser)
try {
  await soak(browser)
} finally {
  await ends.run()
}
