// The score of a person and a posting: what each dimension says, what excludes, and what holds for every pair.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payPoints } from '../../../../db/model/match/pay-part.ts'
import { postingFacts } from '../../../../db/model/match/posting-facts.ts'
import { mostPoints, partNames, type ReasonCode, reason, reasonSides } from '../../../../db/model/match/reason.ts'
import { scoreMatch, whyExcluded } from '../../../../db/model/match/score.ts'
import { type Seeker, seekerFields, seekerOf } from '../../../../db/model/match/seeker.ts'
import { seekerFacts } from '../../../../db/model/match/seeker-facts.ts'
import { payFlag } from '../../../../db/model/pay.ts'
import type { Posting } from '../../../../db/model/posting.ts'
import { crowdPosting, crowdRegistration, seeded } from '../../../support/a-crowd.ts'
import { aPosting } from '../../../support/a-posting.ts'
import { aSeeker, codes, match, moment } from '../../../support/match-facts.ts'

const place = (changes: Partial<Posting['place']>) => ({ place: { ...aPosting().place, ...changes } })
const pay = (min: number, max: number, unit: NonNullable<Posting['pay']['unit']>) => ({
  pay: { text: 'x', min, max, unit },
})
const excluded = (seeker: Partial<Seeker>, posting: Partial<Posting>) =>
  whyExcluded(seekerFacts(aSeeker(seeker)), postingFacts(aPosting(posting)), moment)

describe('The kind of work', () => {
  test('counts most where it is the wanted one, less in its group, related, and none where it is another', () => {
    expect(codes({ kinds: ['street-vendor'] })).toContain('same-kind')
    expect(codes({ kinds: ['serving'] })).toContain('wanted-group')
    expect(codes({ kinds: ['waiter'] })).toContain('same-group')
    expect(codes({ kinds: ['order-picker'] }, { kind: 'grocery-picker', title: '买菜' })).toContain('related-kind')
    expect(codes({ kinds: ['cashier'] }, { kind: 'cook', title: '厨师兼收银员' })).toContain('related-kind')
    expect(codes({ kinds: ['welder'] })).toContain('other-kind')
    const points = [['street-vendor'], ['serving'], ['waiter'], ['welder']].map(kinds => match({ kinds }).points.wish)
    expect(points).toEqual([...points].sort((a, b) => b - a))
  })

  test('that is another than wanted halves the score, unless the person has the very skill', () => {
    const other = match({ kinds: ['welder'] })
    expect(other.score).toBe(Object.values(other.points).reduce((sum, points) => sum + points, 0) >> 1)
    const able = match({ kinds: ['welder'], skills: [{ name: '摆摊', kind: 'street-vendor' }] })
    expect(able.score).toBe(Object.values(able.points).reduce((sum, points) => sum + points, 0))
  })

  test('that is not known is neutral, and said so', () => {
    expect(codes({}, { kind: null, title: '招人' })).toContain('kind-unknown')
    expect(codes({ kinds: [] })).toContain('wish-unknown')
    expect(match({}, { kind: null, title: '招人' }).score).toBeGreaterThan(match({ kinds: ['welder'] }).score)
  })
})

describe('Skills', () => {
  test('fit by their kind, or by their very word in the text, with their years', () => {
    expect(
      match({ skills: [{ name: '看摊', kind: 'street-vendor', level: 'expert', years: 8 }] }).reasons,
    ).toContainEqual({ code: 'skill-fits', skill: '看摊', years: 8 })
    expect(match({ skills: [{ name: '扭扭花' }] }, { content: '教人做扭 扭花' }).reasons).toContainEqual({
      code: 'skill-in-text',
      skill: '扭扭花',
    })
    expect(codes({ skills: [{ name: '扭扭花' }] })).toContain('no-fitting-skill')
    expect(codes()).toContain('skills-unknown')
  })

  test('are not needed where the posting says so, which helps most who wants to learn', () => {
    const posting = { requirements: '不限经验' }
    expect(codes({}, posting)).toContain('no-experience-needed')
    expect(codes({ wantsTraining: true }, posting)).toContain('training-on-the-job')
    expect(match({ wantsTraining: true }, posting).score).toBeGreaterThan(match({}, posting).score)
  })

  test('a certificate that is asked for is said, until the person has one that the text names', () => {
    const posting = { requirements: '有健康证' }
    expect(codes({}, posting)).toContain('certificate-asked')
    expect(codes({ skills: [{ name: '健康证', isCertificate: true }] }, posting)).not.toContain('certificate-asked')
    expect(codes({}, { requirements: '带身份证' })).not.toContain('certificate-asked')
  })
})

