// Takes one registration after the other: checks while typing, writes the draft down, saves, and clears for the next person.
import { isLandline, normalizePhone } from '../../../db/model/id-number.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Receipt, RegistrationRow } from '../../../electron/contract/views.ts'
import { fieldCodesOf } from '../../shared/words.ts'
import { createDraftKeeper, type DraftState } from '../draft-keeper.ts'
import type { Kit } from '../kit.ts'
import {
  checkNumber,
  checkRegistration,
  emptyRegistration,
  faultsOfHost,
  type RegistrationFaults,
  type RegistrationField,
  type RegistrationForm,
  registrationForm,
  toRegistration,
} from './registration-form.ts'

export type RegisterState =
  /** Locked, or the draft has not come back from the host yet: nothing can be typed over it. */
  | { step: 'restoring' }
  | (Typed & { step: 'editing' | 'saving' })
  | (Typed & { step: 'refused'; problem: Problem | null })
  /** The form is empty for the next person; the receipt stands until something is typed. */
  | (Typed & { step: 'saved'; receipt: Receipt })

type Typed = {
  form: RegistrationForm
  faults: RegistrationFaults
  /** Fields whose faults are shown: left once, or all after an attempt to save. */
  shown: readonly RegistrationField[] | 'all'
  draft: DraftState
  known: readonly RegistrationRow[]
  /** Grows with each attempt that was refused, so that the page leads to the first fault again. */
  attempts: number
}

export const initialRegister: RegisterState = { step: 'restoring' }

const knownDelayMs = 300
const restoreAgainMs = 2_000
export const mostKinds = 3

