// What both peers have in common: the same postings as rows of the same size in a lane of the same place as the board's.
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Lane } from './lane.ts'
import './peers.css'

export type PeerRow = { id: string; title: string; where: string; pay: string; count: string }

/** Fetches the rows once, before anything is drawn, and draws the lane with what `content` makes of them. */
export async function showPeer(content: (rows: PeerRow[], lane: Lane) => ReactNode): Promise<void> {
  const asked = new URLSearchParams(location.search)
  const number = (name: keyof Lane) => Number(asked.get(name))
  const lane: Lane = {
    left: number('left'),
    top: number('top'),
    width: number('width'),
    height: number('height'),
    rowPx: number('rowPx'),
    pxPerSecond: number('pxPerSecond'),
  }
  const rows = (await (await fetch(`/rows-${asked.get('rows')}.json`)).json()) as PeerRow[]
  const { left, top, width, height } = lane
  createRoot(document.getElementById('root') as HTMLElement).render(
    <main className="lane" style={{ left, top, width, height }}>
      {content(rows, lane)}
    </main>,
  )
}

export function Row({ row, lane }: { row: PeerRow; lane: Lane }) {
  return (
    <div className="row" style={{ width: lane.width, height: lane.rowPx }}>
      <div className="words">
        <b>{row.title}</b>
        <span>{row.where}</span>
      </div>
      <em>{row.pay}</em>
      <i>{row.count}</i>
    </div>
  )
}