describe('Times', () => {
  test('fit, fit partly, clash or are not known', () => {
    expect(codes({ times: ['weekend'] })).toContain('times-fit')
    expect(codes({ times: ['day'] }, { shifts: ['day', 'night'] })).toContain('times-partly')
    expect(codes({ times: ['day'] })).toContain('times-partly')
    expect(codes({ times: ['day'] }, { shifts: ['night'] })).toContain('times-clash')
    expect(codes()).toContain('seeker-times-unknown')
    expect(codes({ times: ['day'] }, { shifts: ['two-days-off'] })).toContain('posting-times-unknown')
  })

  test('count wished days off', () => {
    expect(codes({ restDays: 'one-day-off' }, { shifts: ['two-days-off'] })).toContain('rest-days-fit')
    expect(codes({ restDays: 'two-days-off' }, { shifts: ['one-day-off'] })).toContain('rest-days-fewer')
    expect(codes({ restDays: 'two-days-off' })).toContain('rest-days-unknown')
  })
})

describe('Pay', () => {
  const wish = { wantedPay: { min: 20_000, unit: 'day' as const } }

  test('is compared in the posting unit, with the difference', () => {
    expect(match(wish, pay(26_000, 26_000, 'day')).reasons).toContainEqual({
      code: 'pay-above-wish',
      by: 6000,
      unit: 'day',
    })
    expect(match(wish, { ...pay(2500, 2500, 'hour'), hoursPerDay: 10 }).reasons).toContainEqual({
      code: 'pay-above-wish',
      by: 500,
      unit: 'hour',
    })
    expect(match(wish, pay(400_000, 400_000, 'month')).reasons).toContainEqual({
      code: 'pay-below-wish',
      by: 35_000,
      unit: 'month',
    })
    expect(codes(wish, pay(18_000, 24_000, 'day'))).toContain('pay-may-reach-wish')
    expect(codes(wish, pay(20_000, 20_000, 'day'))).toContain('pay-as-wished')
  })

  test('that cannot be compared honestly is neutral', () => {
    for (const [changes, code] of [
      [pay(80, 80, 'piece'), 'pay-not-comparable'],
      [{ ...pay(2500, 2500, 'hour'), hoursPerDay: null }, 'pay-not-comparable'],
      [pay(40_000, 40_000, 'month'), 'pay-doubtful'],
      [{ pay: { text: '面议', min: null, max: null, unit: 'negotiable' } }, 'pay-negotiable'],
      [{ pay: { text: null, min: null, max: null, unit: null } }, 'pay-unknown'],
    ] as [Partial<Posting>, ReasonCode][]) {
      expect(codes(wish, changes)).toContain(code)
      expect(match(wish, changes).points.pay).toBe(match({}, changes).points.pay)
    }
    expect(codes()).toContain('pay-no-wish')
  })
})

describe('The place', () => {
  const home = { residence: '500106', street: '磁器口' }

  test('is nearer by street, district, neighbour and municipality', () => {
    const found = [
      match(home),
      match({ ...home, street: '双碑' }),
      match(home, place({ division: '500105' })),
      match(home, place({ division: '500101' })),
      match(home, place({ division: '510104' })),
    ]
    expect(found.map(({ reasons, points }) => [reasons.find(r => r.code in order)?.code, points.place])).toEqual([
      ['same-street', 15],
      ['same-district', 12],
      ['neighbour-district', 8],
      ['same-municipality', 3],
      ['far-away', 0],
    ])
  })
  const order = { 'same-street': 0, 'same-district': 0, 'neighbour-district': 0, 'same-municipality': 0, 'far-away': 0 }

  test('is measured in kilometres only where both ends have coordinates', () => {
    const seeker = { ...home, latitude: 29.56, longitude: 106.45, maxKm: 5 }
    const near = match(seeker, place({ latitude: 29.58, longitude: 106.45 }))
    expect(near.reasons).toContainEqual({ code: 'near', km: 2.2 })
    expect(codes(seeker, place({ latitude: 29.7, longitude: 106.45 }))).toContain('beyond-wished-distance')
    expect(codes(seeker)).toContain('same-street')
  })

  test('may be an area the person named, or come nearer by shuttle and bed, but never as near as next door', () => {
    expect(codes({ ...home, wantedAreas: ['500101'] }, place({ division: '500101' }))).toContain('wanted-area')
    const bus = match(home, { ...place({ division: '510104' }), perks: ['shuttle', 'lodging'] })
    expect(bus.points.place).toBe(5)
    expect(bus.reasons.map(r => r.code)).toEqual(expect.arrayContaining(['shuttle', 'lodging']))
    expect(match(home, { ...place({ division: '500101' }), perks: ['shuttle', 'lodging'] }).points.place).toBe(7)
  })

  test('is home for who wants it, and never the street for who can only work at home', () => {
    expect(codes({ homeWork: 'only' }, place({ home: true }))).toContain('home-work')
    expect(codes({}, place({ home: true }))).toContain('home-work-possible')
    expect(codes({ homeWork: 'no' }, place({ home: true }))).toContain('home-not-wanted')
    expect(codes({ homeWork: 'only' })).toContain('not-home-work')
    expect(match({ homeWork: 'only' }).score).toBeLessThan(match().score / 1.5)
  })

  test('that is not known is neutral', () => {
    expect(codes()).toContain('residence-unknown')
    expect(codes(home, place({ division: null }))).toContain('posting-place-unknown')
  })
})

