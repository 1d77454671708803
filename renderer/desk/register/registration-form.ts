// The registration form as it is typed, what is wrong with it, and the call it becomes. Pure: the same answers at every keystroke.
import { z } from 'zod'
import { isLandline, isMobile, normalizePhone } from '../../../db/model/id-number.ts'
import {
  documentKind,
  kindOfNumber,
  normalizeDocumentNumber,
  readDocument,
} from '../../../db/model/identity-document.ts'
import {
  ageOn,
  availability,
  consents,
  contactKind,
  leastAge,
  personName,
  registrationSource,
} from '../../../db/model/registration.ts'
import type { InputOf } from '../../../electron/contract/api.ts'
import type { RegistrationDetail } from '../../../electron/contract/views.ts'
import { checkFull, emptyFull, type FullField, fullForm, fullFormOf, toFull } from './full-form.ts'

/** Also the shape of its draft. Everything is text as typed; nothing half right is refused here. */
export const registrationForm = z.object({
  ...fullForm.shape,
  id: z.string(),
  /** Set where a stored registration is being changed: the revision that was opened. */
  edits: z.int().nullable().default(null),
  /** What the card reader gave and nobody has changed since. */
  readFields: z.array(z.enum(['name', 'documentNumber'])).default([]),
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
    ...emptyFull,
    id,
    edits: null,
    readFields: [],
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
  /** A passport, or a permanent residence card of before 2023: nothing to check. */
  | { state: 'unchecked' }
  | { state: 'under-age'; birthDate: string; age: number }
  | { state: 'wrong'; code: string }

/** @param today market day */
export function checkDocument(
  { documentKind, documentNumber }: Pick<RegistrationForm, 'documentKind' | 'documentNumber'>,
  today: string,
): DocumentCheck {
  const number = normalizeDocumentNumber(documentNumber)
  if (number === '') return { state: 'empty' }
  const reading = readDocument({ kind: documentKind, number }, today)
  if (!reading.ok) {
    const { reason } = reading
    if (reason === 'passport') return { state: 'wrong', code: 'passport-invalid' }
    // Fifteen digits may be an old number whole, or three short of a new one: both is said.
    if (reason === 'fifteen' || (reason === 'length' && number.length < 18))
      return { state: 'typing', left: 18 - number.length }
    if (reason === 'characters' && /^[A-Z]{1,3}[0-9]{0,11}$/.test(number))
      return { state: 'typing', left: 15 - number.length }
    return { state: 'wrong', code: `id-${reason}` }
  }
  const { birthDate, sex } = reading
  if (birthDate === null || sex === '0') return { state: 'unchecked' }
  const age = ageOn(birthDate, today)
  return age < leastAge ? { state: 'under-age', birthDate, age } : { state: 'ok', birthDate, age, sex }
}

/** What a number says of its document's kind, as soon as it does. */
export const kindOfTyped = ({
  documentKind,
  documentNumber,
}: Pick<RegistrationForm, 'documentKind' | 'documentNumber'>): RegistrationForm['documentKind'] =>
  kindOfNumber(normalizeDocumentNumber(documentNumber), documentKind)

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
  | FullField
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
  else if (form.kindText.trim() !== '') faults.kinds = 'not-taken'
  const document = checkDocument(form, today)
  if (document.state === 'typing') faults.documentNumber = document.left === 3 ? 'id-fifteen' : 'id-length'
  if (document.state === 'wrong') faults.documentNumber = document.code
  if (document.state === 'under-age') faults.documentNumber = 'under-age'
  Object.assign(faults, checkFull(form))
  if ([...form.notes.trim()].length > 2000) faults.notes = 'too-long'
  if (!form.isSixteen && document.state !== 'ok') faults.isSixteen = 'sixteen-missing'
  if (!form.consents.registration) faults.consents = 'consent-missing'
  return faults
}

/** The call a form becomes. Only for a form without faults. */
export function toRegistration(form: RegistrationForm, noticeVersion: string): InputOf<'desk', 'registrations.create'> {
  const number = normalizeDocumentNumber(form.documentNumber)
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
    residence: form.residence,
    ...toFull(form),
    notes: form.notes,
    source: form.source,
    consentMeans: form.consentMeans,
  }
}

/**
 * A stored registration as it would have been typed, to be changed. What was consented to stands as it was said; another notice
 * since then must be put to the person anew.
 */
export function formOf(detail: RegistrationDetail, noticeVersion: string): RegistrationForm {
  const isSameNotice = detail.noticeVersion === noticeVersion
  const kind = documentKind.safeParse(detail.document?.kind)
  return {
    ...emptyRegistration(detail.id, detail.source),
    ...fullFormOf(detail),
    edits: detail.revision,
    name: detail.name,
    contactKind: detail.contact.kind,
    number: detail.contact.number,
    availability: detail.availability,
    kinds: detail.kinds,
    documentKind: kind.success ? kind.data : 'id-card',
    documentNumber: detail.document?.number ?? '',
    notes: detail.notes,
    ...(isSameNotice ? { consents: detail.consents } : {}),
    consentMeans: detail.consentMeans === 'paper' ? 'paper' : 'spoken',
    isSixteen: true,
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
  residence: 'residence',
  street: 'street',
  skills: 'skills',
  wantedPay: 'wantedPay',
  wantedAreas: 'wantedAreas',
  maxKm: 'maxKm',
  tools: 'tools',
  focus: 'focus',
  star: 'starReason',
}

/** What the host found wrong, by field of the form. */
export function faultsOfHost(fields: Record<string, string>): RegistrationFaults {
  const faults: RegistrationFaults = {}
  for (const [path, code] of Object.entries(fields)) {
    const field = fieldOfPath[path] ?? fieldOfPath[path.replace(/\..*$/, '')]
    if (field) faults[field] ??= code
  }
  return faults
}
