// The queue of calls through the real host: who comes into it and in which order, the number shown on purpose, what came of each
// call, and when the telephone rings again.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { aLine } from '../../support/a-host.ts'
import { aMatchDesk } from '../../support/a-match-desk.ts'
import { anId } from '../../support/a-registration.ts'

function audited(dataDir: string, action: string): unknown[] {
  const db = new Database(join(dataDir, 'site.db'), { readonly: true })
  try {
    return db.prepare('select subject, details from audit where action = ? order by seq').all(action)
  } finally {
    db.close()
  }
}

/** A morning on which a posting comes in for two people who fit and one who does not. */
async function aNewPosting() {
  const desk = await aMatchDesk()
  await desk.ready()
  const people = [await desk.person({ name: '王喆' }), await desk.person({ name: '李秀' })] as [string, string]
  await desk.person({ kinds: ['cleaner'] })
  const postingId = await desk.posting()
  return { ...desk, people, postingId, queue: await desk.due(2) }
}

test('a new posting queues who fits it, masked and with reasons, and a number left at the touch screen goes before them', async () => {
  const desk = await aNewPosting()
  expect(desk.queue.map(row => [row.registrationId, row.reason, row.maskedName])).toEqual([
    [desk.people[0], 'fits', '王*'],
    [desk.people[1], 'fits', '李*'],
  ])
  expect(desk.queue[0]?.reasons.map(reason => reason.code)).toContain('same-kind')
  expect(JSON.stringify(desk.queue)).not.toContain('19000000001')
  const touch = await aLine(desk.host, 'touch', 'direct')
  const left = {
    id: anId(),
    postingId: desk.postingId,
    number: '19000009999',
    isAgreed: true,
    noticeVersion: '3',
    isSixteen: true,
  } as const
  expect(await touch.call('touch', 'interests.submit', left)).toMatchObject({ ok: true })
  const [first] = await desk.due(3)
  expect(first).toMatchObject({ reason: 'interest', maskedName: null, maskedNumber: '190****9999' })
  await desk.get('calls.record', { id: first?.id ?? '', attemptId: anId(), outcome: 'interested' })
  expect(await desk.due(2)).toHaveLength(2)
})

test('a number that belongs to somebody registered makes that call theirs', async () => {
  const desk = await aNewPosting()
  const touch = await aLine(desk.host, 'touch', 'direct')
  await touch.call('touch', 'interests.submit', {
    id: anId(),
    postingId: desk.postingId,
    number: '19000000002',
    isAgreed: true,
    noticeVersion: '3',
    isSixteen: true,
  })
  const queue = await desk.due(2)
  expect(queue.map(row => [row.registrationId, row.reason])).toEqual([
    [desk.people[1], 'interest'],
    [desk.people[0], 'fits'],
  ])
})

test('opening shows the number and is written down; interested moves the match on', async () => {
  const desk = await aNewPosting()
  const id = desk.queue[0]?.id ?? ''
  const detail = await desk.get('calls.open', { id })
  expect(detail).toMatchObject({ name: '王喆', contact: { kind: 'mobile', number: '19000000001' }, mayPassOn: true })
  expect(audited(desk.dataDir, 'call.open')).toMatchObject([{ subject: desk.people[0] }])
  const call = { id, attemptId: anId(), outcome: 'interested', note: '下午两点来' } as const
  expect(await desk.get('calls.record', call)).toMatchObject({ outcome: 'interested' })
  await desk.get('calls.record', call)
  expect(await desk.codeOf('calls.record', { ...call, outcome: 'refused' })).toBe('conflict')
  const { going } = await desk.get('match.list', { side: 'posting', id: desk.postingId })
  expect(going).toMatchObject([{ id: desk.people[0], pair: { state: 'contacted' } }])
  const list = await desk.get('calls.list', {})
  expect([list.due.length, list.made.length, list.madeTotal]).toEqual([1, 1, 1])
  expect(audited(desk.dataDir, 'call.record')).toHaveLength(1)
})

