// Numbers at the desk: which desk this is, who waits, who was called; calling the next, again, out of turn, and closing.
import type { Problem } from '../../../electron/contract/problem.ts'
import type { QueueRow } from '../../../electron/contract/views.ts'
import type { Kit } from '../kit.ts'
import { createNewestRead } from '../newest-read.ts'

export type NumbersState = {
  /** Which desk this is; null until it was chosen. It stays while the same person works here. */
  desk: number | null
  list:
    | { state: 'reading' }
    | { state: 'ready'; rows: readonly QueueRow[]; waiting: number }
    | { state: 'failed'; problem: Problem }
  /** A number taken out of the list; null: the one that was called last here. */
  chosenId: string | null
  isActing: boolean
  /** What was done last, or why it could not be. */
  said:
    | null
    | { act: 'called' | 'given' | 'served' | 'missed' | 'waiting'; text: string }
    | { act: 'nobody' | 'no-desk' }
    /** Another desk had called the number first, perhaps at another machine of the site: `desk` has it. */
    | { act: 'taken'; text: string; desk: number }
    | { act: 'failed'; problem: Problem }
}

export const initialNumbers: NumbersState = {
  desk: null,
  list: { state: 'reading' },
  chosenId: null,
  isActing: false,
  said: null,
}

/** A second press so soon is a slip: nobody has come and gone, and whoever was called would count as served. */
export const nextRestMs = 1_000

const rowsOf = ({ list }: NumbersState): readonly QueueRow[] => (list.state === 'ready' ? list.rows : [])

/** The number called last at this desk and not closed yet. */
export function currentOf(state: NumbersState): QueueRow | null {
  const mine = rowsOf(state).filter(row => row.state === 'called' && row.desk === state.desk && row.calledAt !== null)
  return mine.sort((a, b) => Date.parse(b.calledAt ?? '') - Date.parse(a.calledAt ?? ''))[0] ?? null
}

/** What the buttons are about: the number taken out of the list, otherwise the one being served. */
export function targetOf(state: NumbersState): QueueRow | null {
  return rowsOf(state).find(row => row.id === state.chosenId) ?? currentOf(state)
}

/** Whose turn it is. */
export const nextOf = (state: NumbersState): QueueRow | null =>
  rowsOf(state).find(row => row.state === 'waiting') ?? null

export function createNumbersPart(kit: Kit) {
  const patch = (change: Partial<NumbersState>) => kit.set({ numbers: { ...kit.get().numbers, ...change } })
  let calledNextAt = Number.NEGATIVE_INFINITY
  /** What this desk has called and not closed. */
  let calledId: string | null = null

  const list = createNewestRead(
    () => kit.ask('numbers.list', {}),
    reply => {
      if (kit.get().gate.state !== 'open') return
      patch({ list: reply.ok ? { state: 'ready', ...reply.value } : { state: 'failed', problem: reply.problem } })
      if (reply.ok) sayTaken(reply.value.rows)
    },
  )
  const read = async () => {
    if (kit.site.numbers.isOffered) await list.read()
  }

  /** Two desks called one number: whoever was later is told, and need not wait for anybody. */
  function sayTaken(rows: readonly QueueRow[]): void {
    const state = kit.get().numbers
    calledId ??= currentOf(state)?.id ?? null
    const row = rows.find(({ id }) => id === calledId)
    if (!row || row.state === 'waiting' || row.desk === null || row.desk === state.desk) return
    calledId = null
    calledNextAt = Number.NEGATIVE_INFINITY
    patch({ said: { act: 'taken', text: row.text, desk: row.desk } })
  }

  /** Does one thing at a time; the list is read again, and what came of it is said. */
  async function act(work: () => Promise<NumbersState['said']>): Promise<void> {
    if (kit.get().numbers.isActing) return
    patch({ isActing: true, said: null })
    const said = await work()
    await read()
    if (kit.get().gate.state !== 'open') return
    const { said: heard } = kit.get().numbers
    patch({ isActing: false, said: heard?.act === 'taken' ? heard : said })
  }

  function deskOrSay(): number | null {
    const { desk } = kit.get().numbers
    if (desk === null) patch({ said: { act: 'no-desk' } })
    return desk
  }

  return {
    read,

    chooseDesk(desk: number): void {
      calledId = null
      patch({ desk, said: null, chosenId: null })
    },

    choose: (chosenId: string | null) => patch({ chosenId, said: null }),

    /** @returns false where this desk has no number yet, which has to be chosen first */
    async callNext(): Promise<boolean> {
      const desk = deskOrSay()
      if (desk === null) return false
      const now = kit.tools.now().getTime()
      if (now - calledNextAt < nextRestMs) return true
      calledNextAt = now
      await act(async () => {
        const reply = await kit.ask('numbers.callNext', { desk })
        if (!reply.ok) return { act: 'failed', problem: reply.problem }
        patch({ chosenId: null })
        calledId = reply.value.row?.id ?? null
        return reply.value.row ? { act: 'called', text: reply.value.row.text } : { act: 'nobody' }
      })
      return true
    },

    /** Calls the number in front again, or one out of the list. */
    async call(): Promise<void> {
      const target = targetOf(kit.get().numbers)
      const desk = deskOrSay()
      if (!target || desk === null) return
      await act(async () => {
        const reply = await kit.ask('numbers.call', { id: target.id, desk })
        if (!reply.ok) return { act: 'failed', problem: reply.problem }
        patch({ chosenId: null })
        calledId = target.id
        return { act: 'called', text: reply.value.text }
      })
    },

    async close(state: 'served' | 'missed' | 'waiting'): Promise<void> {
      const target = targetOf(kit.get().numbers)
      if (!target || target.state === state) return
      await act(async () => {
        const reply = await kit.ask('numbers.close', { id: target.id, state })
        if (!reply.ok) return { act: 'failed', problem: reply.problem }
        patch({ chosenId: null })
        if (calledId === target.id) calledId = null
        return { act: state, text: reply.value.text }
      })
    },

    /** Gives the next number to somebody who did not take one. */
    async give(): Promise<void> {
      await act(async () => {
        const reply = await kit.ask('numbers.give', { id: kit.makeId() })
        return reply.ok ? { act: 'given', text: reply.value.text } : { act: 'failed', problem: reply.problem }
      })
    },

    /** The screen is locked: which desk this is stays, what was chosen goes. */
    leave: () => kit.set({ numbers: { ...initialNumbers, desk: kit.get().numbers.desk } }),

    /** Another person works here now. Where there is one desk only, it is that one. */
    forget(): void {
      calledId = null
      kit.set({ numbers: { ...initialNumbers, desk: kit.site.numbers.desks === 1 ? 1 : null } })
    },
  }
}
