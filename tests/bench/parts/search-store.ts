// A site's postings.db filled with the rows of the bench of search, as sync would have stored them.
import type { Posting } from '../../../db/model/posting.ts'
import { openWritable, transact } from '../../../db/open.ts'
import { putPosting } from '../../../db/postings.ts'
import { byPublication } from '../../../db/text-rows.ts'
import { searchRows } from './search-rows.ts'

/** @returns seconds by the clock and of the processor */
export function fillSearchStore(path: string, rowCount: number, now: Date): { seconds: number; cpuSeconds: number } {
  const db = openWritable(path, 'postings')
  // A bench need not outlive a power cut; bench:pull measures storing as it is.
  db.pragma('synchronous = OFF')
  const from = performance.now()
  const cpuFrom = process.cpuUsage()
  let block: Posting[] = []
  let revision = 0
  const store = () => {
    transact(db, () => {
      for (const posting of byPublication(block, p => p)) putPosting(db, '500106', ++revision, posting)
    })
    block = []
  }
  for (const posting of searchRows(rowCount, now)) if (block.push(posting) === 1000) store()
  store()
  const { user, system } = process.cpuUsage(cpuFrom)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return { seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6 }
}
