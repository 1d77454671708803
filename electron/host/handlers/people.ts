// People who look for work, at the desk: found, listed masked, opened and unmasked on purpose, erased as they asked.
import { appendAudit } from '../../../db/audit.ts'
import { likelyWith, listLikelyDoubles } from '../../../db/doubles.ts'
import { interestsOfPerson, withdrawInterest } from '../../../db/interests.ts'
import { matchesOfPerson } from '../../../db/matches.ts'
import { normalizePhone } from '../../../db/model/id-number.ts'
import { marketDay } from '../../../db/model/market-time.ts'
import { seekerOf } from '../../../db/model/match/seeker.ts'
import { numbersOf } from '../../../db/model/merge-registrations.ts'
import { ageOn, maskName, type Registration } from '../../../db/model/registration.ts'
import { currentId, findPeople, historyOf, listEnding, listHardToPlace, mergedInto } from '../../../db/people.ts'
import { findRegistration, findTrace, withdrawRegistration } from '../../../db/registrations.ts'
import { findLikely } from '../../../db/same-person.ts'
import { listSignIns } from '../../../db/sign-ins.ts'
import { listStaff } from '../../../db/staff.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { type PersonView, type Unmasked, unmasked } from '../../contract/desk-people.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { personRow, personRows, type RowSources } from '../person-rows.ts'

const dayMs = 86_400_000
const endingDays = 3
const historyRows = 12

type AnyContext = Pick<QueryContext, 'settings' | 'now' | 'site'>

export function rowSources({ site, settings, now }: AnyContext): RowSources {
  const at = now()
  const here = listSignIns(site, marketDay(at, settings.timeZone))
  return { site, now: at, numbers: new Map(here.map(({ registrationId, number }) => [registrationId, number])) }
}

const longSince = ({ settings, now }: AnyContext) =>
  new Date(now().getTime() - settings.registration.longWaitDays * dayMs).toISOString()
const endingUntil = ({ now }: AnyContext) => new Date(now().getTime() + endingDays * dayMs).toISOString()

export function find(
  context: QueryContext,
  { text, group, kind, limit, offset }: ParsedInputOf<'desk', 'people.find'>,
): OutputOf<'desk', 'people.find'> {
  const now = context.now().toISOString()
  const filter = { text, ...(group ? { group } : {}), ...(kind ? { kind } : {}) }
  const { total, isMore, ids } = findPeople(context.site, filter, { now, limit, offset })
  return { total, isMore, rows: personRows(ids, rowSources(context)) }
}

export function counts(context: QueryContext): OutputOf<'desk', 'people.counts'> {
  const { site, settings } = context
  const now = context.now().toISOString()
  const none = { now, limit: 0, offset: 0 }
  return {
    all: findPeople(site, {}, none).total,
    signedIn: listSignIns(site, marketDay(context.now(), settings.timeZone)).length,
    ledger: listHardToPlace(site, { longSince: longSince(context), group: null }, none).total,
    ending: listEnding(site, endingUntil(context), none).total,
    doubles: listLikelyDoubles(site, 0).total,
  }
}

export function ledger(
  context: QueryContext,
  { group, limit, offset }: ParsedInputOf<'desk', 'people.ledger'>,
): OutputOf<'desk', 'people.ledger'> {
  const page = { now: context.now().toISOString(), limit, offset }
  const { total, ids } = listHardToPlace(context.site, { longSince: longSince(context), group }, page)
  return { total, isMore: false, rows: personRows(ids, rowSources(context)) }
}

export function ending(
  context: QueryContext,
  { limit, offset }: ParsedInputOf<'desk', 'people.ending'>,
): OutputOf<'desk', 'people.ending'> {
  const page = { now: context.now().toISOString(), limit, offset }
  const { total, ids } = listEnding(context.site, endingUntil(context), page)
  return { total, isMore: false, rows: personRows(ids, rowSources(context)) }
}

/** @throws ProblemError `not-found` where nothing is left of it */
function current({ site }: CommandContext, id: string): Registration {
  const registration = findRegistration(site, currentId(site, id))?.registration
  if (!registration) throw new ProblemError('not-found')
  return registration
}

