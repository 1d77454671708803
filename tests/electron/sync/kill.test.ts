// Both sides killed at any moment, again and again: every registration that was acknowledged to a person is at the site, whole,
// and reaches the centre exactly once (scenarios 1, 18, 27).
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteStore } from '../../../central/store/sqlite.ts'
import { openWritable } from '../../../db/open.ts'
import { summarizeOutbox } from '../../../db/outbox.ts'
import { aSite } from '../../support/a-site.ts'
import { aTempDir } from '../../support/temp-dir.ts'

const token = 'token-of-the-tests'
const rounds = 6

function start(script: string, args: string[]): { child: ChildProcess; lines: string[]; first: Promise<string> } {
  const child = spawn(process.execPath, [new URL(`../../support/${script}`, import.meta.url).pathname, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const first = new Promise<string>(resolve => reader.once('line', resolve))
  reader.on('line', line => lines.push(line))
  return { child, lines, first }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

test('nothing acknowledged is lost and nothing is doubled when either side is killed at any moment', {
  timeout: 120_000,
}, async () => {
  const siteDir = aTempDir()
  const centralDir = aTempDir()
  let central = start('killed-central.ts', [centralDir, '0', token])
  const url = await central.first
  const port = new URL(url).port
  const acknowledged = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    const station = start('killed-station.ts', [siteDir, url, token, String(acknowledged.size + 1000 * round)])
    await station.first
    await new Promise(resolve => setTimeout(resolve, 150 + round * 70))
    await kill(central.child)
    await new Promise(resolve => setTimeout(resolve, 40 * (round % 3)))
    central = start('killed-central.ts', [centralDir, port, token])
    await central.first
    await new Promise(resolve => setTimeout(resolve, 500 + round * 30))
    await kill(station.child)
    for (const id of station.lines) acknowledged.add(id)
  }
  expect(acknowledged.size).toBeGreaterThan(rounds * 10)

  const db = openWritable(join(siteDir, 'site.db'), 'site')
  expect(db.pragma('quick_check', { simple: true })).toBe('ok')
  const kept = new Set(db.prepare('select id from registration').pluck().all() as string[])
  expect([...acknowledged].filter(id => !kept.has(id))).toEqual([])
  db.close()

  const site = aSite({ url, token, dataDir: siteDir })
  await expect
    .poll(() => summarizeOutbox(site.site), { timeout: 60_000, interval: 100 })
    .toMatchObject({ waiting: 0, refused: 0 })
  await site.stop()
  await kill(central.child)
  const store = openSqliteStore(centralDir, { now: new Date(), makeIdentity: randomUUID })
  expect(await store.countRecords('registrations')).toBe(kept.size)
  for (const id of acknowledged)
    expect(await store.findRecord('registrations', id)).toMatchObject({ op: 'put', revision: 1 })
  await store.close()
  expect(new Database(join(siteDir, 'site.db')).pragma('integrity_check', { simple: true })).toBe('ok')
})
