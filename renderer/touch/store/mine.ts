// "My registration": a receipt code is typed, and where it stands is told; for ten minutes it can be replaced or withdrawn. What is
// in it never comes here.
import type { Problem } from '../../../electron/contract/problem.ts'
import type { OwnState } from '../../../electron/contract/views.ts'
import type { Part } from './part.ts'

export type Mine = {
  /** Letters and digits of the code, without the hyphen; at most eight. */
  code: string
  status:
    | { at: 'typing' }
    | { at: 'asking' }
    | { at: 'known'; own: OwnState }
    /** Withdrawing is asked about once more. */
    | { at: 'sure'; own: OwnState }
    | { at: 'withdrawing'; own: OwnState }
    | { at: 'refused'; problem: Problem; own: OwnState | null }
}

/** The letters of receipt codes: none that is read for another one. */
const codeLetters = '34679ACDEFGHJKMNPQRTUVWXY'
export const codeLength = 8

/** `K7MD9QXE` → `K7MD-9QXE`; half a code stays half. */
export const writtenCode = (code: string): string => (code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code)

export function createMine({ client, get, set, open, change }: Part) {
  async function ask(): Promise<void> {
    const { mine } = get()
    if (mine?.code.length !== codeLength || mine.status.at === 'asking' || mine.status.at === 'withdrawing') return
    const { code } = mine
    set({ mine: { code, status: { at: 'asking' } } })
    const reply = await client.call('registrations.state', { code: writtenCode(code) })
    if (get().mine?.code !== code) return
    set({
      mine: {
        code,
        status: reply.ok ? { at: 'known', own: reply.value } : { at: 'refused', problem: reply.problem, own: null },
      },
    })
  }

  const isBusy = () => {
    const at = get().mine?.status.at
    return at === 'asking' || at === 'withdrawing'
  }

  return {
    showMine(): void {
      set({ mine: { code: '', status: { at: 'typing' } } })
      open({ at: 'mine' })
    },
    /** From a receipt, whose code need not be typed. There is no way back to it. */
    showMineOf(code: string): void {
      set({ mine: { code: code.replace('-', ''), status: { at: 'typing' } } })
      change({ at: 'mine' })
      void ask()
    },
    typeCode(letter: string): void {
      const { mine } = get()
      const typed = letter.toUpperCase()
      if (!mine || isBusy() || mine.code.length >= codeLength || !codeLetters.includes(typed) || typed === '') return
      set({ mine: { code: mine.code + typed, status: { at: 'typing' } } })
    },
    eraseCode(): void {
      const { mine } = get()
      if (mine && !isBusy()) set({ mine: { code: mine.code.slice(0, -1), status: { at: 'typing' } } })
    },
    clearCode(): void {
      if (!isBusy()) set({ mine: { code: '', status: { at: 'typing' } } })
    },
    askMine: ask,
    /** First asks whether it is meant; `false` leaves everything as it is. */
    wishWithdrawal(isWished: boolean): void {
      const { mine } = get()
      const own = mine && 'own' in mine.status ? mine.status.own : null
      if (mine && own && !isBusy()) set({ mine: { ...mine, status: { at: isWished ? 'sure' : 'known', own } } })
    },
    async withdrawMine(): Promise<void> {
      const { mine } = get()
      if (mine?.status.at !== 'sure') return
      const { code } = mine
      const { own } = mine.status
      set({ mine: { code, status: { at: 'withdrawing', own } } })
      const reply = await client.call('registrations.withdraw', { code: writtenCode(code) })
      if (get().mine?.code !== code) return
      set({
        mine: {
          code,
          status: reply.ok ? { at: 'known', own: reply.value } : { at: 'refused', problem: reply.problem, own },
        },
      })
    },
  }
}
