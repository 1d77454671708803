// Work of its own waits while somebody has just asked, in the host and in the sync thread, and gets done all the same.
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { createCourtesy } from '../../../electron/host/courtesy.ts'
import { createGiveWay, drawnAfterMs, sharedMs, sinceMs } from '../../../electron/sync/give-way.ts'

async function took(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

test('work goes on at once where nobody has asked', async () => {
  const courtesy = createCourtesy()
  expect(await took(courtesy.turn)).toBeLessThan(drawnAfterMs)
})

test('work waits until what somebody asked for is drawn', async () => {
  const courtesy = createCourtesy()
  courtesy.asked()
  expect(await took(courtesy.turn)).toBeGreaterThanOrEqual(drawnAfterMs - 2)
})

test('who asks again and again does not hold it up for ever', async () => {
  const courtesy = createCourtesy()
  const asking = setInterval(courtesy.asked, 10)
  courtesy.asked()
  const ms = await took(courtesy.turn)
  clearInterval(asking)
  expect(ms).toBeGreaterThan(300)
  expect(ms).toBeLessThan(2_000)
})

test('the clock that threads share may run over', () => {
  expect(sinceMs(-2_147_483_648, 2_147_483_647)).toBe(1)
  let now = 2_147_483_640
  const courtesy = createCourtesy(() => now | 0)
  courtesy.asked()
  const way = createGiveWay(courtesy.memory, () => now | 0)
  now += 4_000
  expect(way.isSomebodyThere()).toBe(true)
  now += 2_000
  expect(way.isSomebodyThere()).toBe(false)
})

test('a thread stops where it stands while somebody is answered, for a quarter of a second in all', async () => {
  const { memory, asked } = createCourtesy()
  asked()
  const way = createGiveWay(memory)
  const from = sharedMs()
  way.begin()
  way.rest()
  const once = sinceMs(sharedMs(), from)
  expect(once).toBeGreaterThanOrEqual(drawnAfterMs - 2)
  // Asked for without end, as by a child that presses everything.
  const asking = new Worker(
    `const { workerData } = require('node:worker_threads')
     const last = new Int32Array(workerData)
     setInterval(() => { Atomics.store(last, 0, Number(process.hrtime.bigint() / 1000000n) | 0); Atomics.notify(last, 0) }, 5)`,
    { eval: true, workerData: memory },
  )
  const last = new Int32Array(memory)
  for (const first = last[0]; last[0] === first; ) await sleep(5)
  const begun = sharedMs()
  way.begin()
  for (let row = 0; row < 50; row++) way.rest()
  const whole = sinceMs(sharedMs(), begun)
  await asking.terminate()
  expect(whole).toBeGreaterThan(200)
  expect(whole).toBeLessThan(1_000)
})
