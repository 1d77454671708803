// Builds a posting as the host shows it to the board.
import type { BoardPosting } from '../../electron/contract/views.ts'

/** A plain posting of a made-up employer at 180 yuan a day; `changes` replace whole fields. */
export function aBoardPosting(changes: Partial<BoardPosting> = {}): BoardPosting {
  return {
    id: 'posting-1',
    code: '4127',
    kind: 'street-vendor',
    title: '庙会摊位帮手',
    employer: { name: '磁器口商户联合会' },
    place: { division: '500106', district: '沙坪坝区', street: '磁器口', address: null, home: false },
    hours: '10:00–22:00',
    shifts: ['weekend'],
    startsOn: null,
    endsOn: null,
    settlement: 'daily',
    perks: ['meals'],
    headcount: 12,
    remaining: 12,
    pay: { text: '180元/天', min: 18_000, max: 18_000, unit: 'day', flag: null, perHour: 1_800 },
    missing: [],
    urgent: false,
    urgentUntil: null,
    demonstration: false,
    publishedAt: '2026-11-22T00:00:00.000Z',
    validUntil: '2026-12-31T00:00:00.000Z',
    ...changes,
  }
}
