// Puts postings and registrations that an older version stored into their indexes, some at a time, so that the host goes on answering.
import type { WriteDb } from '../../db/open.ts'
import { transact } from '../../db/open.ts'
import { indexOlderPeople } from '../../db/person-index.ts'
import { indexWaiting } from '../../db/text-rows.ts'

/** A hundredth of a second, in which no call is answered. */
const atOnce = 20

type Ends = { onDone(): void; onFault(error: unknown): void; turn(): Promise<void> }

/**
 * @param ends `onDone` is called once all are in the index, if there were any; not after stop. `turn` lets others in (courtesy.ts)
 * @returns stops it; what is left is done at the next start
 */
export function indexOlderPostings(db: WriteDb<'postings'>, ends: Ends): () => void {
  return inPortions(() => transact(db, () => indexWaiting(db, atOnce)), ends)
}

/** As `indexOlderPostings`, for `site.db`. */
export function indexOlderRegistrations(db: WriteDb<'site'>, ends: Ends): () => void {
  let after = 0
  return inPortions(() => {
    const { last, done } = transact(db, () => indexOlderPeople(db, after, atOnce))
    after = last ?? after
    return done
  }, ends)
}

function inPortions(portion: () => number, { onDone, onFault, turn }: Ends): () => void {
  let isStopped = false
  async function work(): Promise<void> {
    let done = 0
    for (let count = 1; count > 0; done += count) {
      await turn()
      if (isStopped) return
      count = portion()
    }
    if (done > 0) onDone()
  }
  work().catch(onFault)
  return () => {
    isStopped = true
  }
}
