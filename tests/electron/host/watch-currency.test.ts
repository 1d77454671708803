import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchCurrency } from '../../../electron/host/watch-currency.ts'
import type { SyncStatus } from '../../../electron/sync/link.ts'

const noon = Date.parse('2026-11-22T04:00:00.000Z')
const at = (ms: number) => new Date(noon + ms).toISOString()

beforeEach(() => void vi.useFakeTimers({ now: noon }))
afterEach(() => void vi.useRealTimers())

function aWatch() {
  let status: SyncStatus = { isOnline: true, trouble: null, updatedAt: at(0), isQueueShared: false, clockOffsetMs: 0 }
  const tell = vi.fn()
  const watch = watchCurrency({ sync: { status: () => status }, now: () => new Date(), tell })
  return {
    watch,
    tell,
    set(change: Partial<SyncStatus>) {
      status = { ...status, ...change }
    },
  }
}

it('says nothing for an hour while the centre goes on answering that there is nothing new', () => {
  const { tell, set, watch } = aWatch()
  for (let ms = 0; ms < 3_600_000; ms += 25_000) {
    set({ updatedAt: at(ms) })
    vi.advanceTimersByTime(25_000)
  }
  expect(tell).not.toHaveBeenCalled()
  watch.stop()
})

it('says once that nobody vouches any more when sync falls silent, and once when it is heard again', () => {
  const { tell, set, watch } = aWatch()
  vi.advanceTimersByTime(119_000)
  expect(tell).not.toHaveBeenCalled()
  vi.advanceTimersByTime(6_000)
  expect(tell).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(600_000)
  expect(tell).toHaveBeenCalledTimes(1)
  set({ updatedAt: at(725_000) })
  vi.advanceTimersByTime(5_000)
  expect(tell).toHaveBeenCalledTimes(2)
  watch.stop()
})

it('does not say again what pages were just told by sync itself', () => {
  const { tell, set, watch } = aWatch()
  set({ isOnline: false })
  watch.told()
  vi.advanceTimersByTime(60_000)
  expect(tell).not.toHaveBeenCalled()
  watch.stop()
})
