// Makes a registration of a form that has passed the contract: what only the host can check, and what it adds. Nothing is stored.
import { type FullPart, nothingFull } from '../../db/model/full-registration.ts'
import { isLandline, isMobile, normalizePhone } from '../../db/model/id-number.ts'
import { readDocument } from '../../db/model/identity-document.ts'
import { findKind, isGroup } from '../../db/model/kinds.ts'
import { addDays, marketDay, startOfDay } from '../../db/model/market-time.ts'
import {
  ageOn,
  type Contact,
  leastAge,
  maskName,
  maskNumber,
  type QuickRegistration,
  type Registration,
} from '../../db/model/registration.ts'
import type { SiteSettings } from '../../db/model/site.ts'
import type { ParsedInputOf } from '../contract/api.ts'
import { ProblemError } from '../contract/problem.ts'
import type { Receipt } from '../contract/views.ts'
import type { CommandContext } from './context.ts'

const badField = (field: string, code: string) => new ProblemError('bad-input', { fields: { [field]: code } })

/** What the desk adds to the quick form; the touch screen fills it in by itself. */
export type DeskPart = Omit<ParsedInputOf<'desk', 'registrations.create'>, keyof QuickRegistration>

/** What a form makes, checked. Nothing is stored. */
export function makeRegistration(
  { settings, ...context }: CommandContext,
  input: QuickRegistration,
  desk: DeskPart,
  receipt: string,
): Registration {
  const now = context.now()
  const today = marketDay(now, settings.timeZone)
  if (!input.consents.registration) throw new ProblemError('consent-missing')
  for (const kind of input.kinds) if (!findKind(kind) && !isGroup(kind)) throw badField('kinds', 'kind-unknown')
  const contact = checkedContact(input.contact)
  const person = checkedDocument(desk.document, today)
  for (const { kind } of desk.skills) if (kind !== null && !findKind(kind)) throw badField('skills', 'kind-unknown')
  const at = now.toISOString()
  return {
    id: input.id,
    revision: 1,
    name: input.name,
    contact,
    kinds: [...new Set(input.kinds)],
    availability: [...new Set(input.availability)],
    ...person,
    residence: desk.residence,
    ...checkedFull(desk, today),
    notes: desk.notes,
    source: desk.source,
    consents: input.consents,
    noticeVersion: input.noticeVersion,
    consentMeans: desk.consentMeans,
    receipt,
    validUntil: endOfTerm(today, settings),
    createdAt: at,
    updatedAt: at,
  }
}

/** The end of a term that begins today: so many whole days after this one. */
export const endOfTerm = (today: string, { registration, timeZone }: SiteSettings): string =>
  startOfDay(addDays(today, registration.validDays + 1), timeZone).toISOString()

function checkedContact(contact: Contact): Contact {
  if (contact.kind === 'none') return { kind: 'none', number: '' }
  const number = normalizePhone(contact.number)
  const fits =
    contact.kind === 'mobile'
      ? isMobile(number)
      : contact.kind === 'landline'
        ? isLandline(number)
        : isMobile(number) || isLandline(number)
  if (!fits) throw badField('contact.number', contact.kind === 'mobile' ? 'mobile-invalid' : 'phone-invalid')
  return { kind: contact.kind, number }
}

/** Birth date and sex come from the number, nobody types them. Under sixteen nothing is stored. */
function checkedDocument(
  document: DeskPart['document'],
  today: string,
): Pick<Registration, 'document' | 'birthDate' | 'sex'> {
  if (!document) return { document: null, birthDate: null, sex: '0' }
  const reading = readDocument(document, today)
  if (!reading.ok) throw badField('document.number', documentCode(reading.reason))
  const { kind, number, birthDate, sex } = reading
  if (birthDate !== null && ageOn(birthDate, today) < leastAge) throw new ProblemError('under-age')
  return { document: { kind, number }, birthDate, sex }
}

const documentCode = (reason: string) => (reason === 'passport' ? 'passport-invalid' : `id-${reason}`)

/** What of the full form was answered. Groups of which nobody said when they were told or seen: today; no proof is of a day to come. */
function checkedFull(desk: FullPart, today: string): Partial<FullPart> {
  const focus = desk.focus.map(entry => ({ ...entry, on: entry.on ?? today }))
  if (focus.some(({ on }) => on > today || on < '1950-01-01')) throw badField('focus', 'focus-day')
  const full: FullPart = { ...desk, focus }
  const names = Object.keys(nothingFull) as (keyof FullPart)[]
  return Object.fromEntries(
    names
      .filter(name => JSON.stringify(full[name]) !== JSON.stringify(nothingFull[name]))
      .map(name => [name, full[name]]),
  )
}

export function toReceipt(r: Registration): Receipt {
  return {
    id: r.id,
    code: r.receipt,
    maskedName: maskName(r.name),
    maskedNumber: maskNumber(r.contact.number),
    kinds: r.kinds,
    validUntil: r.validUntil,
  }
}
