// Peer: every row in one React list, scrollTop moved on in each frame; the first rows stand at the end once more, to go round unseen.
import { useEffect, useRef } from 'react'
import type { Lane } from './lane.ts'
import { type PeerRow, Row, showPeer } from './peer-rows.tsx'

function Scroller({ rows, lane }: { rows: PeerRow[]; lane: Lane }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { rowPx, pxPerSecond, height } = lane
  useEffect(() => {
    let begin: number | undefined
    let asked = requestAnimationFrame(function move(at) {
      begin ??= at
      if (scroller.current) scroller.current.scrollTop = (((at - begin) / 1000) * pxPerSecond) % (rows.length * rowPx)
      asked = requestAnimationFrame(move)
    })
    return () => cancelAnimationFrame(asked)
  }, [rows, rowPx, pxPerSecond])
  const again = rows.slice(0, Math.ceil(height / rowPx))
  return (
    <div className="scroller" ref={scroller}>
      {rows.map(row => (
        <Row key={row.id} row={row} lane={lane} />
      ))}
      {again.map(row => (
        <Row key={`again ${row.id}`} row={row} lane={lane} />
      ))}
    </div>
  )
}

void showPeer((rows, lane) => <Scroller rows={rows} lane={lane} />)
