// The registration form as it is typed, what is wrong with it, and the call it becomes. Pure: the same answers at every keystroke.
import { z } from 'zod'
import { checkIdNumber, isLandline, isMobile, normalizePhone } from '../../../db/model/id-number.ts'
import {
  ageOn,
  availability,
  consents,
  contactKind,
  documentKind,
  leastAge,
  personName,
  registrationSource,
} from '../../../db/model/registration.ts'
import type { InputOf } from '../../../electron/contract/api.ts'

/** Also the shape of its draft. Everything is text as typed; nothing half right is refused here. */
export const registrationForm = z.object({
  id: z.string(),
  name: z.string(),
  contactKind,
  number: z.string(),
  availability: z.array(availability),
  kinds: z.array(z.string()),
  /** What stands in the box of kinds, not chosen yet. */
  kindText: z.string(),
  source: registrationSource,
  documentKind,
  documentNumber: z.string(),
  notes: z.string(),
  consents,
  consentMeans: z.enum(['spoken', 'paper']),
  isSixteen: z.boolean(),
})
export type RegistrationForm = z.output<typeof registrationForm>

/** An empty form. Nothing is ticked beforehand. */
export function emptyRegistration(id: string, source: RegistrationForm['source'] = 'desk'): RegistrationForm {
  return {
    id,
    name: '',
    contactKind: 'mobile',
    number: '',
    availability: [],
    kinds: [],
    kindText: '',
    source,
    documentKind: 'id-card',
    documentNumber: '',
    notes: '',
    consents: { registration: false, employer: false, messages: false, upload: false },
    consentMeans: 'spoken',
    isSixteen: false,
  }
}

export type DocumentCheck =
  | { state: 'empty' }
  /** So many characters are still to come. */
  | { state: 'typing'; left: number }
  | { state: 'ok'; birthDate: string; age: number; sex: '1' | '2' }
  /** A passport: nothing to check. */
  | { state: 'unchecked' }
  | { state: 'under-age'; birthDate: string; age: number }
  | { state: 'wrong'; code: string }

/** @param today market day */
export function checkDocument(
  { documentKind, documentNumber }: Pick<RegistrationForm, 'documentKind' | 'documentNumber'>,
  today: string,
): DocumentCheck {
  const number = documentNumber.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (number === '') return { state: 'empty' }
  if (documentKind === 'passport') {
    return /^[A-Z0-9]{5,20}$/.test(number) ? { state: 'unchecked' } : { state: 'wrong', code: 'passport-invalid' }
  }
  const check = checkIdNumber(number, today)
  if (!check.ok) {
    if (check.reason === 'length' && number.length < 18) return { state: 'typing', left: 18 - number.length }
    return { state: 'wrong', code: `id-${check.reason}` }
  }
  const { birthDate, sex } = check
  const age = ageOn(birthDate, today)
  return age < leastAge ? { state: 'under-age', birthDate, age } : { state: 'ok', birthDate, age, sex }
}

export type NumberCheck =
  | { state: 'empty' | 'ok' }
  | { state: 'typing'; left: number }
  | { state: 'wrong'; code: string }

export function checkNumber({ contactKind, number }: Pick<RegistrationForm, 'contactKind' | 'number'>): NumberCheck {
  const digits = normalizePhone(number)
  if (contactKind === 'none' || digits === '') return { state: 'empty' }
  const isRight =
    contactKind === 'mobile'
      ? isMobile(digits)
      : contactKind === 'landline'
        ? isLandline(digits)
        : isMobile(digits) || isLandline(digits)
  if (isRight) return { state: 'ok' }
  const mayBecomeMobile = contactKind !== 'landline' && /^1([3-9][0-9]*)?$/.test(digits) && digits.length < 11
  if (mayBecomeMobile) return { state: 'typing', left: 11 - digits.length }
  return { state: 'wrong', code: contactKind === 'mobile' ? 'mobile-invalid' : 'phone-invalid' }
}

export type RegistrationField =
  | 'name'
  | 'number'
  | 'availability'
  | 'kinds'
  | 'documentNumber'
  | 'notes'
  | 'consents'
  | 'isSixteen'
/** Field → code of what is wrong, in the order of the page. */
export type RegistrationFaults = Partial<Record<RegistrationField, string>>

/** Everything that keeps a form from being saved. */
export function checkRegistration(form: RegistrationForm, today: string): RegistrationFaults {
  const faults: RegistrationFaults = {}
  const name = personName.safeParse(form.name)
  if (!name.success) faults.name = name.error.issues[0]?.message ?? 'name-characters'
  if (form.contactKind !== 'none') {
    const number = checkNumber(form)
    if (number.state === 'empty') faults.number = 'phone-missing'
    else if (number.state !== 'ok')
      faults.number = form.contactKind === 'mobile' || number.state === 'typing' ? 'mobile-invalid' : 'phone-invalid'
  }
  if (form.availability.length === 0) faults.availability = 'availability-missing'
  if (form.kinds.length === 0) faults.kinds = 'kinds-missing'
  const document = checkDocument(form, today)
  if (document.state === 'typing') faults.documentNumber = 'id-length'
  if (document.state === 'wrong') faults.documentNumber = document.code
  if (document.state === 'under-age') faults.documentNumber = 'under-age'
  if (form.notes.trim().length > 2000) faults.notes = 'too-long'
  if (!form.isSixteen && document.state !== 'ok') faults.isSixteen = 'sixteen-missing'
  if (!form.consents.registration) faults.consents = 'consent-missing'
  return faults
}

/** The call a form becomes. Only for a form without faults. */
export function toRegistration(form: RegistrationForm, noticeVersion: string): InputOf<'desk', 'registrations.create'> {
  const number = form.documentNumber.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return {
    id: form.id,
    name: form.name,
    contact: {
      kind: form.contactKind,
      number: form.contactKind === 'none' ? '' : normalizePhone(form.number),
    },
    kinds: form.kinds,
    availability: form.availability,
    consents: form.consents,
    noticeVersion,
    isSixteen: true,
    document: number === '' ? null : { kind: form.documentKind, number },
    residence: null,
    notes: form.notes,
    source: form.source,
    consentMeans: form.consentMeans,
  }
}

const fieldOfPath: Record<string, RegistrationField> = {
  name: 'name',
  'contact.number': 'number',
  contact: 'number',
  kinds: 'kinds',
  availability: 'availability',
  'document.number': 'documentNumber',
  notes: 'notes',
}

/** What the host found wrong, by field of the form. */
export function faultsOfHost(fields: Record<string, string>): RegistrationFaults {
  const faults: RegistrationFaults = {}
  for (const [path, code] of Object.entries(fields)) {
    const field = fieldOfPath[path] ?? fieldOfPath[path.replace(/\.[0-9]+$/, '')]
    if (field) faults[field] ??= code
  }
  return faults
}
