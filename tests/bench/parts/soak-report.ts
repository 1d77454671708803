// What a soak found, as a table of its samples, slopes with their noise, and a verdict for each.
import type { ChangeKind } from './changes.ts'
import type { FrameCount } from './frames.ts'
import type { Held } from './page-meter.ts'
import { slope } from './quantiles.ts'

export type Sample = {
  changes: number
  /** The market's clock. */
  at: string
  /** Whether postings rose before and after: only then frames are owed, and what the page holds can be compared. */
  isRising: boolean
  held: Held
  frames: FrameCount | null
  /** Ended postings whose titles are in the document longer than allowed. */
  ghosts: number
}

export type SoakResult = {
  samples: readonly Sample[]
  counts: Record<ChangeKind, number>
  /** Faults the page reported. */
  faults: readonly string[]
}

/** The first samples are the page growing warm: caches, compiled code. */
const warmShare = 0.2
/** Beyond its own noise a slope may be so much per 1,000 changes and still be called flat. */
const flat = { heapMb: 0.02, processMb: 0.5, nodes: 2, liveNodes: 10 } as const
const mostLost = 0.03
/** Noise of a slope: twice its standard error. */
const errors = 2

const names = {
  heapMb: ['heap after collection', 'MB'],
  processMb: ['memory of the process (PSS)', 'MB'],
  nodes: ['nodes in the document', 'nodes'],
  liveNodes: ['nodes alive in the process', 'nodes'],
} as const

export function soakTable({ samples }: SoakResult): string {
  const head = [
    'changes',
    'market time   ',
    'shown ',
    'heap MB',
    'process MB',
    'nodes',
    'alive',
    'drawn/due',
    'lost',
    'ghosts',
  ]
  const lines = samples.map(({ changes, at, isRising, held, frames, ghosts }) => [
    String(changes),
    at,
    isRising ? 'rises' : 'closed',
    held.heapMb.toFixed(2),
    held.processMb.toFixed(0),
    String(held.nodes),
    String(held.liveNodes),
    frames ? `${frames.drawn}/${frames.due}` : '–',
    frames ? `${(((frames.due - frames.drawn) / frames.due) * 100).toFixed(1)} %` : '–',
    String(ghosts),
  ])
  const widths = head.map((cell, i) => Math.max(cell.length, ...lines.map(line => line[i]?.length ?? 0)))
  return [head, ...lines]
    .map(line =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export function soakVerdicts({ samples, faults }: SoakResult): string[] {
  const line = (isMet: boolean, words: string) => `${isMet ? 'MET   ' : 'BROKEN'}  ${words}`
  const warm = samples.slice(Math.ceil(samples.length * warmShare)).filter(sample => sample.isRising)
  const lines = (Object.keys(names) as (keyof typeof names)[]).map(key => {
    const { perUnit, error } = slope(warm.map(({ changes, held }) => [changes / 1000, held[key]]))
    const [name, unit] = names[key]
    const digits = unit === 'MB' ? 3 : 1
    const isFlat = perUnit - errors * error <= flat[key]
    return line(
      isFlat,
      `${name}: ${perUnit >= 0 ? '+' : ''}${perUnit.toFixed(digits)} ± ${(errors * error).toFixed(digits)} ${unit} per 1,000 changes (${warm.length} samples while postings rise)`,
    )
  })
  const traced = samples.flatMap(({ frames }) => frames ?? [])
  const due = traced.reduce((sum, frames) => sum + frames.due, 0)
  const drawn = traced.reduce((sum, frames) => sum + frames.drawn, 0)
  const flagged = traced.reduce((sum, frames) => sum + frames.flagged, 0)
  const lost = (due - drawn) / due
  const ghosts = Math.max(...samples.map(sample => sample.ghosts))
  lines.push(
    line(
      lost <= mostLost,
      `lost frames: ${due - drawn} of ${due} (${(lost * 100).toFixed(2)} %; Chromium flags ${flagged})`,
    ),
    line(ghosts === 0, `ended postings still in the document 5 s later: at most ${ghosts} at a time`),
    line(
      faults.length === 0,
      `faults in the page: ${faults.length}${faults.length ? ` — ${[...new Set(faults)].slice(0, 3).join(' | ')}` : ''}`,
    ),
  )
  return lines
}
