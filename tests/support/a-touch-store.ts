// One person's turn at the touch screen on a real host: real databases with the sample's postings, the real keyboard's dictionary.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { samplePostings } from '../../central/import/sample.ts'
import type { Posting } from '../../db/model/posting.ts'
import { openWritable, transact } from '../../db/open.ts'
import { putPosting } from '../../db/postings.ts'
import { giveCodes } from '../../db/short-codes.ts'
import { createClient } from '../../renderer/shared/client.ts'
import { loadDictionary } from '../../renderer/shared/keyboard/dictionary.ts'
import type { Printer } from '../../renderer/shared/printing.ts'
import { createTouchStore } from '../../renderer/touch/store/touch-store.ts'
import { aHost } from './a-host.ts'
import { createDirectWire } from './direct-wire.ts'

const touchNow = '2026-11-22T02:00:00.000Z'

/** Writes postings as sync does, with short codes. */
export function fillPostings(dataDir: string, postings: readonly Posting[], at: string): void {
  const db = openWritable(join(dataDir, 'postings.db'), 'postings')
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  transact(db, () => {
    for (const [index, posting] of postings.entries()) putPosting(db, '500106', index + 1, posting)
  })
  let last = 1
  const random = (below: number) => {
    last = (last * 48_271) % 2_147_483_647
    return last % below
  }
  const ids = postings.map(posting => posting.id)
  transact(site, () => giveCodes(site, ids, random, at))
  db.close()
  site.close()
}

/** How many registrations this site has, counted in the file itself. */
export function countRegistrations(dataDir: string): number {
  const db = openWritable(join(dataDir, 'site.db'), 'site')
  const { total } = db.prepare('select count(*) as total from registration').get() as { total: number }
  db.close()
  return total
}

export async function aTouchStore({
  dictionaryAfterMs = 0,
  printer = { print: async () => 'absent' as const },
  now = () => new Date(touchNow),
}: {
  dictionaryAfterMs?: number
  printer?: Printer
  /** The page's clock; the host's stands still. */
  now?: () => Date
} = {}) {
  const { host, dataDir } = await aHost({ now: touchNow })
  fillPostings(dataDir, samplePostings(new Date(touchNow)), touchNow)
  const wire = createDirectWire(host, 'touch')
  const client = createClient('touch', wire, 2_000)
  const site = await client.call('site.get', {})
  if (!site.ok) throw new Error(site.problem.code)
  const turn = createTouchStore(
    {
      client,
      site: site.value,
      now,
      randomBytes,
      async loadDictionary() {
        await new Promise(resolve => setTimeout(resolve, dictionaryAfterMs))
        return loadDictionary()
      },
      printer,
    },
    { isLandscape: false },
  )
  onTestFinished(() => {
    turn.end()
    wire.stop()
  })
  return { turn, wire, host, dataDir, get: turn.store.getState, ...turn.actions }
}

/** Waits until something holds, at most two seconds. */
export async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (isTrue()) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error(`never happened: ${what}`)
}
