// Electron's BrowserWindow: each window is a Chromium context with one page, whose every request passes through here.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { listenToPage } from './page-events.mjs'
import { pageScript } from './page-side.mjs'
import { cloned } from './strict.mjs'
import { WebContents } from './web-contents.mjs'

const localAddress = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/
const withoutHash = url => url.replace(/#.*$/, '')

/** @param world { browser, dir, app, isQuitting, screen, session, mayRequest, schemes, addresses, ipcMain, windows, call, crash } */
export function createBrowserWindow(world) {
  const { browser, dir, app, screen, schemes, addresses, ipcMain, windows, call } = world
  let nextId = 1

  return class BrowserWindow extends EventEmitter {
    static getAllWindows() {
      return [...windows.values()]
    }
    static getFocusedWindow() {
      return [...windows.values()][0] ?? null
    }
    static fromWebContents(contents) {
      return contents?.owner ?? null
    }
    static fromId(id) {
      return windows.get(id) ?? null
    }

    constructor(options = {}) {
      super()
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
      const { kiosk = false, fullscreen = false, x = 0, y = 0, width = 800, height = 600 } = options
      const preferences = options.webPreferences ?? {}
      call('BrowserWindow', { ...options, webPreferences: { ...preferences } })
      this.id = nextId++
      this.title = options.title ?? ''
      this.shown = options.show !== false
      this.kiosk = kiosk
      this.fullscreen = fullscreen
      this.bounds = kiosk || fullscreen ? { ...screen.getDisplayMatching({ x }).bounds } : { x, y, width, height }
      this.allowedUrl = null
      this.isLoadingPage = false
      windows.set(this.id, this)
      this.webContents = new WebContents(this, world)
      this.opening = this.#open(preferences)
      app.emit('browser-window-created', {}, this)
      app.emit('web-contents-created', {}, this.webContents)
    }

    async #open({ preload, sandbox, additionalArguments = [] }) {
      const { width, height } = this.bounds
      this.context = await browser.newContext({
        viewport: { width, height },
        serviceWorkers: 'block',
        hasTouch: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      })
      const script = preload ? readFileSync(preload, 'utf8') : ''
      if (sandbox !== false && /^\s*(import|export)\s/m.test(script)) {
        throw new Error(`electron stand-in: sandboxed preload ${preload} must be CommonJS`)
      }
      await this.context.exposeBinding('__standInCall', ({ frame }, ...message) => this.#fromPage(frame, ...message))
      await this.context.addInitScript(pageScript, { preload: script, argv: additionalArguments })
      await this.context.route('**/*', route => this.#serve(route))
      await this.#newPage()
    }

    /** A crashed page cannot be used again: Electron gives the window a new renderer, so does this. */
    async #newPage() {
      const contents = this.webContents
      const page = await this.context.newPage()
      this.page = page
      contents.crashed = false
      listenToPage(this, page, world)
    }

    crashedNow() {
      const contents = this.webContents
      if (contents.crashed) return
      contents.crashed = true
      contents.relays.closeAll()
      const details = { reason: 'crashed', exitCode: 5 }
      contents.emit('render-process-gone', {}, details)
      app.emit('render-process-gone', {}, contents, details)
    }

    async #serve(route) {
      const request = route.request()
      const url = addresses.fromPage(request.url())
      let frame = null
      try {
        frame = request.frame()
      } catch {
        // The request of a popup whose page is not there yet.
        if (!this.webContents.mayOpen(url)) return route.abort('aborted')
      }
      const isMainFrame = frame !== null && frame === this.page?.mainFrame()
      if (request.isNavigationRequest() && frame && !(isMainFrame && withoutHash(url) === this.allowedUrl)) {
        if (frame.page() === this.page && this.#isNavigationPrevented(url, isMainFrame)) return route.abort('aborted')
      }
      if (!(await world.mayRequest(url))) {
        call('network', url, 'cancelled by the app')
        return route.abort('blockedbyclient')
      }
      const handler = schemes.get(new URL(url).protocol.slice(0, -1))
      if (handler) return this.#fulfill(route, handler, url)
      if (localAddress.test(url) || /^(data|blob|file):/.test(url)) return route.continue()
      call('network', url, 'refused')
      return route.abort('blockedbyclient')
    }

    #isNavigationPrevented(url, isMainFrame) {
      let isPrevented = false
      const details = {
        url,
        isMainFrame,
        preventDefault: () => {
          isPrevented = true
        },
      }
      if (isMainFrame) this.webContents.emit('will-navigate', details, url)
      this.webContents.emit('will-frame-navigate', details, url)
      call('navigate', url, isPrevented ? 'denied' : 'allowed')
      return isPrevented
    }

    async #fulfill(route, handler, url) {
      const request = route.request()
      const hasBody = !['GET', 'HEAD'].includes(request.method())
      const body = hasBody ? request.postDataBuffer() : undefined
      try {
        const response = await handler(
          new Request(withoutHash(url), { method: request.method(), headers: request.headers(), body }),
        )
        const { status, headers } = response
        const content = Buffer.from(await response.arrayBuffer())
        return await route.fulfill({ status, headers: Object.fromEntries(headers), body: content })
      } catch (error) {
        console.error(`protocol handler for ${url}:`, error)
        return route.abort('failed').catch(() => {})
      }
    }

    async #fromPage(frame, kind, first, args, portIds = []) {
      const contents = this.webContents
      const isMainFrame = this.page !== undefined && frame === this.page.mainFrame()
      if (kind === 'document') return isMainFrame ? contents.relays.closeAll() : undefined
      if (kind === 'port') return contents.relays.receive(first)
      const url = addresses.fromPage(frame.url())
      const senderFrame = isMainFrame
        ? contents.mainFrame
        : { url, origin: new URL(url).origin, parent: contents.mainFrame, top: contents.mainFrame }
      const event = {
        sender: contents,
        senderFrame,
        frameId: 1,
        processId: 1,
        type: 'frame',
        ports: portIds.map(contents.relays.takeOver),
        reply: (channel, ...rest) => contents.send(channel, ...rest),
        preventDefault() {},
      }
      if (kind === 'send') {
        ipcMain.emit(first, event, ...args)
        contents.emit('ipc-message', event, first, ...args)
        return
      }
      const prefix = `Error invoking remote method '${first}'`
      const handler = ipcMain.handlers.get(first)
      if (!handler) return { error: `${prefix}: No handler registered for '${first}'` }
      try {
        return { value: cloned(await handler(event, ...args)) }
      } catch (error) {
        return { error: `${prefix}: ${error}` }
      }
    }

    async go(url) {
      this.address = url
      await this.opening
      if (this.webContents.crashed) {
        const old = this.page
        await this.#newPage()
        old.close().catch(() => {})
      }
      this.allowedUrl = withoutHash(addresses.fromPage(new URL(addresses.toPage(url)).href))
      this.webContents.emit('did-start-loading')
      this.isLoadingPage = true
      try {
        await this.page.goto(addresses.toPage(url), { waitUntil: 'load' })
      } catch (error) {
        if (!this.isDestroyed()) this.webContents.emit('did-fail-load', {}, -2, String(error), url, true)
        throw error
      } finally {
        this.isLoadingPage = false
      }
    }
    loadURL(url) {
      return this.go(url)
    }
    loadFile(file) {
      return this.go(pathToFileURL(resolve(dir, file)).href)
    }

    gone() {
      if (!windows.delete(this.id)) return
      this.webContents.relays.closeAll()
      this.emit('closed')
      this.webContents.emit('destroyed')
      if (windows.size === 0 && !world.isQuitting()) app.emit('window-all-closed') || app.quit()
    }
    close() {
      let isPrevented = false
      this.emit('close', {
        preventDefault: () => {
          isPrevented = true
        },
      })
      if (!isPrevented) this.destroy()
    }
    destroy() {
      this.gone()
      this.opening.then(() => this.context.close()).catch(() => {})
    }
    isDestroyed() {
      return !windows.has(this.id)
    }

    show() {
      this.shown = true
      this.emit('show')
    }
    hide() {
      this.shown = false
      this.emit('hide')
    }
    isVisible() {
      return this.shown
    }
    focus() {
      call('focus', this.id)
      this.emit('focus')
    }
    isFocused() {
      return true
    }
    restore() {}
    minimize() {
      call('minimize', this.id)
    }
    isMinimized() {
      return false
    }
    getBounds() {
      return { ...this.bounds }
    }
    getSize() {
      return [this.bounds.width, this.bounds.height]
    }
    setBounds(bounds) {
      Object.assign(this.bounds, bounds)
      call('setBounds', this.id, this.bounds)
      const { width, height } = this.bounds
      this.opening.then(() => this.page.setViewportSize({ width, height })).catch(() => {})
      this.emit('resize')
    }
    setKiosk(value) {
      this.kiosk = value
      call('setKiosk', this.id, value)
      if (value) this.setBounds(screen.getDisplayMatching(this.bounds).bounds)
    }
    isKiosk() {
      return this.kiosk
    }
    setFullScreen(value) {
      this.fullscreen = value
      if (value) this.setBounds(screen.getDisplayMatching(this.bounds).bounds)
    }
    isFullScreen() {
      return this.fullscreen || this.kiosk
    }
    setMenu() {}
    removeMenu() {}
    setTitle(title) {
      this.title = title
    }
    getTitle() {
      return this.title
    }
    reload() {
      return this.webContents.reload()
    }
  }
}
