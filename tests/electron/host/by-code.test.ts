// A receipt code at the touch screen, over every wire: where the thing stands and never what is in it; ten minutes to replace or
// withdraw; codes cannot be guessed.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { createGuessLimit } from '../../../electron/host/guess-limit.ts'
import { aHost, aLine, type Line, type TestHost, wires } from '../../support/a-host.ts'
import { aPosting } from '../../support/a-posting.ts'
import { aDeskForm, anId, aQuickForm } from '../../support/a-registration.ts'
import { fillPostings } from '../../support/a-touch-store.ts'

const begun = '2026-11-22T02:00:00.000Z'
const inTime = '2026-11-22T02:09:59.000Z'
const late = '2026-11-22T02:10:00.000Z'
const noUpload = { registration: true, employer: false, messages: false, upload: false }

async function registered(touch: Line, form = aQuickForm()): Promise<string> {
  const reply = await touch.call('touch', 'registrations.submit', form)
  if (!reply.ok) throw new Error(reply.problem.code)
  return reply.value.code
}
const stateOf = (touch: Line, code: string) => touch.call('touch', 'registrations.state', { code })
function rowsOf<T>({ dataDir }: TestHost, sql: string): T[] {
  const db = new Database(join(dataDir, 'site.db'), { readonly: true })
  try {
    return db.prepare(sql).all() as T[]
  } finally {
    db.close()
  }
}
const outboxOf = (host: TestHost) =>
  rowsOf(host, 'select kind, revision, op, body is null as isEmpty from outbox order by seq')
const filesOf = ({ dataDir }: TestHost): Buffer =>
  Buffer.concat(readdirSync(dataDir).map(f => (/\.db/.test(f) ? readFileSync(join(dataDir, f)) : Buffer.alloc(0))))

