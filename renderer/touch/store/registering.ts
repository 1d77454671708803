// Quick registration: notice, person, wishes, review, then a receipt. It can be written here and never read.
import { makeUuidV7 } from '../../../db/model/ids.ts'
import { isGroup } from '../../../db/model/kinds.ts'
import type { Availability, Purpose } from '../../../db/model/registration.ts'
import { fieldCodesOf } from '../../shared/words.ts'
import { type ContactKind, checkStep, emptyForm, type Form, mostKinds, stepOfField, submissionOf } from './form.ts'
import type { Part } from './part.ts'
import { type RegisterStep, registerSteps } from './view.ts'

export function createRegistering({ client, site, now, randomBytes, get, set, open, change }: Part) {
  /** Changes the form unless it is on its way. What was wrong with the changed fields is forgotten. */
  function edit(fields: (keyof Form['errors'])[], changes: Partial<Form>): void {
    const { form } = get()
    if (!form || form.status.at === 'sending' || form.status.at === 'saved') return
    const errors = { ...form.errors }
    for (const field of fields) delete errors[field]
    set({ form: { ...form, ...changes, errors, status: { at: 'editing' } } })
  }

  function goTo(step: RegisterStep): void {
    set({ typing: null })
    open({ at: 'register', step, group: null })
  }

  return {
    /** Begins, or goes on with what this person has typed already. */
    startRegistering(kind: string | null): void {
      const { form: begun } = get()
      const form = begun === null || begun.status.at === 'saved' || begun.replaces !== null ? emptyForm(kind) : begun
      const isNew = kind !== null && !form.kinds.includes(kind) && form.kinds.length < mostKinds
      set({ form: isNew ? { ...form, kinds: [...form.kinds, kind] } : form })
      goTo('notice')
    },
    /** An empty form in the place of a registration, whose content is not shown. */
    startReplacing(code: string): void {
      set({ form: { ...emptyForm(null), replaces: code } })
      goTo('notice')
    },
    switchConsent(purpose: Purpose): void {
      const { form } = get()
      if (form) edit(['consents'], { consents: { ...form.consents, [purpose]: !form.consents[purpose] } })
    },
    sayAge(isSixteen: boolean): void {
      if (isSixteen) {
        edit(['isSixteen'], { isSixteen })
        return
      }
      // Nothing of a child is kept, not even until the page is wiped.
      set({ form: null, typing: null })
      change({ at: 'under-age' })
    },
    setName: (name: string) => edit(['name'], { name }),
    setNumber(number: string): void {
      const { form } = get()
      if (form) edit(['contact.number'], { contact: { ...form.contact, number } })
    },
    setContactKind(kind: ContactKind): void {
      const { form } = get()
      if (form) edit(['contact.number'], { contact: { kind, number: kind === 'none' ? '' : form.contact.number } })
    },
    openGroup(group: string | null): void {
      const { view } = get()
      if (view.at === 'register') change({ ...view, group })
    },
    /** Adds or takes away; a fourth kind is not taken. */
    switchKind(kind: string): void {
      const { form } = get()
      if (!form) return
      const isChosen = form.kinds.includes(kind)
      if (!isChosen && form.kinds.length >= mostKinds) {
        set({ form: { ...form, errors: { ...form.errors, kinds: 'kinds-too-many' } } })
        return
      }
      edit(['kinds'], { kinds: isChosen ? form.kinds.filter(other => other !== kind) : [...form.kinds, kind] })
      // Whoever would do anything in a group has nothing more to choose in it.
      const { view } = get()
      if (!isChosen && isGroup(kind) && view.at === 'register') change({ ...view, group: null })
    },
    switchAvailability(value: Availability): void {
      const { form } = get()
      if (!form) return
      const { availability } = form
      edit(['availability'], {
        availability: availability.includes(value)
          ? availability.filter(other => other !== value)
          : [...availability, value],
      })
    },
    /** To the next step if nothing is wrong in this one. The id is made on entering the review. */
    nextStep(): void {
      const { view, form } = get()
      if (view.at !== 'register' || !form) return
      const errors = checkStep(form, view.step)
      const next = registerSteps[registerSteps.indexOf(view.step) + 1]
      if (Object.keys(errors).length > 0 || !next) {
        set({ form: { ...form, errors } })
        return
      }
      const id = next === 'review' ? (form.id ?? makeUuidV7(now().getTime(), randomBytes(10))) : form.id
      set({ form: { ...form, id, errors: {} } })
      goTo(next)
    },
    /** Sends the form once, however often it is pressed. What was typed stays whatever the answer is. */
    async submit(): Promise<void> {
      const { form } = get()
      if (!form || form.status.at === 'sending' || form.status.at === 'saved') return
      const submission = submissionOf(form, site.noticeVersion)
      if (!submission) return
      set({ form: { ...form, status: { at: 'sending' } } })
      const { replaces } = form
      const reply =
        replaces === null
          ? await client.call('registrations.submit', submission)
          : await client.call('registrations.replace', { code: replaces, form: submission })
      const after = get().form
      // Wiped meanwhile: whatever the answer, nobody is there to read it.
      if (!after || after.id !== form.id) return
      if (reply.ok) {
        // Only the receipt stays; what was typed is gone from the page, and Back does not lead into it.
        set({
          form: { ...emptyForm(null), replaces, status: { at: 'saved', receipt: reply.value } },
          mine: null,
          past: [],
          typing: null,
        })
        change({ at: 'receipt' })
        return
      }
      if (reply.problem.code === 'under-age') {
        set({ form: null, past: [], typing: null })
        change({ at: 'under-age' })
        return
      }
      const errors = fieldCodesOf(reply.problem)
      set({ form: { ...after, errors, status: { at: 'refused', problem: reply.problem } } })
      const [field] = Object.keys(errors)
      if (field !== undefined) goTo(stepOfField(field))
    },
  }
}
