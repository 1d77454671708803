// The idle clock, on a clock and a schedule of the test's own.
import { describe, expect, it } from 'vitest'
import { createIdle } from '../../../renderer/shared/idle.ts'

function stage(timeoutMs = 60_000, warningMs = 20_000) {
  let time = 0
  let due: { at: number; run: () => void } | null = null
  const said: string[] = []
  const ticks: number[] = []
  const idle = createIdle({
    timeoutMs,
    warningMs,
    now: () => time,
    schedule(run, ms) {
      const own = { at: time + ms, run }
      due = own
      return () => {
        if (due === own) due = null
      }
    },
    onWarn: () => said.push(`warn ${time}`),
    onExpire: () => said.push(`expire ${time}`),
    onTick: left => ticks.push(left),
  })
  const pass = (ms: number) => {
    const end = time + ms
    while (due && due.at <= end) {
      const { at, run } = due
      due = null
      time = at
      run()
    }
    time = end
  }
  /** The machine sleeps: time goes on and no timer runs. */
  const sleep = (ms: number) => {
    time += ms
  }
  return { idle, said, ticks, pass, sleep }
}

describe('The idle clock', () => {
  it('warns the agreed time before the end, and expires once', () => {
    const { said, pass } = stage()
    pass(200_000)
    expect(said).toEqual(['warn 40000', 'expire 60000'])
  })

  it('starts over with every touch, also during the warning and after the end', () => {
    const { idle, said, pass } = stage()
    pass(50_000)
    idle.touch()
    pass(39_999)
    expect(said).toEqual(['warn 40000'])
    pass(30_000)
    idle.touch()
    pass(60_000)
    expect(said).toEqual(['warn 40000', 'warn 90000', 'expire 110000', 'warn 159999', 'expire 179999'])
  })

  it('tells what is left each second', () => {
    const { ticks, pass } = stage(5_000, 2_000)
    pass(5_000)
    expect(ticks).toEqual([4_000, 3_000, 2_000, 1_000, 0])
  })

  it('has wiped the page before the touch of whoever wakes a sleeping machine counts', () => {
    const { idle, said, sleep } = stage()
    sleep(3_600_000)
    idle.touch()
    expect(said).toEqual(['expire 3600000'])
    expect(idle.remainingMs()).toBe(60_000)
  })

  it('does not count what a script did', () => {
    const { idle, said, pass } = stage()
    const target = new EventTarget()
    idle.listen(target)
    pass(50_000)
    target.dispatchEvent(new Event('pointerdown'))
    pass(10_000)
    expect(said).toEqual(['warn 40000', 'expire 60000'])
  })

  it('says nothing more after it was stopped', () => {
    const { idle, said, pass } = stage()
    pass(30_000)
    idle.stop()
    idle.touch()
    pass(100_000)
    expect(said).toEqual([])
  })
})
