// Builds registrations as they travel; persons are made up.
import type { SentRegistration } from '../../central/protocol/records.ts'

/** A UUIDv7 with a number at its end. */
export function uuidOf(n: number): string {
  return `019ab3c4-d5e6-7000-8000-${String(n).padStart(12, '0')}`
}

export function aSentRegistration(changes: Partial<SentRegistration> = {}): SentRegistration {
  return {
    id: uuidOf(1),
    revision: 1,
    name: '张小雨',
    contact: { kind: 'mobile', number: '19000001234' },
    kinds: ['street-vendor'],
    availability: ['now'],
    document: null,
    birthDate: null,
    sex: '0',
    residence: '500106',
    source: 'touch',
    consents: { registration: true, employer: false, messages: false, upload: true },
    noticeVersion: '3',
    consentMeans: 'touch',
    receipt: 'K7MD-9QXE',
    validUntil: '2026-12-07T00:00:00.000Z',
    createdAt: '2026-11-22T00:00:00.000Z',
    updatedAt: '2026-11-22T00:00:00.000Z',
    ...changes,
  }
}
