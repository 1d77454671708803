// Two machines of one site and one centre over real HTTP, sync in its own thread on each: one queue while there is a line, each its own
// without, and no number twice.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sharedQueueOf, startSyncThread } from '../../../electron/sync/thread.ts'
import { aHost, aLine } from '../../support/a-host.ts'
import { anId } from '../../support/a-registration.ts'
import { aServedCentral, servedToken as token } from '../../support/served-central.ts'
import { aTempDir } from '../../support/temp-dir.ts'

const soon = { timeout: 8000, interval: 20 }

async function aMachine(url: string, prefix: string, { dataDir = aTempDir() } = {}) {
  writeFileSync(join(dataDir, 'site.json'), JSON.stringify({ numbers: { prefix, sharedAs: 'shuangbei', desks: 4 } }))
  const made = await aHost({
    dataDir,
    now: new Date().toISOString(),
    startSync: ({ settings }) =>
      startSyncThread({
        dataDir,
        feeds: ['500106'],
        central: { url, token },
        queue: sharedQueueOf(settings),
        workerUrl: new URL('../../../electron/sync/worker.ts', import.meta.url),
        onDeath: error => {
          throw error
        },
      }),
  })
  const [touch, desk, board] = [
    await aLine(made.host, 'touch', 'direct'),
    await aLine(made.host, 'desk', 'direct'),
    await aLine(made.host, 'board', 'direct'),
  ]
  const opened = await desk.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
  const session = opened.ok ? opened.value.session : ''
  const call = async <T>(
    reply: Promise<{ ok: true; value: T } | { ok: false; problem: { code: string } }>,
  ): Promise<T> => {
    const answer = await reply
    if (!answer.ok) throw new Error(answer.problem.code)
    return answer.value
  }
  let clock = Date.now()
  return {
    ...made,
    async take() {
      // Two numbers are never taken at the same moment here: who was first is told by the clock.
      clock += 1
      made.setNow(new Date(Math.max(clock, Date.now())).toISOString())
      return (await call(touch.call('touch', 'numbers.take', { id: anId() }))).text
    },
    next: async (at: number) => {
      made.setNow(new Date().toISOString())
      return (await call(desk.call('desk', 'numbers.callNext', { desk: at }, session))).row?.text ?? null
    },
    list: async () => (await call(desk.call('desk', 'numbers.list', {}, session))).rows,
    waiting: async () => (await call(touch.call('touch', 'numbers.waiting', {}))).waiting,
    called: async () =>
      (await call(board.call('board', 'numbers.called', {}))).rows.map(row => `${row.text} ${row.desk}`),
    isShared: async () => (await call(desk.call('desk', 'sync.get', {}))).isQueueShared,
  }
}

test('numbers of both machines are one queue; a call stands on the other machine’s board within two seconds', async () => {
  const central = await aServedCentral()
  const [a, b] = [await aMachine(central.url, 'A'), await aMachine(central.url, 'B')]
  await expect.poll(async () => (await a.isShared()) && (await b.isShared()), soon).toBe(true)
  expect(await a.take()).toBe('A001')
  await expect.poll(b.waiting, soon).toBe(1)
  expect(await b.take()).toBe('B001')
  await expect.poll(a.waiting, soon).toBe(2)
  // Whoever waits longest is called first, at whatever machine the number was taken.
  const askedAt = performance.now()
  expect(await b.next(3)).toBe('A001')
  await expect.poll(a.called, soon).toEqual(['A001 3'])
  expect(performance.now() - askedAt).toBeLessThan(2000)
  await expect
    .poll(async () => (await a.list()).map(row => `${row.text} ${row.state}`), soon)
    .toEqual(['A001 called', 'B001 waiting'])
  expect(await a.next(1)).toBe('B001')
  await expect.poll(b.called, soon).toEqual(['B001 1', 'A001 3'])
  expect(await b.next(3)).toBeNull()
  await expect.poll(async () => (await a.list()).map(row => row.state), soon).toEqual(['served', 'called'])
}, 30_000)

test('without a line each serves its own under its own letter; afterwards all is known everywhere and no number was given twice', async () => {
  const dir = aTempDir()
  const central = await aServedCentral({ dir })
  const port = Number(new URL(central.url).port)
  const [a, b] = [await aMachine(central.url, 'A'), await aMachine(central.url, 'B')]
  await expect.poll(async () => (await a.isShared()) && (await b.isShared()), soon).toBe(true)
  await a.take()
  await expect.poll(b.waiting, soon).toBe(1)
  await central.stop()
  await expect.poll(async () => (await a.isShared()) || (await b.isShared()), soon).toBe(false)
  const given = [await a.take(), await b.take(), await a.take(), await b.take()]
  expect(given).toEqual(['A002', 'B001', 'A003', 'B002'])
  // The other machine calls its own people itself.
  expect([await b.next(3), await b.next(3), await b.next(3)]).toEqual(['B001', 'B002', null])
  expect([await a.next(1), await a.next(1)]).toEqual(['A001', 'A002'])
  await aServedCentral({ dir, port })
  for (const machine of [a, b])
    await expect
      .poll(async () => (await machine.list()).map(row => `${row.text} ${row.state}`).sort(), {
        ...soon,
        timeout: 20_000,
      })
      .toEqual(['A001 served', 'A002 called', 'A003 waiting', 'B001 served', 'B002 served'])
}, 60_000)

test('two desks that call one number at once: both machines end with one of them, whichever was first', async () => {
  const central = await aServedCentral()
  const [a, b] = [await aMachine(central.url, 'A'), await aMachine(central.url, 'B')]
  await expect.poll(async () => (await a.isShared()) && (await b.isShared()), soon).toBe(true)
  await a.take()
  await expect.poll(b.waiting, soon).toBe(1)
  await Promise.all([a.next(1), b.next(3)])
  const desks = async () => [(await a.list())[0]?.desk, (await b.list())[0]?.desk]
  await expect.poll(async () => new Set(await desks()).size, soon).toBe(1)
  expect([1, 3]).toContain((await desks())[0])
}, 30_000)

test('two machines set to one letter: one of them takes another from then on', async () => {
  const central = await aServedCentral()
  const [a, b] = [await aMachine(central.url, 'A'), await aMachine(central.url, 'A')]
  await expect.poll(async () => (await a.isShared()) && (await b.isShared()), soon).toBe(true)
  await Promise.all([a.take(), b.take()])
  await expect.poll(async () => [(await a.list()).length, (await b.list()).length], soon).toEqual([2, 2])
  await new Promise(resolve => setTimeout(resolve, 100))
  const later = [await a.take(), await b.take()].map(text => text[0]).sort()
  expect(later).toEqual(['A', 'B'])
}, 30_000)
