// Finding with typing: our search on 300,000 postings beside MiniSearch, FlexSearch and Orama on the same rows and queries, in one run:
// time, building, memory, and whether the right postings are found, by a plain scan of all rows. `bench:touch` measures on to the screen.
// Usage: npm run bench:search [-- rows peerRows], e.g. `-- 50000 20000`; 0 leaves the peers out.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { countByKind } from '../../db/kind-totals.ts'
import { openReadable, type ReadDb } from '../../db/open.ts'
import { findPostings, listNearPostings } from '../../db/search.ts'
import { askedBy } from '../../db/search-asked.ts'
import type { PostingFilter } from '../../db/search-filter.ts'
import { hasAny, indexHits } from '../../db/search-index.ts'
import { textQuery } from '../../db/text-query.ts'
import { scannable } from '../support/scan-postings.ts'
import { timeHostCalls } from './parts/host-calls.ts'
import { quantile } from './parts/quantiles.ts'
import { fitOf, groups, meantShare, slips, timeEach } from './parts/search-queries.ts'
import { searchRows } from './parts/search-rows.ts'
import { fillSearchStore } from './parts/search-store.ts'
import type { PeerReport } from './peers/search-peer.ts'

const [rowCount = 300_000, peerRows = rowCount] = process.argv.slice(2).map(Number)
const peerSeconds = 240
const peerMegabytes = 6000
const now = new Date('2026-11-22T02:00:00.000Z')
const dir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))
const path = join(dir, 'postings.db')
const file = 'postings' as const

function build(): PeerReport {
  const { seconds, cpuSeconds } = fillSearchStore(path, rowCount, now)
  return {
    name: 'ours',
    rows: rowCount,
    stopped: null,
    buildS: seconds,
    buildCpuS: cpuSeconds,
    heapMb: 0,
    groups: {},
    slips: { median: 0, p95: 0, share: 0 },
  }
}

/** Lists without text: what taps ask for, in each order. The site stands on a street of the postings. */
const standing = { division: '500106', street: '井口', latitude: null, longitude: null }
const lists: [what: string, filter: PostingFilter][] = [
  ['everything', {}],
  ['a group', { group: 'electric-weld' }],
  ['paid by the day', { tags: ['settlement:daily'] }],
  ['night, with board', { tags: ['shift:night', 'perk:meals'] }],
  ['this district', { division: '500106' }],
  ['a group, typed', { text: '电工' }],
]

function measureLists(db: ReadDb<'postings'>): void {
  const orders = [
    ['newest', { order: 'newest' }],
    ['best paid', { order: 'pay' }],
    ['nearest', { order: 'newest', nearTo: standing }],
  ] as const
  for (const [name, order] of orders) {
    const pages = [0, 6, 60].flatMap(offset => lists.map(([what, filter]) => ({ what, filter, offset })))
    const byKey = new Map(pages.map(page => [`${page.what} ${page.offset}`, page]))
    const { clock, busyMs } = timeEach([...byKey.keys()], 10, text => {
      const { filter, offset } = byKey.get(text) ?? { filter: {}, offset: 0 }
      return findPostings(db, filter, { now, limit: 6, offset, ...order })
    })
    printTimes(`lists, ${name}`, clock, busyMs)
  }
  const { clock, busyMs } = timeEach(['count'], 20, () => countByKind(db, now))
  printTimes('counts by kind', clock, busyMs)
}

function printTimes(what: string, clock: number[], busyMs: number): void {
  const values = [quantile(clock, 0.5), quantile(clock, 0.95), busyMs].map(ms => cell(`${ms.toFixed(2)} ms`, 12))
  console.log(`  ${what.padEnd(18)}${values.join('')}`)
}

