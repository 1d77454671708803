// What the touch screen asks of its host beside typing, each call whole: parsed, answered, filtered. For the bench of search.
import { join } from 'node:path'
import { openReadable, openWritable, transact } from '../../../db/open.ts'
import { liveIds } from '../../../db/search.ts'
import { giveCodes } from '../../../db/short-codes.ts'
import type { FromHost } from '../../../electron/contract/call.ts'
import { createHost } from '../../../electron/host/create-host.ts'
import { seeded } from '../../support/a-crowd.ts'

export type CallTimes = { what: string; clock: number[]; busyMs: number }

const pages = [0, 6, 60]
const paged = (asked: readonly object[]) =>
  asked.flatMap(one => pages.map(offset => ({ limit: 6, offset, ...one }) as object))

/** Ids are those of `searchRows`. */
const calls = (rows: number): [what: string, name: string, inputs: object[]][] => {
  const ids = Array.from({ length: 20 }, (_, i) => ({
    id: `bench-${String(Math.floor((i * rows) / 20)).padStart(7, '0')}`,
  }))
  const filters = [{ home: true }, { beginner: true }, { today: true }, { kind: 'cleaning', near: true }]
  return [
    ['counts of kinds', 'kinds.count', [{}]],
    ['freshness', 'freshness.get', [{}]],
    ['best urgent', 'postings.search', [{ urgent: true, sort: 'pay', limit: 1 }]],
    [
      'urgent, filters',
      'postings.search',
      paged([
        { urgent: true, settlement: 'daily' },
        { urgent: true, sort: 'near' },
      ]),
    ],
    ['filters, newest', 'postings.search', paged(filters)],
    ['filters, best paid', 'postings.search', paged(filters.map(one => ({ ...one, sort: 'pay' })))],
    ['filters, nearest', 'postings.search', paged(filters.map(one => ({ ...one, sort: 'near' })))],
    ['a short code', 'postings.search', [{ text: '123456' }, { text: '99999' }]],
    ['a posting', 'postings.get', ids],
    ['others like it', 'postings.similar', ids],
    ['notices', 'notices.list', [{}]],
    ['sites', 'sites.list', [{}]],
  ]
}

/** @param dataDir holds a filled `postings.db`; postings get their codes, as sync would give them */
export async function timeHostCalls(dataDir: string, rows: number, now: Date): Promise<CallTimes[]> {
  giveAllCodes(dataDir, now)
  const host = await createHost({ dataDir, now: () => now, writeLog: line => console.error(line) })
  const line = host.connect('touch')
  await isBuilt(line)
  const times: CallTimes[] = []
  let id = 0
  for (const [what, name, inputs] of calls(rows)) {
    const ask = async (input: object) => {
      const answer = (await line.handle({ id: ++id, name, input })) as { reply?: { ok: boolean } }
      if (!answer.reply?.ok) throw new Error(`${name} ${JSON.stringify(input)}: ${JSON.stringify(answer)}`)
    }
    for (const input of inputs) await ask(input)
    const clock: number[] = []
    const from = process.cpuUsage()
    for (let i = 0; i < Math.ceil(60 / inputs.length); i++) {
      for (const input of inputs) {
        const start = performance.now()
        await ask(input)
        clock.push(performance.now() - start)
      }
    }
    const { user, system } = process.cpuUsage(from)
    times.push({ what, clock, busyMs: (user + system) / 1000 / clock.length })
  }
  await host.stop()
  return times
}

function giveAllCodes(dataDir: string, now: Date): void {
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  const postings = openReadable(join(dataDir, 'postings.db'), 'postings')
  const random = seeded(3)
  const ids = liveIds(postings, now)
  transact(site, () => giveCodes(site, ids, below => Math.floor(random() * below), now.toISOString()))
  postings.close()
  site.close()
}

/** The index of matches is built in slices after the start; nothing here is to wait for those. */
function isBuilt(line: { onNews(listener: (news: FromHost) => void): () => void }): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('the index of matches was not ready in time')), 600_000)
    line.onNews(news => {
      if (!('changed' in news) || !news.changed.includes('matches')) return
      clearTimeout(limit)
      resolve()
    })
  })
}
