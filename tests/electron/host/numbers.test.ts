// Numbers for the desks: order, midnight, one for each tap, two desks, calling again and out of turn.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aHost, aLine, type Line } from '../../support/a-host.ts'
import { anId } from '../../support/a-registration.ts'
import { aTempDir } from '../../support/temp-dir.ts'

async function aMarket(settings: object = {}, now?: string) {
  const dataDir = aTempDir()
  writeFileSync(join(dataDir, 'site.json'), JSON.stringify(settings))
  const made = await aHost({ dataDir, ...(now ? { now } : {}) })
  const [touch, desk, board] = [
    await aLine(made.host, 'touch', 'direct'),
    await aLine(made.host, 'desk', 'direct'),
    await aLine(made.host, 'board', 'direct'),
  ]
  const opened = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
  if (!opened.ok) throw new Error(opened.problem.code)
  return { ...made, touch, desk, board, session: opened.value.session }
}

async function take(touch: Line, id = anId()): Promise<string> {
  const reply = await touch.call('touch', 'numbers.take', { id })
  return reply.ok ? reply.value.text : reply.problem.code
}

type Market = Awaited<ReturnType<typeof aMarket>>

const callNext = async ({ desk, session }: Market, at: number) => {
  const reply = await desk.call('desk', 'numbers.callNext', { desk: at }, session)
  return reply.ok ? (reply.value.row?.text ?? null) : reply.problem
}

async function list({ desk, session }: Market) {
  const reply = await desk.call('desk', 'numbers.list', {}, session)
  if (!reply.ok) throw new Error(reply.problem.code)
  return reply.value
}

test('numbers are given in order, whoever gives them, and say how many are before', async () => {
  const market = await aMarket()
  expect(await take(market.touch)).toBe('A001')
  const given = await market.desk.call('desk', 'numbers.give', { id: anId() }, market.session)
  expect(given).toMatchObject({ ok: true, value: { text: 'A002', source: 'desk', state: 'waiting', desk: null } })
  expect(await market.touch.call('touch', 'numbers.take', { id: anId() })).toMatchObject({
    ok: true,
    value: { text: 'A003', waitingBefore: 2 },
  })
  expect(await market.touch.call('touch', 'numbers.waiting', {})).toEqual({ ok: true, value: { waiting: 3 } })
})

test('a double tap takes one number, and the second answer says the same', async () => {
  const market = await aMarket()
  await take(market.touch)
  const id = anId()
  const [first, second] = await Promise.all([take(market.touch, id), take(market.touch, id)])
  expect([first, second]).toEqual(['A002', 'A002'])
  expect((await list(market)).rows).toHaveLength(2)
})

test('at midnight of the market they begin at 1 again, and yesterday is over', async () => {
  const market = await aMarket({}, '2026-11-22T15:59:59.000Z')
  const late = anId()
  await market.desk.call('desk', 'numbers.give', { id: late }, market.session)
  expect(await take(market.touch)).toBe('A002')
  market.setNow('2026-11-22T16:00:00.000Z')
  expect((await list(market)).rows).toEqual([])
  expect(await callNext(market, 1)).toBeNull()
  expect(await take(market.touch)).toBe('A001')
  expect(await market.desk.call('desk', 'numbers.call', { id: late, desk: 1 }, market.session)).toMatchObject({
    ok: false,
    problem: { code: 'not-found' },
  })
})

test('two desks never call the same number; the next call closes the one before at that desk only', async () => {
  const market = await aMarket()
  for (let i = 0; i < 4; i++) await take(market.touch)
  expect(await Promise.all([callNext(market, 1), callNext(market, 2)])).toEqual(['A001', 'A002'])
  expect(await callNext(market, 1)).toBe('A003')
  const { rows, waiting } = await list(market)
  expect(rows.map(row => [row.text, row.state, row.desk])).toEqual([
    ['A001', 'served', 1],
    ['A002', 'called', 2],
    ['A003', 'called', 1],
    ['A004', 'waiting', null],
  ])
  expect(waiting).toBe(1)
})

