// Whatever reaches the host, at whatever call: an answer or a problem with a code, never a fault; and nothing invalid is stored.
// Ten thousand inputs made from the contract's own schemas, and five hundred picked by hand in every field of every form.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notice } from '../../../db/model/notice.ts'
import { registration } from '../../../db/model/registration.ts'
import { openReadable } from '../../../db/open.ts'
import { api } from '../../../electron/contract/api.ts'
import { type Call, type Reply, type Role, roles } from '../../../electron/contract/call.ts'
import { deskPosting } from '../../../electron/contract/desk-postings.ts'
import { problemCodes } from '../../../electron/contract/problem.ts'
import { aHost, aLine, type Line, type TestHost } from '../../support/a-host.ts'
import { aDeskForm, anId, aPostingForm, aQuickForm } from '../../support/a-registration.ts'
import { inputsOf, type Known, withText } from '../../support/any-input.ts'
import { hostileStrings, hostileThings } from '../../support/hostile-values.ts'

/** They end the session or count wrong PINs: their own tests have them. */
const aside = ['staff.lock', 'staff.unlock', 'staff.setUp']
/** Each right one costs the hash of a PIN. */
const isCostly = (name: string) => name.startsWith('staff.')
const allRuns = 10_000

type Given = { host: TestHost; lines: Record<Role, Line>; session: string; known: Known }

async function given(): Promise<Given> {
  const host = await aHost()
  const lines = Object.fromEntries(
    await Promise.all(roles.map(async role => [role, await aLine(host.host, role, 'direct')])),
  ) as Record<Role, Line>
  const { desk, touch } = lines
  const opened = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
  const session = opened.ok ? opened.value.session : ''
  const people = [aDeskForm(), aDeskForm({ name: '李强' }), aDeskForm({ name: '买买提·艾力' })]
  const postings = [aPostingForm(), aPostingForm({ title: '电工' })]
  const codes: string[] = []
  for (const form of people) {
    const reply = await desk.call('desk', 'registrations.create', form, session)
    if (reply.ok) codes.push(reply.value.code)
  }
  for (const form of postings) await desk.call('desk', 'postings.publish', form, session)
  const one = await touch.call('touch', 'registrations.submit', aQuickForm())
  if (one.ok) codes.push(one.value.code)
  const ids = [...people, ...postings].map(({ id }) => id)
  const known: Known = {
    id: [...ids, anId(), anId(), anId()],
    registrationId: people.map(({ id }) => id),
    postingId: postings.map(({ id }) => id),
    ids,
    code: codes,
    kinds: [['cook'], ['electrician', 'cleaner'], ['general']],
    kind: ['cook', 'electrician', null],
    name: ['王喆', '李强', '买买提·艾力', '𬭩'],
    contact: [
      { kind: 'mobile', number: '19000001234' },
      { kind: 'none', number: '' },
      { policy: 'desk', phone: '' },
    ],
    isSixteen: [true],
    noticeVersion: ['3'],
    day: ['2026-11-22', '2026-11-21'],
    validUntilDay: ['2026-12-01'],
    validUntil: ['2026-12-01T00:00:00.000Z'],
    pin: ['284617', '917364'],
  }
  return { host, lines, session, known }
}

async function ask({ lines, session }: Given, role: Role, name: string, input: unknown): Promise<Reply> {
  const answer = await lines[role].ask({ id: 1, name, input, ...(role === 'desk' ? { session } : {}) })
  if (!('reply' in answer)) throw new Error('no answer')
  return answer.reply
}

