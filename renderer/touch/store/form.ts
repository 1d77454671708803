// The quick registration as it is being filled in: what is typed, what is wrong with it, and where it stands on its way.
import { isLandline, isMobile, normalizePhone } from '../../../db/model/id-number.ts'
import {
  type Availability,
  type Consents,
  type Contact,
  personName,
  type QuickRegistration,
} from '../../../db/model/registration.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import type { Receipt } from '../../../electron/contract/views.ts'
import type { RegisterStep } from './view.ts'

export type ContactKind = Contact['kind']
export type FormField = 'consents' | 'isSixteen' | 'name' | 'contact.number' | 'kinds' | 'availability'

type FormStatus =
  | { at: 'editing' }
  | { at: 'sending' }
  | { at: 'saved'; receipt: Receipt }
  /** Nothing typed is lost; what to do stands in the problem's words. */
  | { at: 'refused'; problem: Problem }

export type Form = {
  /** Made on entering the review step; kept from then on, so that whatever is sent again is the same registration. */
  id: string | null
  /** The receipt code of the registration in whose place this one comes; null for a new one. */
  replaces: string | null
  consents: Consents
  /** null until the person has said it. */
  isSixteen: boolean | null
  name: string
  contact: Contact
  /** Codes of kinds or groups, at most three. */
  kinds: string[]
  availability: Availability[]
  /** Codes as in the model and the host. */
  errors: Partial<Record<FormField, string>>
  status: FormStatus
}

export const mostKinds = 3

/** An empty form. No consent is ticked beforehand. */
export function emptyForm(kind: string | null): Form {
  return {
    id: null,
    replaces: null,
    consents: { registration: false, employer: false, messages: false, upload: false },
    isSixteen: null,
    name: '',
    contact: { kind: 'mobile', number: '' },
    kinds: kind === null ? [] : [kind],
    availability: [],
    errors: {},
    status: { at: 'editing' },
  }
}

/** What is wrong in one step; an empty object lets the person go on. */
export function checkStep(form: Form, step: RegisterStep): Form['errors'] {
  if (step === 'notice') {
    return {
      ...(form.consents.registration ? {} : { consents: 'consent-missing' }),
      ...(form.isSixteen === null ? { isSixteen: 'age-missing' } : {}),
    }
  }
  if (step === 'person') {
    const name = personName.safeParse(form.name)
    const number = checkContact(form.contact)
    return {
      ...(name.success
        ? {}
        : { name: form.name.trim() === '' ? 'name-length' : (name.error.issues[0]?.message ?? '') }),
      ...(number === null ? {} : { 'contact.number': number }),
    }
  }
  if (step === 'wishes') {
    return {
      ...(form.kinds.length > 0 ? {} : { kinds: 'kinds-missing' }),
      ...(form.availability.length > 0 ? {} : { availability: 'availability-missing' }),
    }
  }
  return {}
}

function checkContact({ kind, number }: Contact): string | null {
  if (kind === 'none') return null
  const plain = normalizePhone(number)
  if (plain === '') return 'phone-missing'
  if (kind === 'mobile') return isMobile(plain) ? null : 'mobile-invalid'
  if (kind === 'landline') return isLandline(plain) ? null : 'phone-invalid'
  return isMobile(plain) || isLandline(plain) ? null : 'phone-invalid'
}

/** In which step a field stands, for problems that the host finds. */
export function stepOfField(field: string): RegisterStep {
  if (field === 'name' || field.startsWith('contact')) return 'person'
  if (field.startsWith('kinds') || field.startsWith('availability')) return 'wishes'
  return 'notice'
}

/** What is sent; null while it is not complete. */
export function submissionOf(form: Form, noticeVersion: string): QuickRegistration | null {
  if (form.id === null || form.isSixteen !== true) return null
  const { id, consents, name, contact, kinds, availability } = form
  return {
    id,
    name,
    contact: contact.kind === 'none' ? { kind: 'none', number: '' } : contact,
    kinds,
    availability,
    consents,
    noticeVersion,
    isSixteen: true,
  }
}
