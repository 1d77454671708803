// Whatever reaches the host from a posting form or a sheet: a problem with a code, never a fault, and nothing invalid is stored.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openReadable } from '../../../db/open.ts'
import { deskPosting } from '../../../electron/contract/desk-postings.ts'
import { aHost, aLine } from '../../support/a-host.ts'
import { anId, aPostingForm } from '../../support/a-registration.ts'

const hostile = [
  null,
  '',
  ' ',
  '=cmd|calc',
  '<script>',
  '\u202e',
  '\ud800',
  '\u0000',
  '👩‍🏭',
  'x'.repeat(5000),
  0,
  -1,
  1.5,
  1e308,
  [],
  {},
  true,
  { __proto__: null },
  '2026-02-30',
  '9999-12-31',
  '限男性',
  '押金',
]
const anything = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
)
const paths = [
  'id',
  'title',
  'kind',
  'employer',
  'employer.name',
  'employer.creditCode',
  'headcount',
  'requirements',
  'content',
  'place',
  'place.home',
  'place.district',
  'pay',
  'pay.min',
  'pay.unit',
  'settlement',
  'hours',
  'shifts',
  'perks',
  'form',
  'safety',
  'contact',
  'contact.policy',
  'contact.phone',
  'validUntilDay',
  'urgent',
  'urgent.reason',
  'urgent.until',
  'why',
  'more',
] as const

function withValue(form: object, path: string, value: unknown): object {
  const [first = '', second] = path.split('.')
  if (second === undefined) return { ...form, [first]: value }
  const inner = (form as Record<string, unknown>)[first]
  return { ...form, [first]: { ...(inner as object), [second]: value } }
}

test('two thousand forms with anything in any field', async () => {
  const { host, dataDir, logged } = await aHost()
  const desk = await aLine(host, 'desk', 'direct')
  const opened = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
  const session = opened.ok ? opened.value.session : ''
  const codes = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('postings.publish', 'postings.save', 'postings.import'),
      fc.array(fc.tuple(fc.constantFrom(...paths), anything), { minLength: 1, maxLength: 3 }),
      async (name, changes) => {
        const form = changes.reduce<object>(
          (made, [path, value]) => withValue(made, path, value),
          aPostingForm({ urgent: { reason: '急' } }),
        )
        const input = name === 'postings.import' ? { header: 'h', mapping: {}, rows: [form], publish: true } : form
        const answer = await desk.ask({ id: 1, name, input, session })
        if (!('reply' in answer)) throw new Error('no answer')
        const { reply } = answer
        if (!reply.ok) codes.add(reply.problem.code)
        expect(reply.ok || reply.problem.code, JSON.stringify(form)).not.toBe('fault')
      },
    ),
    { numRuns: 2000, seed: 20261122 },
  )
  expect(logged.filter(line => /fault/i.test(line))).toEqual([])
  expect([...codes].sort()).toEqual(
    expect.arrayContaining(['bad-input', 'elements-missing', 'phrases-doubtful', 'phrases-forbidden']),
  )
  await desk.close()
  const site = openReadable(`${dataDir}/site.db`, 'site')
  const stored = site.prepare('select form, state from own_posting').all() as { form: string; state: string }[]
  expect(stored.length).toBeGreaterThan(20)
  for (const { form } of stored) expect(deskPosting.safeParse(JSON.parse(form)).success, form).toBe(true)
  site.close()
}, 120_000)
