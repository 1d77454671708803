// Who may use the desk, and the log of it: PINs that are changed, people who are shut out, waits that grow, a chain that is checked.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { aHost, aLine, type Line, type TestHost } from '../../support/a-host.ts'
import { anId, aQuickForm } from '../../support/a-registration.ts'

const headPin = '284617'
const clerkPin = '735192'

async function aStation(made?: TestHost) {
  const host = made ?? (await aHost())
  const desk = await aLine(host.host, 'desk', 'direct')
  const head = anId()
  const clerk = anId()
  const opened = await desk.call('desk', 'staff.setUp', { id: head, name: '陈兰', pin: headPin })
  const session = opened.ok ? opened.value.session : ''
  await desk.call(
    'desk',
    'staff.add',
    { id: clerk, name: '阿卜杜热依木·阿卜杜克热木', role: 'clerk', pin: clerkPin },
    session,
  )
  return { ...host, desk, head, clerk, session }
}

async function unlock(desk: Line, id: string, pin: string): Promise<string> {
  const reply = await desk.call('desk', 'staff.unlock', { id, pin })
  return reply.ok ? reply.value.session : reply.problem.code
}

const codeOf = (reply: { ok: boolean; problem?: { code: string } }) => (reply.ok ? 'ok' : reply.problem?.code)

test('somebody changes their own PIN; the old one ends, other desks lock, this one stays', async () => {
  const { desk, clerk } = await aStation()
  const [here, elsewhere] = [await unlock(desk, clerk, clerkPin), await unlock(desk, clerk, clerkPin)]
  const change = { pin: clerkPin, next: '919283' }
  expect(codeOf(await desk.call('desk', 'staff.changePin', { ...change, next: '111111' }, here))).toBe('bad-input')
  expect(codeOf(await desk.call('desk', 'staff.changePin', change, here))).toBe('ok')
  expect(await desk.call('desk', 'numbers.list', {}, here)).toMatchObject({ ok: true })
  expect(await desk.call('desk', 'numbers.list', {}, elsewhere)).toMatchObject({ problem: { code: 'locked' } })
  expect(await unlock(desk, clerk, clerkPin)).toBe('wrong-pin')
  expect((await unlock(desk, clerk, '919283')).length).toBeGreaterThan(20)
})

test('wrong PINs wait longer and longer, at the door and when changing, and each stands in the log', async () => {
  const { desk, clerk, session, setNow } = await aStation()
  let at = Date.parse('2026-11-22T02:00:00.000Z')
  const waits: unknown[] = []
  const own = await unlock(desk, clerk, clerkPin)
  expect(codeOf(await desk.call('desk', 'staff.changePin', { pin: '000001', next: '919283' }, own))).toBe('wrong-pin')
  expect(await unlock(desk, clerk, '000002')).toBe('wrong-pin')
  for (let i = 0; i < 4; i++) {
    const reply = await desk.call('desk', 'staff.unlock', { id: clerk, pin: '000003' })
    const seconds = reply.ok ? 0 : Number(reply.problem.details?.seconds)
    waits.push(seconds)
    // While it waits even the right PIN is not looked at.
    expect(await unlock(desk, clerk, clerkPin)).toBe('too-many-attempts')
    expect(codeOf(await desk.call('desk', 'staff.changePin', { pin: clerkPin, next: '919283' }, own))).toBe(
      'too-many-attempts',
    )
    at += seconds * 1000 + 1000
    setNow(new Date(at).toISOString())
  }
  expect(waits).toEqual([30, 60, 120, 240])
  expect((await unlock(desk, clerk, clerkPin)).length).toBeGreaterThan(20)
  const log = await desk.call('desk', 'audit.list', { staffId: clerk }, session)
  const failed = log.ok ? log.value.rows.filter(row => row.action === 'staff.unlock-failed') : []
  expect(failed.map(row => row.details?.attempts)).toEqual([6, 5, 4, 3, 2, 1])
})

