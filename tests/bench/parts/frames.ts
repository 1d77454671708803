// Reads frames and work of the main thread out of a trace. Pure: the trace goes in, numbers come out.
import type { TraceEvent } from './trace.ts'

/** Headless Chromium ticks 60 times a second, whatever the machine. */
const tickUs = 1_000_000 / 60
/** At both ends of a trace its own beginning and flushing are heard. */
const edgeUs = 250_000

export type FrameCount = {
  /** Ticks of 1/60 s in the window: as many new pictures a moving wall owes. */
  due: number
  /** Ticks for which a picture with the motion of that tick was presented. */
  drawn: number
  /** Ticks that Chromium itself marks as dropped and harmful to smoothness. */
  flagged: number
  /** Drawn, but parts of the picture were not rasterised yet: holes. */
  holed: number
}

export type MainThreadWork = {
  seconds: number
  stylesPerSecond: number
  layoutsPerSecond: number
  paintsPerSecond: number
  /** Share of the time in which the thread ran a task, by the clock on the wall. */
  busyShare: number
}

export type Traced = { pid: number; frames: FrameCount; work: MainThreadWork }

type Reporter = {
  state?: string
  affects_smoothness?: boolean
  has_compositor_animation?: boolean
  has_missing_content?: boolean
  checkerboarded_needs_raster?: boolean
  frame_source?: number
  frame_sequence?: number
}

/** Everything of the one page of a browser. */
export function readTrace(events: readonly TraceEvent[]): Traced {
  const page = findPage(events)
  const timed = events.filter(event => event.ph === 'X' && event.ts > 0)
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const event of timed) {
    from = Math.min(from, event.ts)
    to = Math.max(to, event.ts + (event.dur ?? 0))
  }
  const window: Window = { from: from + edgeUs, to: to - edgeUs }
  const own = events.filter(event => event.pid === page.pid)
  return { pid: page.pid, frames: countFrames(own, window), work: readWork(own, page.mainTid, window) }
}

type Window = { from: number; to: number }

/** The renderer whose compositor reports frames; a spare one reports none. */
function findPage(events: readonly TraceEvent[]): { pid: number; mainTid: number } {
  const mains = events.filter(event => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
  const reports = new Map<number, number>()
  for (const { name, pid } of events) if (name === 'PipelineReporter') reports.set(pid, (reports.get(pid) ?? 0) + 1)
  const [main] = mains.toSorted((a, b) => (reports.get(b.pid) ?? 0) - (reports.get(a.pid) ?? 0))
  if (!main) throw new Error('the trace holds no page')
  return { pid: main.pid, mainTid: main.tid }
}

/**
 * One tick may have two reporters (the compositor's part and the main thread's). A tick counts as drawn when one of them was
 * presented whole; or presented without the main thread's part (PARTIAL), where the compositor itself moves the picture. A
 * scrollTop loop that is late has ticks that are presented without it, or not at all: the picture stands still, so they are lost.
 */
export function countFrames(events: readonly TraceEvent[], { from, to }: Window): FrameCount {
  const ticks = new Map<string, Reporter[]>()
  for (const { name, ph, ts, args } of events) {
    if (name !== 'PipelineReporter' || ph !== 'b' || ts < from || ts >= to) continue
    const reporter = (args?.frame_reporter ?? args?.chrome_frame_reporter ?? {}) as Reporter
    const tick = `${reporter.frame_source} ${reporter.frame_sequence}`
    ticks.set(tick, [...(ticks.get(tick) ?? []), reporter])
  }
  const count: FrameCount = { due: Math.round((to - from) / tickUs), drawn: 0, flagged: 0, holed: 0 }
  for (const reporters of ticks.values()) {
    const drawn = reporters.filter(isDrawn)
    if (drawn.length > 0) count.drawn += 1
    else if (reporters.some(r => r.state === 'STATE_DROPPED' && r.affects_smoothness)) count.flagged += 1
    if (drawn.some(r => r.has_missing_content || r.checkerboarded_needs_raster)) count.holed += 1
  }
  count.drawn = Math.min(count.drawn, count.due)
  return count
}

const isDrawn = ({ state, has_compositor_animation }: Reporter) =>
  state === 'STATE_PRESENTED_ALL' || (state === 'STATE_PRESENTED_PARTIAL' && has_compositor_animation === true)

function readWork(events: readonly TraceEvent[], mainTid: number, { from, to }: Window): MainThreadWork {
  const seconds = (to - from) / 1_000_000
  const counts = { UpdateLayoutTree: 0, Layout: 0, Paint: 0 }
  let busyUs = 0
  for (const { name, ph, ts, tid, dur = 0 } of events) {
    if (tid !== mainTid || ph !== 'X' || ts + dur < from || ts >= to) continue
    if (name === 'RunTask') busyUs += Math.min(ts + dur, to) - Math.max(ts, from)
    else if (name in counts && ts >= from) counts[name as keyof typeof counts] += 1
  }
  return {
    seconds,
    stylesPerSecond: counts.UpdateLayoutTree / seconds,
    layoutsPerSecond: counts.Layout / seconds,
    paintsPerSecond: counts.Paint / seconds,
    busyShare: busyUs / 1_000_000 / seconds,
  }
}
