// Statements about shared queues, on PostgreSQL.
import type pg from 'pg'
import { transact } from './postgres-pool.ts'
import type { QueuePage, QueuePush, QueueRow } from './store.ts'

type Row = Omit<QueueRow, 'revision' | 'change'> & { revision: string; change: string }
const fromRow = (row: Row): QueueRow => ({ ...row, revision: Number(row.revision), change: Number(row.change) })

/** Takes changes in one transaction. The head is locked first: changes are counted in commit order. */
export function pushQueue(pool: pg.Pool, { queue, station, items, now, forgetBefore }: QueuePush): Promise<QueuePage> {
  return transact(pool, async client => {
    await client.query('insert into central.queue_head (queue, change) values ($1, 0) on conflict do nothing', [queue])
    const head = await client.query<{ change: string }>(
      'select change from central.queue_head where queue = $1 for update',
      [queue],
    )
    const found = await client.query<Row>(
      'select id, revision, body, station, change from central.queue_number where queue = $1 and id = any ($2::text[])',
      [queue, items.map(item => item.id)],
    )
    const known = new Map(found.rows.map(row => [row.id, fromRow(row)]))
    const instead: QueueRow[] = []
    let change = Number(head.rows[0]?.change ?? 0)
    const fresh = items.filter(item => {
      const row = known.get(item.id)
      if (!row || row.revision < item.revision) return true
      if (row.revision > item.revision || row.body !== item.body) instead.push(row)
      return false
    })
    if (fresh.length > 0) {
      change += 1
      await client.query('update central.queue_head set change = $2 where queue = $1', [queue, change])
      for (const { id, revision, body } of fresh)
        await client.query(
          `insert into central.queue_number (queue, id, revision, body, station, change, received_at)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (queue, id) do update set revision = excluded.revision, body = excluded.body, change = excluded.change,
             received_at = excluded.received_at`,
          [queue, id, revision, body, station, change, now],
        )
      await client.query('delete from central.queue_number where queue = $1 and received_at < $2', [
        queue,
        forgetBefore,
      ])
    }
    return { change, rows: instead }
  })
}

export function readQueue(pool: pg.Pool, queue: string, after: number, limit: number): Promise<QueuePage> {
  return transact(
    pool,
    async client => {
      const head = await client.query<{ change: string }>('select change from central.queue_head where queue = $1', [
        queue,
      ])
      const { rows } = await client.query<Row>(
        `select id, revision, body, station, change from central.queue_number
         where queue = $1 and change > $2 order by change, id limit $3`,
        [queue, after, limit],
      )
      return { change: Number(head.rows[0]?.change ?? 0), rows: rows.map(fromRow) }
    },
    'begin isolation level repeatable read read only',
  )
}
