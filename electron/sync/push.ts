// Sends the outbox in order. A batch is written down before it is sent and sent again, the same and under the same sequence, until
// it is answered: a lost answer doubles nothing. A record that the server cannot take is found by halving and set aside.
import type { Batch } from '../../central/protocol/batch.ts'
import { batchBytes, batchItems } from '../../central/protocol/limits.ts'
import type { BatchKind } from '../../central/protocol/paths.ts'
import { problemCode } from '../../central/protocol/problems.ts'
import { transact, type WriteDb } from '../../db/open.ts'
import {
  markBatch,
  markRefused,
  markSent,
  type OutboxKind,
  type OutboxRow,
  openBatch,
  unmarkAllBatches,
  unmarkBatch,
  waitingKinds,
  waitingRows,
} from '../../db/outbox.ts'
import { getStation, saveStation } from '../../db/station.ts'
import { type CentralClient, type PushAnswer, Trouble } from './central-client.ts'

const paths: Record<OutboxKind, BatchKind> = {
  registration: 'registrations',
  posting: 'postings',
  interest: 'interests',
  report: 'reports',
}

export type Pusher = {
  /**
   * Sends one batch. @returns whether there is more to send
   * @throws Trouble when the centre did not answer or cannot take it now
   */
  step(signal: AbortSignal): Promise<boolean>
}

export type PushEvents = {
  /** As PullEvents.answered. */
  answered(answer: { server: string; clockOffsetMs: number }): boolean
  /** Rows left the waiting state. */
  settled(): void
}

export function createPusher({
  db,
  client,
  events,
  now,
  makeId,
}: {
  db: WriteDb<'site'>
  client: CentralClient
  events: PushEvents
  now: () => Date
  makeId: () => string
}): Pusher {
  let size = batchItems
  /** Batches that went through since this program started: proof that the server works for others. */
  let successes = 0
  /** Rows that failed alone, with the successes at that time. One that fails alone again after a success is refused. */
  const accused = new Map<number, number>()
  /** Ids passed over until another row has gone through; later revisions of an id wait behind it. */
  const held = new Set<string>()

  /** The batch to send: the one still open, or a new one, written down before it leaves. */
  function nextBatch(): { rows: OutboxRow[]; batch: number; installation: number } | undefined {
    return transact(db, () => {
      const station = getStation(db, makeId)
      const open = openBatch(db)
      if (open) return { ...open, installation: station.installation }
      for (const kind of waitingKinds(db)) {
        const rows = take(kind)
        if (!rows.length) continue
        const batch = station.sequence + 1
        saveStation(db, { ...station, sequence: batch })
        markBatch(
          db,
          rows.map(row => row.seq),
          batch,
        )
        return { rows, batch, installation: station.installation }
      }
      return undefined
    })
  }

  function take(kind: OutboxKind): OutboxRow[] {
    const rows: OutboxRow[] = []
    let bytes = 100
    for (const row of waitingRows(db, kind, batchItems + held.size)) {
      if (held.has(row.id)) continue
      bytes += Buffer.byteLength(JSON.stringify(row.body)) + 200
      if (rows.length >= size || (rows.length && bytes > batchBytes)) break
      rows.push(row)
    }
    return rows
  }

  const toItem = ({ id, revision, op, body }: OutboxRow): Batch['items'][number] =>
    op === 'put' ? { id, revision, op, value: body } : { id, revision, op }

  function settle(rows: OutboxRow[], answer: PushAnswer & { kind: 'results' }): { again: boolean } {
    let again = false
    transact(db, () => {
      const at = now().toISOString()
      for (const [i, row] of rows.entries()) {
        const result = answer.results[i]
        if (!result || result.id !== row.id || result.revision !== row.revision || result.status === 'retry') {
          again = true
          continue
        }
        if (result.status === 'refused')
          markRefused(db, row.seq, (result.problem && problemCode(result.problem.type)) ?? 'refused', at)
        else markSent(db, row.seq, at)
      }
      const [first] = rows
      if (first?.batch != null) unmarkBatch(db, first.batch)
    })
    successes++
    held.clear()
    size = Math.min(batchItems, size * 2)
    events.settled()
    return { again }
  }

  /**
   * The server failed on this very batch: smaller next time; a row that fails alone is passed over for now, and refused where
   * the server worked for others in between.
   * @returns whether there is something else to try at once
   */
  function cut(rows: OutboxRow[], batch: number): boolean {
    transact(db, () => unmarkBatch(db, batch))
    if (rows.length > 1) {
      size = Math.max(1, Math.floor(rows.length / 2))
      return true
    }
    const [row] = rows
    if (!row) return false
    if (successes > (accused.get(row.seq) ?? successes)) {
      transact(db, () => markRefused(db, row.seq, 'server-fault', now().toISOString()))
      accused.delete(row.seq)
      events.settled()
      return true
    }
    accused.set(row.seq, accused.get(row.seq) ?? successes)
    held.add(row.id)
    const hasOthers = waitingKinds(db).some(kind => take(kind).length > 0)
    // Nothing else went through either: it is the server, not the row.
    if (!hasOthers) held.clear()
    return hasOthers
  }

  return {
    async step(signal) {
      const next = nextBatch()
      if (!next) return false
      const { batch, installation } = next
      const rows = next.rows.map(row => ({ ...row, batch }))
      const [first] = rows
      if (!first) return false
      let answer: PushAnswer
      try {
        answer = await client.push(
          paths[first.kind],
          { installation, sequence: batch, items: rows.map(toItem) },
          signal,
        )
      } catch (error) {
        if (error instanceof Trouble && error.isServerFault && cut(rows, batch)) return true
        throw error
      }
      if (events.answered(answer)) return true
      if (answer.kind === 'results') {
        const { again } = settle(rows, answer)
        if (again) throw new Trouble('busy')
        return true
      }
      if (answer.kind === 'cloned') throw new Trouble('cloned-station')
      if (answer.kind === 'conflict') {
        transact(db, () => {
          saveStation(db, { ...getStation(db, makeId), installation: answer.installation, sequence: 0 })
          unmarkAllBatches(db)
        })
        return true
      }
      // A 4xx to the whole batch: halved like a fault, so that one bad row does not hold up the others.
      if (rows.length > 1) {
        cut(rows, batch)
        return true
      }
      transact(db, () => markRefused(db, first.seq, answer.code, now().toISOString()))
      events.settled()
      return true
    },
  }
}
