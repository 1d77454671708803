// Takes one registration after the other, or changes one that is stored: checks while typing, writes the draft down, saves, and
// clears for the next person.
import { isLandline, normalizePhone } from '../../../db/model/id-number.ts'
import { normalizeDocumentNumber } from '../../../db/model/identity-document.ts'
import type { InputOf, OutputOf } from '../../../electron/contract/api.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Receipt, RegistrationDetail } from '../../../electron/contract/views.ts'
import { fieldCodesOf } from '../../shared/words.ts'
import { createDraftKeeper, type DraftState } from '../draft-keeper.ts'
import type { Kit } from '../kit.ts'
import { isFullUsed } from './full-form.ts'
import {
  checkDocument,
  checkNumber,
  checkRegistration,
  emptyRegistration,
  faultsOfHost,
  formOf,
  kindOfTyped,
  type RegistrationFaults,
  type RegistrationField,
  type RegistrationForm,
  registrationForm,
  toRegistration,
} from './registration-form.ts'

export type Known = OutputOf<'desk', 'registrations.checkContact'>['known'][number]

/** A stored record beside the form, to be compared with what is being typed. */
export type Beside =
  | { id: string; state: 'reading' }
  | { id: string; state: 'shown'; detail: RegistrationDetail }
  | { id: string; state: 'failed'; problem: Problem }

export type RegisterState =
  /** Locked, or the draft has not come back from the host yet: nothing can be typed over it. */
  | { step: 'restoring' }
  | (Typed & { step: 'editing' | 'saving' })
  | (Typed & { step: 'refused'; problem: Problem | null })
  /** The form is ready for the next person; the receipt stands until something is typed. */
  | (Typed & { step: 'saved'; receipt: Receipt; isChange: boolean })

type Typed = {
  form: RegistrationForm
  /** The new person's form that was under way when a stored one was opened for changing; it comes back. */
  parked: RegistrationForm | null
  /** Whether the full part is shown. */
  isFull: boolean
  reader: 'idle' | 'reading' | Problem
  faults: RegistrationFaults
  /** Fields whose faults are shown: left once, or all after an attempt to save. */
  shown: readonly RegistrationField[] | 'all'
  draft: DraftState
  /** Who may be meant by what is typed. */
  known: readonly Known[]
  beside: Beside | null
  /** Grows with each attempt that was refused, so that the page leads to the first fault again. */
  attempts: number
}

export const initialRegister: RegisterState = { step: 'restoring' }

/** As kept in the draft: what is typed, and below it what was put aside. */
const draftBody = registrationForm.extend({ parked: registrationForm.nullable().default(null) })

const knownDelayMs = 300
const restoreAgainMs = 2_000
export const mostKinds = 3

