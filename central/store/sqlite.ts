// The store on SQLite: the embedded default, for one municipality on one machine.
import { makeEpoch } from '../protocol/cursor.ts'
import { tombstoneDays } from '../protocol/limits.ts'
import { createPublishNews } from './publish-news.ts'
import { planPublish, prepareChanges } from './publish-plan.ts'
import { sqliteFeedCompaction, sqliteFeedReads, sqliteFeedWrites } from './sqlite-feeds.ts'
import { type OpenOptions, openSqliteFile, openSqliteReader } from './sqlite-file.ts'
import { sqliteQueues } from './sqlite-queues.ts'
import { sqliteRecords } from './sqlite-records.ts'
import type { Change, Published, PublishOptions, Store, StoredEntry } from './store.ts'

const dayMs = 86_400_000
const pageLength = 1_000

/** Opens or creates the store in a folder. Throws StartProblem with one sentence when it cannot be used. */
export function openSqliteStore(dir: string, options: OpenOptions): Store {
  const db = openSqliteFile(dir, options)
  const reads = sqliteFeedReads(db)
  const writes = sqliteFeedWrites(db)
  const compaction = sqliteFeedCompaction(db)
  const records = sqliteRecords(db)
  const queues = sqliteQueues(db)
  const news = createPublishNews()
  const meta = db.prepare<[string], string>('select value from meta where key = ?').pluck()
  const setMeta = db.prepare(
    'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  )
  const readPage = db.transaction((feed: string, lane: 'all' | 'urgent', after: number, limit: number) => ({
    head: reads.head(feed),
    entries: reads.page(feed, lane, after, limit),
  }))

  function publish(feed: string, changes: Change[], { now, mode = 'replace' }: PublishOptions): Published {
    const { prepared, dropped } = prepareChanges(changes, mode)
    // Immediate: the write lock is taken before the head is read, so that revisions follow commit order.
    const run = db.transaction(() => {
      const ids = prepared.map(change => change.id)
      const plan = planPublish(reads.head(feed), writes.known(feed, ids), prepared, { now, mode })
      if (plan.rows.length > 0) {
        writes.writeHead(feed, plan.head)
        writes.writeRows(feed, plan.rows, now.toISOString())
      }
      return plan
    })
    const plan = run.immediate()
    if (plan.rows.length > 0) news.tell(feed, plan.head)
    return { head: plan.head, changed: plan.rows.length, unchanged: [...plan.unchanged, ...dropped] }
  }

  return {
    identity: meta.get('identity') as string,
    head: async feed => reads.head(feed),
    heads: async feeds => new Map(feeds.map(feed => [feed, reads.head(feed)])),
    page: async ({ feed, lane, after, limit }) => readPage(feed, lane, after, limit),
    async snapshot(feed, use) {
      const reader = openSqliteReader(dir)
      try {
        reader.exec('begin')
        const live = sqliteFeedReads(reader)
        const head = live.head(feed)
        return await use(
          head,
          live.countLive(feed),
          pagesOf(after => live.pageLive(feed, after, pageLength)),
        )
      } finally {
        reader.close()
      }
    },
    findEntry: async (feed, id) => reads.find(feed, id),
    listEntries: async (feed, kind) => reads.list(feed, kind),
    publish: async (feed, changes, publishOptions) => publish(feed, changes, publishOptions),
    async compact(now) {
      const before = new Date(now.getTime() - tombstoneDays * dayMs).toISOString()
      let expired = 0
      for (;;) {
        const rows = compaction.findExpired(before, 500)
        const feed = rows[0]?.feed
        if (feed === undefined) break
        const deletes = rows.filter(row => row.feed === feed).map(row => ({ ...row, op: 'delete' }) as Change)
        expired += publish(feed, deletes, { now }).changed
      }
      return { dropped: compaction.dropTombstones.immediate(before), expired }
    },
    applyBatch: async batch => records.apply(batch),
    findRecord: async (kind, id) => records.find(kind, id),
    countRecords: async kind => records.count(kind),
    pushQueue: async push => queues.push(push),
    readQueue: async (queue, after, limit) => queues.read(queue, after, limit),
    findMeta: async key => meta.get(key),
    async setMeta(key, value) {
      setMeta.run(key, value)
    },
    async renewEpoch(now) {
      // Never backwards, even where the clock was: cursors must keep sorting.
      const epoch = makeEpoch(Math.max(now.getTime(), Number.parseInt(meta.get('epoch') as string, 16) + 1))
      setMeta.run('epoch', epoch)
      return epoch
    },
    onPublish: news.listen,
    async close() {
      if (!db.open) return
      db.pragma('wal_checkpoint(truncate)')
      db.close()
    },
  }
}

/** Pages in order of revision, until one is empty. Between pages the event loop runs. */
async function* pagesOf(read: (after: number) => StoredEntry[]): AsyncGenerator<StoredEntry[]> {
  for (let after = 0; ; ) {
    const page = read(after)
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last.revision
    await new Promise<void>(resolve => setImmediate(resolve))
  }
}
