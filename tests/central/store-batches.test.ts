// Batches in the central store: fencing and revisions, one suite over SQLite and a real PostgreSQL.
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { keptAnswers } from '../../central/protocol/limits.ts'
import { batchKinds } from '../../central/protocol/paths.ts'
import { problemCode } from '../../central/protocol/problems.ts'
import type { BatchOutcome, CheckedItem, Store } from '../../central/store/store.ts'
import { postgresStores, sqliteStores, storeMadeAt } from '../support/central-stores.ts'
import { hasPostgres, postgresAbsent } from '../support/postgres.ts'

const station = '3f0a8f0e-2b1c-4d5e-8f90-123456789abc'
const other = '3f0a8f0e-2b1c-4d5e-8f90-123456789abd'
const item = (id: string, revision = 1, content = `${id} ${revision}`): CheckedItem => ({
  id,
  revision,
  op: 'put',
  hash: content,
  body: JSON.stringify({ content }),
})
const withdrawal = (id: string, revision: number): CheckedItem => ({
  id,
  revision,
  op: 'delete',
  hash: 'delete',
  body: null,
})

const adapters = [
  { name: 'SQLite', makers: sqliteStores, isThere: true },
  { name: `PostgreSQL${postgresAbsent}`, makers: postgresStores, isThere: hasPostgres },
]

