// Electron's WebContents over a Playwright page. The window (browser-window.mjs) opens the page and feeds the events.
import { EventEmitter } from 'node:events'
import { createRelays } from './ports.mjs'
import { strict } from './strict.mjs'

export class WebContents extends EventEmitter {
  #call
  #crash
  constructor(owner, { session, addresses, call, crash }) {
    super()
    this.setMaxListeners(50)
    this.owner = owner
    this.id = owner.id
    this.session = session
    this.#call = call
    this.#crash = crash
    this.zoom = 1
    this.crashed = false
    this.relays = createRelays(message => this.inPage('toPort', [message]))
    const url = () => addresses.fromPage(owner.page?.url() ?? '')
    this.mainFrame = {
      get url() {
        return url()
      },
      get origin() {
        const { origin, protocol, host } = new URL(url() || 'about:blank')
        return origin === 'null' ? `${protocol}//${host}` : origin
      },
      parent: null,
      routingId: 1,
      processId: 1,
      detached: false,
    }
    this.mainFrame.top = this.mainFrame
    this.navigationHistory = strict('navigationHistory', {
      clear: () => call('navigationHistory.clear'),
      canGoBack: () => false,
      goBack: () => {},
      length: () => 1,
    })
  }

  /** Calls a function of page-side.mjs. */
  inPage(name, args) {
    const { page } = this.owner
    page?.evaluate(([name, args]) => globalThis.__standIn?.[name](...args), [name, args]).catch(() => {})
  }
  send(channel, ...args) {
    this.inPage('emit', [channel, args])
  }
  postMessage(channel, message, transfer = []) {
    this.inPage('emit', [channel, [message], transfer.map(this.relays.handOver)])
  }

  setWindowOpenHandler(handler) {
    this.openHandler = handler
    this.#call('webContents.setWindowOpenHandler')
  }
  /** The handler's verdict over a popup. */
  mayOpen(url) {
    const details = { url, frameName: '', features: '', disposition: 'new-window' }
    const { action } = this.openHandler?.(details) ?? { action: 'allow' }
    this.#call('window.open', url, action)
    return action === 'allow'
  }

  getURL() {
    return this.mainFrame.url
  }
  getTitle() {
    return this.owner.title
  }
  isDestroyed() {
    return this.owner.isDestroyed()
  }
  isLoading() {
    return this.owner.isLoadingPage
  }
  isCrashed() {
    return this.crashed
  }
  getOSProcessId() {
    return process.pid
  }
  loadURL(url) {
    return this.owner.go(url)
  }
  executeJavaScript(code) {
    return this.owner.page.evaluate(code)
  }
  reload() {
    if (this.crashed) return this.owner.go(this.owner.address)
    return this.owner.page.reload({ waitUntil: 'load' }).then(() => {})
  }
  reloadIgnoringCache() {
    return this.reload()
  }
  stop() {}
  forcefullyCrashRenderer() {
    this.#call('webContents.forcefullyCrashRenderer')
    return this.#crash(this.id)
  }
  setZoomFactor(factor) {
    this.zoom = factor
  }
  getZoomFactor() {
    return this.zoom
  }
  setZoomLevel() {}
  async setVisualZoomLevelLimits(...limits) {
    this.#call('webContents.setVisualZoomLevelLimits', ...limits)
  }
  setIgnoreMenuShortcuts() {}
  setBackgroundThrottling(value) {
    this.#call('webContents.setBackgroundThrottling', value)
  }
  setAudioMuted() {}
  openDevTools() {
    this.#call('webContents.openDevTools')
  }
  closeDevTools() {}
  isDevToolsOpened() {
    return false
  }
  focus() {}
  /** STAND_IN_PRINTER: absent without it; `ready`, `refuses`, or `silent`, which never answers. */
  async print(options, done) {
    this.#call('webContents.print', options)
    const { STAND_IN_PRINTER: printer } = process.env
    if (printer === 'ready') done?.(true, '')
    else if (printer !== 'silent') done?.(false, 'failed')
  }
  printToPDF(options) {
    return this.owner.page.pdf(options)
  }
  async getPrintersAsync() {
    return process.env.STAND_IN_PRINTER
      ? [{ name: 'printer', displayName: 'printer', description: '', options: {} }]
      : []
  }
}