describe.each(wires)('over %s', wire => {
  test('a code tells where its registration stands, and nothing of what is in it', async () => {
    const { host } = await aHost()
    const touch = await aLine(host, 'touch', wire)
    const code = await registered(touch, aQuickForm({ name: '欧阳犇犇' }))
    const here = await registered(touch, aQuickForm({ consents: noUpload }))
    const reply = await stateOf(touch, code)
    expect(reply).toEqual({
      ok: true,
      value: {
        kind: 'registration',
        state: 'waiting',
        validUntil: '2026-12-07T16:00:00.000Z',
        changeableUntil: late,
        isReplaceable: true,
      },
    })
    expect(JSON.stringify(reply)).not.toMatch(/欧阳|19000001234|general/)
    expect(await stateOf(touch, here)).toMatchObject({ ok: true, value: { state: 'local' } })
    await touch.close()
  })

  test('within ten minutes it is withdrawn once: the content is gone here, and the centre is asked to erase it', async () => {
    const test = await aHost()
    const touch = await aLine(test.host, 'touch', wire)
    const name = '欧阳犇犇'
    const code = await registered(touch, aQuickForm({ name }))
    test.setNow(inTime)
    const withdrawn = { ok: true, value: { state: 'withdrawn', changeableUntil: null, isReplaceable: false } }
    expect(await touch.call('touch', 'registrations.withdraw', { code })).toMatchObject(withdrawn)
    expect(await touch.call('touch', 'registrations.withdraw', { code })).toMatchObject(withdrawn)
    expect(await stateOf(touch, code)).toMatchObject(withdrawn)
    expect(rowsOf(test, 'select body, contact_number, revision from registration')).toEqual([
      { body: null, contact_number: '', revision: 2 },
    ])
    expect(outboxOf(test)).toEqual([{ kind: 'registration', revision: 2, op: 'delete', isEmpty: 1 }])
    expect(rowsOf(test, "select count(*) as n from audit where action = 'registration.withdraw'")).toEqual([{ n: 1 }])
    expect(filesOf(test).includes(name)).toBe(false)
    await touch.close()
  })

  test('a new form takes its place under the same code, with consents anew; the same form twice is one change', async () => {
    const test = await aHost()
    const touch = await aLine(test.host, 'touch', wire)
    const code = await registered(touch, aQuickForm({ name: '欧阳犇犇' }))
    test.setNow('2026-11-22T02:05:00.000Z')
    const form = aQuickForm({ name: '李秀兰', contact: { kind: 'mobile', number: '19000005678' } })
    const replaced = await touch.call('touch', 'registrations.replace', { code, form })
    expect(replaced).toMatchObject({ ok: true, value: { code, maskedName: '李*兰', maskedNumber: '190****5678' } })
    expect(await touch.call('touch', 'registrations.replace', { code, form })).toEqual(replaced)
    expect(rowsOf(test, 'select revision from registration')).toEqual([{ revision: 2 }])
    expect(rowsOf(test, 'select count(*) as n from consent')).toEqual([{ n: 8 }])
    expect(outboxOf(test)).toEqual([{ kind: 'registration', revision: 2, op: 'put', isEmpty: 0 }])
    expect(filesOf(test).includes('欧阳犇犇')).toBe(false)
    // Its ten minutes count from the new word.
    expect(await stateOf(touch, code)).toMatchObject({
      ok: true,
      value: { changeableUntil: '2026-11-22T02:15:00.000Z' },
    })
    await touch.close()
  })

  test('a new form without consent to the upload takes back what was sent', async () => {
    const test = await aHost()
    const touch = await aLine(test.host, 'touch', wire)
    const code = await registered(touch)
    const form = aQuickForm({ consents: noUpload })
    expect(await touch.call('touch', 'registrations.replace', { code, form })).toMatchObject({ ok: true })
    expect(outboxOf(test)).toEqual([{ kind: 'registration', revision: 2, op: 'delete', isEmpty: 1 }])
    await touch.close()
  })

  test('after ten minutes, and for what a clerk wrote, the desk does it', async () => {
    const test = await aHost()
    const touch = await aLine(test.host, 'touch', wire)
    const desk = await aLine(test.host, 'desk', wire)
    const session = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
    if (!session.ok) throw new Error(session.problem.code)
    const atDesk = await desk.call('desk', 'registrations.create', aDeskForm(), session.value.session)
    if (!atDesk.ok) throw new Error(atDesk.problem.code)
    const code = await registered(touch)
    test.setNow(late)
    const tooLate = { ok: false, problem: { code: 'too-late' } }
    for (const each of [code, atDesk.value.code]) {
      expect(await stateOf(touch, each)).toMatchObject({ ok: true, value: { state: 'waiting', changeableUntil: null } })
      expect(await touch.call('touch', 'registrations.withdraw', { code: each })).toEqual(tooLate)
      expect(await touch.call('touch', 'registrations.replace', { code: each, form: aQuickForm() })).toEqual(tooLate)
    }
    test.setNow('2026-12-08T00:00:00.000Z')
    expect(await stateOf(touch, code)).toMatchObject({ ok: true, value: { state: 'ended' } })
    await touch.close()
    await desk.close()
  })

  test('somebody under sixteen, or without consent, replaces nothing', async () => {
    const test = await aHost()
    const touch = await aLine(test.host, 'touch', wire)
    const code = await registered(touch)
    const consents = { ...noUpload, registration: false }
    expect(await touch.call('touch', 'registrations.replace', { code, form: aQuickForm({ consents }) })).toMatchObject({
      ok: false,
      problem: { code: 'consent-missing' },
    })
    const input = { code, form: { ...aQuickForm(), isSixteen: false } }
    expect(await touch.ask({ id: 9, name: 'registrations.replace', input })).toMatchObject({
      reply: { ok: false, problem: { code: 'under-age' } },
    })
    expect(rowsOf(test, 'select revision from registration')).toEqual([{ revision: 1 }])
    await touch.close()
  })

  test("codes that are nobody's are slowed down, for the right one too; another screen is not", async () => {
    const { host } = await aHost()
    const touch = await aLine(host, 'touch', wire)
    const code = await registered(touch)
    for (const letter of '34679A') {
      const wrong = `${letter.repeat(4)}-CCCC`
      expect(await stateOf(touch, wrong)).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    }
    const slowed = { ok: false, problem: { code: 'too-many-attempts', details: { seconds: 20 } } }
    expect(await stateOf(touch, code)).toEqual(slowed)
    expect(await touch.call('touch', 'registrations.withdraw', { code })).toEqual(slowed)
    const other = await aLine(host, 'touch', 'direct')
    expect(await stateOf(other, code)).toMatchObject({ ok: true })
    await touch.close()
    await other.close()
  })

  test('a number for one posting is stored once, shown masked, and can be withdrawn by its code', async () => {
    const test = await aHost()
    fillPostings(test.dataDir, [aPosting({ id: 'p1' })], begun)
    const touch = await aLine(test.host, 'touch', wire)
    const input = {
      id: anId(),
      postingId: 'p1',
      number: '190 0000 4321',
      isAgreed: true,
      noticeVersion: '3',
      isSixteen: true,
    } as const
    const [first, second] = [
      await touch.call('touch', 'interests.submit', input),
      await touch.call('touch', 'interests.submit', input),
    ]
    expect(first).toMatchObject({
      ok: true,
      value: { maskedNumber: '190****4321', postingTitle: '庙会摊位帮手', validUntil: '2026-12-07T16:00:00.000Z' },
    })
    expect(second).toEqual(first)
    expect(await touch.call('touch', 'interests.submit', { ...input, number: '19000004322' })).toMatchObject({
      ok: false,
      problem: { code: 'conflict' },
    })
    expect(outboxOf(test)).toEqual([{ kind: 'interest', revision: 1, op: 'put', isEmpty: 0 }])
    expect(rowsOf(test, "select subject, details from audit where action = 'interest.submit'")).toEqual([
      { subject: input.id, details: '{"posting":"p1"}' },
    ])
    const code = first.ok ? first.value.code : ''
    expect(await stateOf(touch, code)).toMatchObject({
      ok: true,
      value: { kind: 'interest', state: 'waiting', changeableUntil: late, isReplaceable: false },
    })
    expect(await touch.call('touch', 'registrations.replace', { code, form: aQuickForm() })).toMatchObject({
      ok: false,
      problem: { code: 'too-late' },
    })
    expect(await touch.call('touch', 'registrations.withdraw', { code })).toMatchObject({
      ok: true,
      value: { kind: 'interest', state: 'withdrawn' },
    })
    expect(outboxOf(test)).toEqual([{ kind: 'interest', revision: 2, op: 'delete', isEmpty: 1 }])
    expect(filesOf(test).includes('19000004321')).toBe(false)
    await touch.close()
  })

  test.each([
    ['without its consent', { isAgreed: false }, 'bad-input'],
    ['of somebody under sixteen', { isSixteen: false }, 'under-age'],
    ['that is none', { number: '12345' }, 'bad-input'],
    ['for a posting that is gone', { postingId: 'p2' }, 'not-found'],
    ['for one that is not known', { postingId: 'none' }, 'not-found'],
    ['with a name', { name: '王喆' }, 'bad-input'],
  ])('a number %s is not stored', async (_what, changes, code) => {
    const test = await aHost()
    fillPostings(test.dataDir, [aPosting({ id: 'p1' }), aPosting({ id: 'p2', remaining: 0 })], begun)
    const touch = await aLine(test.host, 'touch', wire)
    const input = {
      id: anId(),
      postingId: 'p1',
      number: '19000004321',
      isAgreed: true,
      noticeVersion: '3',
      isSixteen: true,
    }
    expect(await touch.ask({ id: 1, name: 'interests.submit', input: { ...input, ...changes } })).toMatchObject({
      reply: { ok: false, problem: { code } },
    })
    expect(rowsOf(test, 'select * from interest')).toEqual([])
    await touch.close()
  })

  test('a report is stored once with its reasons, names nobody, and is queued for the centre', async () => {
    const test = await aHost()
    fillPostings(test.dataDir, [aPosting({ id: 'p1' })], begun)
    const touch = await aLine(test.host, 'touch', wire)
    const input = { id: anId(), postingId: 'p1', reasons: ['false', 'fee'] as const }
    const send = () => touch.call('touch', 'reports.submit', { ...input, reasons: [...input.reasons] })
    expect(await send()).toEqual({ ok: true, value: {} })
    expect(await send()).toEqual({ ok: true, value: {} })
    const [row] = rowsOf<{ body: string }>(test, "select body from outbox where kind = 'report'")
    expect(JSON.parse(row?.body ?? '')).toEqual({
      id: input.id,
      postingId: 'p1',
      postingTitle: '庙会摊位帮手',
      reasons: ['false', 'fee'],
      createdAt: begun,
    })
    expect(rowsOf(test, 'select count(*) as n from posting_report')).toEqual([{ n: 1 }])
    expect(
      await touch.call('touch', 'reports.submit', { id: anId(), postingId: 'none', reasons: ['fee'] }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
    expect(await touch.ask({ id: 5, name: 'reports.submit', input: { ...input, reasons: [] } })).toMatchObject({
      reply: { ok: false, problem: { code: 'bad-input' } },
    })
    await touch.close()
  })

  test('other postings like one come with their reasons', async () => {
    const test = await aHost()
    const others = ['p2', 'p3', 'p4', 'p5'].map(id => aPosting({ id, title: `摊位帮手 ${id}` }))
    fillPostings(test.dataDir, [aPosting({ id: 'p1' }), ...others, aPosting({ id: 'gone', remaining: 0 })], begun)
    const touch = await aLine(test.host, 'touch', wire)
    const reply = await touch.call('touch', 'postings.similar', { id: 'p1' })
    const rows = reply.ok ? reply.value.rows : []
    expect(rows).toHaveLength(3)
    for (const { posting, reasons } of rows) {
      expect(posting.id).toMatch(/^p[2-5]$/)
      expect(reasons.map(r => r.code)).toEqual(['same-kind', 'same-street'])
    }
    expect(await touch.call('touch', 'postings.similar', { id: 'gone' })).toEqual({ ok: true, value: { rows: [] } })
    await touch.close()
  })
})

test('numbers left for postings end with their term, unsent ones too, and nothing of them stays in the files', async () => {
  const first = await aHost()
  fillPostings(first.dataDir, [aPosting({ id: 'p1', validUntil: '2027-12-31T00:00:00.000Z' })], begun)
  const touch = await aLine(first.host, 'touch', 'direct')
  const input = {
    id: anId(),
    postingId: 'p1',
    number: '19000004321',
    isAgreed: true,
    noticeVersion: '3',
    isSixteen: true,
  } as const
  const reply = await touch.call('touch', 'interests.submit', input)
  await first.stop()
  expect(filesOf(first).includes('19000004321')).toBe(true)
  const after = await aHost({ dataDir: first.dataDir, now: '2026-12-07T16:00:00.000Z' })
  const again = await aLine(after.host, 'touch', 'direct')
  expect(await stateOf(again, reply.ok ? reply.value.code : '')).toMatchObject({ ok: true, value: { state: 'ended' } })
  await after.stop()
  expect(filesOf(after).includes('19000004321')).toBe(false)
  expect(outboxOf(after)).toEqual([])
  expect(rowsOf(after, "select details from audit where action = 'interest.expire'")).toEqual([
    { details: '{"interests":1,"unsent":1}' },
  ])
})

test('a clock that is set back gives nobody hours to change', async () => {
  const test = await aHost()
  const touch = await aLine(test.host, 'touch', 'direct')
  const code = await registered(touch)
  test.setNow('2026-11-22T01:00:00.000Z')
  expect(await stateOf(touch, code)).toMatchObject({ ok: true, value: { changeableUntil: null } })
})

test('wrong codes are forgiven one after each pause, and all lines of a face together have a limit', () => {
  let ms = 0
  const monotonicMs = () => ms
  const whole = createGuessLimit({ most: 3, refillMs: 1_000, monotonicMs })
  const line = () => createGuessLimit({ most: 2, refillMs: 20_000, monotonicMs, whole })
  const first = line()
  first.miss()
  first.miss()
  expect(first.waitSeconds()).toBe(20)
  ms = 19_000
  expect(first.waitSeconds()).toBe(1)
  ms = 20_000
  expect(first.waitSeconds()).toBe(0)
  for (let i = 0; i < 3; i++) line().miss()
  expect(line().waitSeconds()).toBe(1)
  ms = 21_000
  expect(line().waitSeconds()).toBe(0)
})