test('a clerk who is shut out loses every desk at once and comes back with the same PIN', async () => {
  const { desk, clerk, head, session } = await aStation()
  const theirs = await unlock(desk, clerk, clerkPin)
  expect(codeOf(await desk.call('desk', 'staff.setActive', { id: clerk, isActive: false }, theirs))).toBe('head-only')
  expect(codeOf(await desk.call('desk', 'staff.setActive', { id: anId(), isActive: false }, session))).toBe('not-found')
  expect(codeOf(await desk.call('desk', 'staff.setActive', { id: head, isActive: false }, session))).toBe('last-head')
  expect(codeOf(await desk.call('desk', 'staff.setActive', { id: clerk, isActive: false }, session))).toBe('ok')
  expect(await desk.call('desk', 'numbers.list', {}, theirs)).toMatchObject({ problem: { code: 'locked' } })
  expect(await unlock(desk, clerk, clerkPin)).toBe('not-found')
  const names = await desk.call('desk', 'staff.isSetUp', {})
  expect(names.ok && names.value.names.map(({ id }) => id)).toEqual([head])
  await desk.call('desk', 'staff.setActive', { id: clerk, isActive: true }, session)
  expect((await unlock(desk, clerk, clerkPin)).length).toBeGreaterThan(20)
})

test('the log tells the head who did what to whom and when, by person, staff and market day, and names nobody registered', async () => {
  const { desk, clerk, head, host, setNow } = await aStation()
  const touch = await aLine(host, 'touch', 'direct')
  const form = aQuickForm()
  await touch.call('touch', 'registrations.submit', form)
  // Half past midnight in the market is still yesterday in UTC.
  setNow('2026-11-22T16:30:00.000Z')
  const theirs = await unlock(desk, clerk, clerkPin)
  await desk.call('desk', 'registrations.open', { id: form.id }, theirs)
  expect(codeOf(await desk.call('desk', 'audit.list', {}, theirs))).toBe('head-only')
  const open = await unlock(desk, head, headPin)
  const list = async (filter: object) => {
    const reply = await desk.call('desk', 'audit.list', filter, open)
    if (!reply.ok) throw new Error(reply.problem.code)
    return reply.value
  }
  const ofPerson = await list({ subject: form.id })
  expect(ofPerson.rows.map(row => [row.action, row.staff?.name ?? null])).toEqual([
    ['registration.open', '阿卜杜热依木·阿卜杜克热木'],
    ['registration.submit', null],
  ])
  expect((await list({ subject: form.id, day: '2026-11-23' })).rows.map(row => row.action)).toEqual([
    'registration.open',
  ])
  expect((await list({ subject: form.id, day: '2026-11-22' })).rows.map(row => row.action)).toEqual([
    'registration.submit',
  ])
  const everything = await list({ limit: 200 })
  expect(JSON.stringify(everything)).not.toMatch(/王喆|19000001234/)
})

test('the chain is checked at the start and by the head; whoever changed a row is found and stays found', async () => {
  const { desk, session, dataDir, stop } = await aStation()
  expect(await desk.call('desk', 'audit.verify', {}, session)).toMatchObject({ ok: true, value: { isWhole: true } })
  const log = await desk.call('desk', 'audit.list', {}, session)
  expect(log).toMatchObject({
    ok: true,
    value: { check: { isWhole: true }, rows: [{ action: 'audit.verify' }, {}, {}] },
  })
  await stop()
  const file = new Database(join(dataDir, 'site.db'))
  file.exec('drop trigger audit_no_update')
  file.exec("update audit set staff_id = 'somebody' where seq = 3")
  file.close()
  const again = await aHost({ dataDir })
  const line = await aLine(again.host, 'desk', 'direct')
  const names = await line.call('desk', 'staff.isSetUp', {})
  const head = names.ok ? (names.value.names.find(({ role }) => role === 'head')?.id ?? '') : ''
  const open = await unlock(line, head, headPin)
  await expect
    .poll(async () => {
      const reply = await line.call('desk', 'audit.list', {}, open)
      return reply.ok && reply.value.check
    })
    .toMatchObject({ isWhole: false, brokenAt: 3 })
  expect(again.logged.join('\n')).toContain('from row 3 on')
  expect(await line.call('desk', 'audit.verify', {}, open)).toMatchObject({ value: { isWhole: false, brokenAt: 3 } })
})
