// Electron's main process (out/main.js): puts the pieces together. It makes windows and nothing else; the host runs in its
// own process (host-process.ts) and pages speak to it past this one.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, ipcMain, powerSaveBlocker } from 'electron'
import { findDataDir } from '../../db/data-dir.ts'
import { faceOfUrl, pageUrl } from './addresses.ts'
import { registerAppScheme, serveAppScheme } from './app-protocol.ts'
import { faceOfContents } from './faces.ts'
import { startHostProcess } from './host-process.ts'
import { printPage, requestPort } from './ipc.ts'
import { lockDown } from './lockdown.ts'
import { logToStderr as log } from './log.ts'
import { createPrinting } from './print.ts'
import { nextRestart } from './restarts.ts'
import { keepPage } from './watchdog.ts'
import { readFaces } from './window-plan.ts'
import { openWindows, showFirstWindow } from './windows.ts'

const out = import.meta.dirname
const dataDir = findDataDir(process.env, process.cwd())
/** LINGGONG_KIOSK=1 or 0; otherwise the installed program is a kiosk and a checkout is not, so that nobody is locked in. */
const isKiosk = process.env.LINGGONG_KIOSK ? process.env.LINGGONG_KIOSK !== '0' : app.isPackaged

// Electron would show a dialog with the error, and a dialog stands on a wall until somebody comes.
process.on('uncaughtException', error => {
  log(error.stack ?? String(error))
  restart()
  app.exit(1)
})

lockDown()
registerAppScheme()
// Wayland cannot place windows on displays.
if (process.platform === 'linux' && process.env.DISPLAY) app.commandLine.appendSwitch('ozone-platform', 'x11')

if (!prepareDataFolder()) {
  app.exit(1)
} else if (!app.requestSingleInstanceLock()) {
  log(`another Linggong Kiosk is running on ${dataDir} already; this one ends.`)
  app.exit(1)
} else {
  void app.whenReady().then(start)
}

/** Electron's own files lie inside the data folder, and its single-instance lock with them: one program per data folder. */
function prepareDataFolder(): boolean {
  const own = join(dataDir, 'electron')
  try {
    mkdirSync(own, { recursive: true })
    app.setPath('userData', own)
    return true
  } catch (error) {
    log(`the data folder ${dataDir} cannot be used (${(error as NodeJS.ErrnoException).code ?? error}).`)
    return false
  }
}

function start(): void {
  let isQuitting = false
  let isHostStopped = false
  serveAppScheme({ pages: join(out, 'renderer'), safePages: join(out, 'safe') })
  powerSaveBlocker.start('prevent-display-sleep')
  const host = startHostProcess(join(out, 'host.js'), dataDir, log)

  // The message says nothing; which window it came from, and that its own page is the one that asks, says all.
  ipcMain.on(requestPort, event => {
    const { sender, senderFrame } = event
    const face = faceOfContents(sender)
    if (!face || !senderFrame || senderFrame.parent || faceOfUrl(senderFrame.url) !== face) return
    host.give(sender, face)
  })
  ipcMain.handle(printPage, createPrinting(log))

  const { faces, unknown } = readFaces(process.env.LINGGONG_FACES)
  if (unknown.length > 0) log(`LINGGONG_FACES names what is no face: ${unknown.join(', ')}`)
  openWindows({
    faces,
    isKiosk,
    preload: join(out, 'preload.cjs'),
    onWindow: (window, face) => keepPage(window, { url: pageUrl(face), marketName, onHopeless: restart, log }),
    isQuitting: () => isQuitting,
    log,
  })

  app.on('second-instance', showFirstWindow)
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', () => {
    isQuitting = true
  })
  app.on('will-quit', event => {
    if (isHostStopped) return
    event.preventDefault()
    void host.stop().finally(() => {
      isHostStopped = true
      app.quit()
    })
  })
}

/** The market's name for the safe page: a page that must come up also when the host does not, so it is read right here. */
function marketName(): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(join(dataDir, 'site.json'), 'utf8')) as { name?: unknown }
    return typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}

/** Starts the program anew once this one has ended, if it was not done too often. */
function restart(): boolean {
  const args = nextRestart(process.argv.slice(1))
  if (!args) return false
  log('starting the program again')
  app.relaunch({ args })
  app.quit()
  return true
}
