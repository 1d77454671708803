// The table of the board's bench: medians of the rounds, each peer beside the board in the same size, and the verdicts.
import type { FrameCount } from './frames.ts'
import type { Failed, Measured } from './measure-page.ts'
import { median, quantile } from './quantiles.ts'

/** One page at one number of postings: its rounds. */
export type Series = { size: number; name: string; rounds: (Measured | Failed)[] }

export const boardName = 'this board'

export const lostShare = ({ due, drawn }: FrameCount): number => (due - drawn) / due

type Medians = {
  lostCalm: number
  lostStalled: number
  flagged: number
  holed: number
  nodes: number
  styles: number
  layouts: number
  paints: number
  busy: number
  heapMb: number
  processMb: number
  requests: number
  news: number
  heartbeats: number
  drawnCalm: number
  drawnStalled: number
  due: number
  others: number
}

const worked = ({ rounds }: Series) => rounds.filter(round => 'held' in round)

/** Messages are summed over the rounds, everything else is the median; null where a round failed. */
function medians(series: Series): Medians | null {
  const rounds = worked(series)
  if (rounds.length < series.rounds.length) return null
  const of = (read: (round: Measured) => number) => median(rounds.map(read))
  const sum = (read: (round: Measured) => number) => rounds.reduce((total, round) => total + read(round), 0)
  return {
    lostCalm: of(r => lostShare(r.calm)),
    lostStalled: of(r => lostShare(r.stalled)),
    flagged: of(r => r.stalled.flagged),
    holed: of(r => r.calm.holed + r.stalled.holed),
    drawnCalm: of(r => r.calm.drawn),
    drawnStalled: of(r => r.stalled.drawn),
    due: of(r => r.calm.due),
    nodes: of(r => r.held.nodes),
    styles: of(r => r.work.stylesPerSecond),
    layouts: of(r => r.work.layoutsPerSecond),
    paints: of(r => r.work.paintsPerSecond),
    busy: of(r => r.work.busyShare),
    heapMb: of(r => r.held.heapMb),
    processMb: of(r => r.held.processMb),
    requests: sum(r => r.messages.requests),
    news: sum(r => r.messages.news),
    others: of(r => r.others),
    heartbeats: sum(r => r.messages.heartbeats),
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

export function boardTable(all: readonly Series[]): string {
  const head = [
    'live',
    'page',
    'drawn calm',
    'lost',
    'drawn stalled',
    'lost',
    'flagged',
    'holes',
    'nodes',
    'style/s',
    'layout/s',
    'paint/s',
    'busy',
    'heap MB',
    'process MB',
    'messages',
    'others',
  ]
  const lines = all.map(series => {
    const { size, name } = series
    const own = medians(series)
    if (!own) return [String(size), name, `FAILS: ${failures(series)}`]
    const board = all.find(s => s.size === size && s.name === boardName)
    const base = board && board !== series ? medians(board) : null
    const times = (read: (m: Medians) => number) =>
      base && read(base) > 0 ? ` ×${(read(own) / read(base)).toFixed(read(own) / read(base) < 10 ? 1 : 0)}` : ''
    return [
      String(size),
      name,
      `${own.drawnCalm}/${own.due}`,
      percent(own.lostCalm),
      `${own.drawnStalled}/${own.due}`,
      percent(own.lostStalled),
      String(own.flagged),
      String(own.holed),
      `${own.nodes}${times(m => m.nodes)}`,
      own.styles.toFixed(1),
      own.layouts.toFixed(1),
      own.paints.toFixed(1),
      `${percent(own.busy)}${times(m => m.busy)}`,
      `${own.heapMb.toFixed(1)}${times(m => m.heapMb)}`,
      `${own.processMb.toFixed(0)}${times(m => m.processMb)}`,
      name === boardName ? `${own.requests} calls, ${own.news} news, ${own.heartbeats} beats` : '–',
      percent(own.others),
    ]
  })
  return columns([head, ...lines])
}

const failures = (series: Series) =>
  [...new Set(series.rounds.flatMap(round => ('failure' in round ? [round.failure] : [])))].join('; ')

function columns(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, i) =>
    Math.max(...lines.filter(l => l.length > 3).map(l => l[i]?.length ?? 0)),
  )
  return lines
    .map(line =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The board beside the peer that lost least; EVEN where it lost more, but rounds of both overlap: then it is the machine's noise. */
function besideBestPeer(
  board: Series,
  all: readonly Series[],
  lost: (round: Measured) => number,
): { verdict: boolean | 'EVEN'; words: string } {
  const losses = (series: Series) => worked(series).map(lost)
  const own = losses(board)
  const range = (values: readonly number[]) =>
    `${percent(median(values))} (${percent(Math.min(...values))}–${percent(Math.max(...values))})`
  const [best] = all
    .filter(s => s.size === board.size && s.name !== boardName && worked(s).length === s.rounds.length)
    .toSorted((a, b) => median(losses(a)) - median(losses(b)))
  if (!best) return { verdict: true, words: `${board.size}: ${range(own)}, every peer fails` }
  const peer = losses(best)
  const isLess = median(own) <= median(peer)
  const words = `${board.size}: ${range(own)}, ${best.name} ${range(peer)}`
  return { verdict: isLess || (Math.min(...own) <= Math.max(...peer) && 'EVEN'), words }
}

const mostLost = 0.03
const mostNodes = 600
const mostBusy = 0.05
/** Heap and process at the largest number over those at the smallest. */
const flat = 1.25
const mostPaintedMs = 300

/** One line for each aim of the issue, each with what it was judged by. */
export function verdicts(all: readonly Series[], painted: ReadonlyMap<number, readonly number[]>): string[] {
  const boards = all.filter(series => series.name === boardName)
  const values = boards.map(medians)
  if (values.some(v => v === null)) return [`BROKEN  the board itself fails: ${boards.map(failures).join('; ')}`]
  const ours = values as Medians[]
  const line = (verdict: boolean | 'EVEN', words: string) =>
    `${(verdict === 'EVEN' ? verdict : verdict ? 'MET' : 'BROKEN').padEnd(6)}  ${words}`
  const most = (read: (m: Medians) => number) => Math.max(...ours.map(read))
  const lines: string[] = []
  for (const kind of ['calm', 'stalled'] as const) {
    const parts = boards.map(board => besideBestPeer(board, all, round => lostShare(round[kind])))
    const verdict = parts.some(p => p.verdict === false) ? false : parts.some(p => p.verdict === 'EVEN') ? 'EVEN' : true
    const words = parts.map(part => part.words).join('; ')
    lines.push(line(verdict, `lost frames ${kind === 'calm' ? 'calm' : 'under stalls'} ≤ best peer — ${words}`))
  }
  const [first, last] = [ours[0] as Medians, ours.at(-1) as Medians]
  const grown = [last.heapMb / first.heapMb, last.processMb / first.processMb]
  const messages = ours.reduce((sum, m) => sum + m.requests + m.news, 0)
  const p95 = [...painted].map(([size, ms]) => [size, quantile(ms, 0.95)] as const)
  lines.push(
    line(
      most(m => m.lostStalled) <= mostLost,
      `lost frames under stalls ≤ 3 % — at most ${percent(most(m => m.lostStalled))}`,
    ),
    line(most(m => m.nodes) <= mostNodes, `≤ ${mostNodes} nodes — ${ours.map(m => m.nodes).join(', ')}`),
    line(
      grown.every(g => !(g > flat)),
      `flat memory: ${boards.at(-1)?.size} postings over ${boards[0]?.size}, ≤ ×${flat} — heap ×${grown[0]?.toFixed(2)}, process ×${grown[1]?.toFixed(2)}`,
    ),
    line(most(m => m.busy) < mostBusy, `main thread busy < 5 % — at most ${percent(most(m => m.busy))}`),
    line(messages === 0, `no message while idle — ${messages} in all calm seconds of all rounds`),
    line(
      p95.every(([, ms]) => ms <= mostPaintedMs),
      `commit → painted p95 ≤ ${mostPaintedMs} ms — ${p95.map(([size, ms]) => `${size}: ${ms.toFixed(0)} ms`).join('; ')}`,
    ),
  )
  return lines
}
