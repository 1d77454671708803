// Notices and emergencies written at a desk: their end, taking down, the audit log, what each face reads.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { emergencyAt } from '../../../db/model/notice.ts'
import type { InputOf } from '../../../electron/contract/api.ts'
import { aHost, aLine } from '../../support/a-host.ts'
import { anId } from '../../support/a-registration.ts'
import { fillFeedItems, someMarkets, someNotices } from '../../support/some-notices.ts'

const now = '2026-11-22T02:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString()

type Written = InputOf<'desk', 'notices.publish'>
const written = (changes: Partial<Written> = {}): Written => ({
  id: anId(),
  kind: 'notice',
  title: '周日大厅检修',
  text: '开门改到十点',
  validUntil: later(60),
  ...changes,
})

async function aMarket() {
  const made = await aHost({ now })
  const [touch, desk, board] = [
    await aLine(made.host, 'touch', 'direct'),
    await aLine(made.host, 'desk', 'direct'),
    await aLine(made.host, 'board', 'direct'),
  ]
  const opened = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
  if (!opened.ok) throw new Error(opened.problem.code)
  const { session, staff } = opened.value
  return {
    ...made,
    touch,
    desk,
    board,
    session,
    staff,
    publish: (input: Written) => desk.call('desk', 'notices.publish', input, session),
    withdraw: (id: string) => desk.call('desk', 'notices.withdraw', { id }, session),
    async shown() {
      const reply = await touch.call('touch', 'notices.list', {})
      return reply.ok ? reply.value.rows : []
    },
  }
}

test('a notice written at the desk is on every face at once, in the name of the market', async () => {
  const market = await aMarket()
  for (const line of [market.touch, market.desk, market.board]) line.news.length = 0
  const input = written({
    kind: 'training',
    audience: ['older'],
    startsOn: '2026-11-25',
    days: 5,
    seats: 40,
    seatsLeft: 12,
  })
  expect(await market.publish(input)).toMatchObject({
    ok: true,
    value: { state: 'published', notice: { shownFrom: now } },
  })
  const board = await market.board.call('board', 'notices.list', {})
  expect(board).toMatchObject({
    ok: true,
    value: { rows: [{ id: input.id, seatsLeft: 12, audience: ['older'], source: { name: '双碑零工市场' } }] },
  })
  expect(await market.shown()).toMatchObject([{ id: input.id, startsOn: '2026-11-25' }])
  for (const line of [market.touch, market.desk, market.board]) expect(line.news).toEqual([['notices']])
})

test('an end that has passed, or lies more than a year ahead, is refused and nothing is stored', async () => {
  const market = await aMarket()
  for (const [validUntil, code] of [
    [now, 'end-passed'],
    [later(-1), 'end-passed'],
    [later(367 * 1440), 'end-too-far'],
  ] as const)
    expect(await market.publish(written({ validUntil }))).toEqual({
      ok: false,
      problem: { code: 'bad-input', details: { fields: { validUntil: code } } },
    })
  expect(await market.desk.call('desk', 'notices.own', {}, market.session)).toEqual({ ok: true, value: { rows: [] } })
  expect(await market.publish(written({ title: '  ' }))).toEqual({
    ok: false,
    problem: { code: 'bad-input', details: { fields: { title: 'title-missing' } } },
  })
})

test('it is gone from the faces when its end comes, and stays in the list of the desk', async () => {
  const market = await aMarket()
  await market.publish(written())
  market.setNow(later(59))
  expect(await market.shown()).toHaveLength(1)
  market.setNow(later(60))
  expect(await market.shown()).toEqual([])
  expect(await market.desk.call('desk', 'notices.own', {}, market.session)).toMatchObject({
    ok: true,
    value: { rows: [{ state: 'published', notice: { title: '周日大厅检修' } }] },
  })
})

