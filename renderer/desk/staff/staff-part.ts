// The people who may use the desk, for the head of station: a list, one more clerk, and who is shut out. PINs are never kept here.
import type { StaffRole } from '../../../db/model/staff.ts'
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'

export type StaffState = {
  rows: OutputOf<'desk', 'staff.list'>['rows'] | null
  adding:
    | { step: 'editing' }
    | { step: 'saving' }
    | { step: 'saved'; name: string }
    | { step: 'refused'; problem: Problem }
  /** The colleague in front; shut out or let in only after it was asked. */
  chosen: null | { id: string; step: 'shown' | 'asked' | 'saving' | 'done'; problem: Problem | null }
}

export const initialStaff: StaffState = { rows: null, adding: { step: 'editing' }, chosen: null }

export function createStaffPart(kit: Kit) {
  const patch = (change: Partial<StaffState>) => kit.set({ staff: { ...kit.get().staff, ...change } })

  async function read(): Promise<void> {
    const reply = await kit.ask('staff.list', {})
    if (reply.ok && kit.get().gate.state === 'open') patch({ rows: reply.value.rows })
  }

  return {
    read,
    /** @returns whether the clerk was added, so that the form may be emptied */
    async add({ name, role, pin }: { name: string; role: StaffRole; pin: string }): Promise<boolean> {
      if (kit.get().staff.adding.step === 'saving') return false
      patch({ adding: { step: 'saving' } })
      const reply = await kit.ask('staff.add', { id: kit.makeId(), name, role, pin })
      if (kit.get().gate.state !== 'open') return reply.ok
      patch({
        adding: reply.ok ? { step: 'saved', name: reply.value.name } : { step: 'refused', problem: reply.problem },
      })
      if (reply.ok) await read()
      return reply.ok
    },
    choose: (id: string) => patch({ chosen: { id, step: 'shown', problem: null } }),
    close: () => patch({ chosen: null }),
    askToggle(): void {
      const { chosen } = kit.get().staff
      if (chosen && chosen.step !== 'saving') patch({ chosen: { ...chosen, step: 'asked', problem: null } })
    },
    keep(): void {
      const { chosen } = kit.get().staff
      if (chosen?.step === 'asked') patch({ chosen: { ...chosen, step: 'shown' } })
    },
    /** Shuts the colleague in front out, or lets them in again. */
    async toggle(): Promise<void> {
      const { chosen, rows } = kit.get().staff
      const member = rows?.find(row => row.id === chosen?.id)
      if (!member || chosen?.step !== 'asked') return
      patch({ chosen: { ...chosen, step: 'saving' } })
      const reply = await kit.ask('staff.setActive', { id: member.id, isActive: !member.isActive })
      if (reply.ok) await read()
      if (kit.get().gate.state !== 'open' || kit.get().staff.chosen?.id !== member.id) return
      patch({
        chosen: { id: member.id, step: reply.ok ? 'done' : 'shown', problem: reply.ok ? null : reply.problem },
      })
    },
    edit(): void {
      const { adding } = kit.get().staff
      if (adding.step === 'saved' || adding.step === 'refused') patch({ adding: { step: 'editing' } })
    },
  }
}
