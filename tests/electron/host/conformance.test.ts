// The same table over every wire: direct, message port, loopback HTTP. What a page may do and what comes back does not depend on
// how it is connected.
import { describe, expect, test } from 'vitest'
import { aHost, aLine, type Line, wires } from '../../support/a-host.ts'
import { aDeskForm, anId, aPostingForm, aQuickForm } from '../../support/a-registration.ts'

const pin = '284617'

async function unlocked(desk: Line): Promise<string> {
  const reply = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin })
  if (!reply.ok) throw new Error(reply.problem.code)
  return reply.value.session
}

describe.each(wires)('over %s', wire => {
  test('a registration is stored, told about after its commit, and listed masked', async () => {
    const { host } = await aHost()
    const touch = await aLine(host, 'touch', wire)
    const desk = await aLine(host, 'desk', wire)
    const session = await unlocked(desk)
    const saved = await touch.call('touch', 'registrations.submit', aQuickForm())
    expect(saved).toMatchObject({ ok: true, value: { maskedName: '王*', maskedNumber: '190****1234' } })
    const listed = await desk.call('desk', 'registrations.list', {}, session)
    expect(listed).toMatchObject({
      ok: true,
      value: { total: 1, rows: [{ maskedName: '王*', source: 'touch', syncState: 'waiting' }] },
    })
    await expect.poll(() => desk.news.flat(), { timeout: 5000 }).toContain('registrations')
    await touch.close()
    await desk.close()
  })

  test('the same registration twice is one, and the second answer is the first one', async () => {
    const { host } = await aHost()
    const touch = await aLine(host, 'touch', wire)
    const form = aQuickForm()
    const [first, second] = [
      await touch.call('touch', 'registrations.submit', form),
      await touch.call('touch', 'registrations.submit', form),
    ]
    expect(first.ok).toBe(true)
    expect(second).toEqual(first)
    expect(await touch.call('touch', 'registrations.submit', { ...form, name: '李秀' })).toMatchObject({
      ok: false,
      problem: { code: 'conflict' },
    })
    await touch.close()
  })

  test.each([
    ['no call of that name', 'touch', { id: 1, name: 'registrations.list', input: {} }, 'not-allowed'],
    ['a name every object has', 'touch', { id: 1, name: 'constructor', input: {} }, 'not-allowed'],
    ['a call of another face', 'board', { id: 1, name: 'postings.search', input: {} }, 'not-allowed'],
    ['no input', 'board', { id: 1, name: 'urgent.list' }, 'bad-input'],
    ['an unknown field', 'board', { id: 1, name: 'urgent.list', input: { role: 'desk' } }, 'bad-input'],
    ['a role in the envelope', 'board', { id: 1, name: 'site.get', input: {}, role: 'desk' }, 'bad-input'],
    ['nothing at all', 'board', null, 'bad-input'],
    ['a text', 'board', 'site.get', 'bad-input'],
    ['a locked desk', 'desk', { id: 1, name: 'registrations.list', input: {} }, 'locked'],
    ['a made-up session', 'desk', { id: 1, name: 'registrations.list', input: {}, session: 'abc' }, 'locked'],
    [
      'a registration without consent',
      'touch',
      {
        id: 1,
        name: 'registrations.submit',
        input: aQuickForm({ consents: { registration: false, employer: false, messages: false, upload: false } }),
      },
      'consent-missing',
    ],
    [
      'somebody under sixteen',
      'touch',
      { id: 1, name: 'registrations.submit', input: { ...aQuickForm(), isSixteen: false } },
      'under-age',
    ],
    [
      'an unknown kind of work',
      'touch',
      { id: 1, name: 'registrations.submit', input: aQuickForm({ kinds: ['alchemist'] }) },
      'bad-input',
    ],
    [
      'a mobile with ten digits',
      'touch',
      { id: 1, name: 'registrations.submit', input: aQuickForm({ contact: { kind: 'mobile', number: '1900000123' } }) },
      'bad-input',
    ],
    ['a number taken without an id', 'touch', { id: 1, name: 'numbers.take', input: {} }, 'bad-input'],
    ['a number called from the wall', 'board', { id: 1, name: 'numbers.callNext', input: { desk: 1 } }, 'not-allowed'],
    ['a number called at a locked desk', 'desk', { id: 1, name: 'numbers.callNext', input: { desk: 1 } }, 'locked'],
    ['an emergency from the touch screen', 'touch', { id: 1, name: 'notices.publish', input: {} }, 'not-allowed'],
    ['a sheet imported at a locked desk', 'desk', { id: 1, name: 'postings.import', input: {} }, 'locked'],
    ['an export to the touch screen', 'touch', { id: 1, name: 'postings.export', input: {} }, 'not-allowed'],
    [
      'an urgent order approved at a locked desk',
      'desk',
      { id: 1, name: 'postings.decideUrgent', input: {} },
      'locked',
    ],
    ['who fits, asked at a locked desk', 'desk', { id: 1, name: 'match.list', input: {} }, 'locked'],
    ['who fits, asked at the touch screen', 'touch', { id: 1, name: 'match.list', input: {} }, 'not-allowed'],
    ['a number to call at a locked desk', 'desk', { id: 1, name: 'calls.open', input: { id: 'a' } }, 'locked'],
    ['the queue of calls on the wall', 'board', { id: 1, name: 'calls.list', input: {} }, 'not-allowed'],
    ['an emergency at a locked desk', 'desk', { id: 1, name: 'notices.publish', input: {} }, 'locked'],
    ['a posting that is not there', 'touch', { id: 1, name: 'postings.get', input: { id: 'none' } }, 'not-found'],
  ] as const)('%s is refused with a problem', async (_what, role, message, code) => {
    const { host } = await aHost()
    const line = await aLine(host, role, wire)
    expect(await line.ask(message)).toMatchObject({ reply: { ok: false, problem: { code } } })
    await line.close()
  })

  test('wrong PINs are counted, then made to wait; the right one opens after the wait', async () => {
    const { host, setNow } = await aHost()
    const desk = await aLine(host, 'desk', wire)
    await unlocked(desk)
    const people = await desk.call('desk', 'staff.isSetUp', {})
    const id = people.ok ? (people.value.names[0]?.id ?? '') : ''
    const tries = [] as string[]
    for (let i = 0; i < 4; i++) {
      const reply = await desk.call('desk', 'staff.unlock', { id, pin: '000000' })
      tries.push(reply.ok ? 'open' : reply.problem.code)
    }
    expect(tries).toEqual(['wrong-pin', 'wrong-pin', 'too-many-attempts', 'too-many-attempts'])
    expect(await desk.call('desk', 'staff.unlock', { id, pin })).toMatchObject({
      ok: false,
      problem: { code: 'too-many-attempts' },
    })
    setNow('2026-11-22T02:00:31.000Z')
    expect(await desk.call('desk', 'staff.unlock', { id, pin })).toMatchObject({ ok: true })
    await desk.close()
  })

  test('a need without the six elements is not published, and says which are missing', async () => {
    const { host } = await aHost()
    const desk = await aLine(host, 'desk', wire)
    const session = await unlocked(desk)
    const bare = aPostingForm({ headcount: null, content: ' ', pay: { min: null, max: null, unit: null } })
    expect(await desk.call('desk', 'postings.publish', bare, session)).toEqual({
      ok: false,
      problem: { code: 'elements-missing', details: { missing: ['headcount', 'content', 'pay'] } },
    })
    const whole = aPostingForm()
    const published = await desk.call('desk', 'postings.publish', whole, session)
    expect(published).toMatchObject({
      ok: true,
      value: { state: 'published', code: expect.stringMatching(/^[0-9]{4}$/) },
    })
    const found = await desk.call('desk', 'postings.search', { text: 'banyun' }, session)
    expect(found).toMatchObject({ ok: true, value: { total: 1, rows: [{ id: whole.id }] } })
    expect(await desk.call('desk', 'postings.withdraw', { id: whole.id }, session)).toMatchObject({ ok: true })
    expect(await desk.call('desk', 'postings.search', { text: 'banyun' }, session)).toMatchObject({
      ok: true,
      value: { total: 0 },
    })
    await desk.close()
  })

  test('a number goes from the touch screen over the desk to the wall, each told by news', async () => {
    const { host } = await aHost()
    const [touch, desk, board] = [
      await aLine(host, 'touch', wire),
      await aLine(host, 'desk', wire),
      await aLine(host, 'board', wire),
    ]
    const session = await unlocked(desk)
    expect(await touch.call('touch', 'numbers.waiting', {})).toEqual({ ok: true, value: { waiting: 0 } })
    expect(await touch.call('touch', 'numbers.take', { id: anId() })).toMatchObject({
      ok: true,
      value: { text: 'A001', waitingBefore: 0 },
    })
    await expect.poll(() => desk.news.flat(), { timeout: 5000 }).toContain('numbers')
    const given = await desk.call('desk', 'numbers.give', { id: anId() }, session)
    expect(given).toMatchObject({ ok: true, value: { text: 'A002', source: 'desk' } })
    const id = given.ok ? given.value.id : ''
    expect(await desk.call('desk', 'numbers.callNext', { desk: 2 }, session)).toMatchObject({
      ok: true,
      value: { row: { text: 'A001', desk: 2 } },
    })
    expect(await desk.call('desk', 'numbers.call', { id, desk: 1 }, session)).toMatchObject({
      ok: true,
      value: { calls: 1 },
    })
    expect(await desk.call('desk', 'numbers.close', { id, state: 'missed' }, session)).toMatchObject({
      ok: true,
      value: { state: 'missed' },
    })
    expect(await desk.call('desk', 'numbers.list', {}, session)).toMatchObject({
      ok: true,
      value: { waiting: 0, rows: [{ state: 'called' }, { state: 'missed' }] },
    })
    await expect.poll(() => board.news.flat(), { timeout: 5000 }).toContain('numbers')
    for (const line of [touch, desk, board]) await line.close()
  })

  test('a posting that comes in finds its person, who is called, interested, talked with and agreed, each told by news', async () => {
    const { host } = await aHost()
    const desk = await aLine(host, 'desk', wire)
    const session = await unlocked(desk)
    const person = aDeskForm({
      kinds: ['carrier'],
      consents: { registration: true, employer: true, messages: false, upload: false },
    })
    const posting = aPostingForm({ kind: 'carrier' })
    const pair = { postingId: posting.id, registrationId: person.id }
    await desk.call('desk', 'registrations.create', person, session)
    await desk.call('desk', 'postings.publish', posting, session)
    await expect.poll(() => desk.news.flat(), { timeout: 5000 }).toContain('calls')
    const listed = await desk.call('desk', 'match.list', { side: 'posting', id: posting.id }, session)
    expect(listed).toMatchObject({ ok: true, value: { isReady: true, fit: [{ person: { maskedName: '王*' } }] } })
    const called = await desk.call('desk', 'calls.begin', pair, session)
    expect(called).toMatchObject({ ok: true, value: { name: '王喆', row: { reason: 'fits' } } })
    const id = called.ok ? called.value.row.id : ''
    expect(await desk.call('desk', 'calls.open', { id }, session)).toEqual(called)
    const record = { id, attemptId: anId(), outcome: 'interested' } as const
    expect(await desk.call('desk', 'calls.record', record, session)).toMatchObject({ ok: true })
    const people = [{ registrationId: person.id, from: 'contacted', outcome: 'agreed' }] as const
    const talk = { id: anId(), postingId: posting.id, people: [...people] }
    expect(await desk.call('desk', 'match.talk', talk, session)).toMatchObject({ ok: true, value: { agreed: 1 } })
    const step = { ...pair, from: 'agreed', to: 'started' } as const
    expect(await desk.call('desk', 'match.step', step, session)).toMatchObject({
      ok: true,
      value: { state: 'started' },
    })
    expect(
      await desk.call('desk', 'match.undo', { ...pair, from: 'started', note: '记错了人' }, session),
    ).toMatchObject({ ok: true, value: { state: 'agreed' } })
    expect(
      await desk.call('desk', 'match.overrule', { ...pair, kind: 'moved', bias: 5, why: '住得近' }, session),
    ).toMatchObject({ ok: true, value: { bias: 5 } })
    expect(
      await desk.call('desk', 'match.consent', { registrationId: person.id, means: 'spoken' }, session),
    ).toMatchObject({ ok: true, value: { mayPassOn: true } })
    const whole = await desk.call('desk', 'match.open', pair, session)
    expect(whole.ok && whole.value.history.map(event => event.to)).toEqual([
      'recommended',
      'contacted',
      'talking',
      'agreed',
      'started',
      'agreed',
      null,
    ])
    expect(await desk.call('desk', 'calls.list', {}, session)).toMatchObject({ ok: true, value: { madeTotal: 1 } })
    expect(desk.news.flat()).toContain('matches')
    await desk.close()
  })

  test('a notice written at the desk is read by every face, and taken down again', async () => {
    const { host } = await aHost()
    const [touch, desk, board] = [
      await aLine(host, 'touch', wire),
      await aLine(host, 'desk', wire),
      await aLine(host, 'board', wire),
    ]
    const session = await unlocked(desk)
    const id = anId()
    const input = { id, kind: 'notice', title: '大厅检修', text: '', validUntil: '2026-11-22T10:00:00.000Z' } as const
    expect(await desk.call('desk', 'notices.publish', input, session)).toMatchObject({ ok: true })
    await expect.poll(() => touch.news.flat(), { timeout: 5000 }).toContain('notices')
    const shown = { ok: true, value: { rows: [{ id, title: '大厅检修' }] } }
    expect(await touch.call('touch', 'notices.list', {})).toMatchObject(shown)
    expect(await board.call('board', 'notices.list', {})).toMatchObject(shown)
    expect(await desk.call('desk', 'notices.list', {}, session)).toMatchObject(shown)
    expect(await desk.call('desk', 'notices.own', {}, session)).toMatchObject({
      ok: true,
      value: { rows: [{ state: 'published' }] },
    })
    expect(await desk.call('desk', 'notices.withdraw', { id }, session)).toMatchObject({ ok: true })
    expect(await touch.call('touch', 'notices.list', {})).toEqual({ ok: true, value: { rows: [] } })
    expect(await touch.call('touch', 'sites.list', {})).toEqual({ ok: true, value: { rows: [] } })
    for (const line of [touch, desk, board]) await line.close()
  })

  test('a document of somebody under sixteen stores nothing; a wrong check digit is named', async () => {
    const { host } = await aHost()
    const desk = await aLine(host, 'desk', wire)
    const session = await unlocked(desk)
    const young = aDeskForm({ document: { kind: 'id-card', number: '509999201501010011' } })
    const wrong = aDeskForm({ document: { kind: 'id-card', number: '509999197403120014' } })
    expect(await desk.call('desk', 'registrations.create', wrong, session)).toEqual({
      ok: false,
      problem: { code: 'bad-input', details: { fields: { 'document.number': 'id-check-digit' } } },
    })
    expect(await desk.call('desk', 'registrations.create', young, session)).toEqual({
      ok: false,
      problem: { code: 'under-age' },
    })
    expect(await desk.call('desk', 'registrations.list', {}, session)).toMatchObject({ ok: true, value: { total: 0 } })
    await desk.close()
  })
})
