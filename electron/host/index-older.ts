// Puts postings that an older version stored into the text index, some at a time, so that the host goes on answering.
import type { WriteDb } from '../../db/open.ts'
import { transact } from '../../db/open.ts'
import { indexWaiting } from '../../db/text-rows.ts'

const atOnce = 100

/**
 * @param onDone called once all are in the index, if there were any; not after stop
 * @returns stops it; what is left is done at the next start
 */
export function indexOlderPostings(
  db: WriteDb<'postings'>,
  { onDone, onFault }: { onDone(): void; onFault(error: unknown): void },
): () => void {
  let next: NodeJS.Immediate | undefined
  let done = 0
  const work = () => {
    try {
      const count = transact(db, () => indexWaiting(db, atOnce))
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
