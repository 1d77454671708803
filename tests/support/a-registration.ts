// Builds what the forms send, for tests. The person is made up; 190 0000 xxxx belongs to nobody.

import { nothingFull } from '../../db/model/full-registration.ts'
import { makeUuidV7 } from '../../db/model/ids.ts'
import type { InputOf } from '../../electron/contract/api.ts'

let made = 0

/** A new id at each call. */
export function anId(): string {
  made++
  const random = new Uint8Array(10)
  random.set([made >> 16, made >> 8, made], 7)
  return makeUuidV7(Date.UTC(2026, 10, 22) + made, random)
}

export function aQuickForm(
  changes: Partial<InputOf<'touch', 'registrations.submit'>> = {},
): InputOf<'touch', 'registrations.submit'> {
  return {
    id: anId(),
    name: '王喆',
    contact: { kind: 'mobile', number: '19000001234' },
    kinds: ['general'],
    availability: ['now'],
    consents: { registration: true, employer: false, messages: false, upload: true },
    noticeVersion: '3',
    isSixteen: true,
    ...changes,
  }
}

export function aDeskForm(
  changes: Partial<InputOf<'desk', 'registrations.create'>> = {},
): InputOf<'desk', 'registrations.create'> {
  return {
    ...aQuickForm(),
    ...nothingFull,
    document: null,
    residence: null,
    notes: '',
    source: 'desk',
    consentMeans: 'spoken',
    ...changes,
  }
}

export function aPostingForm(
  changes: Partial<InputOf<'desk', 'postings.publish'>> = {},
): InputOf<'desk', 'postings.publish'> {
  return {
    id: anId(),
    title: '临时搬运工',
    kind: null,
    employer: { name: '团结村货运部' },
    headcount: 4,
    requirements: '能搬 25 公斤',
    content: '卸两车货',
    place: { district: '沙坪坝区', street: '团结村', address: null, home: false },
    pay: { min: 20_000, max: 26_000, unit: 'day' },
    settlement: 'daily',
    hours: '8:00–17:00',
    shifts: ['day'],
    perks: ['meals'],
    form: 'temporary',
    safety: null,
    contact: { policy: 'desk', phone: '' },
    validUntilDay: '2026-12-31',
    urgent: null,
    ...changes,
  }
}
