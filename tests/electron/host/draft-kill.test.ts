// A desk killed while somebody types: what it said was stored is there, whole, and at most the keys of the last call are missing.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openReadable } from '../../../db/open.ts'
import { aTempDir } from '../../support/temp-dir.ts'

const script = new URL('../../support/killed-desk.ts', import.meta.url).pathname
const kills = 5

/** The last whole line. */
const lastOf = (text: string) => Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1))

async function killed(dataDir: string, afterMs: number): Promise<{ told: number; typed: number }> {
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', chunk => (out += chunk))
  child.stderr.on('data', chunk => (err += chunk))
  await expect.poll(() => out, { timeout: 20_000, interval: 5 }).toContain('\n')
  await sleep(afterMs)
  child.kill('SIGKILL')
  await once(child, 'close')
  return { told: lastOf(out), typed: lastOf(err) }
}

test('killed at any key, again and again, in one folder', async () => {
  const dataDir = aTempDir()
  for (let i = 0; i < kills; i++) {
    const { told, typed } = await killed(dataDir, 29 * i)
    const site = openReadable(join(dataDir, 'site.db'), 'site')
    const row = site.prepare("select body from draft where form = 'registration'").get() as { body: string }
    expect(site.prepare('pragma integrity_check').pluck().get()).toBe('ok')
    site.close()
    const draft = JSON.parse(row.body) as { keys: number; starReason: string }
    expect(draft.starReason).toHaveLength(draft.keys)
    expect(draft.keys).toBeGreaterThanOrEqual(told)
    // Nothing is there that was not typed; the line of the very last key may not have come out of the process any more.
    expect(draft.keys).toBeLessThanOrEqual(typed + 1)
  }
}, 90_000)
