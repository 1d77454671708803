// The benches' own arithmetic: what counts as a drawn frame in a trace, and slopes with their noise.
import { describe, expect, it } from 'vitest'
import { countFrames } from '../bench/parts/frames.ts'
import { median, quantile, slope } from '../bench/parts/quantiles.ts'
import type { TraceEvent } from '../bench/parts/trace.ts'

const tickUs = 1_000_000 / 60

function reported(tick: number, reporter: Record<string, unknown>): TraceEvent {
  const frame_reporter = { frame_source: 1, frame_sequence: tick, ...reporter }
  return { name: 'PipelineReporter', ph: 'b', pid: 1, tid: 1, ts: tick * tickUs, args: { frame_reporter } }
}

const window = { from: 0, to: 6 * tickUs }

describe('Frames of a trace', () => {
  it('are drawn once a tick, however many reporters it has', () => {
    const events = [
      reported(0, { state: 'STATE_PRESENTED_ALL' }),
      reported(0, { state: 'STATE_PRESENTED_PARTIAL', has_main_animation: true }),
      reported(1, { state: 'STATE_PRESENTED_ALL' }),
    ]
    expect(countFrames(events, window)).toEqual({ due: 6, drawn: 2, flagged: 0, holed: 0 })
  })

  it('are drawn without the main thread only where the compositor moves the page', () => {
    const events = [
      reported(0, { state: 'STATE_PRESENTED_PARTIAL', has_compositor_animation: true }),
      reported(1, { state: 'STATE_PRESENTED_PARTIAL', has_main_animation: true }),
    ]
    expect(countFrames(events, window).drawn).toBe(1)
  })

  it('are lost when dropped, when nothing was wanted, and when no tick came at all', () => {
    const events = [
      reported(0, { state: 'STATE_DROPPED', affects_smoothness: true }),
      reported(1, { state: 'STATE_NO_UPDATE_DESIRED' }),
      reported(2, { state: 'STATE_PRESENTED_ALL', has_missing_content: true }),
      reported(7, { state: 'STATE_PRESENTED_ALL' }),
    ]
    expect(countFrames(events, window)).toEqual({ due: 6, drawn: 1, flagged: 1, holed: 1 })
  })
})

describe('Slopes', () => {
  it('find growth and say how sure they are of it', () => {
    const line = [0, 1, 2, 3, 4].map(x => [x, 10 + 3 * x] as const)
    expect(slope(line)).toEqual({ perUnit: 3, error: 0 })
    const noisy = slope([0, 1, 2, 3].map(x => [x, 5 + (x % 2 ? 1 : -1)] as const))
    expect(Math.abs(noisy.perUnit)).toBeLessThan(2 * noisy.error)
  })

  it('and medians take the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10)
  })
})
