// Runs in each page before its own scripts: gives the preload script its 'electron' (contextBridge, ipcRenderer) and ports.
// Serialised into the page by Playwright, so it must be self-contained.
export function pageScript({ preload, argv }) {
  if (globalThis.__standIn || location.protocol === 'chrome-error:') return
  const call = globalThis.__standInCall
  const isTop = globalThis.top === globalThis
  // A new document: what the one before it held is gone.
  if (isTop) call('document')

  // --- ports: the page holds one end, the other speaks with main under its number
  const ports = new Map()
  let nextOwnPort = 1_000_000
  const keep = (id, port) => {
    ports.set(id, port)
    port.onmessage = event => call('port', { port: id, data: event.data })
    port.addEventListener('close', () => ports.delete(id) && call('port', { port: id, close: true }))
  }
  const openPort = id => {
    const { port1, port2 } = new MessageChannel()
    keep(id, port2)
    return port1
  }

  // --- ipcRenderer
  const listeners = new Map()
  const add = (channel, listener, isOnce) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, isOnce }])
    return ipcRenderer
  }
  const remove = (channel, listener) => {
    const rest = (listeners.get(channel) ?? []).filter(each => each.listener !== listener)
    listeners.set(channel, rest)
    return ipcRenderer
  }
  const emit = (channel, event, args) => {
    const list = listeners.get(channel) ?? []
    const rest = list.filter(each => !each.isOnce)
    listeners.set(channel, rest)
    for (const { listener } of list) listener(event, ...args)
  }
  const ipcRenderer = {
    invoke: async (channel, ...args) => {
      const answer = await call('invoke', channel, args)
      if (answer?.error) throw new Error(answer.error)
      return answer?.value
    },
    send: (channel, ...args) => void call('send', channel, args),
    postMessage: (channel, message, transfer = []) => {
      const ids = transfer.map(port => {
        const id = nextOwnPort++
        keep(id, port)
        return id
      })
      call('send', channel, [message], ids)
    },
    on: (channel, listener) => add(channel, listener, false),
    addListener: (channel, listener) => add(channel, listener, false),
    once: (channel, listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: channel => {
      listeners.delete(channel)
      return ipcRenderer
    },
    sendSync: () => {
      throw new Error('electron stand-in: ipcRenderer.sendSync is not known')
    },
  }
  globalThis.__standIn = {
    emit: (channel, args, ids = []) => emit(channel, { sender: ipcRenderer, ports: ids.map(openPort) }, args),
    toPort: ({ port: id, data, close }) => {
      const port = ports.get(id)
      if (!close) return port?.postMessage(data)
      ports.delete(id)
      port?.close()
    },
  }

  // --- contextBridge: what passes is copied as Electron copies it. Own fields pass, a prototype and its methods do not.
  const cloneable = [Date, RegExp, Map, Set, ArrayBuffer, Blob]
  const bridged = value => {
    if (typeof value === 'symbol') throw new TypeError('a symbol cannot pass the context bridge')
    if (typeof value === 'function') return (...args) => bridged(value(...args.map(bridged)))
    if (value === null || typeof value !== 'object' || value instanceof Node) return value
    if (value instanceof Promise) return value.then(bridged)
    if (value instanceof Error) return new Error(value.message)
    if (Array.isArray(value)) return value.map(bridged)
    if (ArrayBuffer.isView(value) || cloneable.some(kind => value instanceof kind)) return structuredClone(value)
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bridged(each)])))
  }
  const contextBridge = {
    exposeInMainWorld: (key, api) => {
      if (key in globalThis) throw new Error(`Cannot bind an API on top of an existing property on the window object`)
      Object.defineProperty(globalThis, key, { value: bridged(api), enumerable: true })
    },
    exposeInIsolatedWorld: () => {},
  }

  const webFrame = { setZoomFactor() {}, setZoomLevel() {}, setVisualZoomLevelLimits() {}, getZoomFactor: () => 1 }
  const known = {
    electron: { contextBridge, ipcRenderer, webFrame, crashReporter: {}, nativeImage: {}, webUtils: {} },
    events: {},
    timers: { setTimeout, setInterval, setImmediate: callback => setTimeout(callback, 0) },
    url: { URL, URLSearchParams },
  }
  const require = name => {
    const key = name.replace(/^node:/, '').replace(/^electron\/.*/, 'electron')
    if (key in known) return known[key]
    throw new Error(`module not found: ${name} (a sandboxed preload may require only electron, events, timers, url)`)
  }
  const process = {
    argv: ['', ...argv],
    platform: 'linux',
    type: 'renderer',
    contextIsolated: true,
    sandboxed: true,
    versions: { electron: '45.4.1' },
    env: {},
    isMainFrame: isTop,
  }
  // As in Electron, a preload runs in the top frame only.
  if (preload && isTop)
    new Function('require', 'module', 'exports', 'process', preload)(require, { exports: {} }, {}, process)
}
