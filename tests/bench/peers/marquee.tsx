// Peer: react-fast-marquee with direction="up". It moves sideways and turns its whole lane by a quarter for that.
import type { CSSProperties } from 'react'
import packaged from 'react-fast-marquee'
import { Row, showPeer } from './peer-rows.tsx'

// A CommonJS package: what a module of ours gets as its default is the whole of its exports.
const Marquee = (packaged as unknown as { default?: typeof packaged }).default ?? packaged

void showPeer((rows, lane) => {
  const { width, height, rowPx, pxPerSecond } = lane
  // Turned by a quarter about its middle, which is to be the lane's.
  const turned: CSSProperties = {
    position: 'absolute',
    left: (width - height) / 2,
    top: (height - width) / 2,
    height: width,
    overflow: 'hidden',
  }
  // The package sets --width to 100vh whatever the lane; a lane of its own height is what is compared.
  Object.assign(turned, { width: height })
  return (
    <Marquee direction="up" speed={pxPerSecond} style={turned}>
      {rows.map(row => (
        <div key={row.id} className="square" style={{ width: rowPx, height: rowPx }}>
          <Row row={row} lane={lane} />
        </div>
      ))}
    </Marquee>
  )
})
