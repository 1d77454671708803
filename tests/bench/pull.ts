// First pull of 300,000 postings from an empty start over HTTP, beside writing the same rows and the same index with bare
// better-sqlite3 in the same run. Usage: npm run bench:pull [-- rows]
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { openSqliteStore } from '../../central/store/sqlite.ts'
import type { Posting } from '../../db/model/posting.ts'
import { openReadable, openWritable } from '../../db/open.ts'
import { indexPosting, numsPerHour } from '../../db/text-rows.ts'
import { startSyncThread } from '../../electron/sync/thread.ts'
import { benchPostings, put } from './parts/postings.ts'

const rows = Number(process.argv[2] ?? 300_000)
const feed = '500106'
const token = 'token-of-the-bench'
const dir = mkdtempSync(join(tmpdir(), 'linggong-bench-'))
const children: (() => void)[] = []

async function fillCentral(): Promise<void> {
  const store = openSqliteStore(join(dir, 'central'), { now: new Date(), makeIdentity: randomUUID })
  let block: Posting[] = []
  const flush = async () => {
    await store.publish(feed, block.map(put), { now: new Date() })
    block = []
  }
  for (const posting of benchPostings(rows, new Date())) {
    block.push(posting)
    if (block.length === 500) await flush()
  }
  if (block.length) await flush()
  await store.close()
}

async function startCentral(): Promise<string> {
  const child = spawn(
    process.execPath,
    [new URL('../support/killed-central.ts', import.meta.url).pathname, join(dir, 'central'), '0', token],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  children.push(() => child.kill())
  return new Promise(resolve => createInterface({ input: child.stdout }).once('line', resolve))
}

async function pull(url: string): Promise<number> {
  const dataDir = join(dir, 'site')
  for (const which of ['site', 'postings'] as const) openWritable(join(dataDir, `${which}.db`), which).close()
  const reader = openReadable(join(dataDir, 'postings.db'), 'postings')
  const from = performance.now()
  const sync = startSyncThread({
    dataDir,
    feeds: [feed],
    central: { url, token },
    workerUrl: new URL('../../electron/sync/worker.ts', import.meta.url),
    onDeath: error => console.error(error),
  })
  while (sync.status().updatedAt === null) {
    if (sync.status().trouble) throw new Error(`sync: ${sync.status().trouble}`)
    await sleep(20)
  }
  const seconds = (performance.now() - from) / 1000
  if (reader.prepare('select count(*) from posting').pluck().get() !== rows) throw new Error('not all postings arrived')
  await sync.stop()
  reader.close()
  return seconds
}

/** The same rows and the same text index, ready made, into the same schema with the same durability: the raw limit of the disk and SQLite. */
function writeBare(): number {
  const source = new Database(join(dir, 'site', 'postings.db'), { readonly: true })
  const columns = source.prepare("select name from pragma_table_info('posting')").pluck().all() as string[]
  const all = source.prepare('select * from posting order by num').raw().all() as unknown[][]
  source.close()
  const tokens = tokensOf(all, columns)
  const published = columns.indexOf('published_at')
  const target = openWritable(join(dir, 'bare', 'postings.db'), 'postings')
  const insert = target.prepare(
    `insert into posting (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )
  // Bound as text the row numbers are cast once; better-sqlite3 would hand a number of that size over as a fraction.
  const index = target.prepare('insert into posting_text (rowid, tokens) values (cast(? as integer), ?)')
  const from = performance.now()
  for (let i = 0; i < all.length; i += 1000) {
    target
      .transaction(() => {
        for (let j = i; j < Math.min(all.length, i + 1000); j++) {
          const row = all[j] as unknown[]
          insert.run(row)
          const hour = Math.floor(Date.parse(String(row[published])) / 3_600_000)
          index.run(String(hour * numsPerHour + Number(row[0])), tokens[j])
        }
      })
      .immediate()
  }
  const seconds = (performance.now() - from) / 1000
  target.close()
  return seconds
}

/** The text index is contentless: its tokens are made again, outside of the time that is measured. */
function tokensOf(all: unknown[][], columns: string[]): string[] {
  const body = columns.indexOf('body')
  return all.map(row => indexPosting(JSON.parse(String(row[body]))).tokens.join(' '))
}

try {
  console.log(`filling the centre with ${rows} postings …`)
  await fillCentral()
  const pulled = await pull(await startCentral())
  const bare = writeBare()
  const size = statSync(join(dir, 'site', 'postings.db')).size / 1e6
  console.log(
    `pull over HTTP from an empty start   ${pulled.toFixed(1)} s   ${Math.round(rows / pulled)} rows/s   postings.db ${size.toFixed(0)} MB`,
  )
  console.log(`bare better-sqlite3, same rows+index ${bare.toFixed(1)} s   ${Math.round(rows / bare)} rows/s`)
  console.log(`ratio ${(pulled / bare).toFixed(2)}`)
} finally {
  for (const end of children) end()
  rmSync(dir, { recursive: true, force: true })
}
