// How long the host takes to say what comes up next on the board, over as many live postings as asked for, at the page's own batch.
// Times are of the processor, so that what else the machine does counts little; the clock's are printed beside them.
// Usage: node tests/bench/programme.ts [-- rows …]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Posting } from '../../db/model/posting.ts'
import { openWritable, transact } from '../../db/open.ts'
import { putPosting } from '../../db/postings.ts'
import { giveCodes } from '../../db/short-codes.ts'
import { createHost } from '../../electron/host/create-host.ts'
import type { Host } from '../../electron/host/host.ts'
import { benchPostings } from './parts/postings.ts'
import { timesLine } from './parts/quantiles.ts'

const sizes = process.argv
  .slice(2)
  .filter(text => text !== '--')
  .map(Number)
const divisions = ['500106', '500107', '500108', '500103', '500112', '500105', null]
const feed = '500106'
const batch = 100
const runs = 200

function fill(dataDir: string, rows: number, now: Date): void {
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  const postings = openWritable(join(dataDir, 'postings.db'), 'postings')
  let revision = 0
  let code = 0
  const write = (block: Posting[]) => {
    transact(postings, () => {
      for (const posting of block) putPosting(postings, feed, ++revision, posting)
    })
    transact(site, () => {
      const ids = block.map(p => p.id)
      giveCodes(site, ids, below => (code++ * 7919) % below, now.toISOString())
    })
  }
  let block: Posting[] = []
  for (const posting of benchPostings(rows, now)) {
    const n = revision + block.length
    // In no order of time, as ids of imports are hashes.
    const publishedAt = new Date(now.getTime() - ((n * 7919) % 2_592_000) * 1000).toISOString()
    const place = { ...posting.place, division: divisions[n % divisions.length] ?? null }
    if (block.push({ ...posting, place, publishedAt }) < 1000) continue
    write(block)
    block = []
  }
  if (block.length > 0) write(block)
  site.close()
  postings.close()
}

type Took = { cpuMs: number; clockMs: number }

async function ask(host: Host, name: string, input: object): Promise<{ took: Took; value: never }> {
  const board = host.connect('board')
  const from = performance.now()
  const cpu = process.cpuUsage()
  const answer = await board.handle({ id: 1, name, input })
  const { user, system } = process.cpuUsage(cpu)
  const took = { cpuMs: (user + system) / 1000, clockMs: performance.now() - from }
  board.close()
  if (!('reply' in answer) || !answer.reply.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return { took, value: answer.reply.value as never }
}

async function measure(rows: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))
  const now = new Date()
  try {
    fill(dataDir, rows, now)
    const host = await createHost({ dataDir, now: () => now })
    const names = ['programme.next', 'programme.check', 'programme.report', 'next after a change'] as const
    const times = new Map(names.map(name => [name, [] as Took[]]))
    const feedWriter = openWritable(join(dataDir, 'postings.db'), 'postings')
    const patterns = [...benchPostings(runs, now)]
    let after: string | null = null
    for (let run = 0; run < runs; run++) {
      const next = await ask(host, 'programme.next', { count: batch, after })
      const { places } = next.value as { places: { posting: { id: string }; after: string | null }[] }
      const ids = places.map(({ posting }) => posting.id)
      after = places.findLast(place => place.after !== null)?.after ?? after
      times.get('programme.next')?.push(next.took)
      times.get('programme.check')?.push((await ask(host, 'programme.check', { ids })).took)
      const shown = ids.map(id => ({ id, times: 1 }))
      times.get('programme.report')?.push((await ask(host, 'programme.report', { shown, after: after ?? '' })).took)
      const changed = { ...(patterns[run] as Posting), title: `第${run}次改动` }
      transact(feedWriter, () => putPosting(feedWriter, feed, rows + run + 1, changed))
      times.get('next after a change')?.push((await ask(host, 'programme.next', { count: batch, after })).took)
    }
    feedWriter.close()
    await host.stop()
    for (const [name, took] of times) {
      const head = `${String(rows).padStart(7)} live  ${name.padEnd(19)}`
      console.log(
        `${head}  ${timesLine(took.map(t => t.cpuMs))}   by the clock: ${timesLine(took.map(t => t.clockMs))}`,
      )
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

for (const rows of sizes.length > 0 ? sizes : [1000, 20_000, 300_000]) await measure(rows)
