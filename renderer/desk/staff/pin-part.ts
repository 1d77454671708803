// One's own PIN, changed by the present one. PINs are never kept here.
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'

export type PinState =
  | { step: 'editing' }
  | { step: 'saving' }
  | { step: 'saved' }
  | { step: 'refused'; problem: Problem }

export const initialPin: PinState = { step: 'editing' }

export function createPinPart(kit: Kit) {
  return {
    /** @returns whether it was changed, so that the form may be emptied */
    async change(pin: string, next: string): Promise<boolean> {
      if (kit.get().pin.step === 'saving') return false
      kit.set({ pin: { step: 'saving' } })
      const reply = await kit.ask('staff.changePin', { pin, next })
      if (kit.get().gate.state === 'open')
        kit.set({ pin: reply.ok ? { step: 'saved' } : { step: 'refused', problem: reply.problem } })
      return reply.ok
    },
    edit(): void {
      if (kit.get().pin.step !== 'saving') kit.set({ pin: initialPin })
    },
  }
}
