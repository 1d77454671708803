// Whatever reaches the host's calls for reports, numbers, log, staff and sync: a problem with a code or a valid answer, never a fault.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { api } from '../../../electron/contract/api.ts'
import type { Call } from '../../../electron/contract/call.ts'
import { aMatchDesk } from '../../support/a-match-desk.ts'
import { anId } from '../../support/a-registration.ts'

const hostile = [
  null,
  '',
  ' ',
  "' or 1=1 --",
  '%',
  '\u202e',
  '\ud800',
  '\u0000',
  '👩‍🏭',
  'x'.repeat(3000),
  0,
  -1,
  1.5,
  1e308,
  [],
  {},
  true,
  { __proto__: null },
]
const plausible = [
  '2026-11',
  '2026-11-22',
  '2026',
  '2026-02-30',
  '9999-12-31',
  '0000-01',
  'registrations',
  'unpaid',
  'step',
  'group',
  'unknown',
  'posting',
  'interest',
  1,
  50,
  500,
  280417,
  '280417',
  '284617',
  '19000001234',
  true,
]
const anything = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...plausible) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...hostile) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
)

/** What would fit into each field. */
const fitting: Record<string, readonly unknown[]> = {
  period: ['2026-11', '2026-11-22', '2026', '2027-02'],
  counted: ['services', 'registrations', 'postings', 'matches', 'unpaid'],
  of: [
    { by: 'step', key: '2026-11-22' },
    { by: 'age', key: 'unknown' },
    { by: 'kind', key: 'loading' },
  ],
  limit: [1, 50],
  offset: [0, 3],
  subject: ['a', '12 or 1=1'],
  staffId: ['a'],
  day: ['2026-11-22'],
  isActive: [true, false],
  kind: ['registration', 'posting'],
  number: ['19000001234'],
  desk: [1, 2],
  state: ['served', 'waiting'],
}

/** The fields each call takes. */
const fields = {
  'reports.get': ['period'],
  'reports.rows': ['period', 'counted', 'of', 'limit', 'offset'],
  'audit.list': ['subject', 'staffId', 'day', 'limit', 'offset'],
  'audit.verify': [],
  'staff.setActive': ['id', 'isActive'],
  'sync.kinds': [],
  'sync.refused': ['limit', 'offset'],
  'sync.resend': ['kind', 'id'],
  'interests.open': ['id'],
  'interests.mend': ['id', 'number'],
  'numbers.give': ['id'],
  'numbers.callNext': ['desk'],
  'numbers.call': ['id', 'desk'],
  'numbers.close': ['id', 'state'],
} as const

test('two thousand calls with anything in any field', async () => {
  const { line, session, logged, person, posting } = await aMatchDesk()
  const ids = [await person(), await posting(), anId()]
  const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(), anything), { minLength: 5, maxLength: 5 })
  const seen = new Map<string, Set<string>>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(Object.keys(fields) as (keyof typeof fields)[])),
      values,
      fc.integer({ min: 0, max: 63 }),
      async (name, values, kept) => {
        const entries = fields[name].flatMap((field, i) => {
          const [dice = 0, pick = 0, other] = values[i] ?? []
          const fits = field === 'id' ? ids : (fitting[field] ?? [])
          return kept & (1 << i) || i < 2 ? [[field, dice < 7 ? fits[pick % fits.length] : other] as const] : []
        })
        const input = Object.fromEntries([...entries, ...(kept === 63 ? [['more', 1]] : [])])
        const answer = await line.ask({ id: 1, name, input, session })
        if (!('reply' in answer)) throw new Error('no answer')
        const { reply } = answer
        const said = reply.ok ? 'ok' : reply.problem.code
        seen.set(name, (seen.get(name) ?? new Set()).add(said))
        expect(said, `${name} ${JSON.stringify(input)}`).not.toBe('fault')
        if (reply.ok)
          expect((api.desk as Record<string, Call>)[name]?.output.safeParse(reply.value).success, name).toBe(true)
      },
    ),
    { numRuns: 2000, seed: 20261128 },
  )
  expect(logged.filter(text => /fault/i.test(text))).toEqual([])
  // The calls were really reached: each gave an answer as well as problems.
  for (const name of ['reports.get', 'reports.rows', 'audit.list', 'sync.refused', 'numbers.give', 'numbers.callNext'])
    expect([...(seen.get(name) ?? [])].sort(), name).toEqual(expect.arrayContaining(['bad-input', 'ok']))
}, 120_000)
