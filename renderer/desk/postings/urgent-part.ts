// Urgent wishes of clerks that wait for the head of station (待批急单).
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'

export type WaitingRow = OutputOf<'desk', 'postings.waitingUrgent'>['rows'][number]
export type UrgentState = {
  rows: readonly WaitingRow[]
  /** The one being refused, and the word so far. */
  refusing: { id: string; word: string; isMissing: boolean } | null
  problem: Problem | null
  said: { title: string; isApproved: boolean } | null
}

export const initialUrgent: UrgentState = { rows: [], refusing: null, problem: null, said: null }

export function createUrgentPart(kit: Kit, { onDecided }: { onDecided: () => void }) {
  const patch = (change: Partial<UrgentState>) => kit.set({ urgent: { ...kit.get().urgent, ...change } })

  async function read(): Promise<void> {
    const { gate } = kit.get()
    if (gate.state !== 'open' || gate.staff.role !== 'head') return
    const reply = await kit.ask('postings.waitingUrgent', {})
    if (kit.get().gate.state === 'open') patch(reply.ok ? { rows: reply.value.rows } : { problem: reply.problem })
  }

  async function decide(
    { id, title }: Pick<WaitingRow, 'id' | 'title'>,
    isApproved: boolean,
    word: string,
  ): Promise<void> {
    const reply = await kit.ask('postings.decideUrgent', { id, isApproved, word })
    patch(reply.ok ? { refusing: null, problem: null } : { problem: reply.problem })
    await read()
    if (reply.ok && kit.get().gate.state === 'open') patch({ said: { title, isApproved } })
    onDecided()
  }

  return {
    read,
    approve: (row: WaitingRow) => decide(row, true, ''),
    refuse: (row: WaitingRow) => patch({ refusing: { id: row.id, word: '', isMissing: false }, said: null }),
    typeWord: (word: string) => {
      const { refusing } = kit.get().urgent
      if (refusing) patch({ refusing: { ...refusing, word, isMissing: false } })
    },
    async sendRefusal(): Promise<void> {
      const { refusing, rows } = kit.get().urgent
      const row = rows.find(({ id }) => id === refusing?.id)
      if (!refusing || !row) return
      if (refusing.word.trim() === '') return patch({ refusing: { ...refusing, isMissing: true } })
      await decide(row, false, refusing.word)
    },
    keep: () => patch({ refusing: null }),
    leave: () => kit.set({ urgent: initialUrgent }),
  }
}
