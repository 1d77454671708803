// The log for the head of station: who did or looked at what, filtered, and whether its chain is whole.
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'

export const pageSize = 100

export type LogState = {
  /** What is typed: the id of a person or thing; empty: all. */
  subject: string
  staffId: string
  /** A market day; empty: all. */
  day: string
  offset: number
  staff: OutputOf<'desk', 'staff.list'>['rows']
  list:
    | { state: 'reading' }
    | ({ state: 'ready' } & OutputOf<'desk', 'audit.list'>)
    | { state: 'failed'; problem: Problem }
  isChecking: boolean
}

export const initialLog: LogState = {
  subject: '',
  staffId: '',
  day: '',
  offset: 0,
  staff: [],
  list: { state: 'reading' },
  isChecking: false,
}

export function createLogPart(kit: Kit) {
  const get = () => kit.get().log
  const patch = (change: Partial<LogState>) => kit.set({ log: { ...get(), ...change } })
  let asked = 0

  async function read(): Promise<void> {
    asked += 1
    const mine = asked
    const { subject, staffId, day, offset } = get()
    const filter = { ...(subject.trim() ? { subject } : {}), ...(staffId ? { staffId } : {}), ...(day ? { day } : {}) }
    const [reply, staff] = await Promise.all([
      kit.ask('audit.list', { ...filter, limit: pageSize, offset }),
      kit.ask('staff.list', {}),
    ])
    if (mine !== asked || kit.get().gate.state !== 'open') return
    patch({
      list: reply.ok ? { state: 'ready', ...reply.value } : { state: 'failed', problem: reply.problem },
      ...(staff.ok ? { staff: staff.value.rows } : {}),
    })
  }

  return {
    read,

    async filter(change: Partial<Pick<LogState, 'subject' | 'staffId' | 'day'>>): Promise<void> {
      patch({ ...change, offset: 0 })
      await read()
    },

    async turnPage(by: -1 | 1): Promise<void> {
      const { offset, list } = get()
      const next = offset + by * pageSize
      if (next < 0 || list.state !== 'ready' || next >= list.total) return
      patch({ offset: next })
      await read()
    },

    /** Checks the chain from the first line on. */
    async check(): Promise<void> {
      if (get().isChecking) return
      patch({ isChecking: true })
      const reply = await kit.ask('audit.verify', {})
      if (kit.get().gate.state !== 'open') return
      patch({ isChecking: false, ...(reply.ok ? {} : { list: { state: 'failed', problem: reply.problem } }) })
      if (reply.ok) await read()
    },

    /** The screen is locked: what was read goes. */
    leave(): void {
      asked += 1
      kit.set({ log: initialLog })
    },
  }
}
