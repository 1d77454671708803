// At the start the audit log is checked from where it was last found whole. A log once found broken stays so until somebody has it
// checked again from its first line.
import { findChainCheck, saveChainCheck, verifyChain } from '../../db/audit-chain.ts'
import { type ReadDb, transact, type WriteDb } from '../../db/open.ts'
import type { Log } from './log.ts'

/** Never rejects. */
export async function checkLogAtStart(
  { site, siteReader }: { site: WriteDb<'site'>; siteReader: ReadDb<'site'> },
  { now, log }: { now: () => Date; log: Log },
): Promise<void> {
  try {
    const before = findChainCheck(site)
    if (before && !before.state.isWhole) return
    const from = before?.state.isWhole && before.state.end.seq > 0 ? before.state.end : undefined
    const state = await verifyChain(siteReader, { from })
    transact(site, () => saveChainCheck(site, { at: now().toISOString(), state }))
    if (!state.isWhole) log.info(`the audit log does not fit from row ${state.brokenAt} on`)
  } catch (error) {
    log.fault('audit check', error)
  }
}