describe('Precedence', () => {
  test('goes to who is hard to place and to who waits, within the same work', () => {
    const focus = [{ group: 'disabled' as const, evidence: 'stated' as const }]
    expect(match({ focus }).reasons).toContainEqual({ code: 'focus-first', focus: 'disabled' })
    expect(match({ focus }).score).toBe(match().score + 6)
    expect(match({ waitingSince: '2026-11-12T00:00:00.000Z' }).reasons).toContainEqual({ code: 'waiting', days: 10 })
    expect(match({ focus, waitingSince: '2026-10-12T00:00:00.000Z', kinds: ['welder'] }).score).toBeLessThan(
      match().score,
    )
  })

  test('goes to urgent orders, more for who can start at once, and to fresh ones', () => {
    const urgent = { urgent: { reason: 'x', until: '2026-11-22T16:00:00.000Z' } }
    expect(codes({}, urgent)).toContain('urgent')
    expect(codes({ isAtOnce: true }, urgent)).toContain('can-start-now')
    expect(match({ isAtOnce: true }, urgent).score).toBe(match({ isAtOnce: true }).score + 3)
    expect(match({}, { publishedAt: '2026-10-01T00:00:00.000Z' }).score).toBe(match().score - 2)
  })
})

test('settlement fits, differs or is not known', () => {
  expect(codes({ settlements: ['daily'] })).toContain('settlement-fits')
  expect(codes({ settlements: ['monthly'] })).toContain('settlement-differs')
  expect(codes({ settlements: ['monthly'] }, { settlement: null })).toContain('settlement-unknown')
  expect(codes()).toContain('settlement-no-wish')
})

test('what must be known before a call is said without points', () => {
  expect(codes({ birthDate: '2009-11-23' })).toContain('minor-protection')
  expect(codes({ mayPassOn: false })).toContain('consent-missing')
  expect(match({ birthDate: '2009-11-23', mayPassOn: false }).score).toBe(match().score)
})

test('a pair is excluded for a hard reason only, and the reason is named', () => {
  expect(excluded({}, {})).toBeNull()
  expect(excluded({}, { state: 'paused' })).toBe('not-live')
  expect(excluded({}, { state: 'withdrawn' })).toBe('not-live')
  expect(excluded({}, { state: 'full' })).toBe('full')
  expect(excluded({}, { remaining: 0 })).toBe('full')
  expect(excluded({}, { validUntil: '2026-11-22T02:00:00.000Z' })).toBe('expired')
  expect(excluded({ validUntil: '2026-11-22T02:00:00.000Z' }, {})).toBe('registration-ended')
  expect(excluded({ birthDate: '2010-11-23' }, {})).toBe('under-age')
  expect(excluded({ birthDate: '2010-11-22' }, {})).toBeNull()
})

test('a registration is read as far as it goes: what cannot be understood is not known', () => {
  const quick = crowdRegistration(seeded(1), 1, moment.now)
  const seeker = seekerOf({
    ...quick,
    availability: ['home', 'now'],
    skills: [{ name: '电焊' }, 7, { name: '' }],
    wantedPay: 'much',
    focus: [{ group: 'disabled', evidence: 'verified', on: '2026-01-01' }, { group: 'tall' }],
    maxKm: -1,
  })
  expect(seeker).toMatchObject({ homeWork: 'also', isAtOnce: true, times: [], wantedPay: null, maxKm: null })
  expect(seeker.skills).toEqual([{ name: '电焊' }])
  expect(seeker.focus.map(entry => entry.group)).toEqual(['disabled'])
  expect(seekerOf({ ...quick, availability: ['home'] }).homeWork).toBe('only')
})

test('every field of the full form is read where it is right', () => {
  const full = {
    skills: [{ name: '电焊', kind: 'welder', level: 'able', years: 2, isCertificate: false }],
    wantedPay: { min: 20_000, unit: 'day' },
    settlements: ['daily'],
    restDays: 'one-day-off',
    street: '双碑',
    wantedAreas: ['500105'],
    maxKm: 5,
    latitude: 29.5,
    longitude: 106.5,
    homeWork: 'also',
    focus: [{ group: 'veteran', evidence: 'stated' }],
    wantsTraining: true,
  }
  expect(Object.keys(full).sort()).toEqual(Object.keys(seekerFields).sort())
  expect(seekerOf({ ...crowdRegistration(seeded(1), 1, moment.now), ...full })).toMatchObject(full)
})

