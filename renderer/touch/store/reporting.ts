// A report that a posting is false or asks for money: reasons as taps, nothing typed, nobody named.
import { makeUuidV7 } from '../../../db/model/ids.ts'
import type { ReportReason } from '../../../db/model/posting-report.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { NamedPosting } from './interest.ts'
import type { Part } from './part.ts'

export type Report = {
  /** Made when the page is opened: a double tap is one report. */
  id: string
  posting: NamedPosting
  reasons: readonly ReportReason[]
  status: { at: 'choosing' } | { at: 'sending' } | { at: 'sent' } | { at: 'refused'; problem: Problem }
}

export function createReporting({ client, now, randomBytes, get, set, open }: Part) {
  return {
    /** Opens the page; a posting reported already in this turn shows that it was. */
    showReport(posting: NamedPosting): void {
      if (get().report?.posting.id !== posting.id) {
        const id = makeUuidV7(now().getTime(), randomBytes(10))
        set({ report: { id, posting, reasons: [], status: { at: 'choosing' } } })
      }
      open({ at: 'report' })
    },
    switchReason(reason: ReportReason): void {
      const { report } = get()
      if (!report || report.status.at === 'sending' || report.status.at === 'sent') return
      const has = report.reasons.includes(reason)
      const reasons = has ? report.reasons.filter(other => other !== reason) : [...report.reasons, reason]
      set({ report: { ...report, reasons, status: { at: 'choosing' } } })
    },
    /** Sends once, however often it is pressed. */
    async sendReport(): Promise<void> {
      const { report } = get()
      if (!report || report.reasons.length === 0) return
      if (report.status.at === 'sending' || report.status.at === 'sent') return
      set({ report: { ...report, status: { at: 'sending' } } })
      const { id, posting, reasons } = report
      const reply = await client.call('reports.submit', { id, postingId: posting.id, reasons: [...reasons] })
      const after = get().report
      if (after?.id !== id) return
      set({ report: { ...after, status: reply.ok ? { at: 'sent' } : { at: 'refused', problem: reply.problem } } })
    },
  }
}
