// Statements about shared queues, on SQLite.
import type Database from 'better-sqlite3'
import type { QueuePage, QueuePush, QueueRow } from './store.ts'

/** @returns reads, and a function that takes changes in one immediate transaction */
export function sqliteQueues(db: Database.Database) {
  const head = db.prepare<[string], number>('select change from queue_head where queue = ?').pluck()
  const raise = db
    .prepare<[string], number>(
      `insert into queue_head (queue, change) values (?, 1)
       on conflict (queue) do update set change = change + 1 returning change`,
    )
    .pluck()
  const find = db.prepare<[string, string], QueueRow>(
    'select id, revision, body, station, change from queue_number where queue = ? and id = ?',
  )
  const save = db.prepare(
    `insert into queue_number (queue, id, revision, body, station, change, received_at)
     values (@queue, @id, @revision, @body, @station, @change, @receivedAt)
     on conflict (queue, id) do update set revision = excluded.revision, body = excluded.body, change = excluded.change,
       received_at = excluded.received_at`,
  )
  const prune = db.prepare<[string, string]>('delete from queue_number where queue = ? and received_at < ?')
  const page = db.prepare<[string, number, number], QueueRow>(
    'select id, revision, body, station, change from queue_number where queue = ? and change > ? order by change, id limit ?',
  )
  const push = db.transaction(({ queue, station, items, now, forgetBefore }: QueuePush): QueuePage => {
    const instead: QueueRow[] = []
    const fresh = items.filter(item => {
      const known = find.get(queue, item.id)
      if (!known || known.revision < item.revision) return true
      if (known.revision > item.revision || known.body !== item.body) instead.push(known)
      return false
    })
    if (fresh.length > 0) {
      const change = raise.get(queue) as number
      for (const item of fresh) save.run({ ...item, queue, station, change, receivedAt: now.toISOString() })
      prune.run(queue, forgetBefore.toISOString())
    }
    return { change: head.get(queue) ?? 0, rows: instead }
  })
  const read = db.transaction(
    (queue: string, after: number, limit: number): QueuePage => ({
      change: head.get(queue) ?? 0,
      rows: page.all(queue, after, limit),
    }),
  )
  return { push: (change: QueuePush): QueuePage => push.immediate(change), read }
}
