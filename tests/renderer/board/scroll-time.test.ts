// Where the two rising pages stand and when each is out of sight; the shift of the pixels; the QR code.
import { describe, expect, it } from 'vitest'
import { pixelShift } from '../../../renderer/board/pixel-shift.ts'
import { phasesMs, roundMs, turnsAt, untilTurnMs } from '../../../renderer/board/scroll-time.ts'
import { qrPath, qrText } from '../../../renderer/shared/qr.ts'

const rise = { pagePx: 1_200, firstPx: 300, pxPerSecond: 60 }
const round = roundMs(rise)
/** Top of a page at a moment, as the animation puts it: from one page below to one above. */
const topAt = (ms: number, phase: number) =>
  rise.pagePx - (((((ms + phase) % round) + round) % round) / 1_000) * rise.pxPerSecond

describe('Two rising pages', () => {
  it('begin where they are told and always cover the lane without a gap', () => {
    const [first, second] = phasesMs(rise)
    expect(topAt(0, first)).toBeCloseTo(300)
    expect(topAt(0, second)).toBeCloseTo(300 - 1_200)
    for (let ms = 0; ms < 3 * round; ms += 777) {
      const tops = [topAt(ms, first), topAt(ms, second)].sort((a, b) => a - b)
      expect((tops[1] ?? 0) - (tops[0] ?? 0)).toBeCloseTo(rise.pagePx, 3)
      expect(tops[0]).toBeLessThanOrEqual(0.001)
    }
  })

  it('move by whole pixels from frame to frame at 60 Hz', () => {
    const [first] = phasesMs(rise)
    for (let frame = 0; frame < 300; frame++) {
      const moved = topAt((frame * 1_000) / 60, first) - topAt(((frame + 1) * 1_000) / 60, first)
      expect(moved).toBeCloseTo(1, 6)
    }
  })

  it('turn one after the other, each half a round apart, and the time until then is known', () => {
    const starts = phasesMs(rise).map(phase => 10_000 - phase)
    const until = untilTurnMs(10_000, starts, round)
    expect(until).toBeCloseTo((300 / 60) * 1_000)
    const before = starts.map(start => turnsAt(10_000 + until - 1, start, round))
    const after = starts.map(start => turnsAt(10_000 + until + 1, start, round))
    expect([(after[0] ?? 0) - (before[0] ?? 0), (after[1] ?? 0) - (before[1] ?? 0)]).toEqual([0, 1])
    expect(untilTurnMs(10_000 + until + 1, starts, round)).toBeCloseTo(round / 2 - 1)
  })

  it('turn at once where the lane is open from the beginning', () => {
    const open = { ...rise, firstPx: 0 }
    const starts = phasesMs(open).map(phase => 500 - phase)
    expect(untilTurnMs(500, starts, roundMs(open))).toBeCloseTo(roundMs(open) / 2)
    expect(turnsAt(500, starts[1] ?? 0, roundMs(open))).toBe(1)
  })
})

describe('The pixel shift', () => {
  it('stays within its bounds, moves every ten minutes and comes back', () => {
    const at = (minutes: number) => pixelShift(new Date(minutes * 60_000), 4)
    const places = Array.from({ length: 90 }, (_, i) => at(i * 10))
    for (const { x, y } of places) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(4)
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(9)
    expect(at(3)).toEqual(at(0))
    expect(at(90)).toEqual(at(0))
  })
})

describe('The QR code', () => {
  it('is a square of modules with a border of four', () => {
    const { size, path } = qrPath('4127')
    expect(size).toBe(21 + 8)
    // The upper finder pattern: seven dark modules at the corner inside the border.
    expect(path.startsWith('M4 4h7v1h-7z')).toBe(true)
  })

  it('holds the lines that are given, each cut to what keeps the modules large', () => {
    expect(qrText(['电工', null, ' ', '沙坪坝区'])).toBe('电工\n沙坪坝区')
    expect([...qrText(['长'.repeat(200)])]).toHaveLength(24)
    expect(qrText(['长'.repeat(200)]).endsWith('…')).toBe(true)
  })
})
