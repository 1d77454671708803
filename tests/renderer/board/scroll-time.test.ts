// Where the rising pages stand and when each is out of sight; the shift of the pixels; the QR code.
import { describe, expect, it } from 'vitest'
import { pixelShift } from '../../../renderer/board/pixel-shift.ts'
import {
  pageCount,
  phasesMs,
  roundMs,
  startPx,
  topsPx,
  turnsAt,
  untilTurnMs,
} from '../../../renderer/board/scroll-time.ts'
import { qrPath, qrText } from '../../../renderer/shared/qr.ts'

const rise = { pagePx: 600, firstPx: 300, pxPerSecond: 60 }
const round = roundMs(rise)
/** Top of a page at a moment, as the animation puts it: from below all others to one above the lane. */
const topAt = (ms: number, phase: number, from = rise) =>
  startPx(from) - (((((ms + phase) % round) + round) % round) / 1_000) * from.pxPerSecond

describe('The rising pages', () => {
  it('begin where they are told, one below the other, and the last waits above', () => {
    expect(topsPx(rise)).toEqual([300, 900, -300])
    expect(phasesMs(rise).map(phase => topAt(0, phase))).toEqual([300, 900, -300])
    expect(topsPx({ ...rise, firstPx: 0 })).toEqual([0, 600, 1_200])
    // An urgent lane higher than a page: what would stand too low waits above.
    expect(topsPx({ ...rise, firstPx: 700 })).toEqual([700, -500, 100])
  })

  it('always cover a lane as high as all but one of them, without a gap', () => {
    const phases = phasesMs(rise)
    for (let ms = 0; ms < 3 * round; ms += 777) {
      const tops = phases.map(phase => topAt(ms, phase)).sort((a, b) => a - b)
      for (let i = 1; i < pageCount; i++) expect((tops[i] ?? 0) - (tops[i - 1] ?? 0)).toBeCloseTo(rise.pagePx, 3)
      expect(tops[0]).toBeLessThanOrEqual(0.001)
      expect((tops.at(-1) ?? 0) + rise.pagePx).toBeGreaterThanOrEqual((pageCount - 1) * rise.pagePx - 0.001)
    }
  })

  it('move by whole pixels from frame to frame at 60 Hz', () => {
    const [first = 0] = phasesMs(rise)
    for (let frame = 0; frame < 300; frame++) {
      const moved = topAt((frame * 1_000) / 60, first) - topAt(((frame + 1) * 1_000) / 60, first)
      expect(moved).toBeCloseTo(1, 6)
    }
  })

  it('turn one after the other, and the time until then is known', () => {
    const starts = phasesMs(rise).map(phase => 10_000 - phase)
    const until = untilTurnMs(10_000, starts, round)
    expect(until).toBeCloseTo((300 / 60) * 1_000)
    const turned = starts.map(
      start => turnsAt(10_000 + until + 1, start, round) - turnsAt(10_000 + until - 1, start, round),
    )
    expect(turned).toEqual([0, 0, 1])
    expect(untilTurnMs(10_000 + until + 1, starts, round)).toBeCloseTo(round / pageCount - 1)
  })

  it('turn first after a whole page where the lane is open from the beginning', () => {
    const open = { ...rise, firstPx: 0 }
    const starts = phasesMs(open).map(phase => 500 - phase)
    expect(untilTurnMs(500, starts, roundMs(open))).toBeCloseTo(roundMs(open) / pageCount)
    expect(starts.map(start => turnsAt(500, start, roundMs(open)))).toEqual([0, 0, 0])
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
