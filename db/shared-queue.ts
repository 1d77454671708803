// The part of the queue that other machines of the site know: what is to be told, what is heard, and under which letter this machine
// gives its numbers.
import type { QueueState } from './model/queue-number.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'
import { findSetting, saveSetting } from './settings.ts'

export type SharedNumber = {
  id: string
  revision: number
  day: string
  prefix: string
  number: number
  state: QueueState
  source: 'touch' | 'desk'
  desk: number | null
  calls: number
  takenAt: string
  calledAt: string | null
}

/** Changes the centre does not know yet, of a day or later. What a number was called before there were letters stands as `prefix`. */
export function unsentNumbers(
  db: ReadDb<'site'>,
  { day, prefix, limit }: { day: string; prefix: string; limit: number },
): SharedNumber[] {
  const sql = `select id, revision, day, coalesce(prefix, @prefix) as prefix, number, state, source, desk, calls, taken_at as takenAt,
      called_at as calledAt
    from queue_number where day >= @day and revision > sent_revision order by taken_at, id limit @limit`
  return prepared(db, sql).all({ day, prefix, limit }) as SharedNumber[]
}

/** Call inside a transaction. A change made meanwhile stays unsent. */
export function markNumberSent(db: WriteDb<'site'>, { id, revision }: SharedNumber): void {
  prepared(db, 'update queue_number set sent_revision = max(sent_revision, ?) where id = ?').run(revision, id)
}

/**
 * Takes what the centre says of a number. A change of this machine that is newer stays and is sent.
 * @param heard `station`: which machine gave it
 * @param own this machine's station. A number of its own that it does not know (the disk was restored) is its own again, so that it
 *   is not given twice.
 * @returns whether anything changed. Call inside a transaction.
 */
export function hearNumber(db: WriteDb<'site'>, heard: SharedNumber & { station: string }, own: string): boolean {
  const known = prepared(
    db,
    'select revision, sent_revision as sent, state, desk, calls, called_at as calledAt from queue_number where id = ?',
  ).get(heard.id) as
    | (Pick<SharedNumber, 'revision' | 'state' | 'desk' | 'calls' | 'calledAt'> & { sent: number })
    | undefined
  const values = { ...heard, station: heard.station === own ? null : heard.station }
  if (!known) {
    const sql = `insert or ignore into queue_number (id, day, number, prefix, station, state, source, desk, calls, taken_at, called_at,
        revision, sent_revision)
      values (@id, @day, @number, @prefix, @station, @state, @source, @desk, @calls, @takenAt, @calledAt, @revision, @revision)`
    return prepared(db, sql).run(values).changes > 0
  }
  if (known.revision > heard.revision) return false
  const isSame =
    known.state === heard.state &&
    known.desk === heard.desk &&
    known.calls === heard.calls &&
    known.calledAt === heard.calledAt
  if (known.revision === heard.revision && known.sent >= heard.revision && isSame) return false
  prepared(
    db,
    `update queue_number set called_here = called_here and desk is @desk and called_at is @calledAt, state = @state, desk = @desk,
       calls = @calls, called_at = @calledAt, revision = @revision, sent_revision = @revision where id = @id`,
  ).run(values)
  return !isSame
}

/** The letter of this machine on a day: the site's setting, or another one where that was found in use by another machine. */
export function prefixOf(db: ReadDb<'site'>, day: string, set: string): string {
  const text = findSetting(db, 'numbers.prefix')
  const moved = text === undefined ? undefined : (JSON.parse(text) as { day: string; prefix: string })
  return moved?.day === day ? moved.prefix : set
}

/**
 * Two machines were set to one letter: the one with the greater id takes the first letter nobody uses, from the next number on.
 * Call inside a transaction. @returns the new letter; undefined where there is nothing to change
 */
export function moveFromTaken(
  db: WriteDb<'site'>,
  { day, set, own }: { day: string; set: string; own: string },
): string | undefined {
  const used = prepared(
    db,
    'select distinct prefix, station from queue_number where day = ? and station is not null',
  ).all(day) as { prefix: string | null; station: string }[]
  const prefix = prefixOf(db, day, set)
  if (!used.some(other => other.prefix === prefix && other.station < own)) return undefined
  const free = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'].find(
    letter => letter !== set && used.every(other => other.prefix !== letter),
  )
  if (free === undefined) return undefined
  saveSetting(db, 'numbers.prefix', JSON.stringify({ day, prefix: free }))
  return free
}

/** Where the centre's changes of this queue were read to; null: from the beginning. */
export function findQueueCursor(db: ReadDb<'site'>, queue: string): string | null {
  const text = findSetting(db, 'numbers.cursor')
  const kept = text === undefined ? undefined : (JSON.parse(text) as { queue: string; cursor: string })
  return kept?.queue === queue ? kept.cursor : null
}

/** Call inside the transaction that stores what was read. */
export function saveQueueCursor(db: WriteDb<'site'>, queue: string, cursor: string): void {
  saveSetting(db, 'numbers.cursor', JSON.stringify({ queue, cursor }))
}
