// Brings a window's page back when it crashed, hangs or could not be loaded (scenarios.md, 25 and 26), within bounds.
import type { BrowserWindow } from 'electron'
import { safePageUrl } from './addresses.ts'
import { heartbeat } from './ipc.ts'
import type { Log } from './log.ts'

const reloadAfterMs = 300
const crashesInARow = 3
const crashWindowMs = 60_000
const safePageForMs = 60_000
const heartbeatEveryMs = 5_000
const beatsMissed = 2

export type WatchOptions = {
  /** The face's own page. */
  url: string
  /** The market's name for the safe page, if it is known. */
  marketName: () => string | undefined
  /** The page crashed three times in a minute and the safe page has stood for a minute. False: nothing more to be done. */
  onHopeless: () => boolean
  log: Log
}

/** Loads the page and keeps it there for as long as the window lives. */
export function keepPage(window: BrowserWindow, { url, marketName, onHopeless, log }: WatchOptions): void {
  const contents = window.webContents
  let crashes: number[] = []
  let missed = 0
  let timer: NodeJS.Timeout | undefined

  const later = (ms: number, what: () => void): void => {
    clearTimeout(timer)
    timer = setTimeout(() => !window.isDestroyed() && what(), ms)
  }
  // A failed load is told by did-fail-load below; the promise only says it again.
  const load = (address: string): void => void contents.loadURL(address).catch(() => {})
  const loadFace = (): void => load(url)
  const showSafePage = (): void => {
    load(`${safePageUrl}?${new URLSearchParams({ name: marketName() ?? '' })}`)
    later(safePageForMs, () => {
      if (!onHopeless()) loadFace()
    })
  }

  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const now = performance.now()
    crashes = [...crashes.filter(at => now - at < crashWindowMs), now]
    log(`the page ${url} ended (${reason})`)
    if (crashes.length < crashesInARow) return later(reloadAfterMs, loadFace)
    crashes = []
    log(`the page ${url} ended ${crashesInARow} times in a minute: showing the safe page`)
    later(reloadAfterMs, showSafePage)
  })

  contents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    const wasAborted = code === -3
    if (!isMainFrame || wasAborted || contents.isCrashed()) return
    log(`the page ${address} could not be loaded (${description})`)
    later(2_000, loadFace)
  })
  contents.on('did-navigate', (_event, address, status) => {
    if (status < 400 || address.startsWith(safePageUrl)) return
    log(`the page ${address} is not there (${status}): showing the safe page`)
    later(reloadAfterMs, showSafePage)
  })

  // Electron tells of a hang only when somebody touches the screen; a wall has nobody who does.
  const beat = setInterval(() => {
    if (contents.isDestroyed() || contents.isCrashed() || contents.isLoading() || contents.isDevToolsOpened()) {
      missed = 0
      return
    }
    if (missed >= beatsMissed) {
      missed = 0
      log(`the page ${url} hangs: ending it`)
      contents.forcefullyCrashRenderer()
      return
    }
    missed += 1
    contents.send(heartbeat)
  }, heartbeatEveryMs)
  contents.on('ipc-message', (_event, channel) => {
    if (channel === heartbeat) missed = 0
  })
  contents.on('unresponsive', () => {
    log(`the page ${url} does not respond: ending it`)
    contents.forcefullyCrashRenderer()
  })

  window.once('closed', () => {
    clearInterval(beat)
    clearTimeout(timer)
  })
  loadFace()
}
