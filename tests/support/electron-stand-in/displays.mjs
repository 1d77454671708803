// Electron's `screen`: displays side by side, from sizes like 1920x1080 (touch: 1080x1920t), which a test may change.
import { EventEmitter } from 'node:events'
import { strict } from './strict.mjs'

export function createScreen({ sizes, isReady }) {
  let all = read(sizes)
  const inner = Object.assign(new EventEmitter(), {
    getAllDisplays: () => all,
    getPrimaryDisplay: () => all[0],
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
    getDisplayMatching: ({ x }) => all.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width) ?? all[0],
    getDisplayNearestPoint: point => inner.getDisplayMatching(point),
  })
  return {
    screen: strict('screen', inner),
    setDisplays(next) {
      const before = all
      all = read(next)
      if (!isReady()) return
      for (const display of all.slice(before.length)) inner.emit('display-added', {}, display)
      for (const display of before.slice(all.length)) inner.emit('display-removed', {}, display)
      for (const [i, display] of all.slice(0, before.length).entries()) {
        const { width, height } = before[i].size
        if (display.size.width === width && display.size.height === height) continue
        inner.emit('display-metrics-changed', {}, display, ['bounds'])
      }
    },
  }
}

function read(sizes) {
  let x = 0
  return sizes.split(',').map((text, i) => {
    const [width, height] = text.replace('t', '').split('x').map(Number)
    const bounds = { x, y: 0, width, height }
    x += width
    return {
      id: 100 + i,
      label: `Stand-in ${i + 1}`,
      bounds,
      size: { width, height },
      workArea: bounds,
      workAreaSize: { width, height },
      nativeOrigin: { x: bounds.x, y: 0 },
      scaleFactor: 1,
      rotation: width < height ? 90 : 0,
      internal: false,
      touchSupport: text.endsWith('t') ? 'available' : 'unknown',
      colorDepth: 24,
      displayFrequency: 60,
    }
  })
}