export function createRegisterPart(kit: Kit) {
  /** What could not be written down when the screen was locked: for this person alone, in memory only. */
  let held: { staffId: string; form: RegistrationForm; parked: RegistrationForm | null } | null = null
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

  function begin(
    form: RegistrationForm,
    draft: DraftState,
    parked: RegistrationForm | null = null,
  ): Typed & { step: 'editing' } {
    const faults = checkRegistration(form, kit.today())
    const rest = { faults, shown: [], draft, known: [], beside: null, attempts: 0 } as const
    return { step: 'editing', form, parked, isFull: isFullUsed(form), reader: 'idle', ...rest }
  }

  /** What is typed, if it may be touched now. */
  function typed(): Typed | null {
    const { register } = kit.get()
    return register.step === 'restoring' || register.step === 'saving' ? null : toTyped(register)
  }

  function put(form: RegistrationForm, change: Partial<Typed> = {}): void {
    const now = typed()
    if (!now) return
    kit.set({
      register: { ...now, ...change, form, faults: checkRegistration(form, kit.today()), step: 'editing' },
    })
    keeper.change({ ...form, parked: now.parked })
  }

  function edit(patch: Partial<RegistrationForm>): void {
    const now = typed()
    if (!now) return
    const form = { ...now.form, ...patch }
    // A number with an area code is a landline, one that begins with 83 a residence permit: one key less for the clerk.
    if (patch.number !== undefined && form.contactKind === 'mobile' && isLandline(patch.number))
      form.contactKind = 'landline'
    if (patch.documentNumber !== undefined) form.documentKind = kindOfTyped(form)
    if (patch.readFields === undefined)
      form.readFields = form.readFields.filter(field => form[field] === now.form[field])
    put(form, patch.number === undefined && patch.documentNumber === undefined ? {} : { known: [] })
    if (identityFields.some(field => patch[field] !== undefined)) askKnown(form)
  }

  /** The question who may be meant; null while neither number nor document is whole. */
  function identityOf(form: RegistrationForm): InputOf<'desk', 'registrations.checkContact'> | null {
    const hasNumber = checkNumber(form).state === 'ok'
    const { state } = checkDocument(form, kit.today())
    const hasDocument = state === 'ok' || state === 'unchecked'
    if (!hasNumber && !hasDocument) return null
    return {
      name: form.name,
      contact: hasNumber
        ? { kind: form.contactKind, number: normalizePhone(form.number) }
        : { kind: 'none', number: '' },
      document: hasDocument ? { kind: form.documentKind, number: normalizeDocumentNumber(form.documentNumber) } : null,
    }
  }

  /**
   * Says who may be meant: the same document, number or nearly so. Asked a moment after the last key, once a number or a document is
   * whole; an answer that comes late is dropped.
   */
  function askKnown(form: RegistrationForm): void {
    cancelKnown()
    if (form.edits !== null) return
    const asked = identityOf(form)
    if (asked === null) {
      showKnown([])
      return
    }
    cancelKnown = kit.tools.schedule(async () => {
      const reply = await kit.ask('registrations.checkContact', asked)
      const { register } = kit.get()
      if (!reply.ok || register.step === 'restoring' || register.form.id !== form.id) return
      if (JSON.stringify(identityOf(register.form)) === JSON.stringify(asked)) showKnown(reply.value.known)
    }, knownDelayMs)
  }

  /** The comparison stays while it is about one of them. */
  function showKnown(known: readonly Known[]): void {
    const { register } = kit.get()
    if (register.step === 'restoring') return
    const { beside } = register
    kit.set({ register: { ...register, known, beside: known.some(({ id }) => id === beside?.id) ? beside : null } })
  }

  function showBeside(beside: Beside | null): void {
    const { register } = kit.get()
    if (register.step !== 'restoring') kit.set({ register: { ...register, beside } })
  }

  function refuse(problem: Problem | null, hostFaults: RegistrationFaults = {}): void {
    const { register } = kit.get()
    if (register.step === 'restoring') return
    const now = toTyped(register)
    const faults = { ...now.faults, ...hostFaults }
    const isFull = now.isFull || isFullUsed(now.form)
    const next = { ...now, isFull, faults, shown: 'all', attempts: now.attempts + 1 } as const
    kit.set({ register: { ...next, step: 'refused', problem } })
  }

  /** Back to the new person's form that was put aside, or to an empty one; the draft follows. */
  async function goOn({ form, parked }: Typed): Promise<Typed & { step: 'editing' }> {
    await keeper.settle()
    if (parked) {
      keeper.change({ ...parked, parked: null })
      return begin(parked, { step: 'saving' })
    }
    const source = form.edits === null ? form.source : 'desk'
    const next = emptyRegistration(kit.makeId(), source)
    return begin(form.edits === null ? { ...next, consentMeans: form.consentMeans } : next, { step: 'none' })
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

    showFull(isFull: boolean): void {
      const { register } = kit.get()
      if (register.step !== 'restoring') kit.set({ register: { ...register, isFull } })
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

    /** Opens a stored registration for changing. What was being typed for a new person is put aside and comes back. */
    change(detail: RegistrationDetail): void {
      const now = typed()
      if (!now) return
      cancelKnown()
      const isBegun = now.form.edits === null && isTypedInto(now.form)
      const parked = now.form.edits === null ? (isBegun ? now.form : null) : now.parked
      const form = formOf(detail, kit.site.noticeVersion)
      kit.set({ register: { ...begin(form, { step: 'saving' }, parked), isFull: true } })
      keeper.change({ ...form, parked })
      kit.set({ view: 'register' })
    },

    /** Opens a stored record beside the form, which stays as it is; once more: the next of them. The look stands in the log. */
    async compare(id?: string): Promise<void> {
      const { register } = kit.get()
      if (register.step === 'restoring') return
      const { known, beside } = register
      const next = known[(known.findIndex(row => row.id === beside?.id) + 1) % known.length]
      const wanted = id ?? next?.id
      if (wanted === undefined || (beside?.id === wanted && beside.state !== 'failed')) return
      showBeside({ id: wanted, state: 'reading' })
      const reply = await kit.ask('registrations.open', { id: wanted })
      const { register: now } = kit.get()
      if (now.step === 'restoring' || now.beside?.id !== wanted) return
      showBeside(
        reply.ok
          ? { id: wanted, state: 'shown', detail: reply.value }
          : { id: wanted, state: 'failed', problem: reply.problem },
      )
    },

    closeBeside: () => showBeside(null),

    /** Asks the card reader; what it gives is filled in and marked as read. */
    async readCard(): Promise<void> {
      const now = typed()
      if (!now || now.reader === 'reading') return
      const { id } = now.form
      kit.set({ register: { ...now, step: 'editing', reader: 'reading' } })
      const reply = await kit.ask('reader.read', {})
      const { register } = kit.get()
      if (register.step === 'restoring' || register.form.id !== id) return
      if (!reply.ok) {
        kit.set({ register: { ...register, reader: reply.problem } })
        return
      }
      kit.set({ register: { ...register, reader: 'idle' } })
      const { name, kind, number } = reply.value
      edit({
        ...(name === null ? {} : { name }),
        documentKind: kind,
        documentNumber: number,
        readFields: name === null ? ['documentNumber'] : ['name', 'documentNumber'],
      })
      void keeper.flush()
    },

    /**
     * A reader that types like a keyboard has typed a number into whatever field had the keyboard: that field is again as it was
     * `before`, and the number stands where it belongs.
     */
    takeTypedCard(before: RegistrationForm, documentNumber: string): void {
      const now = typed()
      if (!now || now.form.id !== before.id) return
      const documentKind = kindOfTyped({ documentKind: 'id-card', documentNumber })
      const readFields = [...new Set([...before.readFields, 'documentNumber' as const])]
      const form = { ...before, documentKind, documentNumber, readFields }
      put(form, { reader: 'idle' })
      askKnown(form)
      void keeper.flush()
    },

    async save(): Promise<void> {
      const now = typed()
      if (!now) return
      const { form } = now
      const faults = checkRegistration(form, kit.today())
      if (Object.keys(faults).length > 0) {
        void keeper.flush()
        return refuse(null, faults)
      }
      kit.set({ register: { ...now, faults, step: 'saving' } })
      // A draft on its way must not arrive after the registration, which drops it.
      const isDraftSaved = await keeper.flush()
      const whole = toRegistration(form, kit.site.noticeVersion)
      const reply =
        form.edits === null
          ? await kit.ask('registrations.create', whole)
          : await kit.ask('registrations.edit', { revision: form.edits, form: whole })
      const { register } = kit.get()
      if (register.step !== 'saving') {
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
      const next = await goOn(now)
      kit.set({ register: { ...next, step: 'saved', receipt: reply.value, isChange: form.edits !== null } })
    },

    /** Empties the form and its draft; a change of a stored registration is given up. */
    async clear(): Promise<void> {
      const now = typed()
      if (!now) return
      cancelKnown()
      const next = await goOn(now)
      kit.set({ register: next })
      if (!now.parked) await kit.ask('drafts.drop', { form: 'registration' })
    },

    /** Brings back what this person had typed, and asks until the host has answered: nothing is typed over a draft. */
    async restore(staffId: string): Promise<void> {
      cancelRestore()
      if (held?.staffId === staffId) {
        const { form, parked } = held
        held = null
        kit.set({ register: begin(form, { step: 'saving' }, parked) })
        keeper.change({ ...form, parked })
        return
      }
      const reply = await kit.ask('drafts.get', { form: 'registration' })
      const { gate, register } = kit.get()
      if (gate.state !== 'open' || gate.staff.id !== staffId || register.step !== 'restoring') return
      if (!reply.ok) {
        cancelRestore = kit.tools.schedule(() => void this.restore(staffId), restoreAgainMs)
        return
      }
      const draft = draftBody.safeParse(reply.value.body)
      if (draft.success && reply.value.savedAt !== null) {
        const { parked, ...form } = draft.data
        kit.set({ register: begin(form, { step: 'saved', at: reply.value.savedAt }, parked) })
        askKnown(form)
      } else kit.set({ register: begin(emptyRegistration(kit.makeId()), { step: 'none' }) })
    },

    /** Takes everything off the screen at once; resolves when it is written down or held for this person. */
    async leave(staffId: string): Promise<void> {
      cancelKnown()
      cancelRestore()
      const { register } = kit.get()
      if (register.step === 'restoring') return
      kit.set({ register: { step: 'restoring' } })
      if (!(await keeper.flush())) held = { staffId, form: register.form, parked: register.parked }
      await keeper.settle()
    },

    stop(): void {
      cancelKnown()
      cancelRestore()
      void keeper.settle()
    },
  }
}

/** Without what belongs to a step alone. */
function toTyped(state: Typed): Typed {
  const { form, parked, isFull, reader, faults, shown, draft, known, beside, attempts } = state
  return { form, parked, isFull, reader, faults, shown, draft, known, beside, attempts }
}

/** What somebody is told by. */
const identityFields = ['name', 'contactKind', 'number', 'documentKind', 'documentNumber'] as const

/** Whether anything was typed or chosen that an empty form has not. */
function isTypedInto(form: RegistrationForm): boolean {
  const { id: _id, source: _source, consentMeans: _means, ...typed } = form
  const { id: _emptyId, source: _emptySource, consentMeans: _emptyMeans, ...empty } = emptyRegistration('')
  return JSON.stringify(sorted(typed)) !== JSON.stringify(sorted(empty))
}

const sorted = (values: Record<string, unknown>) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