describe.each(adapters)('batches on $name', ({ makers, isThere }) => {
  const stores = makers()
  let store: Store
  beforeEach(async ({ skip }) => {
    skip(!isThere)
    store = await stores.make()
  })
  afterAll(() => stores.stop())

  type Numbers = { installation?: number; sequence: number; digest?: string; station?: string }
  const send = (numbers: Numbers, items: CheckedItem[], through = store) =>
    through.applyBatch({
      kind: 'registrations',
      station,
      installation: 1,
      digest: JSON.stringify(items),
      now: storeMadeAt,
      ...numbers,
      items,
    })
  function statuses(outcome: BatchOutcome): string[] {
    if (outcome.outcome !== 'answer') return [outcome.outcome]
    return outcome.answer.results.map(({ id, revision, status, problem }) => {
      const why = problem ? ` ${problemCode(problem.type)}` : ''
      return `${id} ${revision} ${status}${why}`
    })
  }

  test('new records are accepted, the same again is a duplicate, other content under the same revision is refused', async () => {
    expect(statuses(await send({ sequence: 1 }, [item('a'), item('b')]))).toEqual(['a 1 accepted', 'b 1 accepted'])
    expect(statuses(await send({ sequence: 2 }, [item('a'), item('b', 1, 'other'), item('a', 2)]))).toEqual([
      'a 1 duplicate',
      'b 1 refused revision-conflict',
      'a 2 accepted',
    ])
    expect(await store.findRecord('registrations', 'a')).toEqual({
      id: 'a',
      revision: 2,
      op: 'put',
      body: '{"content":"a 2"}',
      station,
    })
    expect((await store.findRecord('registrations', 'b'))?.body).toBe('{"content":"b 1"}')
  })

  test('a delete erases the content and keeps the id; a late older revision does not bring it back', async () => {
    await send({ sequence: 1 }, [item('a')])
    expect(statuses(await send({ sequence: 2 }, [withdrawal('a', 3)]))).toEqual(['a 3 accepted'])
    expect(statuses(await send({ sequence: 3 }, [item('a', 2), withdrawal('a', 3)]))).toEqual([
      'a 2 accepted',
      'a 3 duplicate',
    ])
    expect(await store.findRecord('registrations', 'a')).toMatchObject({ revision: 3, op: 'delete', body: null })
    expect(await store.countRecords('registrations')).toBe(1)
  })

  test('several revisions of one id in one batch are taken in order', async () => {
    const items = [item('a', 1), item('a', 2), item('a', 2, 'other'), item('a', 2)]
    expect(statuses(await send({ sequence: 1 }, items))).toEqual([
      'a 1 accepted',
      'a 2 accepted',
      'a 2 refused revision-conflict',
      'a 2 duplicate',
    ])
    expect((await store.findRecord('registrations', 'a'))?.body).toBe('{"content":"a 2"}')
  })

  test('an item that its schema refused does not hold up the others', async () => {
    const refusal = { id: '', revision: 0, status: 'refused' } as const
    expect(statuses(await send({ sequence: 1 }, [{ refusal }, item('a')]))).toEqual([' 0 refused', 'a 1 accepted'])
  })

  test('the same batch again gets the same answer, and nothing is stored twice', async () => {
    const first = await send({ sequence: 1 }, [item('a')])
    await send({ sequence: 2 }, [item('b')])
    expect(await send({ sequence: 1 }, [item('a')])).toEqual(first)
    expect(await store.countRecords('registrations')).toBe(2)
  })

  test('a used sequence with other content gets a new installation number, the lost answer again, and then works on', async () => {
    await send({ sequence: 1 }, [item('a')])
    const conflict = { outcome: 'renumber', installation: 2 }
    expect(await send({ sequence: 1 }, [item('b')])).toEqual(conflict)
    expect(await store.countRecords('registrations')).toBe(1)
    expect(await send({ sequence: 1 }, [item('b')])).toEqual(conflict)
    expect(statuses(await send({ installation: 2, sequence: 1 }, [item('b')]))).toEqual(['b 1 accepted'])
    expect(await send({ sequence: 1 }, [item('b')])).toEqual(conflict)
  })

  test('a lower installation is a clone, whatever it sends', async () => {
    await send({ installation: 3, sequence: 1 }, [item('a')])
    expect(statuses(await send({ installation: 2, sequence: 9 }, [item('b')]))).toEqual(['cloned'])
    expect(statuses(await send({ installation: 1, sequence: 1 }, [item('a')]))).toEqual(['cloned'])
    expect(statuses(await send({ installation: 3, sequence: 2 }, [item('c')]))).toEqual(['c 1 accepted'])
    expect(await store.countRecords('registrations')).toBe(2)
  })

  test('gaps in the sequence are allowed, going back is not', async () => {
    await send({ sequence: 10 }, [item('a')])
    expect(await send({ sequence: 7 }, [item('b')])).toEqual({ outcome: 'renumber', installation: 2 })
  })

  test('answers are kept for the last batches only', async () => {
    for (let sequence = 1; sequence <= keptAnswers + 5; sequence++) await send({ sequence }, [item(`n-${sequence}`)])
    expect((await send({ sequence: 6 }, [item('n-6')])).outcome).toBe('answer')
    expect((await send({ sequence: 5 }, [item('n-5')])).outcome).toBe('renumber')
  })

  test('stations are counted apart, and one record may come by several', async () => {
    await send({ sequence: 1 }, [item('a')])
    expect(statuses(await send({ station: other, sequence: 1 }, [item('a'), item('b')]))).toEqual([
      'a 1 duplicate',
      'b 1 accepted',
    ])
  })

  test('the kinds of batch have their records apart', async () => {
    await send({ sequence: 1 }, [item('a')])
    await store.applyBatch({
      kind: 'interests',
      station,
      installation: 1,
      sequence: 2,
      digest: 'x',
      items: [item('a', 1, 'other')],
      now: storeMadeAt,
    })
    expect(await store.countRecords('interests')).toBe(1)
    expect((await store.findRecord('registrations', 'a'))?.body).toBe('{"content":"a 1"}')
  })

  test('every kind of the wire can be stored', async () => {
    for (const [n, kind] of batchKinds.entries()) {
      const numbers = { station, installation: 1, sequence: n + 1, digest: kind }
      await store.applyBatch({ ...numbers, kind, items: [item('a')], now: storeMadeAt })
      expect(await store.countRecords(kind), kind).toBe(1)
    }
  })

  test('many stations that send the same new records at once leave each record once', async () => {
    const through = await Promise.all([stores.again(), stores.again(), stores.again()])
    const items = Array.from({ length: 50 }, (_, i) => item(`r-${i}`))
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        send(
          {
            station: `3f0a8f0e-2b1c-4d5e-8f90-1234567890${String(n).padStart(2, '0')}`,
            sequence: 1,
            digest: String(n),
          },
          n % 2 ? items : [...items].reverse(),
          through[n % 3],
        ),
      ),
    )
    const all = outcomes.flatMap(statuses)
    expect(all.filter(status => status.endsWith('accepted'))).toHaveLength(50)
    expect(all.filter(status => status.endsWith('duplicate'))).toHaveLength(550)
    expect(await store.countRecords('registrations')).toBe(50)
  })

  test('one batch sent several times at once is applied once', async () => {
    const through = await Promise.all([stores.again(), stores.again()])
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => send({ sequence: 1 }, [item('a')], through[n % 2])),
    )
    for (const outcome of outcomes) expect(statuses(outcome)).toEqual(['a 1 accepted'])
  })
})
