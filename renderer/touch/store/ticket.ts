// A number for the desks: one for each turn, however often it is asked for. It names nobody.
import { makeUuidV7 } from '../../../db/model/ids.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { TakenNumber } from '../../../electron/contract/views.ts'
import type { Part } from './part.ts'

export type Ticket = {
  /** Made when the page is opened: whatever is sent again is the same number. */
  id: string
  status:
    | { at: 'ready' }
    | { at: 'sending' }
    | { at: 'taken'; taken: TakenNumber }
    | { at: 'refused'; problem: Problem }
}

export function createTicketing({ client, now, randomBytes, get, set, open }: Part) {
  async function readWaiting(): Promise<void> {
    if (get().view.at !== 'number') return
    const reply = await client.call('numbers.waiting', {})
    if (reply.ok) set({ waiting: reply.value.waiting })
  }

  return {
    readWaiting,
    /** Opens the page; somebody who has a number already sees it again. */
    showNumber(): void {
      const id = makeUuidV7(now().getTime(), randomBytes(10))
      set({ ticket: get().ticket ?? { id, status: { at: 'ready' } } })
      open({ at: 'number' })
      void readWaiting()
    },
    /** Takes the number once, however often it is pressed. */
    async takeNumber(): Promise<void> {
      const { ticket } = get()
      if (!ticket || ticket.status.at === 'sending' || ticket.status.at === 'taken') return
      set({ ticket: { ...ticket, status: { at: 'sending' } } })
      const reply = await client.call('numbers.take', { id: ticket.id })
      // Wiped meanwhile: nobody is there to read it.
      if (get().ticket?.id !== ticket.id) return
      const status: Ticket['status'] = reply.ok
        ? { at: 'taken', taken: reply.value }
        : { at: 'refused', problem: reply.problem }
      set({ ticket: { ...ticket, status } })
    },
  }
}