test('one that is taken down is off the faces at once; doing it twice changes nothing; it can be put up again', async () => {
  const market = await aMarket()
  const input = written()
  await market.publish(input)
  market.setNow(later(5))
  expect(await market.withdraw(input.id)).toMatchObject({
    ok: true,
    value: { state: 'withdrawn', updatedAt: later(5) },
  })
  market.setNow(later(6))
  expect(await market.withdraw(input.id)).toMatchObject({ ok: true, value: { updatedAt: later(5) } })
  expect(await market.shown()).toEqual([])
  expect(await market.withdraw(anId())).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  await market.publish({ ...input, validUntil: later(120) })
  expect(await market.shown()).toMatchObject([{ id: input.id, shownFrom: later(6) }])
})

test('changing one that is out keeps its beginning', async () => {
  const market = await aMarket()
  const input = written()
  await market.publish(input)
  market.setNow(later(10))
  await market.publish({ ...input, title: '周一大厅检修' })
  expect(await market.shown()).toMatchObject([{ title: '周一大厅检修', shownFrom: now }])
})

test('everything that is put up or taken down stands in the audit log, without its words', async () => {
  const market = await aMarket()
  const notice = written()
  const alarm = written({ kind: 'emergency', title: '暴雨橙色预警', priority: 9 })
  await market.publish(notice)
  await market.publish(alarm)
  await market.withdraw(alarm.id)
  await market.withdraw(alarm.id)
  await market.stop()
  const db = new Database(join(market.dataDir, 'site.db'), { readonly: true })
  const entries = db
    .prepare(
      "select staff_id as staffId, action, subject, details from audit where action like 'notice.%' order by rowid",
    )
    .all()
  db.close()
  const staffId = market.staff.id
  expect(entries).toEqual([
    { staffId, action: 'notice.publish', subject: notice.id, details: '{"kind":"notice","priority":0}' },
    { staffId, action: 'notice.publish', subject: alarm.id, details: '{"kind":"emergency","priority":9}' },
    { staffId, action: 'notice.withdraw', subject: alarm.id, details: '{"kind":"emergency","priority":9}' },
  ])
})

test('of two emergencies the higher stands on the wall, then the newer; when it is over the other comes back', async () => {
  const market = await aMarket()
  const high = written({ kind: 'emergency', title: '高', priority: 6, validUntil: later(30) })
  await market.publish(high)
  market.setNow(later(1))
  await market.publish(written({ kind: 'emergency', title: '低', priority: 3, validUntil: later(90) }))
  const onWall = async (minutes: number) => emergencyAt(await market.shown(), new Date(later(minutes)))?.title
  expect((await market.shown()).map(notice => notice.title)).toEqual(['高', '低'])
  expect(await onWall(2)).toBe('高')
  market.setNow(later(2))
  await market.publish(written({ kind: 'emergency', title: '高而新', priority: 6, validUntil: later(10) }))
  expect(await onWall(3)).toBe('高而新')
  expect(await onWall(10)).toBe('高')
  await market.withdraw(high.id)
  expect(await onWall(11)).toBe('低')
  expect(await onWall(90)).toBeUndefined()
})

test("the centre's notices stand beside our own and cannot be taken down here; markets of this district come first", async () => {
  const market = await aMarket()
  fillFeedItems(market.dataDir, someNotices(new Date(now)), someMarkets())
  expect((await market.shown()).map(notice => notice.id)).toContain('n-training')
  expect(await market.withdraw('n-training')).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  const sites = await market.touch.call('touch', 'sites.list', {})
  expect(sites.ok && sites.value.rows.map(site => site.isNear)).toEqual([true, true, false, false])
})

test('a locked desk writes nothing and reads nothing', async () => {
  const market = await aMarket()
  for (const [name, input] of [
    ['notices.own', {}],
    ['notices.list', {}],
    ['notices.publish', written()],
    ['notices.withdraw', { id: anId() }],
  ] as const)
    expect(await market.desk.ask({ id: 1, name, input }), name).toMatchObject({
      reply: { problem: { code: 'locked' } },
    })
})