function measureOurs(report: PeerReport): void {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  const db = openReadable(path, file)
  const page = { now, order: 'newest', limit: 12, offset: 0 } as const
  const find = (text: string) => findPostings(db, { text }, page)
  const near = (text: string) => {
    const found = find(text)
    const except = new Set(found.rows.map(p => p.id))
    return [...found.rows, ...(found.total < 5 ? listNearPostings(db, { text }, { now, limit: 12, except }) : [])]
  }
  const timed = Object.entries(groups).map(([group, queries]) => [group, timeEach(queries, 10, find)] as const)
  const typed = timeEach(
    slips.map(([text]) => text),
    10,
    near,
  )
  report.heapMb = (process.memoryUsage.rss() - before) / 1e6
  const shares = slips.map(([text, meant]) => meantShare(near(text).slice(0, 12), meant))
  report.slips = {
    median: quantile(typed.clock, 0.5),
    p95: quantile(typed.clock, 0.95),
    share: shares.reduce((a, b) => a + b, 0) / shares.length,
  }
  const scanned: ReturnType<typeof scannable>[] = []
  const kinds = new Map<string, string | null>()
  for (const posting of searchRows(rowCount, now)) {
    scanned.push(scannable(posting))
    kinds.set(posting.id, posting.kind)
  }
  const idOf = db.prepare('select id from posting where num = ?').pluck()
  for (const [group, { clock, busyMs }] of timed) {
    const fits = groups[group as keyof typeof groups].map(text => {
      const query = textQuery(text, match => hasAny(db, match))
      const hits = query ? indexHits(db, askedBy({}, query, now)) : []
      return fitOf(text, scanned, kinds, new Set([...hits].map(({ num }) => idOf.get(num) as string)))
    })
    const mean = (key: 'recall' | 'precision') => fits.reduce((sum, fit) => sum + fit[key], 0) / fits.length
    report.groups[group] = {
      median: quantile(clock, 0.5),
      p95: quantile(clock, 0.95),
      busy: busyMs,
      recall: mean('recall'),
      precision: mean('precision'),
    }
  }
  db.close()
}

function measurePeer(name: string): Promise<PeerReport> {
  const child = fork(
    new URL('./peers/search-peer.ts', import.meta.url),
    [name, String(peerRows), String(peerSeconds), String(peerMegabytes)],
    { execArgv: [`--max-old-space-size=${peerMegabytes + 3000}`, '--expose-gc'] },
  )
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), 900_000)
    child.once('message', message => {
      clearTimeout(limit)
      resolve(message as PeerReport)
    })
    child.once('exit', code => {
      clearTimeout(limit)
      reject(new Error(`${name} ended with ${code} before it reported`))
    })
  })
}

const cell = (text: string | number, width: number) => String(text).padStart(width)
const share = (x: number) => `${(x * 100).toFixed(1)} %`

function print(r: PeerReport, sizeMb: number | null): void {
  const stopped = r.stopped ? `, stopped at ${r.stopped}` : ''
  const memory =
    sizeMb === null
      ? `${r.heapMb.toFixed(0)} MB heap`
      : `${r.heapMb.toFixed(0)} MB resident, ${sizeMb.toFixed(0)} MB of file`
  console.log(
    `\n${r.name}: ${r.rows} rows${stopped}; built in ${r.buildS.toFixed(1)} s (processor ${r.buildCpuS.toFixed(1)} s); ${memory}`,
  )
  console.log(
    `  ${''.padEnd(18)}${['median', 'p95', 'processor', 'recall', 'precision'].map(t => cell(t, 12)).join('')}`,
  )
  for (const [group, g] of Object.entries(r.groups)) {
    const values = [
      `${g.median.toFixed(2)} ms`,
      `${g.p95.toFixed(2)} ms`,
      `${g.busy.toFixed(2)} ms`,
      share(g.recall),
      share(g.precision),
    ]
    console.log(`  ${group.padEnd(18)}${values.map(v => cell(v, 12)).join('')}`)
  }
  const s = [
    `${r.slips.median.toFixed(2)} ms`,
    `${r.slips.p95.toFixed(2)} ms`,
    '',
    `${share(r.slips.share)} of the first 12 are what was meant`,
  ]
  console.log(`  ${'one-letter slips'.padEnd(18)}${s.map(v => cell(v, 12)).join('')}`)
}

try {
  console.log(`load of the machine ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`)
  const ours = build()
  measureOurs(ours)
  print(ours, statSync(path).size / 1e6)
  const readable = openReadable(path, file)
  measureLists(readable)
  readable.close()
  console.log('\ncalls of the touch screen, whole')
  for (const { what, clock, busyMs } of await timeHostCalls(dir, rowCount, now)) printTimes(what, clock, busyMs)
  for (const name of peerRows > 0 ? ['minisearch', 'flexsearch', 'orama'] : []) {
    try {
      print(await measurePeer(name), null)
    } catch (error) {
      console.log(`\n${name}: ${error instanceof Error ? error.message : error}`)
    }
  }
} finally {
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
}
