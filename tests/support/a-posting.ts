// Builds a valid posting for tests; what matters to a test is named in it.
import type { Posting } from '../../db/model/posting.ts'

/** A published posting of a made-up employer, valid until 2026-12-31; `changes` replace whole fields. */
export function aPosting(changes: Partial<Posting> = {}): Posting {
  return {
    id: 'posting-1',
    source: { name: '测试' },
    employer: { name: '磁器口商户联合会' },
    kind: 'street-vendor',
    title: '庙会摊位帮手',
    content: '看摊、叫卖、打包',
    requirements: '能站，会收钱',
    headcount: 12,
    remaining: 12,
    place: { division: '500106', district: '沙坪坝区', street: '磁器口', address: null, home: false },
    startsOn: '2026-11-23',
    endsOn: null,
    hours: '10:00–22:00',
    hoursPerDay: 10,
    shifts: ['weekend'],
    pay: { text: '180元/天', min: 18_000, max: 18_000, unit: 'day' },
    settlement: 'daily',
    perks: ['meals'],
    form: 'temporary',
    safety: null,
    contact: { policy: 'desk' },
    publishedAt: '2026-11-22T00:00:00.000Z',
    validUntil: '2026-12-31T00:00:00.000Z',
    urgent: null,
    state: 'published',
    ...changes,
  }
}
