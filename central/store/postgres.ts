// The store on PostgreSQL: several server processes may share it; nothing else do they share.
import { makeEpoch } from '../protocol/cursor.ts'
import { tombstoneDays } from '../protocol/limits.ts'
import * as feeds from './postgres-feeds.ts'
import { type Client, openPostgresPool, transact } from './postgres-pool.ts'
import { pushQueue, readQueue } from './postgres-queues.ts'
import { applyBatch } from './postgres-records.ts'
import { createPublishNews } from './publish-news.ts'
import { planPublish, prepareChanges } from './publish-plan.ts'
import type { OpenOptions } from './sqlite-file.ts'
import type { Change, Published, PublishOptions, RecordRow, Store, StoredEntry } from './store.ts'

const dayMs = 86_400_000
const pageLength = 1_000

/** Connects to a database and makes the store ready. Throws StartProblem with one sentence when it cannot be used. */
export async function openPostgresStore(url: string, options: OpenOptions): Promise<Store> {
  const pool = await openPostgresPool(url, options)
  const news = createPublishNews()

  async function findMeta(key: string): Promise<string | undefined> {
    const { rows } = await pool.query<{ value: string }>('select value from central.meta where key = $1', [key])
    return rows[0]?.value
  }

  async function setMeta(key: string, value: string): Promise<void> {
    const sql = `insert into central.meta (key, value) values ($1, $2) on conflict (key) do update set value = $2`
    await pool.query(sql, [key, value])
  }

  async function publish(feed: string, changes: Change[], { now, mode = 'replace' }: PublishOptions) {
    const { prepared, dropped } = prepareChanges(changes, mode)
    const ids = prepared.map(change => change.id)
    // Everything slow is done. From the lock to the commit there are three statements and no waiting for anything else.
    const plan = await transact(pool, async client => {
      const head = await feeds.lockHead(client, feed)
      const known = await feeds.readKnownRows(client, feed, ids)
      const plan = planPublish(head, known, prepared, { now, mode })
      if (plan.rows.length > 0) await feeds.writeFeed(client, feed, plan.head, plan.rows, now)
      return plan
    })
    if (plan.rows.length > 0) news.tell(feed, plan.head)
    const published: Published = {
      head: plan.head,
      changed: plan.rows.length,
      unchanged: [...plan.unchanged, ...dropped],
    }
    return published
  }

  return {
    identity: (await findMeta('identity')) ?? '',
    head: feed => feeds.readHead(pool, feed),
    heads: names => feeds.readHeads(pool, names),
    page: request => feeds.readPage(pool, request),
    snapshot: (feed, use) =>
      transact(
        pool,
        async client => {
          const head = await feeds.readHead(client, feed)
          return use(head, await feeds.countLive(client, feed), livePages(client, feed))
        },
        'begin isolation level repeatable read read only',
      ),
    findEntry: (feed, id) => feeds.findEntry(pool, feed, id),
    listEntries: (feed, kind) => feeds.listEntries(pool, feed, kind),
    publish,
    async compact(now) {
      const before = new Date(now.getTime() - tombstoneDays * dayMs)
      let expired = 0
      for (;;) {
        const rows = await feeds.findExpired(pool, before, 500)
        const feed = rows[0]?.feed
        if (feed === undefined) break
        const deletes = rows.filter(row => row.feed === feed).map(row => ({ ...row, op: 'delete' }) as Change)
        expired += (await publish(feed, deletes, { now })).changed
      }
      const dropped = await transact(pool, client => feeds.dropTombstones(client, before))
      // Pages are five times as slow while the planner knows nothing of the table: after a first import, or a restore.
      await pool.query('analyze central.feed_row')
      return { dropped, expired }
    },
    applyBatch: batch => applyBatch(pool, batch),
    async findRecord(kind, id) {
      const { rows } = await pool.query<Omit<RecordRow, 'revision'> & { revision: string }>(
        'select id, revision, op, body, station from central.record where kind = $1 and id = $2',
        [kind, id],
      )
      return rows[0] && { ...rows[0], revision: Number(rows[0].revision) }
    },
    async countRecords(kind) {
      const sql = 'select count(*) as count from central.record where kind = $1'
      return Number((await pool.query<{ count: string }>(sql, [kind])).rows[0]?.count)
    },
    pushQueue: push => pushQueue(pool, push),
    readQueue: (queue, after, limit) => readQueue(pool, queue, after, limit),
    findMeta,
    setMeta,
    async renewEpoch(now) {
      // Never backwards, even where the clock was: cursors must keep sorting.
      const old = Number.parseInt((await findMeta('epoch')) ?? '0', 16)
      const epoch = makeEpoch(Math.max(now.getTime(), old + 1))
      await setMeta('epoch', epoch)
      return epoch
    },
    onPublish: news.listen,
    close: () => (pool.ended ? Promise.resolve() : pool.end()),
  }
}

/** Pages in order of revision, until one is empty. */
async function* livePages(client: Client, feed: string): AsyncGenerator<StoredEntry[]> {
  for (let after = 0; ; ) {
    const page = await feeds.readLivePage(client, feed, after, pageLength)
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last.revision
  }
}
