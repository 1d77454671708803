// The board beside react-fast-marquee and a plain scrollTop loop over the same rows: frames, nodes, work, messages, memory, with
// 10, 1,000 and 10,000 live postings, from Chromium's trace; and how soon an urgent order is on the wall.
// Usage: npm run bench:board [-- rounds [seconds [sizes]]], for example: npm run bench:board -- 1 10 10,1000
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Posting } from '../../db/model/posting.ts'
import { openBrowser } from '../support/chromium.ts'
import { benchFeed, startBenchCentral } from './parts/bench-central.ts'
import { boardName, boardTable, lostShare, type Series, verdicts } from './parts/board-table.ts'
import { createEnds } from './parts/ends.ts'
import { laneOfBoard } from './parts/lane-of-board.ts'
import { goFirst, letBrowserGoFirst, waitForQuiet } from './parts/machine.ts'
import { measurePage, wall } from './parts/measure-page.ts'
import { measurePainted } from './parts/painted.ts'
import { servePeers } from './parts/peer-pages.ts'
import { benchPostings } from './parts/postings.ts'
import { startProgram } from './parts/program.ts'
import { timesLine } from './parts/quantiles.ts'
import { stallMs } from './parts/stall.ts'

const rounds = Number(process.argv[2] ?? 3)
const seconds = Number(process.argv[3] ?? 10)
const sizes = (process.argv[4] ?? '10,1000,10000').split(',').map(Number)
const paintedRuns = 50
const dir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))
const isFirst = goFirst()
const ends = createEnds()
ends.add(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))

/** Three of them urgent, so that the urgent lane is open and turns: the board has more to do than its peers. */
function livePostings(size: number): Posting[] {
  const until = new Date(Date.now() + 6 * 3_600_000).toISOString()
  const urgent = { reason: '今天开工', until }
  return [...benchPostings(size, new Date())].map((posting, i) => (i < 3 ? { ...posting, urgent } : posting))
}

/** Open at any hour, not dimmed, and nothing that takes the postings' place for a while; the rest as a site has it. */
const site = {
  feeds: [benchFeed],
  openingHours: [],
  board: { night: null, dayParts: [{ from: '00:00', to: '00:00', pages: [] }] },
}

const boardIsShown = async (page: Page) => {
  await laneOfBoard(page)
}
const peerIsShown = (page: Page) => page.waitForSelector('.row', { state: 'attached' })

async function measureSize(
  size: number,
  postings: Posting[],
  peers: string,
): Promise<{ series: Series[]; painted: number[] }> {
  const place = join(dir, String(size))
  const central = await startBenchCentral(place)
  ends.add(central.stop)
  await central.fill(postings)
  const program = await startProgram({ dataDir: join(place, 'site'), central, site })
  ends.add(program.stop)
  const board = program.urls.board ?? ''
  // All rows have come when the sum of the copy is the centre's; the board shows its first ones much earlier.
  await sleep(3000 + size)
  const browser = await openBrowser()
  await letBrowserGoFirst(browser)
  const page = await browser.newPage({ viewport: wall })
  await page.goto(board)
  const lane = await laneOfBoard(page)
  await waitForQuiet()
  const painted = await measurePainted(page, central, { ...(postings.at(-1) as Posting), urgent: null }, paintedRuns)
  await browser.close()
  console.log(
    `${size} postings: lane ${Math.round(lane.width)}×${Math.round(lane.height)}, rows of ${lane.rowPx} px at ${Math.round(lane.pxPerSecond)} px/s`,
  )
  console.log(`  commit at the server → painted   ${timesLine(painted)}`)

  const asked = new URLSearchParams(
    Object.entries({ ...lane, rows: size }).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const pages = [
    { name: boardName, url: board, isShown: boardIsShown },
    { name: 'react-fast-marquee', url: `${peers}/marquee.html?${asked}`, isShown: peerIsShown },
    { name: 'scrollTop loop', url: `${peers}/scroll-top.html?${asked}`, isShown: peerIsShown },
  ]
  const series: Series[] = pages.map(({ name }) => ({ size, name, rounds: [] }))
  for (let round = 0; round < rounds; round++) {
    // Another one begins each round, and at another moment of its own turns.
    for (let i = 0; i < pages.length; i++) {
      const at = (i + round) % pages.length
      const { name, url, isShown } = pages[at] as (typeof pages)[number]
      await waitForQuiet()
      const measured = await measurePage(url, { isShown, seconds, settleMs: 3000 + 3000 * (round % 4) })
      series[at]?.rounds.push(measured)
      const words =
        'failure' in measured
          ? measured.failure
          : `lost ${(lostShare(measured.calm) * 100).toFixed(1)} % calm, ${(lostShare(measured.stalled) * 100).toFixed(1)} % stalled, others ${(measured.others * 100).toFixed(0)} %`
      console.log(`  round ${round + 1}  ${name}: ${words}`)
    }
  }
  await program.stop()
  await central.stop()
  return { series, painted }
}

try {
  const lists = new Map(sizes.map(size => [size, livePostings(size)]))
  const peers = await servePeers(join(dir, 'peers'), lists)
  ends.add(peers.stop)
  const all: Series[] = []
  const painted = new Map<number, number[]>()
  for (const [size, postings] of lists) {
    const measured = await measureSize(size, postings, peers.url)
    all.push(...measured.series)
    painted.set(size, measured.painted)
  }
  console.log(`
1920×1080, headless Chromium that renders in software on ${availableParallelism()} cores, which pages, host, centre and this bench share;
each page in a browser of its own, ${rounds} rounds of ${seconds} s calm and ${seconds} s with the main thread stalled for ${stallMs} ms each second;
medians; × is the peer over the board. drawn/due: ticks of 1/60 s for which Chromium's trace says that a frame with that
tick's motion was presented (PipelineReporter: PRESENTED_ALL, or PRESENTED_PARTIAL where the compositor moves the page), of all ticks of the
window; lost: the rest. flagged: ticks that Chromium marks as dropped and harmful to smoothness; holes: drawn with tiles missing.
nodes: of the document; busy: tasks of the page's main thread, calm; heap after collection; process: PSS of the renderer.
The board also shows a head, three urgent cards and a foot; the peers only the lane. Messages: all rounds together, calm seconds.
others: share of the machine used meanwhile by processes that are neither this bench nor the page's browser.
${isFirst ? 'Bench, program and browsers run at priority -10.' : 'The system did not let this bench go before others.'}
`)
  console.log(boardTable(all))
  console.log()
  for (const line of verdicts(all, painted)) console.log(line)
} finally {
  await ends.run()
}