export function createRegisterPart(kit: Kit) {
  /** What could not be written down when the screen was locked: for this person alone, in memory only. */
  let held: { staffId: string; form: RegistrationForm } | null = null
  let cancelKnown = () => {}
  let cancelRestore = () => {}

  const keeper = createDraftKeeper({
    schedule: kit.tools.schedule,
    async save(body) {
      const reply = await kit.ask('drafts.save', { form: 'registration', body })
      return reply.ok ? reply.value.savedAt : null
    },
    onState(draft) {
      const { register } = kit.get()
      if (register.step !== 'restoring') kit.set({ register: { ...register, draft } })
    },
  })

  function begin(form: RegistrationForm, draft: DraftState): Typed & { step: 'editing' } {
    const faults = checkRegistration(form, kit.today())
    return { step: 'editing', form, faults, shown: [], draft, known: [], attempts: 0 }
  }

  function edit(patch: Partial<RegistrationForm>): void {
    const { register } = kit.get()
    if (register.step === 'restoring' || register.step === 'saving') return
    const form = { ...register.form, ...patch }
    // A number with an area code is a landline: one key less for the clerk.
    if (patch.number !== undefined && form.contactKind === 'mobile' && isLandline(patch.number))
      form.contactKind = 'landline'
    const { shown, draft, attempts } = register
    const known = patch.number === undefined && patch.contactKind === undefined ? register.known : []
    const faults = checkRegistration(form, kit.today())
    kit.set({ register: { step: 'editing', form, faults, shown, draft, known, attempts } })
    keeper.change(form)
    if (patch.number !== undefined || patch.contactKind !== undefined) askKnown(form)
  }

  /** Says whether this number was here before. Asked a moment after the last digit; an answer that comes late is dropped. */
  function askKnown(form: RegistrationForm): void {
    cancelKnown()
    if (checkNumber(form).state !== 'ok') return
    const contact = { kind: form.contactKind, number: normalizePhone(form.number) }
    cancelKnown = kit.tools.schedule(async () => {
      const reply = await kit.ask('registrations.checkContact', { contact })
      const { register } = kit.get()
      if (!reply.ok || register.step === 'restoring' || register.form.id !== form.id) return
      if (normalizePhone(register.form.number) === contact.number)
        kit.set({ register: { ...register, known: reply.value.known } })
    }, knownDelayMs)
  }

  function refuse(problem: Problem | null, hostFaults: RegistrationFaults = {}): void {
    const { register } = kit.get()
    if (register.step === 'restoring') return
    const { form, faults, draft, known, attempts } = register
    const all = { ...faults, ...hostFaults }
    const next = { form, faults: all, shown: 'all', draft, known, attempts: attempts + 1 } as const
    kit.set({ register: { ...next, step: 'refused', problem } })
  }

  return {
    edit,
    flush: () => keeper.flush(),

    /** A field was left: its fault is shown from now on, and the draft written at once. */
    leaveField(field: RegistrationField): void {
      const { register } = kit.get()
      if (register.step === 'restoring') return
      // The form of the person before was left by saving it.
      if (register.step === 'saved') return
      const { shown } = register
      if (shown !== 'all' && !shown.includes(field)) kit.set({ register: { ...register, shown: [...shown, field] } })
      void keeper.flush()
    },

    addKind(code: string): void {
      const { register } = kit.get()
      if (register.step === 'restoring') return
      const { kinds } = register.form
      if (kinds.includes(code) || kinds.length >= mostKinds) edit({ kindText: '' })
      else edit({ kinds: [...kinds, code], kindText: '' })
    },

    removeKind(code: string): void {
      const { register } = kit.get()
      if (register.step !== 'restoring') edit({ kinds: register.form.kinds.filter(kind => kind !== code) })
    },

    async save(): Promise<void> {
      const { register } = kit.get()
      if (register.step === 'restoring' || register.step === 'saving') return
      const { form } = register
      const faults = checkRegistration(form, kit.today())
      if (Object.keys(faults).length > 0) {
        void keeper.flush()
        return refuse(null, faults)
      }
      const { shown, draft, known, attempts } = register
      kit.set({ register: { step: 'saving', form, faults, shown, draft, known, attempts } })
      // A draft on its way must not arrive after the registration, which drops it.
      const isDraftSaved = await keeper.flush()
      const reply = await kit.ask('registrations.create', toRegistration(form, kit.site.noticeVersion))
      if (kit.get().register.step !== 'saving') {
        // Locked meanwhile. What was saved is saved; what was not comes back with the draft.
        if (reply.ok) held = null
        return
      }
      if (!reply.ok) {
        return refuse(reply.problem, faultsOfHost(fieldCodesOf(reply.problem)))
      }
      cancelKnown()
      await keeper.settle()
      // Its draft may have arrived late and after the registration.
      if (!isDraftSaved) await kit.ask('drafts.drop', { form: 'registration' })
      const next = { ...emptyRegistration(kit.makeId(), form.source), consentMeans: form.consentMeans }
      kit.set({ register: { ...begin(next, { step: 'none' }), step: 'saved', receipt: reply.value } })
    },

    /** Empties the form and its draft. */
    async clear(): Promise<void> {
      const { register } = kit.get()
      if (register.step === 'restoring' || register.step === 'saving') return
      const { form } = register
      kit.set({ register: begin(emptyRegistration(kit.makeId(), form.source), { step: 'none' }) })
      await keeper.settle()
      await kit.ask('drafts.drop', { form: 'registration' })
    },

    /** Brings back what this person had typed, and asks until the host has answered: nothing is typed over a draft. */
    async restore(staffId: string): Promise<void> {
      cancelRestore()
      if (held?.staffId === staffId) {
        const mine = held.form
        held = null
        kit.set({ register: begin(mine, { step: 'saving' }) })
        keeper.change(mine)
        return
      }
      const reply = await kit.ask('drafts.get', { form: 'registration' })
      const { gate, register } = kit.get()
      if (gate.state !== 'open' || gate.staff.id !== staffId || register.step !== 'restoring') return
      if (!reply.ok) {
        cancelRestore = kit.tools.schedule(() => void this.restore(staffId), restoreAgainMs)
        return
      }
      const draft = registrationForm.safeParse(reply.value.body)
      if (draft.success && reply.value.savedAt !== null) {
        kit.set({ register: begin(draft.data, { step: 'saved', at: reply.value.savedAt }) })
        askKnown(draft.data)
      } else kit.set({ register: begin(emptyRegistration(kit.makeId()), { step: 'none' }) })
    },

    /** Takes everything off the screen at once; resolves when it is written down or held for this person. */
    async leave(staffId: string): Promise<void> {
      cancelKnown()
      cancelRestore()
      const { register } = kit.get()
      if (register.step === 'restoring') return
      kit.set({ register: { step: 'restoring' } })
      if (!(await keeper.flush())) held = { staffId, form: register.form }
      await keeper.settle()
    },

    stop(): void {
      cancelKnown()
      cancelRestore()
      void keeper.settle()
    },
  }
}
