// The way to the centre at the desk: what waits, by kind, and what was refused, one of it in front.
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { RefusedView } from '../../../electron/contract/desk-sync.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'

export const pageSize = 50

export type SyncPartState = {
  kinds: OutputOf<'desk', 'sync.kinds'>['rows'] | null
  refused: OutputOf<'desk', 'sync.refused'> | null
  problem: Problem | null
  offset: number
  chosen: null | {
    row: RefusedView
    step: 'shown' | 'sending' | 'sent'
    /** Of an interest, once it was opened; typed over to put it right. */
    number: string | null
    problem: Problem | null
  }
}

export const initialSyncPart: SyncPartState = { kinds: null, refused: null, problem: null, offset: 0, chosen: null }

export function createSyncPart(kit: Kit) {
  const get = () => kit.get().outbox
  const patch = (change: Partial<SyncPartState>) => kit.set({ outbox: { ...get(), ...change } })
  let asked = 0

  async function read(): Promise<void> {
    asked += 1
    const mine = asked
    const [kinds, refused] = await Promise.all([
      kit.ask('sync.kinds', {}),
      kit.ask('sync.refused', { limit: pageSize, offset: get().offset }),
    ])
    if (mine !== asked || kit.get().gate.state !== 'open') return
    if (!kinds.ok || !refused.ok) {
      patch({ problem: kinds.ok ? (refused.ok ? null : refused.problem) : kinds.problem })
      return
    }
    patch({ kinds: kinds.value.rows, refused: refused.value, problem: null })
  }

  /** One act on what is in front; the list is read again. */
  async function act(work: (row: RefusedView) => Promise<Problem | null>): Promise<void> {
    const { chosen } = get()
    if (chosen?.step !== 'shown') return
    patch({ chosen: { ...chosen, step: 'sending', problem: null } })
    const problem = await work(chosen.row)
    const now = get().chosen
    if (now?.row === chosen.row) patch({ chosen: { ...now, step: problem ? 'shown' : 'sent', problem } })
    await read()
  }

  return {
    read,
    choose: (row: RefusedView) => patch({ chosen: { row, step: 'shown', number: null, problem: null } }),
    close: () => patch({ chosen: null }),

    async turnPage(by: -1 | 1): Promise<void> {
      const offset = get().offset + by * pageSize
      if (offset < 0 || offset >= (get().refused?.total ?? 0)) return
      patch({ offset, chosen: null })
      await read()
    },

    resend: () =>
      act(async ({ kind, id }) => {
        const reply = await kit.ask('sync.resend', { kind, id })
        return reply.ok ? null : reply.problem
      }),

    /** Shows the number of an interest; the look stands in the log before it is shown. */
    async open(): Promise<void> {
      const { chosen } = get()
      if (chosen?.row.kind !== 'interest' || chosen.row.isErasure || chosen.number !== null) return
      const reply = await kit.ask('interests.open', { id: chosen.row.id })
      const now = get().chosen
      if (now?.row !== chosen.row) return
      patch({ chosen: reply.ok ? { ...now, number: reply.value.number } : { ...now, problem: reply.problem } })
    },

    type(number: string): void {
      const { chosen } = get()
      if (chosen) patch({ chosen: { ...chosen, number, problem: null } })
    },

    mend: () =>
      act(async ({ id }) => {
        const reply = await kit.ask('interests.mend', { id, number: get().chosen?.number ?? '' })
        return reply.ok ? null : reply.problem
      }),

    /** The screen is locked: what was read goes. */
    leave(): void {
      asked += 1
      kit.set({ outbox: initialSyncPart })
    },
  }
}