function audit(
  { site, staff, now }: CommandContext,
  action: Parameters<typeof appendAudit>[1]['action'],
  subject: string,
  details?: Record<string, string | number>,
): void {
  const at = now().toISOString()
  appendAudit(site, { at, staffId: staff?.id ?? null, action, subject, ...(details ? { details } : {}) })
}

export function open(context: CommandContext, { id }: { id: string }): PersonView {
  const { site, settings } = context
  const registration = current(context, id)
  audit(context, 'registration.open', registration.id)
  const seeker = seekerOf(registration)
  const today = marketDay(context.now(), settings.timeZone)
  const { looks, rows } = historyOf(site, registration.id, historyRows)
  const names = new Map(listStaff(site).map(member => [member.id, maskName(member.name)]))
  return {
    ...personRow(registration, rowSources(context)),
    age: registration.birthDate === null ? null : ageOn(registration.birthDate, today),
    availability: registration.availability,
    focus: seeker.focus,
    skills: seeker.skills.map(({ name, level, years, isCertificate }) => ({
      name,
      level: level ?? null,
      years: years ?? null,
      isCertificate: isCertificate ?? false,
    })),
    wantedPay: seeker.wantedPay,
    settlements: seeker.settlements,
    notes: registration.notes,
    source: registration.source,
    receipt: registration.receipt,
    revision: registration.revision,
    createdAt: registration.createdAt,
    renewals: registration.renewals ?? 0,
    consents: registration.consents,
    noticeVersion: registration.noticeVersion,
    matches: matchesOfPerson(site, registration.id).flatMap(({ posting, state, updatedAt }) =>
      state === null ? [] : [{ title: posting.title, employer: posting.employer, state, updatedAt }],
    ),
    interests: interestsOfPerson(site, { id: registration.id, numbers: numbersOf(registration) }).map(
      ({ postingTitle, createdAt }) => ({ title: postingTitle, createdAt }),
    ),
    looks,
    history: rows.map(({ at, action, staffId }) => ({ at, action, by: staffId ? (names.get(staffId) ?? null) : null })),
    merged: mergedInto(site, registration.id),
    likely: likelyWith(site, registration.id),
  }
}

export function unmask(context: CommandContext, { id }: { id: string }): Unmasked {
  const registration = current(context, id)
  audit(context, 'registration.unmask', registration.id)
  const formerly = unmasked.shape.formerly.safeParse(registration.formerly ?? [])
  return {
    id: registration.id,
    name: registration.name,
    contact: registration.contact,
    document: registration.document,
    birthDate: registration.birthDate,
    formerly: formerly.data ?? [],
  }
}

export function erase(
  context: CommandContext,
  { id, reason }: ParsedInputOf<'desk', 'people.erase'>,
): Record<string, never> {
  const { site } = context
  const registration = current(context, id)
  const trace = findTrace(site, registration.id)
  if (!trace) throw new ProblemError('not-found')
  const at = context.now().toISOString()
  const left = interestsOfPerson(site, { id: trace.id, numbers: numbersOf(registration) })
  for (const interest of left) {
    withdrawInterest(site, interest, at)
    audit(context, 'interest.withdraw', interest.id, { by: 'desk', reason })
  }
  withdrawRegistration(site, trace, at)
  audit(context, 'registration.withdraw', trace.id, { by: 'desk', reason })
  context.announce('registrations')
  context.announce('sync')
  if (left.length > 0) context.announce('calls')
  context.afterCommit(() => {
    // The log of the database still holds the old pages until they are written back.
    site.pragma('wal_checkpoint(TRUNCATE)')
    context.sync.wake()
  })
  return {}
}

/** Looks at nobody in full: what a clerk sees here is what any list shows. */
export function likely(
  context: QueryContext,
  { name, contact, document }: ParsedInputOf<'desk', 'people.likely'>,
): OutputOf<'desk', 'people.likely'> {
  const identity = { name, contact: { ...contact, number: normalizePhone(contact.number) }, document }
  const sources = rowSources(context)
  return {
    rows: findLikely(context.site, identity, '')
      .slice(0, 5)
      .map(({ registration, why }) => ({ why, row: personRow(registration, sources) })),
  }
}
