// People as the desk's lists show them: masked, with how long they wait and what was offered.
import { seekerOf } from '../../db/model/match/seeker.ts'
import { maskName, maskNumber, type Registration } from '../../db/model/registration.ts'
import { waitingSinceOf } from '../../db/model/waiting-since.ts'
import type { ReadDb } from '../../db/open.ts'
import { offersOf, registrationsOf } from '../../db/people.ts'
import type { PersonRow } from '../contract/desk-people.ts'

const dayMs = 86_400_000

export type RowSources = { site: ReadDb<'site'>; now: Date; numbers: ReadonlyMap<string, number> }

/** @param numbers registration → the number under which it signed in today */
export function personRow(registration: Registration, { site, now, numbers }: RowSources): PersonRow {
  const seeker = seekerOf(registration)
  const offers = offersOf(site, registration.id)
  return {
    id: registration.id,
    maskedName: maskName(registration.name),
    maskedNumber: maskNumber(registration.contact.number),
    kinds: registration.kinds,
    maxKm: seeker.maxKm,
    isHomeOnly: seeker.homeWork === 'only',
    waitingDays: Math.max(0, Math.floor((now.getTime() - Date.parse(waitingSinceOf(registration))) / dayMs)),
    validUntil: registration.validUntil,
    offered: offers.offered,
    lastState: offers.state,
    lastReason: offers.reason,
    lastTitle: offers.title,
    talkedAt: offers.talkedAt,
    talkedWith: offers.talkedWith,
    groups: [...new Set(seeker.focus.map(entry => entry.group))],
    signedIn: numbers.get(registration.id) ?? null,
  }
}

export const personRows = (ids: readonly string[], sources: RowSources): PersonRow[] =>
  registrationsOf(sources.site, ids).map(registration => personRow(registration, sources))
