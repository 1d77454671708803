// Moves the pages upwards for ever on the compositor. The animations begin once and are never touched again; this page's own
// code runs only when a page has left the lane and is to be filled anew, and may be late by seconds without being seen.
import { phasesMs, type Rise, roundMs, startPx, turnsAt, untilTurnMs } from './scroll-time.ts'

/** `document.timeline.currentTime`: the moment of the frame, so that each frame moves by whole device pixels. */
const frameTime = (): number => Number(document.timeline.currentTime ?? 0)

/** Chromium may wake a timer a little early. */
const laterMs = 20

export type Rising = {
  /** Stands still: what covers the lane must not make postings pass unseen. */
  hold(): void
  goOn(): void
  stop(): void
}

/** @param onTurn the page of this index has just left above and waits below, out of sight */
export function startRising(pages: readonly HTMLElement[], rise: Rise, onTurn: (index: number) => void): Rising {
  const round = roundMs(rise)
  const begin = frameTime()
  const starts = phasesMs(rise).map(phase => begin - phase)
  const animations = pages.map((page, i) => {
    const animation = page.animate(
      [{ transform: `translateY(${startPx(rise)}px)` }, { transform: `translateY(${-rise.pagePx}px)` }],
      { duration: round, iterations: Number.POSITIVE_INFINITY, easing: 'linear' },
    )
    animation.startTime = starts[i] ?? begin
    return animation
  })
  const turns = starts.map(start => turnsAt(begin, start, round))

  let timer: ReturnType<typeof setTimeout>
  function look(): void {
    const time = frameTime()
    for (const [index, start] of starts.entries()) {
      const turn = turnsAt(time, start, round)
      if (turn === turns[index]) continue
      turns[index] = turn
      onTurn(index)
    }
    wait()
  }
  function wait(): void {
    timer = setTimeout(look, untilTurnMs(frameTime(), starts, round) + laterMs)
  }
  wait()

  let heldAt: number | null = null
  return {
    hold() {
      if (heldAt !== null) return
      heldAt = frameTime()
      clearTimeout(timer)
      // `pause()` alone waits for its next frame; with the time set all pages stop at the same moment.
      for (const [i, animation] of animations.entries()) {
        animation.pause()
        animation.currentTime = heldAt - (starts[i] ?? begin)
      }
    },
    goOn() {
      if (heldAt === null) return
      const held = frameTime() - heldAt
      heldAt = null
      for (const [i, animation] of animations.entries()) {
        const start = (starts[i] ?? begin) + held
        starts[i] = start
        animation.startTime = start
      }
      look()
    },
    stop() {
      clearTimeout(timer)
      for (const animation of animations) animation.cancel()
    },
  }
}