test('a number called again counts its calls, and one that missed its turn can be called out of turn or wait again', async () => {
  const market = await aMarket()
  for (let i = 0; i < 3; i++) await take(market.touch)
  const { rows } = await list(market)
  const [first, second, third] = rows.map(row => row.id) as [string, string, string]
  const { desk, session } = market
  await callNext(market, 1)
  expect(await desk.call('desk', 'numbers.call', { id: first, desk: 1 }, session)).toMatchObject({
    ok: true,
    value: { text: 'A001', calls: 2, state: 'called' },
  })
  await desk.call('desk', 'numbers.close', { id: first, state: 'missed' }, session)
  expect(await desk.call('desk', 'numbers.call', { id: third, desk: 2 }, session)).toMatchObject({
    ok: true,
    value: { text: 'A003', desk: 2 },
  })
  await desk.call('desk', 'numbers.close', { id: first, state: 'waiting' }, session)
  // Back among the waiting it has its old place.
  expect(await callNext(market, 1)).toBe('A001')
  expect(await callNext(market, 1)).toBe('A002')
  expect((await list(market)).rows.find(row => row.id === second)).toMatchObject({ state: 'called', desk: 1 })
})

test('a desk that the site does not have is refused, and nobody is called', async () => {
  const market = await aMarket({ numbers: { desks: 2 } })
  await take(market.touch)
  expect(await callNext(market, 3)).toEqual({ code: 'bad-input', details: { fields: { desk: 'desk-unknown' } } })
  const [row] = (await list(market)).rows
  expect(await market.desk.call('desk', 'numbers.call', { id: row?.id ?? '', desk: 3 }, market.session)).toMatchObject({
    ok: false,
    problem: { details: { fields: { desk: 'desk-unknown' } } },
  })
  expect((await list(market)).rows).toMatchObject([{ state: 'waiting', calls: 0 }])
})

test('where the site offers no numbers the touch screen takes none', async () => {
  const market = await aMarket({ numbers: { isOffered: false } })
  expect(await take(market.touch)).toBe('not-allowed')
  expect((await list(market)).rows).toEqual([])
})

test('the board is told number and desk of what was called, the latest first, and never more', async () => {
  const market = await aMarket({ numbers: { prefix: '', desks: 2 } })
  await take(market.touch)
  await take(market.touch)
  await callNext(market, 1)
  market.setNow('2026-11-22T02:01:00.000Z')
  await callNext(market, 2)
  const called = await market.board.call('board', 'numbers.called', {})
  expect(called).toMatchObject({ ok: true, value: { waiting: 0, rows: [{ text: '002', desk: 2 }, { text: '001' }] } })
  expect(Object.keys(called.ok ? (called.value.rows[0] ?? {}) : {}).sort()).toEqual([
    'calledAt',
    'calls',
    'desk',
    'id',
    'text',
  ])
})

test('every face hears that numbers changed', async () => {
  const market = await aMarket()
  for (const line of [market.touch, market.desk, market.board]) line.news.length = 0
  await take(market.touch)
  await callNext(market, 1)
  for (const line of [market.touch, market.desk, market.board]) expect(line.news).toEqual([['numbers'], ['numbers']])
})

test('the desk must be unlocked to call, give, close or list', async () => {
  const market = await aMarket()
  for (const [name, input] of [
    ['numbers.list', {}],
    ['numbers.give', { id: anId() }],
    ['numbers.callNext', { desk: 1 }],
    ['numbers.call', { id: anId(), desk: 1 }],
    ['numbers.close', { id: anId(), state: 'served' }],
  ] as const)
    expect(await market.desk.ask({ id: 1, name, input }), name).toMatchObject({
      reply: { problem: { code: 'locked' } },
    })
})
