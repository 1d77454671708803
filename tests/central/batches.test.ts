// Writing by HTTP: what a batch must be, and what becomes of each item.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { batchAnswer } from '../../central/protocol/batch.ts'
import { header } from '../../central/protocol/headers.ts'
import { heartbeatAnswer } from '../../central/protocol/heartbeat.ts'
import { type BatchKind, batchPath, heartbeatPath } from '../../central/protocol/paths.ts'
import { problem, problemCode } from '../../central/protocol/problems.ts'
import { aCentral, type TestCentral } from '../support/a-central.ts'
import { aPosting } from '../support/a-posting.ts'
import { aSentRegistration, uuidOf } from '../support/a-sent-registration.ts'

const station = '3f0a8f0e-2b1c-4d5e-8f90-123456789abc'
let central: TestCentral
let sequence = 0
beforeEach(() => {
  central = aCentral()
  sequence = 0
})
afterEach(() => central.stop())

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return central.ask(path, {
    method: 'POST',
    headers: { [header.station]: station, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
async function send(kind: BatchKind, items: unknown[]) {
  sequence += 1
  const answer = await post(batchPath(kind), { installation: 1, sequence, items })
  expect(answer.status).toBe(200)
  return batchAnswer.parse(await answer.json()).results
}
async function problemOf(answer: Response) {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  const body = problem.parse(await answer.json())
  return { ...body, code: problemCode(body.type) }
}
const put = <T extends { id: string }>(value: T, revision = 1) => ({ id: value.id, revision, op: 'put', value })
const bodyOf = async (kind: BatchKind, id: string) =>
  JSON.parse((await central.store.findRecord(kind, id))?.body ?? 'null')

describe('items', () => {
  test('a registration is stored with the fields the server does not know, and without the notes of the staff', async () => {
    const value = { ...aSentRegistration(), futureField: ['新'], notes: '住得远' }
    expect(await send('registrations', [put(value)])).toEqual([{ id: value.id, revision: 1, status: 'accepted' }])
    const { notes: _, ...kept } = value
    expect(await bodyOf('registrations', value.id)).toEqual(kept)
  })

  test('the same content with its fields in another order is the same content', async () => {
    const value = aSentRegistration()
    await send('registrations', [put(value)])
    const turned = Object.fromEntries(Object.entries(value).reverse()) as typeof value
    expect((await send('registrations', [put(turned)]))[0]?.status).toBe('duplicate')
    expect((await send('registrations', [put({ ...value, name: '别人' })]))[0]).toMatchObject({ status: 'refused' })
  })

  test('a bad item is refused with the fields that are wrong, in its place, and the others pass', async () => {
    const good = aSentRegistration({ id: uuidOf(2) })
    const results = await send('registrations', [
      put({ ...aSentRegistration(), contact: '19000001234' }),
      put(good),
      'nonsense',
      { id: 'a\u0000b', revision: 1, op: 'put', value: {} },
      { id: uuidOf(3), revision: 0, op: 'put', value: good },
      { id: uuidOf(4), revision: 1, op: 'put', value: good },
      { id: uuidOf(5), revision: 1, op: 'put' },
    ])
    expect(results.map(result => result.status)).toEqual([
      'refused',
      'accepted',
      ...Array.from({ length: 5 }, () => 'refused'),
    ])
    expect(Object.keys(results[0]?.problem?.fields ?? {})).toEqual(['value.contact'])
    expect(results[2]).toMatchObject({ id: '', revision: 0 })
    expect(results[5]?.problem?.fields).toEqual({ 'value.id': 'must be the id of the item' })
    // What was typed never comes back in a message.
    expect(JSON.stringify(results)).not.toContain('19000001234')
    expect(await central.store.countRecords('registrations')).toBe(1)
  })

  test('a withdrawal erases the person and keeps the id', async () => {
    const value = aSentRegistration()
    await send('registrations', [put(value)])
    expect(await send('registrations', [{ id: value.id, revision: 2, op: 'delete' }])).toEqual([
      { id: value.id, revision: 2, status: 'accepted' },
    ])
    expect(await central.store.findRecord('registrations', value.id)).toMatchObject({ op: 'delete', body: null })
  })

  test('a posting made at a desk is kept for review and stands in no feed', async () => {
    const value = aPosting({ id: 'desk-1' })
    expect((await send('postings', [put(value)]))[0]?.status).toBe('accepted')
    expect(await bodyOf('postings', 'desk-1')).toEqual(value)
    expect((await central.store.head('500106')).revision).toBe(0)
  })

  test('an interest names a registration and a posting', async () => {
    const value = {
      id: uuidOf(9),
      registrationId: uuidOf(1),
      postingId: 'demo-001',
      createdAt: '2026-11-22T00:00:00.000Z',
    }
    expect((await send('interests', [put(value)]))[0]?.status).toBe('accepted')
    expect((await send('interests', [put({ ...value, id: uuidOf(8), postingId: 7 })]))[0]?.status).toBe('refused')
  })

  test('an interest of somebody who did not register carries a telephone number; without either it is refused', async () => {
    const contact = { kind: 'mobile', number: '19000001234' }
    const value = {
      id: uuidOf(9),
      postingId: 'demo-001',
      contact,
      createdAt: '2026-11-22T00:00:00.000Z',
      futureField: 1,
    }
    expect((await send('interests', [put(value)]))[0]?.status).toBe('accepted')
    expect(await bodyOf('interests', value.id)).toEqual(value)
    const { contact: _, ...neither } = value
    const [refused] = await send('interests', [put({ ...neither, id: uuidOf(8) })])
    expect(refused).toMatchObject({ status: 'refused', problem: { fields: { value: expect.any(String) } } })
    expect((await send('interests', [{ id: value.id, revision: 2, op: 'delete' }]))[0]?.status).toBe('accepted')
    expect(await central.store.findRecord('interests', value.id)).toMatchObject({ op: 'delete', body: null })
  })

  test('a report of a posting names reasons that are known, and nobody', async () => {
    const value = {
      id: uuidOf(9),
      postingId: 'demo-001',
      postingTitle: '焊工',
      reasons: ['fee'],
      createdAt: '2026-11-22T00:00:00.000Z',
    }
    expect((await send('reports', [put(value)]))[0]?.status).toBe('accepted')
    expect(await bodyOf('reports', value.id)).toEqual(value)
    expect((await send('reports', [put({ ...value, id: uuidOf(8), reasons: ['ugly'] })]))[0]?.status).toBe('refused')
  })
})

describe('batches', () => {
  test('fencing by HTTP: the same again, other content, and the clone', async () => {
    const first = { installation: 1, sequence: 1, items: [put(aSentRegistration())] }
    const path = batchPath('registrations')
    const answer = await (await post(path, first)).text()
    expect(await (await post(path, first)).text()).toBe(answer)
    const otherContent = { ...first, items: [put(aSentRegistration({ id: uuidOf(2) }))] }
    const conflict = await post(path, otherContent)
    expect(conflict.status).toBe(409)
    expect(await problemOf(conflict)).toMatchObject({ code: 'sequence-conflict', installation: 2 })
    expect((await post(path, { ...otherContent, installation: 2 })).status).toBe(200)
    const clone = await post(path, { ...first, sequence: 2 })
    expect(clone.status).toBe(409)
    expect((await problemOf(clone)).code).toBe('cloned-station')
  })

  test('one counter holds over all paths: the same number on another path is other content', async () => {
    const value = { id: uuidOf(9), registrationId: uuidOf(1), postingId: 'x', createdAt: '2026-11-22T00:00:00.000Z' }
    const body = { installation: 1, sequence: 1, items: [put(value)] }
    expect((await post(batchPath('interests'), body)).status).toBe(200)
    expect((await post(batchPath('registrations'), body)).status).toBe(409)
  })

  test.each([
    ['no sequence', { installation: 1, items: [{}] }],
    ['no items', { installation: 1, sequence: 1, items: [] }],
    ['101 items', { installation: 1, sequence: 1, items: Array(101).fill({}) }],
    ['a sequence of zero', { installation: 1, sequence: 0, items: [{}] }],
    ['not JSON', '{"installation":1,'],
    ['not an object', '[]'],
  ])('%s is a bad request, and nothing is stored', async (_, body) => {
    const answer = await post(batchPath('registrations'), body)
    expect(answer.status).toBe(400)
    expect((await problemOf(answer)).code).toBe('bad-request')
    expect(await central.store.countRecords('registrations')).toBe(0)
  })

  test('a body of another type, or not in UTF-8, or larger than 1 MiB is refused', async () => {
    const path = batchPath('registrations')
    expect((await post(path, '{}', { 'Content-Type': 'text/plain' })).status).toBe(415)
    const gbk = await central.ask(path, {
      method: 'POST',
      headers: { [header.station]: station, 'Content-Type': 'application/json' },
      body: new Uint8Array([0x22, 0xd6, 0xd0, 0x22]),
    })
    expect(gbk.status).toBe(400)
    expect((await post(path, ' '.repeat(1_048_577))).status).toBe(413)
  })

  test('a batch without a station, or from one that is no UUID, is refused', async () => {
    for (const name of ['', 'market-1'])
      expect((await problemOf(await post(batchPath('registrations'), {}, { [header.station]: name }))).code).toBe(
        'station-missing',
      )
  })

  test('when the store fails nothing is acknowledged', async () => {
    await central.store.close()
    const body = { installation: 1, sequence: 1, items: [put(aSentRegistration())] }
    expect((await post(batchPath('registrations'), body)).status).toBe(500)
    expect(central.logged.join()).not.toContain('张小雨')
  })
})

test("a heartbeat is answered with the server's time", async () => {
  const answer = await post(heartbeatPath, { health: { queued: 3 } })
  expect(heartbeatAnswer.parse(await answer.json())).toEqual({ now: '2026-11-22T01:00:00.000Z' })
  expect((await post(heartbeatPath, {}, { [header.station]: '' })).status).toBe(400)
})
