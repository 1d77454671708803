import { expect, test } from 'vitest'
import { anOpenDesk } from '../../support/a-desk.ts'
import { aDeskForm } from '../../support/a-registration.ts'

/** A desk with people registered, and their list in front. */
async function aDeskWithPeople(names: readonly (readonly [name: string, number: string])[]) {
  const made = await anOpenDesk()
  const ids: string[] = []
  for (const [name, number] of names) {
    const form = aDeskForm({ name, contact: { kind: 'mobile', number } })
    const reply = await made.client.call('registrations.create', form)
    if (!reply.ok) throw new Error(reply.problem.code)
    ids.push(form.id)
  }
  made.desk.show('people')
  await made.settled()
  return { ...made, ids }
}

test('what is typed is asked once the clerk pauses; a person is opened masked and shown on purpose; locking takes all of it away', async () => {
  const { desk, state, pass, settled, ids } = await aDeskWithPeople([
    ['单晓芳', '19000004321'],
    ['王强', '19000001111'],
  ])
  expect(state().people).toMatchObject({ list: { total: 2 }, counts: { all: 2, doubles: 0 } })
  desk.people.type('sxf')
  await pass(200)
  expect(state().people.list).toMatchObject({ total: 1, rows: [{ id: ids[0], maskedName: '单*芳' }] })
  await desk.people.open(ids[0] ?? '')
  expect(JSON.stringify(state().people)).not.toMatch(/晓芳|19000004321/)
  await desk.people.unmask()
  expect(JSON.stringify(state().people)).toMatch(/单晓芳/)
  await desk.people.unmask()
  expect(JSON.stringify(state().people)).not.toMatch(/单晓芳|19000004321/)
  await desk.people.unmask()
  await desk.gate.lock()
  await settled()
  expect(JSON.stringify(state().people)).not.toMatch(/单|4321/)
})

test('two records side by side become one, or two with a word; one is erased; each is said', async () => {
  const { desk, state, ids } = await aDeskWithPeople([
    ['王晓明', '19000004321'],
    ['王小明', '19000004321'],
    ['王明', '19000004321'],
  ])
  // What is said already stands in the list.
  const shown: unknown[] = []
  desk.store.subscribe(({ people: { said, list, counts } }, { people: before }) => {
    if (said && !before.said && 'total' in list) shown.push([said.key, list.total, counts?.all])
  })
  const [first = '', second = '', third = ''] = ids
  desk.people.showTab('doubles')
  await desk.people.read()
  expect(state().people.list).toMatchObject({ state: 'pairs', total: 3 })
  await desk.people.openPair(first, second)
  await desk.people.merge('a')
  expect(state().people).toMatchObject({
    said: { key: 'merged' },
    opened: { state: 'none' },
    counts: { all: 2, doubles: 1 },
  })
  await desk.people.openPair(first, third)
  await desk.people.keepApart('')
  expect(state().people).toMatchObject({ problem: { code: 'bad-input' }, opened: { state: 'pair' } })
  await desk.people.keepApart('叔侄')
  expect(state().people).toMatchObject({ problem: null, said: { key: 'apart' }, counts: { doubles: 0 } })
  await desk.people.open(third)
  await desk.people.erase('asked')
  expect(state().people).toMatchObject({ said: { key: 'erased' }, counts: { all: 1 } })
  expect(shown).toEqual([
    ['merged', 1, 2],
    ['apart', 0, 2],
    ['erased', 0, 1],
  ])
})

test('today: signed in, put in order, drawn and checked', async () => {
  const { desk, state, ids } = await aDeskWithPeople([
    ['张三', '19000000001'],
    ['李四', '19000000002'],
  ])
  for (const id of ids) {
    await desk.people.open(id)
    await desk.people.signIn()
  }
  expect(state().people.said).toEqual({ key: 'signed-in', number: 2 })
  expect(await desk.people.signIn('AAAA-AAAA')).toBe(false)
  expect(state().people.problem?.code).toBe('not-found')
  desk.people.showTab('day')
  await desk.people.read()
  await desk.people.move(2, 1, '带着孩子')
  expect(state().people.list).toMatchObject({ day: { kind: 'by-hand', rows: [{ number: 2 }, { number: 1 }] } })
  await desk.people.closeList()
  expect(state().people.asking).toEqual({ kind: 'draw' })
  await desk.people.draw('42')
  await desk.people.check()
  expect(state().people).toMatchObject({
    asking: null,
    said: { key: 'lot-right', number: 2 },
    list: { day: { kind: 'lot' } },
  })
})
