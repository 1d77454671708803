// The search of postings in the top bar: characters, pinyin, first letters or a short code; one posting shown whole.
import type { Problem } from '../../../electron/contract/problem.ts'
import type { TouchPosting, TouchPostingDetail } from '../../../electron/contract/views.ts'
import type { Kit } from '../kit.ts'

export type FindState =
  | { state: 'closed' }
  | { state: 'searching'; text: string }
  | { state: 'found'; text: string; total: number; rows: readonly TouchPosting[] }
  | { state: 'failed'; text: string; problem: Problem }
  | { state: 'shown'; text: string; detail: TouchPostingDetail }

export const initialFind: FindState = { state: 'closed' }

const delayMs = 120
const findLimit = 8

export function createFindPart(kit: Kit) {
  let cancel = () => {}
  let asked = 0

  async function search(text: string): Promise<void> {
    asked += 1
    const mine = asked
    const reply = await kit.ask('postings.search', { text, limit: findLimit })
    if (mine !== asked || kit.get().find.state === 'closed') return
    kit.set({
      find: reply.ok ? { state: 'found', text, ...reply.value } : { state: 'failed', text, problem: reply.problem },
    })
  }

  function close(): void {
    cancel()
    asked += 1
    kit.set({ find: initialFind })
  }

  return {
    close,
    type(text: string): void {
      cancel()
      if (text.trim() === '') {
        close()
        return
      }
      const { find } = kit.get()
      // The rows of the last answer stay until the next one is there: nothing flickers.
      kit.set({ find: find.state === 'found' ? { ...find, text } : { state: 'searching', text } })
      cancel = kit.tools.schedule(() => void search(text), delayMs)
    },
    async open(id: string): Promise<void> {
      const { find } = kit.get()
      if (find.state === 'closed') return
      const { text } = find
      const reply = await kit.ask('postings.get', { id })
      if (kit.get().find.state === 'closed') return
      kit.set({
        find: reply.ok
          ? { state: 'shown', text, detail: reply.value }
          : { state: 'failed', text, problem: reply.problem },
      })
    },
    /** From one posting back to the list. */
    async back(): Promise<void> {
      const { find } = kit.get()
      if (find.state === 'closed') return
      kit.set({ find: { state: 'searching', text: find.text } })
      await search(find.text)
    },
  }
}
