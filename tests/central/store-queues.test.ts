// Shared queues in the central store: one suite over SQLite and a real PostgreSQL.
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../central/store/store.ts'
import { postgresStores, sqliteStores, storeMadeAt } from '../support/central-stores.ts'
import { hasPostgres, postgresAbsent } from '../support/postgres.ts'

const [one, two] = ['3f0a8f0e-2b1c-4d5e-8f90-123456789abc', '3f0a8f0e-2b1c-4d5e-8f90-123456789abd'] as const
const adapters = [
  { name: 'SQLite', makers: sqliteStores, isThere: true },
  { name: `PostgreSQL${postgresAbsent}`, makers: postgresStores, isThere: hasPostgres },
]

describe.each(adapters)('shared queues on $name', ({ makers, isThere }) => {
  const stores = makers()
  let store: Store
  beforeEach(async ({ skip }) => {
    skip(!isThere)
    store = await stores.make()
  })
  afterAll(() => stores.stop())

  const push = (
    station: string,
    items: [id: string, revision: number, body: string][],
    { queue = 'q', now = storeMadeAt, on = store } = {},
  ) =>
    on.pushQueue({
      queue,
      station,
      items: items.map(([id, revision, body]) => ({ id, revision, body })),
      now,
      forgetBefore: new Date(now.getTime() - 3 * 86_400_000),
    })
  const read = async (after = 0, queue = 'q') => {
    const { change, rows } = await store.readQueue(queue, after, 500)
    return { change, rows: rows.map(row => `${row.id} ${row.revision} ${row.body} ${row.station === one ? 1 : 2}`) }
  }

  test('what changed is read after a change, each number once, as it stands; queues do not mix', async () => {
    expect(await read()).toEqual({ change: 0, rows: [] })
    await push(one, [
      ['a', 1, 'wait'],
      ['b', 1, 'wait'],
    ])
    await push(two, [['c', 1, 'wait']])
    await push(two, [['a', 2, 'called']])
    await push(one, [['a', 9, 'else']], { queue: 'other' })
    expect(await read()).toEqual({ change: 3, rows: ['b 1 wait 1', 'c 1 wait 2', 'a 2 called 1'] })
    expect(await read(2)).toEqual({ change: 3, rows: ['a 2 called 1'] })
    expect(await read(3)).toEqual({ change: 3, rows: [] })
  })

  test('the higher revision counts, of the same one the first; who came too late is told what stands', async () => {
    await push(one, [['a', 1, 'wait']])
    expect((await push(one, [['a', 2, 'desk 1']])).rows).toEqual([])
    expect((await push(two, [['a', 2, 'desk 2']])).rows).toMatchObject([{ id: 'a', revision: 2, body: 'desk 1' }])
    await push(one, [['a', 3, 'served']])
    expect(
      (
        await push(two, [
          ['a', 2, 'desk 2'],
          ['b', 1, 'wait'],
        ])
      ).rows,
    ).toMatchObject([{ id: 'a', body: 'served' }])
    // Told twice, the same: nothing changes and nobody is told.
    const before = await read()
    expect((await push(one, [['a', 3, 'served']])).rows).toEqual([])
    expect(await read()).toEqual(before)
  })

  test('two stations that change one number at the same time: one of them is told of the other', async () => {
    const again = await stores.again()
    await push(one, [['a', 1, 'wait']])
    const [first, second] = await Promise.all([
      push(one, [
        ['a', 2, 'desk 1'],
        ['x', 1, 'wait'],
      ]),
      push(
        two,
        [
          ['a', 2, 'desk 2'],
          ['y', 1, 'wait'],
        ],
        { on: again },
      ),
    ])
    expect([first.rows.length, second.rows.length].sort()).toEqual([0, 1])
    expect((await read()).rows.map(row => row.slice(0, 3)).sort()).toEqual(['a 2', 'x 1', 'y 1'])
    expect((await read()).change).toBe(3)
  })

  test('days that are over are dropped', async () => {
    await push(one, [['a', 1, 'wait']])
    await push(one, [['b', 1, 'wait']], { now: new Date(storeMadeAt.getTime() + 4 * 86_400_000) })
    expect(await read()).toEqual({ change: 2, rows: ['b 1 wait 1'] })
  })
})