describe('For every pair', () => {
  const pair = fc.record({ seed: fc.nat(), place: fc.nat(100_000) }).map(({ seed, place }) => {
    const random = seeded(seed)
    const seeker = seekerOf(crowdRegistration(random, place, moment.now))
    return { seeker, posting: crowdPosting(random, 'p', moment.now) }
  })
  const scored = (seeker: Seeker, posting: Posting) => scoreMatch(seekerFacts(seeker), postingFacts(posting), moment)

  test('the score is a whole number from 0 to 100, no dimension passes its limit, and every reason is known', () => {
    expect(Object.values(mostPoints).reduce((sum, points) => sum + points, 0)).toBe(100)
    fc.assert(
      fc.property(pair, ({ seeker, posting }) => {
        const { score, points, reasons } = scored(seeker, posting)
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
        for (const name of partNames) {
          expect(points[name]).toBeGreaterThanOrEqual(0)
          expect(points[name]).toBeLessThanOrEqual(mostPoints[name])
        }
        for (const why of reasons) expect(reason.parse(why).code in reasonSides).toBe(true)
        expect(new Set(reasons.map(why => why.code)).size).toBe(reasons.length)
      }),
      { numRuns: 500 },
    )
  })

  test('the order in which a form was filled changes nothing', () => {
    fc.assert(
      fc.property(pair, ({ seeker, posting }) => {
        const turned = {
          ...seeker,
          kinds: [...seeker.kinds].reverse(),
          skills: [...seeker.skills].reverse(),
          times: [...seeker.times].reverse(),
          settlements: [...seeker.settlements].reverse(),
          focus: [...seeker.focus].reverse(),
          wantedAreas: [...seeker.wantedAreas].reverse(),
        }
        expect(scored(turned, { ...posting, shifts: [...posting.shifts].reverse() })).toEqual(scored(seeker, posting))
      }),
      { numRuns: 300 },
    )
  })

  test('better pay that can be believed never lowers the score', () => {
    fc.assert(
      fc.property(pair, fc.nat(500), fc.nat(500), ({ seeker, posting }, more, wider) => {
        const { min, max } = posting.pay
        if (min === null || max === null) return
        const better = { ...posting.pay, min: min + more * 10, max: max + (more + wider) * 10 }
        if (payFlag(posting.pay) !== null || payFlag(better) !== null) return
        expect(scored(seeker, { ...posting, pay: better }).score).toBeGreaterThanOrEqual(scored(seeker, posting).score)
      }),
      { numRuns: 1000 },
    )
  })

  test('more at either end never gives fewer points for pay, whatever the wish', () => {
    const fen = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(fen, fc.nat(60), fen, fc.nat(60), fc.nat(60), (min, wide, wish, more, wider) => {
        const before = payPoints(min, min + wide, wish)
        expect(payPoints(min + more, Math.max(min + wide, min + more) + wider, wish)).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 2000 },
    )
  })

  test('waiting longer, more skill, a focus group and a fitting settlement never lower it', () => {
    fc.assert(
      fc.property(pair, fc.nat(60), ({ seeker, posting }, days) => {
        const before = scored(seeker, posting).score
        const since = new Date(Date.parse(seeker.waitingSince) - days * 86_400_000).toISOString()
        const [first, ...others] = seeker.skills
        const better: Partial<Seeker>[] = [
          { waitingSince: since },
          ...(first ? [{ skills: [{ ...first, level: 'expert' as const, years: 20 }, ...others] }] : []),
          { focus: [...seeker.focus, { group: 'disabled', evidence: 'stated' }] },
          ...(posting.settlement ? [{ settlements: [posting.settlement] }] : []),
        ]
        for (const change of better)
          expect(scored({ ...seeker, ...change }, posting).score).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 500 },
    )
  })

  test('a fact that is missing on both sides excludes nobody and is never called contrary', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const posting = crowdPosting(seeded(seed), 'p', moment.now)
        const { score, points, reasons } = scored(aSeeker({ kinds: [] }), posting)
        expect(score).toBe(Object.values(points).reduce((sum, part) => sum + part, 0))
        expect(reasons.filter(why => reasonSides[why.code] === 'against').map(why => why.code)).toEqual(
          reasons.some(why => why.code === 'certificate-asked') ? ['certificate-asked'] : [],
        )
      }),
      { numRuns: 300 },
    )
  })
})
