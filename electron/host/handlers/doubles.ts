// Two registrations of one person, at the desk: side by side, merged, or kept apart with a word. All of it is audited.
import { appendAudit } from '../../../db/audit.ts'
import { keepApart, listLikelyDoubles, mergeInto } from '../../../db/doubles.ts'
import { seekerOf } from '../../../db/model/match/seeker.ts'
import type { Registration } from '../../../db/model/registration.ts'
import { offersOf, registrationsOf } from '../../../db/people.ts'
import { findRegistration } from '../../../db/registrations.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { ComparedPerson } from '../../contract/desk-people.ts'
import { ProblemError } from '../../contract/problem.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { personRow } from '../person-rows.ts'
import { rowSources } from './people.ts'

const mostPairs = 100

export function list(context: QueryContext): OutputOf<'desk', 'doubles.list'> {
  const { total, rows } = listLikelyDoubles(context.site, mostPairs)
  const sources = rowSources(context)
  return {
    total,
    rows: rows.flatMap(({ a, b, why, foundAt }) => {
      const [one, other] = registrationsOf(context.site, [a, b])
      return one && other ? [{ a: personRow(one, sources), b: personRow(other, sources), why, foundAt }] : []
    }),
  }
}

export function open(
  context: CommandContext,
  { a, b }: ParsedInputOf<'desk', 'doubles.open'>,
): OutputOf<'desk', 'doubles.open'> {
  return { a: compare(context, a), b: compare(context, b) }
}

function compare({ site, staff, now }: CommandContext, id: string): ComparedPerson {
  const registration = findRegistration(site, id)?.registration
  if (!registration) throw new ProblemError('not-found')
  appendAudit(site, { at: now().toISOString(), staffId: staff?.id ?? null, action: 'registration.open', subject: id })
  return toCompared(registration, offersOf(site, id).offered)
}

function toCompared(registration: Registration, offered: number): ComparedPerson {
  const { skills, focus } = seekerOf(registration)
  return {
    id: registration.id,
    name: registration.name,
    contact: registration.contact,
    document: registration.document,
    birthDate: registration.birthDate,
    kinds: registration.kinds,
    skills: skills.map(skill => skill.name),
    groups: focus.map(entry => entry.group),
    notes: registration.notes,
    receipt: registration.receipt,
    createdAt: registration.createdAt,
    validUntil: registration.validUntil,
    offered,
  }
}

export function merge(
  context: CommandContext,
  { keep, drop }: ParsedInputOf<'desk', 'doubles.merge'>,
): OutputOf<'desk', 'doubles.merge'> {
  const { site, staff } = context
  if (!staff) throw new ProblemError('locked')
  const at = context.now().toISOString()
  if (!mergeInto(site, { keep, drop }, { at, staffId: staff.id })) throw new ProblemError('not-found')
  appendAudit(site, { at, staffId: staff.id, action: 'registration.merge', subject: keep, details: { from: drop } })
  context.announce('registrations')
  context.announce('sync')
  context.afterCommit(() => {
    // The record that was emptied is not kept in the database's log either.
    site.pragma('wal_checkpoint(TRUNCATE)')
    context.sync.wake()
  })
  return { id: keep }
}

export function apart(
  context: CommandContext,
  { a, b, word }: ParsedInputOf<'desk', 'doubles.keepApart'>,
): Record<string, never> {
  const { site, staff } = context
  if (!staff) throw new ProblemError('locked')
  const at = context.now().toISOString()
  if (!keepApart(site, [a, b], { word, staffId: staff.id, at })) throw new ProblemError('not-found')
  appendAudit(site, { at, staffId: staff.id, action: 'registration.keep-apart', subject: a, details: { other: b } })
  context.announce('registrations')
  return {}
}
