// Takes registrations down, at the touch screen and at the desk, and shows them to staff. The touch screen gets a receipt and can
// never read one again.

import { appendAudit } from '../../../db/audit.ts'
import { dropDraft } from '../../../db/drafts.ts'
import { checkIdNumber, isLandline, isMobile, normalizePhone } from '../../../db/model/id-number.ts'
import { findKind, isGroup } from '../../../db/model/kinds.ts'
import { addDays, marketDay, startOfDay } from '../../../db/model/market-time.ts'
import {
  ageOn,
  type Contact,
  leastAge,
  maskName,
  maskNumber,
  type QuickRegistration,
  type Registration,
} from '../../../db/model/registration.ts'
import type { ReadDb } from '../../../db/open.ts'
import { findOutboxState, requeueRefused } from '../../../db/outbox.ts'
import {
  findByContact,
  findDigest,
  findRegistration,
  insertRegistration,
  listRegistrations,
  registrationDigest,
  replaceRegistration,
  type StoredRegistration,
} from '../../../db/registrations.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { Receipt, RegistrationDetail, RegistrationRow } from '../../contract/views.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { freshReceipt } from '../fresh-receipt.ts'
import { changeableUntil, findOwn } from './by-code.ts'

const badField = (field: string, code: string) => new ProblemError('bad-input', { fields: { [field]: code } })

export function submitAtTouch(context: CommandContext, input: ParsedInputOf<'touch', 'registrations.submit'>): Receipt {
  return store(context, input, atTouch)
}

export function createAtDesk(context: CommandContext, input: ParsedInputOf<'desk', 'registrations.create'>): Receipt {
  const receipt = store(context, input, input)
  if (context.staff) dropDraft(context.site, context.staff.id, 'registration')
  return receipt
}

type DeskPart = Pick<
  ParsedInputOf<'desk', 'registrations.create'>,
  'document' | 'residence' | 'notes' | 'source' | 'consentMeans'
>

const atTouch: DeskPart = { document: null, residence: null, notes: '', source: 'touch', consentMeans: 'touch' }

/**
 * A new form in the place of the one with this code, under its next revision and the same code, with consents given anew. The same
 * form once more changes nothing.
 * @throws ProblemError `not-found`, `too-many-attempts`, `too-late`
 */
export function replaceAtTouch(
  context: CommandContext,
  { code, form }: ParsedInputOf<'touch', 'registrations.replace'>,
): Receipt {
  const { site } = context
  const found = findOwn(context, code)
  const before = findRegistration(site, found.trace.id)?.registration
  if (found.kind !== 'registration' || !before || changeableUntil(found, context.now()) === null)
    throw new ProblemError('too-late')
  const own = { id: before.id, createdAt: before.createdAt }
  const again = { ...makeRegistration(context, form, atTouch, code), ...own, revision: before.revision }
  if (findDigest(site, before.id, before.revision) === registrationDigest(again)) return toReceipt(before)
  const registration: Registration = { ...again, revision: before.revision + 1 }
  replaceRegistration(site, registration, { clerkId: null })
  appendAudit(site, {
    at: registration.updatedAt,
    staffId: null,
    action: 'registration.replace',
    subject: registration.id,
    details: { revision: registration.revision, by: 'touch' },
  })
  context.announce('registrations')
  context.announce('sync')
  context.afterCommit(() => {
    // What stood there before is not kept in the database's log either.
    site.pragma('wal_checkpoint(TRUNCATE)')
    context.sync.wake()
  })
  return toReceipt(registration)
}

/** What a form makes, checked. Nothing is stored. */
function makeRegistration(
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
    notes: desk.notes,
    source: desk.source,
    consents: input.consents,
    noticeVersion: input.noticeVersion,
    consentMeans: desk.consentMeans,
    receipt,
    validUntil: startOfDay(addDays(today, settings.registration.validDays + 1), settings.timeZone).toISOString(),
    createdAt: at,
    updatedAt: at,
  }
}

