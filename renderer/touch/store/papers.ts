// A slip or an agreement made from a posting, a code or a number to take along, and what became of its printing. "Handed over" is not
// "printed": the code and the QR stay in sight whatever the printer says.
import type { TouchPostingDetail } from '../../../electron/contract/views.ts'
import type { PrintOutcome } from '../../shared/printing.ts'
import type { Part } from './part.ts'

export type Paper = 'slip' | 'agreement'

/** So many papers a turn are enough for anybody; a child that presses everything must not empty the tray. */
export const mostPrints = 4

export type Printing = { at: 'ready' } | { at: 'printing' } | { at: 'ended'; outcome: PrintOutcome }

export function createPapers({ printer, now, get, set, open }: Part) {
  return {
    showPaper(paper: Paper, posting: TouchPostingDetail): void {
      set({ printing: { at: 'ready' } })
      open({ at: 'paper', paper, posting, madeAt: now().toISOString() })
    },
    /** On a page that can be printed beside what it is there for. */
    readyPrinter(): void {
      if (get().printing.at === 'ended') set({ printing: { at: 'ready' } })
    },
    /** Hands the paper over once; a second press while it is on its way does nothing. */
    async printPaper(): Promise<void> {
      const { printing, prints } = get()
      if (printing.at === 'printing' || prints >= mostPrints) return
      const { view } = get()
      set({ printing: { at: 'printing' }, prints: prints + 1 })
      const outcome = await printer.print()
      // What never reached the printer cost no paper.
      if (outcome === 'absent') set({ prints: get().prints - 1 })
      if (get().view === view) set({ printing: { at: 'ended', outcome } })
      else if (get().printing.at === 'printing') set({ printing: { at: 'ready' } })
    },
  }
}
