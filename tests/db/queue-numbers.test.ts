// Numbers for the desks: in order, each once, called again, put back, and of one market day.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { queueText } from '../../db/model/queue-number.ts'
import { openWritable, transact } from '../../db/open.ts'
import {
  callQueueNumber,
  closeQueueNumber,
  countWaiting,
  findQueueNumber,
  firstWaiting,
  lastCalled,
  listQueueNumbers,
  pruneQueueNumbers,
  takeQueueNumber,
} from '../../db/queue-numbers.ts'
import { aTempDir } from '../support/temp-dir.ts'

const day = '2026-11-22'
const at = (minute: number) => `2026-11-22T02:${String(minute).padStart(2, '0')}:00.000Z`

function aQueue() {
  const db = openWritable(join(aTempDir(), 'site.db'), 'site')
  return {
    db,
    take: (id: string, on = day) =>
      transact(db, () => takeQueueNumber(db, { id, day: on, source: 'touch', at: at(0), clerkId: null })),
    call: (id: string, desk: number, minute: number) =>
      transact(db, () => callQueueNumber(db, { id, desk, at: at(minute), clerkId: null })),
    close: (id: string, state: 'served' | 'missed' | 'waiting') => transact(db, () => closeQueueNumber(db, id, state)),
    called: () => lastCalled(db, day, 5).map(({ id, desk, calls }) => `${id} ${desk} ${calls}`),
  }
}

test('numbers follow each other from 1 on every day; the same id has one number, however often it is taken', () => {
  const { db, take } = aQueue()
  expect(['a', 'b', 'c'].map(id => take(id).number)).toEqual([1, 2, 3])
  expect(take('b')).toEqual(findQueueNumber(db, 'b'))
  expect(take('d', '2026-11-23').number).toBe(1)
  expect(take('e').number).toBe(4)
  // Not even on another day: who still holds the slip of yesterday is told so by its day.
  expect(take('a', '2026-11-23')).toMatchObject({ number: 1, day })
  expect(countWaiting(db, day)).toBe(4)
  expect(countWaiting(db, day, 3)).toBe(2)
  db.close()
})

test('a number that was taken, called and closed is not given again', () => {
  const { db, take, call, close } = aQueue()
  take('a')
  call('a', 1, 1)
  close('a', 'missed')
  expect(take('b').number).toBe(2)
  db.close()
})

test('who waits longest is first; a number put back comes before those taken later, and is not called any more', () => {
  const { db, take, call, close, called } = aQueue()
  for (const id of ['a', 'b', 'c']) take(id)
  expect(firstWaiting(db, day)?.id).toBe('a')
  call('a', 1, 1)
  expect(firstWaiting(db, day)?.id).toBe('b')
  call('b', 2, 2)
  expect(called()).toEqual(['b 2 1', 'a 1 1'])
  close('a', 'waiting')
  expect(called()).toEqual(['b 2 1'])
  expect(firstWaiting(db, day)?.id).toBe('a')
  expect(firstWaiting(db, '2026-11-23')).toBeUndefined()
  db.close()
})

test('called again it counts on and moves to the top, with the desk that called last; what is served stays to be read', () => {
  const { db, take, call, close, called } = aQueue()
  for (const id of ['a', 'b']) take(id)
  call('a', 1, 1)
  call('b', 2, 2)
  call('a', 3, 3)
  expect(called()).toEqual(['a 3 2', 'b 2 1'])
  close('a', 'served')
  expect(called()).toEqual(['a 3 2', 'b 2 1'])
  expect(findQueueNumber(db, 'a')).toMatchObject({ state: 'served', calledAt: at(3), takenAt: at(0) })
  expect(listQueueNumbers(db, day).map(row => row.state)).toEqual(['served', 'called'])
  db.close()
})

test('days before a day are forgotten', () => {
  const { db, take } = aQueue()
  take('old', '2026-08-01')
  take('new')
  expect(transact(db, () => pruneQueueNumbers(db, day))).toBe(1)
  expect([findQueueNumber(db, 'old'), findQueueNumber(db, 'new')?.number]).toEqual([undefined, 1])
  db.close()
})

test.each([
  ['A', 7, 'A007'],
  ['', 36, '036'],
  ['AB', 1234, 'AB1234'],
])('with the prefix "%s" number %i is said %s', (prefix, number, text) => {
  expect(queueText(prefix, number)).toBe(text)
})