/** Stores a registration once, however often it is sent: the same id and content give the same receipt. */
function store(context: CommandContext, input: QuickRegistration, desk: DeskPart): Receipt {
  const { site, settings, staff } = context
  const registration = makeRegistration(context, input, desk, freshReceipt(site, context))
  const before = findDigest(site, input.id, 1)
  if (before !== undefined) {
    const stored = findRegistration(site, input.id)
    if (!stored || before !== registrationDigest(registration)) throw new ProblemError('conflict')
    return toReceipt(stored.registration)
  }
  insertRegistration(site, registration, {
    day: marketDay(context.now(), settings.timeZone),
    clerkId: staff?.id ?? null,
  })
  appendAudit(site, {
    at: registration.createdAt,
    staffId: staff?.id ?? null,
    action: staff ? 'registration.create' : 'registration.submit',
    subject: registration.id,
  })
  context.announce('registrations')
  context.afterCommit(() => context.sync.wake())
  return toReceipt(registration)
}

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
  if (document.kind === 'passport') return { document, birthDate: null, sex: '0' }
  const check = checkIdNumber(document.number, today)
  if (!check.ok) throw badField('document.number', `id-${check.reason}`)
  if (ageOn(check.birthDate, today) < leastAge) throw new ProblemError('under-age')
  const number = document.number.replace(/[\s-]/g, '').toUpperCase()
  return { document: { kind: document.kind, number }, birthDate: check.birthDate, sex: check.sex }
}

function toReceipt(r: Registration): Receipt {
  return {
    id: r.id,
    code: r.receipt,
    maskedName: maskName(r.name),
    maskedNumber: maskNumber(r.contact.number),
    kinds: r.kinds,
    validUntil: r.validUntil,
  }
}

/** What the desk lists, masked: the day's registrations, or those the centre refused. */
export function listForDesk(
  { site, settings, now }: QueryContext,
  { day = marketDay(now(), settings.timeZone), refused, limit, offset }: ParsedInputOf<'desk', 'registrations.list'>,
): OutputOf<'desk', 'registrations.list'> {
  const which = refused ? { isRefused: true } : { day }
  const { total, rows } = listRegistrations(site, { ...which, limit, offset })
  return { total, rows: rows.map(row => toRow(site, row)) }
}

/** Registrations that left the same number, so that the clerk sees that this person was here before. */
export function checkContact(
  { site }: QueryContext,
  { contact }: ParsedInputOf<'desk', 'registrations.checkContact'>,
): OutputOf<'desk', 'registrations.checkContact'> {
  return { known: findByContact(site, normalizePhone(contact.number)).map(row => toRow(site, row)) }
}

function toRow(site: ReadDb<'site'>, { registration: r }: StoredRegistration): RegistrationRow {
  const state = findOutboxState(site, 'registration', r.id)
  return {
    id: r.id,
    maskedName: maskName(r.name),
    maskedNumber: maskNumber(r.contact.number),
    kinds: r.kinds,
    availability: r.availability,
    source: r.source,
    receipt: r.receipt,
    createdAt: r.createdAt,
    syncState: state?.state ?? 'local',
    refusal: state?.refusal ?? null,
  }
}

/** A whole registration for staff; the look is written into the audit log in the same transaction. */
export function openForDesk(context: CommandContext, { id }: { id: string }): RegistrationDetail {
  const { site, staff } = context
  const found = findRegistration(site, id)
  if (!found) throw new ProblemError('not-found')
  appendAudit(site, {
    at: context.now().toISOString(),
    staffId: staff?.id ?? null,
    action: 'registration.open',
    subject: id,
  })
  const { registration: r } = found
  return {
    ...toRow(site, found),
    name: r.name,
    contact: r.contact,
    document: r.document,
    birthDate: r.birthDate,
    sex: r.sex,
    residence: r.residence,
    notes: r.notes,
    consents: r.consents,
    noticeVersion: r.noticeVersion,
    validUntil: r.validUntil,
    revision: r.revision,
  }
}

/** Sends a refused registration once more, as staff asked. */
export function resend(context: CommandContext, { id }: { id: string }): Record<string, never> {
  if (requeueRefused(context.site, 'registration', id) === 0) throw new ProblemError('not-found')
  appendAudit(context.site, {
    at: context.now().toISOString(),
    staffId: context.staff?.id ?? null,
    action: 'registration.resend',
    subject: id,
  })
  context.announce('registrations')
  context.announce('sync')
  context.afterCommit(() => context.sync.wake())
  return {}
}
