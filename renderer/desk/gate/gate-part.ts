// Who is in front of the desk: nobody yet (first run), somebody who must unlock it, or a clerk. A PIN is never kept here.
import type { StaffMember } from '../../../db/model/staff.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Kit } from '../kit.ts'

export type Entry =
  | { step: 'typing' }
  | { step: 'sending' }
  /** `until`: when the next PIN is taken, in milliseconds of this machine's clock; null where at once. */
  | { step: 'refused'; problem: Problem; until: number | null }

export type GateState =
  | { state: 'asking' }
  | { state: 'first-run'; entry: Entry }
  | { state: 'locked'; names: StaffMember[]; chosenId: string | null; entry: Entry }
  | { state: 'open'; staff: StaffMember }

type Events = {
  onOpen(staff: StaffMember): void
  /** Clears what is personal at once and resolves when what was typed is written down. */
  onLock(staff: StaffMember): Promise<void>
}

const typing: Entry = { step: 'typing' }

export function createGatePart(kit: Kit, { onOpen, onLock }: Events) {
  let names: StaffMember[] = []
  let lastId: string | null = null
  /** The lock under way: nobody unlocks before it has written everything down. */
  let locking: Promise<void> = Promise.resolve()
  let cancelWait = () => {}

  function locked(entry: Entry): GateState {
    const chosen = names.find(name => name.id === lastId) ?? (names.length === 1 ? names[0] : undefined)
    return { state: 'locked', names, chosenId: chosen?.id ?? null, entry }
  }

  async function readNames(): Promise<void> {
    const reply = await kit.client.call('staff.isSetUp', {})
    if (!reply.ok) {
      if (kit.get().gate.state === 'asking') cancelWait = kit.tools.schedule(() => void readNames(), 1_000)
      return
    }
    names = reply.value.names
    const { gate } = kit.get()
    if (gate.state === 'open') return
    if (!reply.value.isSetUp) {
      if (gate.state !== 'first-run') kit.set({ gate: { state: 'first-run', entry: typing } })
    } else if (gate.state === 'locked') {
      kit.set({ gate: { ...gate, names, chosenId: names.some(n => n.id === gate.chosenId) ? gate.chosenId : null } })
    } else kit.set({ gate: locked(typing) })
  }

  function open({ session, staff }: { session: string; staff: StaffMember }): void {
    lastId = staff.id
    kit.client.setSession(session)
    if (!names.some(name => name.id === staff.id)) names = [...names, staff]
    kit.set({ gate: { state: 'open', staff } })
    onOpen(staff)
  }

  function setEntry(entry: Entry): void {
    const { gate } = kit.get()
    if (gate.state === 'locked' || gate.state === 'first-run') kit.set({ gate: { ...gate, entry } })
  }

  function refuse(problem: Problem): void {
    const seconds = problem.code === 'too-many-attempts' ? Number(problem.details?.seconds ?? 0) : 0
    const until = seconds > 0 ? kit.tools.now().getTime() + seconds * 1000 : null
    setEntry({ step: 'refused', problem, until })
    cancelWait()
    if (until !== null) cancelWait = kit.tools.schedule(() => setEntry(typing), seconds * 1000)
    if (problem.code === 'already-set-up' || problem.code === 'not-found') void readNames()
  }

  return {
    readNames,

    /** The first run: makes the head of station. */
    async setUp(name: string, pin: string): Promise<void> {
      const { gate } = kit.get()
      if (gate.state !== 'first-run' || gate.entry.step === 'sending') return
      setEntry({ step: 'sending' })
      const reply = await kit.client.call('staff.setUp', { id: kit.makeId(), name, pin })
      if (reply.ok) open(reply.value)
      else refuse(reply.problem)
    },

    choose(id: string): void {
      const { gate } = kit.get()
      if (gate.state !== 'locked' || gate.chosenId === id) return
      cancelWait()
      kit.set({ gate: { ...gate, chosenId: id, entry: typing } })
    },

    async unlock(pin: string): Promise<void> {
      const { gate } = kit.get()
      if (gate.state !== 'locked' || gate.chosenId === null || gate.entry.step === 'sending') return
      if (gate.entry.step === 'refused' && gate.entry.until !== null) return
      setEntry({ step: 'sending' })
      await locking
      const reply = await kit.client.call('staff.unlock', { id: gate.chosenId, pin })
      if (reply.ok) open(reply.value)
      else refuse(reply.problem)
    },

    /** Hides everything at once; drafts are written down and the session ended behind it. */
    lock(): Promise<void> {
      const { gate } = kit.get()
      if (gate.state !== 'open') return locking
      kit.set({ gate: locked(typing) })
      locking = onLock(gate.staff).then(async () => {
        await kit.client.call('staff.lock', {})
        kit.client.setSession(null)
      })
      return locking
    },

    stop: () => cancelWait(),
  }
}
