// The plan of a frame: formats, the smallest letter, and what goes first where room is short.

import { describe, expect, it } from 'vitest'
import { chooseFormat, type Frame, letterPx, planBoard } from '../../../renderer/board/layout.ts'
import { pageCount } from '../../../renderer/board/scroll-time.ts'

const board = { viewingDistanceM: 4, pixelPitchMm: 0.634 }
const frame = (width: number, height: number, devicePixelRatio = 1): Frame => ({ width, height, devicePixelRatio })
const plain = { hasReducedMotion: false, isLatin: false }

describe('The format of a frame', () => {
  it.each([
    [1920, 1080, 'landscape'],
    [1080, 1920, 'portrait'],
    [1000, 1000, 'portrait'],
    [2048, 384, 'strip'],
    [3000, 1000, 'landscape'],
    [2101, 699, 'strip'],
    [3840, 1080, 'landscape'],
  ])('%i×%i is %s', (width, height, format) => {
    expect(chooseFormat({ width, height })).toBe(format)
  })
})

describe('The smallest letter', () => {
  it('is the viewing distance by 200 by the pitch by 0.92', () => {
    expect(letterPx(board, frame(1920, 1080))).toBeCloseTo(4000 / 200 / 0.634 / 0.92, 1)
    expect(letterPx({ ...board, viewingDistanceM: 5 }, frame(1920, 1080))).toBeCloseTo(42.86, 1)
  })

  it('grows with the frame while the pitch is the untouched default, so that 4K looks like 1080p', () => {
    const fullHd = letterPx(board, frame(1920, 1080))
    expect(letterPx(board, frame(3840, 2160))).toBeCloseTo(2 * fullHd, 1)
    expect(letterPx(board, frame(1080, 1920))).toBe(fullHd)
    expect(letterPx(board, frame(2048, 384))).toBe(fullHd)
  })

  it('does not grow with the frame where somebody entered the pitch: the wall is simply larger', () => {
    const entered = { viewingDistanceM: 4, pixelPitchMm: 0.65 }
    expect(letterPx(entered, frame(3840, 2160))).toBe(letterPx(entered, frame(1920, 1080)))
  })

  it('is never below 24 px', () => {
    expect(letterPx({ viewingDistanceM: 4, pixelPitchMm: 4 }, frame(2048, 384))).toBe(24)
    expect(letterPx(board, frame(1280, 720))).toBe(24)
  })

  it('leaves room for one card and one posting, however far people stand', () => {
    const plan = planBoard({ viewingDistanceM: 30, pixelPitchMm: 0.634 }, frame(1920, 1080), plain)
    expect(plan.m).toBeLessThanOrEqual(1080 / 22)
    expect(plan.cards).toBeGreaterThanOrEqual(1)
    expect(plan.rowPx).toBeLessThanOrEqual(plan.lanePx)
  })
})

describe('The plan', () => {
  it('of 1920×1080 has three cards, rows on one line, notices, and scrolls', () => {
    const plan = planBoard(board, frame(1920, 1080), plain)
    expect(plan).toMatchObject({ format: 'landscape', rowForm: 'wide', cards: 3, hasNotes: true, speedPx: 60 })
    expect(plan.rows).toBe(3)
  })

  it('of the mock-ups, at 32 px, has their four rows of 122 px', () => {
    const plan = planBoard({ viewingDistanceM: 3.733, pixelPitchMm: 0.634 }, frame(1920, 1080), plain)
    expect(plan.m).toBeCloseTo(32, 1)
    expect([plan.rows, plan.rowPx]).toEqual([4, 122])
  })

  it('of 3840×2160 is that of 1920×1080 twice as large, moving two device pixels a frame', () => {
    const small = planBoard(board, frame(1920, 1080), plain)
    const large = planBoard(board, frame(3840, 2160), plain)
    expect(large).toMatchObject({ cards: small.cards, rows: small.rows, pageRows: small.pageRows, speedPx: 120 })
    expect(planBoard(board, frame(1920, 1080, 2), plain).speedPx).toBe(60)
  })

  it('moves by whole device pixels a frame and has rows of whole device pixels', () => {
    for (const dpr of [1, 1.25, 1.5, 2]) {
      const plan = planBoard(board, frame(1920, 1080, dpr), plain)
      expect((plan.speedPx / 60) * dpr).toBeCloseTo(Math.round((plan.speedPx / 60) * dpr), 6)
      expect(plan.rowPx * dpr).toBeCloseTo(Math.round(plan.rowPx * dpr), 6)
    }
  })

  it('keeps a scrolled posting whole for five seconds, or shows pages', () => {
    for (const [width, height] of [
      [1920, 1080],
      [1080, 1920],
      [3840, 2160],
      [1280, 720],
      [2048, 384],
      [1024, 768],
    ]) {
      const plan = planBoard(board, frame(width ?? 0, height ?? 0), plain)
      if (plan.speedPx > 0) expect((plan.lanePx - plan.rowPx) / plan.speedPx).toBeGreaterThanOrEqual(5)
    }
    expect(planBoard(board, frame(1280, 720), plain).speedPx).toBe(0)
    expect(planBoard(board, frame(2048, 384), plain).speedPx).toBe(0)
  })

  it('has pages two rows higher than the open lane, so that they are filled out of sight', () => {
    const plan = planBoard(board, frame(1920, 1080), plain)
    expect((pageCount - 1) * plan.pageRows * plan.rowPx).toBeGreaterThanOrEqual(plan.openLanePx + 0.75 * plan.rowPx - 1)
  })

  it('shows pages to people who want no motion', () => {
    expect(planBoard(board, frame(1920, 1080), { ...plain, hasReducedMotion: true }).speedPx).toBe(0)
  })

  it('gives up the third card first, then rows, then the notices', () => {
    const at = (width: number, height: number) =>
      planBoard({ viewingDistanceM: 3.733, pixelPitchMm: 0.65 }, frame(width, height), plain)
    expect(at(1920, 1080)).toMatchObject({ cards: 3, hasNotes: true })
    expect(at(1500, 1080)).toMatchObject({ cards: 2, hasNotes: true })
    expect(at(1500, 900)).toMatchObject({ cards: 2, hasNotes: true, rows: 1 })
    expect(at(1500, 700)).toMatchObject({ cards: 2, hasNotes: false, rows: 1 })
  })

  it('has room for fewer cards in English', () => {
    expect(planBoard(board, frame(1920, 1080), { ...plain, isLatin: true }).cards).toBe(2)
  })

  it('of a strip has one card beside the postings, which keep their height without it', () => {
    const plan = planBoard(board, frame(2048, 384), plain)
    expect(plan).toMatchObject({ format: 'strip', cards: 1, rows: 2, openRows: 2, hasNotes: true })
  })
})