test('who does not answer goes to the back, longer each time, and never into the night', async () => {
  const desk = await aNewPosting()
  const id = desk.queue[0]?.id ?? ''
  const dues: string[] = []
  for (let i = 0; i < 8; i++) {
    const row = await desk.get('calls.record', { id, attemptId: anId(), outcome: 'not-reached' })
    expect(row.missed).toBe(i + 1)
    dues.push(row.dueAt)
  }
  // It is ten in the morning of 22 November at the market.
  expect(dues).toEqual([
    '2026-11-22T02:30:00.000Z',
    '2026-11-22T04:00:00.000Z',
    '2026-11-23T02:00:00.000Z',
    '2026-11-24T02:00:00.000Z',
    '2026-11-26T02:00:00.000Z',
    '2026-11-29T02:00:00.000Z',
    '2026-11-29T02:00:00.000Z',
    '2026-11-29T02:00:00.000Z',
  ])
  expect((await desk.get('calls.list', {})).later.map(row => row.id)).toEqual([id])
  desk.setNow('2026-11-22T11:45:00.000Z')
  const other = desk.queue[1]?.id ?? ''
  const late = await desk.get('calls.record', { id: other, attemptId: anId(), outcome: 'not-reached' })
  expect(late.dueAt, 'a quarter to eight in the evening').toBe('2026-11-23T01:00:00.000Z')
})

test('a call that becomes due by the clock alone is told to the pages', async () => {
  const desk = await aNewPosting()
  await desk.get('calls.record', { id: desk.queue[0]?.id ?? '', attemptId: anId(), outcome: 'not-reached' })
  expect((await desk.get('calls.list', {})).due).toHaveLength(1)
  // Half an hour later, less a moment.
  desk.setNow('2026-11-22T02:29:59.900Z')
  await desk.get('calls.record', { id: desk.queue[1]?.id ?? '', attemptId: anId(), outcome: 'interested' })
  const before = desk.line.news.length
  desk.setNow('2026-11-22T02:30:00.000Z')
  await expect.poll(() => desk.line.news.slice(before).flat(), { timeout: 5000 }).toContain('calls')
  expect((await desk.get('calls.list', {})).due).toHaveLength(1)
})

test('who refused is never queued for that posting again, not by a new revision and not by the clerk', async () => {
  const desk = await aNewPosting()
  const id = desk.queue[0]?.id ?? ''
  await desk.get('calls.record', { id, attemptId: anId(), outcome: 'refused', note: '太远' })
  await desk.get('postings.extend', { id: desk.postingId, days: 3 })
  await desk.posting({ title: '夜班搬运' })
  const queue = await desk.due(2)
  expect(queue.map(row => [row.registrationId, row.posting?.title, row.others]).sort()).toEqual(
    [
      [desk.people[0], '夜班搬运', 0],
      [desk.people[1], '临时搬运工', 1],
    ].sort(),
  )
  const pair = { postingId: desk.postingId, registrationId: desk.people[0] }
  expect(await desk.ask('calls.begin', pair)).toMatchObject({
    ok: false,
    problem: { code: 'not-offered', details: { exclusion: 'refused-by-person' } },
  })
  const { over } = await desk.get('match.list', { side: 'posting', id: desk.postingId })
  expect(over).toMatchObject([{ pair: { state: 'failed', failReason: 'person-declined' } }])
  const again = { id, attemptId: anId(), outcome: 'interested' } as const
  expect(await desk.codeOf('calls.record', again), 'without a word').toBe('bad-input')
  expect(await desk.codeOf('calls.record', { ...again, note: '想通了' })).toBe('ok')
})

test('a date the clerk says holds; days gone by and far away are refused', async () => {
  const desk = await aNewPosting()
  const id = desk.queue[0]?.id ?? ''
  const record = (next: string) => desk.ask('calls.record', { id, attemptId: anId(), outcome: 'reached', next })
  expect(await record('2026-11-21')).toMatchObject({
    ok: false,
    problem: { code: 'bad-input', details: { fields: { next: 'day-past' } } },
  })
  expect(await record('2027-11-21')).toMatchObject({ ok: false, problem: { code: 'bad-input' } })
  expect(await record('2026-11-25')).toMatchObject({ ok: true, value: { dueAt: '2026-11-25T01:00:00.000Z' } })
  desk.setNow('2026-11-25T01:00:00.000Z')
  expect((await desk.due(2)).map(row => row.id)).toContain(id)
})

test('a posting that ended takes its calls along, and people without a number are not queued', async () => {
  const desk = await aNewPosting()
  await desk.person({ contact: { kind: 'none', number: '' } })
  await desk.get('postings.close', { id: desk.postingId })
  await desk.due(0)
  await desk.posting({ title: '清运工' })
  expect(await desk.due(2)).toHaveLength(2)
})
