// Whatever reaches the calls of matching and calling: a problem with a code or a valid answer, never a fault, and nothing that the
// rules of a match do not allow is stored.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchState, nextStates } from '../../../db/model/match/state.ts'
import { aMatchDesk } from '../../support/a-match-desk.ts'
import { anId } from '../../support/a-registration.ts'

const hostile = [
  null,
  '',
  ' ',
  'none',
  '\u0000',
  '\ud800',
  '\u202e',
  '👩‍🏭'.repeat(200),
  'x'.repeat(5000),
  "'; drop table match; --",
  0,
  -1,
  101,
  1.5,
  1e308,
  [],
  {},
  true,
  { __proto__: null },
  '2026-02-30',
  '2026-11-21',
  '9999-12-31',
]

test('two thousand four hundred calls with anything anywhere, most of them nearly right', async () => {
  const desk = await aMatchDesk()
  await desk.ready()
  const people: string[] = []
  for (let i = 0; i < 16; i++)
    people.push(
      await desk.person({
        consents: { registration: true, employer: i % 4 !== 3, messages: false, upload: true },
        ...(i === 15 ? { contact: { kind: 'none', number: '' } } : {}),
      }),
    )
  const postings = [
    await desk.posting(),
    await desk.posting({ title: '卸车工' }),
    await desk.posting({ title: '夜班' }),
  ]
  await desk.get('postings.close', { id: postings[2] as string })
  const calls = (await desk.due(8)).map(row => row.id)

  const any = fc.oneof(fc.constantFrom(...hostile), fc.jsonValue({ maxDepth: 1 }))
  /** Usually what the field wants, sometimes anything. */
  const field = <T>(right: fc.Arbitrary<T>) => fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: any })
  const person = fc.constantFrom(...people)
  const posting = fc.constantFrom(...postings)
  const state = fc.constantFrom(null, ...matchState.options)
  const reason = fc.constantFrom(null, 'pay', 'other', 'person-declined')
  const word = fc.constantFrom('', '本人说的', ' ')
  const id = fc.constantFrom(anId(), anId(), anId(), anId(), anId(), anId())
  const pair = { postingId: field(posting), registrationId: field(person) }
  const inputs: Record<string, fc.Arbitrary<object>> = {
    'match.list': fc.record({
      side: field(fc.constantFrom('person', 'posting')),
      id: field(fc.constantFrom(...people, ...postings)),
    }),
    'match.open': fc.record(pair),
    'match.step': fc.record(
      { ...pair, from: field(state), to: field(state), reason: field(reason), note: field(word) },
      { requiredKeys: ['postingId', 'registrationId', 'from', 'to'] },
    ),
    'match.undo': fc.record({ ...pair, from: field(state), note: field(word) }),
    'match.overrule': fc.record({
      ...pair,
      kind: field(fc.constantFrom('moved', 'excluded', 'added', 'included')),
      bias: field(fc.integer({ min: -120, max: 120 })),
      why: field(word),
    }),
    'match.talk': fc.record({
      id: field(id),
      postingId: field(posting),
      note: field(word),
      people: field(
        fc.array(
          fc.record({
            registrationId: field(person),
            from: field(state),
            outcome: field(fc.constantFrom('agreed', 'talking', 'failed')),
            reason: field(reason),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      ),
    }),
    'match.consent': fc.record({
      registrationId: field(fc.constantFrom(...people.slice(0, 3))),
      means: field(fc.constantFrom('spoken', 'paper', 'touch')),
    }),
    'calls.list': fc.constantFrom({}, { more: 1 }),
    'calls.open': fc.record({ id: field(fc.constantFrom(...calls)) }),
    'calls.begin': fc.record({ registrationId: field(person), postingId: field(fc.option(posting)) }),
    'calls.record': fc.record({
      id: field(fc.constantFrom(...calls)),
      attemptId: field(fc.oneof(id, fc.uuid())),
      outcome: field(fc.constantFrom('reached', 'not-reached', 'interested', 'refused')),
      next: field(fc.constantFrom('auto', 'none', '2026-11-22', '2026-11-25', '2026-11-21', '2027-06-01')),
      note: field(word),
    }),
  }
  // The steps that are right now and then come, so that matches get somewhere.
  const onward = fc.tuple(posting, person, reason, word)
  const codes = new Map<string, number>()
  const heard = (name: string, code: string) => codes.set(`${name} ${code}`, (codes.get(`${name} ${code}`) ?? 0) + 1)
  const send = async (name: string, input: unknown): Promise<void> => {
    const answer = await desk.line.ask({ id: 1, name, input, session: desk.session })
    if (!('reply' in answer)) throw new Error('no answer')
    const { reply } = answer
    heard(name, reply.ok ? 'ok' : reply.problem.code)
    expect(reply.ok || reply.problem.code, `${name} ${JSON.stringify(input)}`).not.toBe('fault')
    expect(reply.ok || reply.problem.code, `${name} ${JSON.stringify(input)}`).not.toBe('storage')
  }
  /** The talk with each person where they are in truth. */
  async function asItStands(input: object): Promise<object> {
    const { postingId, people: some } = input as { postingId: unknown; people: unknown }
    if (
      !Array.isArray(some) ||
      typeof postingId !== 'string' ||
      some.some(one => typeof one?.registrationId !== 'string')
    )
      return input
    const people = []
    for (const one of some as { registrationId: string }[]) {
      const reply = await desk.ask('match.open', { postingId, registrationId: one.registrationId })
      people.push({ ...one, from: reply.ok ? reply.value.row.pair.state : null })
    }
    return { ...input, people }
  }
  await fc.assert(
    fc.asyncProperty(
      fc
        .constantFrom(...Object.keys(inputs))
        .chain(name => fc.tuple(fc.constant(name), inputs[name] as fc.Arbitrary<object>)),
      onward,
      async ([name, input], [postingId, registrationId, reason, note]) => {
        await send(name, name === 'match.talk' && note === '' ? await asItStands(input) : input)
        const now = await desk.ask('match.open', { postingId, registrationId })
        const { state = null, next = [] } = now.ok ? now.value.row.pair : {}
        const to = next[note.length % Math.max(1, next.length)]
        if (to && note !== ' ') await send('match.step', { postingId, registrationId, from: state, to, reason, note })
      },
    ),
    { numRuns: 2400, seed: 20261122 },
  )
  expect(desk.logged.filter(line => /fault/i.test(line))).toEqual([])
  // Every call was answered both ways, and every refusal of its own kind was met.
  for (const name of Object.keys(inputs)) {
    expect(codes.get(`${name} ok`) ?? 0, name).toBeGreaterThan(0)
    expect(codes.get(`${name} bad-input`) ?? 0, name).toBeGreaterThan(0)
  }
  const met = new Set([...codes.keys()].map(key => key.split(' ')[1]))
  for (const code of [
    'not-found',
    'match-changed',
    'step-not-allowed',
    'employer-consent-missing',
    'not-offered',
    'no-number',
    'conflict',
  ])
    expect(met, code).toContain(code)

  const db = new Database(join(desk.dataDir, 'site.db'), { readonly: true })
  try {
    type Step = {
      match: string
      from: keyof typeof nextStates | null
      to: keyof typeof nextStates | null
      reason: string | null
    }
    const steps = db
      .prepare(
        "select match_id as match, from_state as 'from', to_state as 'to', reason from match_event where action = 'step' order by seq",
      )
      .all() as Step[]
    expect(steps.length).toBeGreaterThan(100)
    for (const { from, to, reason } of steps) {
      const isTalkedOn = from === 'talking' && to === 'talking'
      expect(
        from === null ? to === 'recommended' : isTalkedOn || nextStates[from].includes(to as never),
        `${from} ${to}`,
      ).toBe(true)
      expect(reason !== null, `${to} ${reason}`).toBe(to === 'failed')
    }
    // What stands in a match is where its last event left it.
    const torn = db
      .prepare(
        `select count(*) as total from match m where state is not (
           select to_state from match_event e where e.match_id = m.id and action in ('step', 'undo') order by seq desc limit 1)`,
      )
      .get()
    expect(torn).toEqual({ total: 0 })
    // Nobody's employer was told who had not agreed.
    const told = db
      .prepare(
        `select distinct m.registration_id as id from match m join match_event e on e.match_id = m.id
         where e.action = 'step' and e.to_state in ('talking', 'agreed')`,
      )
      .all() as { id: string }[]
    for (const { id } of told) expect(people.filter((_, i) => i % 4 !== 3)).toContain(id)
  } finally {
    db.close()
  }
}, 120_000)
