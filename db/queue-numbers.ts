// Numbers for the desks: given in order, called once and again, closed as served or missed. Of one market day each.
import type { QueueState } from './model/queue-number.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type QueueNumber = {
  id: string
  day: string
  number: number
  state: QueueState
  source: 'touch' | 'desk'
  desk: number | null
  /** How often it was called. */
  calls: number
  takenAt: string
  calledAt: string | null
  /** The letter before it; null for numbers from before letters were kept. */
  prefix: string | null
  /** Which other machine of the site gave it; null: this one. */
  station: string | null
}

const columns =
  'id, day, number, state, source, desk, calls, taken_at as takenAt, called_at as calledAt, prefix, station'

export function findQueueNumber(db: ReadDb<'site'>, id: string): QueueNumber | undefined {
  return prepared(db, `select ${columns} from queue_number where id = ?`).get(id) as QueueNumber | undefined
}

/** Gives the day's next number; the same id gets the same number again, on another day too. Call inside a transaction. */
export function takeQueueNumber(
  db: WriteDb<'site'>,
  {
    prefix = null,
    ...taken
  }: {
    id: string
    day: string
    source: 'touch' | 'desk'
    at: string
    clerkId: string | null
    prefix?: string | null
  },
): QueueNumber {
  prepared(
    db,
    `insert or ignore into queue_number (id, day, number, prefix, source, taken_at, clerk_id)
     values (@id, @day, (select coalesce(max(number), 0) + 1 from queue_number where day = @day and station is null), @prefix,
       @source, @at, @clerkId)`,
  ).run({ ...taken, prefix })
  return findQueueNumber(db, taken.id) as QueueNumber
}

/** Calls a number at a desk, the first time or again. Call inside a transaction. */
export function callQueueNumber(
  db: WriteDb<'site'>,
  { id, desk, at, clerkId }: { id: string; desk: number; at: string; clerkId: string | null },
): void {
  prepared(
    db,
    `update queue_number set state = 'called', desk = ?, calls = calls + 1, called_at = ?, clerk_id = coalesce(?, clerk_id),
       called_here = 1, revision = revision + 1
     where id = ?`,
  ).run(desk, at, clerkId, id)
}

/** Back among those who wait it counts as never called. Call inside a transaction. */
export function closeQueueNumber(db: WriteDb<'site'>, id: string, state: 'served' | 'missed' | 'waiting'): void {
  const sql =
    state === 'waiting'
      ? 'update queue_number set state = ?, desk = null, called_at = null, revision = revision + 1 where id = ?'
      : 'update queue_number set state = ?, revision = revision + 1 where id = ?'
  prepared(db, sql).run(state, id)
}

/** Whose numbers: this machine's own, or those of all the site's machines. While there is no line the others call theirs themselves. */
export type QueueWhose = 'own' | 'all'

/** The number that has waited longest today. */
export function firstWaiting(db: ReadDb<'site'>, day: string, whose: QueueWhose = 'own'): QueueNumber | undefined {
  const sql = `select ${columns} from queue_number where day = ? and state = 'waiting' and (station is null or ?)
    order by taken_at, number, id limit 1`
  return prepared(db, sql).get(day, Number(whose === 'all')) as QueueNumber | undefined
}

/** How many wait today; before one of this machine's numbers where one is given: what waits elsewhere was taken before it. */
export function countWaiting(
  db: ReadDb<'site'>,
  day: string,
  before = Number.MAX_SAFE_INTEGER,
  whose: QueueWhose = 'own',
): number {
  const sql = `select count(*) as total from queue_number where day = ? and state = 'waiting'
    and case when station is null then number < ? else ? end`
  return (prepared(db, sql).get(day, before, Number(whose === 'all')) as { total: number }).total
}

/** The numbers called last today, the latest first; those put back among the waiting are not called any more. */
export function lastCalled(db: ReadDb<'site'>, day: string, limit: number): QueueNumber[] {
  const sql = `select ${columns} from queue_number where day = ? and called_at is not null
    and state <> 'waiting' order by called_at desc, number desc limit ?`
  return prepared(db, sql).all(day, limit) as QueueNumber[]
}

/** All of a day, in order. */
export function listQueueNumbers(db: ReadDb<'site'>, day: string): QueueNumber[] {
  return prepared(db, `select ${columns} from queue_number where day = ? order by taken_at, number, id`).all(
    day,
  ) as QueueNumber[]
}

/** Forgets days before `day`. Call inside a transaction. */
export function pruneQueueNumbers(db: WriteDb<'site'>, day: string): number {
  return prepared(db, 'delete from queue_number where day < ?').run(day).changes
}
