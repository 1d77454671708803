// Takes registrations down, at the touch screen and at the desk, and shows them to staff. The touch screen gets a receipt and can
// never read one again.
import { appendAudit } from '../../../db/audit.ts'
import { dropDraft } from '../../../db/drafts.ts'
import { fullPartOf, nothingFull } from '../../../db/model/full-registration.ts'
import { normalizePhone } from '../../../db/model/id-number.ts'
import { marketDay } from '../../../db/model/market-time.ts'
import { maskName, maskNumber, type QuickRegistration, type Registration } from '../../../db/model/registration.ts'
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
import { findLikely } from '../../../db/same-person.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { Receipt, RegistrationDetail, RegistrationRow } from '../../contract/views.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { freshReceipt } from '../fresh-receipt.ts'
import { type DeskPart, makeRegistration, toReceipt } from '../make-registration.ts'
import { changeableUntil, findOwn } from './by-code.ts'

export function submitAtTouch(context: CommandContext, input: ParsedInputOf<'touch', 'registrations.submit'>): Receipt {
  return store(context, input, atTouch)
}

export function createAtDesk(context: CommandContext, input: ParsedInputOf<'desk', 'registrations.create'>): Receipt {
  const receipt = store(context, input, input)
  if (context.staff) dropDraft(context.site, context.staff.id, 'registration')
  return receipt
}

const atTouch: DeskPart = {
  ...nothingFull,
  document: null,
  residence: null,
  notes: '',
  source: 'touch',
  consentMeans: 'touch',
}

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

/** What the desk lists, masked: the day's registrations, or those the centre refused. */
export function listForDesk(
  { site, settings, now }: QueryContext,
  { day = marketDay(now(), settings.timeZone), refused, limit, offset }: ParsedInputOf<'desk', 'registrations.list'>,
): OutputOf<'desk', 'registrations.list'> {
  const which = refused ? { isRefused: true } : { day }
  const { total, rows } = listRegistrations(site, { ...which, limit, offset })
  return { total, rows: rows.map(row => toRow(site, row)) }
}

/**
 * Registrations that left the same number, or one with a slip and the same name: the clerk sees that this person was here before.
 */
export function checkContact(
  { site }: QueryContext,
  { contact, name, document }: ParsedInputOf<'desk', 'registrations.checkContact'>,
): OutputOf<'desk', 'registrations.checkContact'> {
  const number = normalizePhone(contact.number)
  const likely = findLikely(site, { name, contact: { ...contact, number }, document }, '').flatMap(
    ({ registration: { id }, why }) => {
      const stored = findRegistration(site, id)
      return stored ? [{ stored, why }] : []
    },
  )
  const seen = new Set(likely.map(({ stored }) => stored.registration.id))
  const same = findByContact(site, number)
    .filter(({ registration }) => !seen.has(registration.id))
    .map(stored => ({ stored, why: null }))
  return { known: [...likely, ...same].map(({ stored, why }) => ({ ...toRow(site, stored), why })) }
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
  const { site, staff, settings } = context
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
    ...fullPartOf(r),
    notes: r.notes,
    consents: r.consents,
    noticeVersion: r.noticeVersion,
    consentMeans: r.consentMeans,
    validUntil: r.validUntil,
    revision: r.revision,
    renewals: r.renewals ?? 0,
    renewalsLeft: Math.max(0, settings.registration.renewals - (r.renewals ?? 0)),
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
