// Puts postings and registrations that an older version stored into their indexes, some at a time, so that the host goes on answering.
import type { WriteDb } from '../../db/open.ts'
import { transact } from '../../db/open.ts'
import { indexOlderPeople } from '../../db/person-index.ts'
import { indexWaiting } from '../../db/text-rows.ts'

const atOnce = 100

type Ends = { onDone(): void; onFault(error: unknown): void }

/**
 * @param onDone called once all are in the index, if there were any; not after stop
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

function inPortions(portion: () => number, { onDone, onFault }: Ends): () => void {
  let next: NodeJS.Immediate | undefined
  let done = 0
  const work = () => {
    try {
      const count = portion()
      done += count
      if (count > 0) next = setImmediate(work)
      else if (done > 0) onDone()
    } catch (error) {
      onFault(error)
    }
  }
  next = setImmediate(work)
  return () => clearImmediate(next)
}