/** Everything kept must be what the field's own schemas say; the database itself must be whole. */
async function expectSound({ host, lines }: Given): Promise<{ people: number; postings: number }> {
  expect(host.logged.filter(line => / fault /.test(line))).toEqual([])
  for (const role of roles) await lines[role].close()
  const site = openReadable(`${host.dataDir}/site.db`, 'site')
  expect(site.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
  expect(site.prepare('pragma foreign_key_check').all()).toEqual([])
  const bodies = (sql: string) => (site.prepare(sql).all() as { body: string }[]).map(({ body }) => JSON.parse(body))
  const people = bodies('select body from registration where body is not null')
  for (const body of people) expect(registration.safeParse(body).success, JSON.stringify(body)).toBe(true)
  const postings = bodies('select form as body from own_posting')
  for (const body of postings) expect(deskPosting.safeParse(body).success, JSON.stringify(body)).toBe(true)
  for (const body of bodies('select body from own_notice')) expect(notice.safeParse(body).success).toBe(true)
  site.close()
  return { people: people.length, postings: postings.length }
}

test('ten thousand inputs, at every call of every role', async () => {
  const all = roles.flatMap(role =>
    Object.entries(api[role] as Record<string, Call>).map(([name, call]) => ({ role, name, call })),
  )
  const calls = all.filter(({ name }) => !aside.includes(name))
  const cheap = calls.filter(({ name }) => !isCostly(name))
  const desk = await given()
  const met = new Map<string, number>()
  let runs = 0
  for (const { role, name, call } of calls) {
    const numRuns = isCostly(name) ? 12 : Math.ceil(allRuns / cheap.length)
    await fc.assert(
      fc.asyncProperty(inputsOf(call, desk.known), async input => {
        runs++
        const reply = await ask(desk, role, name, input)
        const code = reply.ok ? 'ok' : reply.problem.code
        met.set(code, (met.get(code) ?? 0) + 1)
        expect(code, `${role} ${name}`).not.toBe('fault')
        expect(reply.ok || problemCodes.includes(reply.problem.code)).toBe(true)
      }),
      { numRuns, seed: 20261128, endOnFailure: true },
    )
  }
  expect(runs).toBeGreaterThanOrEqual(allRuns)
  // Both sides of the gate were met often: a generator that is always refused, or never, proves nothing.
  expect(met.get('ok') ?? 0).toBeGreaterThan(allRuns / 10)
  expect(met.get('bad-input') ?? 0).toBeGreaterThan(allRuns / 10)
  expect(met.get('locked') ?? 0).toBe(0)
  await expectSound(desk)
}, 240_000)

test('five hundred values picked by hand, each in a field of every form', async () => {
  expect(hostileStrings.length).toBeGreaterThanOrEqual(500)
  const desk = await given()
  const forms: readonly (readonly [Role, string, () => unknown])[] = [
    ['desk', 'registrations.create', () => aDeskForm()],
    ['touch', 'registrations.submit', () => aQuickForm()],
    ['desk', 'postings.publish', () => aPostingForm({ urgent: { reason: '急' } })],
    ['desk', 'postings.save', () => aPostingForm()],
    ['desk', 'postings.import', () => ({ header: '岗位|人数', mapping: {}, rows: [aPostingForm()], publish: true })],
    [
      'desk',
      'employers.save',
      () => ({ id: anId(), name: '团结村货运部', creditCode: '', contactName: '', contactPhone: '', notes: '' }),
    ],
    ['desk', 'drafts.save', () => ({ form: 'posting', body: { title: '', more: [''] } })],
    [
      'desk',
      'notices.publish',
      () => ({
        id: anId(),
        kind: 'policy',
        title: '社保补贴',
        text: '带身份证来办',
        validUntil: '2026-12-01T00:00:00.000Z',
        hours: null,
        place: null,
        phone: null,
        startsOn: null,
      }),
    ],
    ['touch', 'postings.search', () => ({ text: '' })],
    ['desk', 'postings.search', () => ({ text: '' })],
  ]
  let stored = 0
  for (const [place, value] of [...hostileStrings, ...hostileThings].entries()) {
    for (const [role, name, form] of forms) {
      const reply = await ask(desk, role, name, withText(form(), place, value))
      if (reply.ok) stored++
      expect(reply.ok ? 'ok' : reply.problem.code, `${name}, value ${place}`).not.toBe('fault')
    }
  }
  expect(stored).toBeGreaterThan(1000)
  await expectSound(desk)
}, 240_000)
