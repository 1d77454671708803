// Makes the windows of this machine's faces and puts them on their displays, also when displays come, go or change.
import { app, BrowserWindow, screen } from 'electron'
import type { Role } from '../contract/call.ts'
import { bindFace, faceOfContents } from './faces.ts'
import { isSwallowed } from './keys.ts'
import type { Log } from './log.ts'
import { type PlannedWindow, planWindows } from './window-plan.ts'

export type WindowOptions = {
  faces: readonly Role[]
  /** Public faces fill their displays and cannot be closed or left. */
  isKiosk: boolean
  preload: string
  /** Given each new window once, before it shows anything. */
  onWindow: (window: BrowserWindow, face: Role) => void
  /** True once the app is quitting: then windows may close. */
  isQuitting: () => boolean
  log: Log
}

/** To be called once the app is ready. */
export function openWindows(options: WindowOptions): void {
  const windows = new Map<Role, BrowserWindow>()
  let told = ''

  function arrange(): void {
    const plan = planWindows(options.faces, screen.getAllDisplays(), options.isKiosk)
    for (const planned of plan.windows) {
      const existing = windows.get(planned.face)
      if (existing) place(existing, planned)
      else
        windows.set(
          planned.face,
          open(planned, options, () => windows.delete(planned.face)),
        )
    }
    const leftOut = plan.leftOut.filter(face => !windows.has(face)).join(', ')
    if (leftOut && leftOut !== told) options.log(`no display is left for: ${leftOut} (LINGGONG_FACES names the faces)`)
    told = leftOut
  }

  // Plugging one display makes several events, and the desktop moves windows about in between.
  let timer: NodeJS.Timeout | undefined
  const arrangeSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => !options.isQuitting() && arrange(), 1_000)
  }
  screen.on('display-added', arrangeSoon)
  screen.on('display-removed', arrangeSoon)
  screen.on('display-metrics-changed', arrangeSoon)
  arrange()
}

/** Only public full-screen windows follow their display; a clerk's window stays where the clerk put it. */
function place(window: BrowserWindow, { bounds, isKiosk }: PlannedWindow): void {
  if (!isKiosk) return
  const is = window.getBounds()
  if (is.x === bounds.x && is.y === bounds.y && is.width === bounds.width && is.height === bounds.height) return
  window.setKiosk(false)
  window.setBounds(bounds)
  window.setKiosk(true)
}

function open({ face, bounds, isKiosk }: PlannedWindow, options: WindowOptions, onClosed: () => void): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    title: app.name,
    kiosk: isKiosk,
    fullscreen: isKiosk,
    frame: !isKiosk,
    autoHideMenuBar: true,
    backgroundColor: face === 'board' ? '#0e1b25' : '#f6f3ec',
    webPreferences: {
      preload: options.preload,
      // Read by the preload to tell the page which face it is; what it may do hangs on bindFace below.
      additionalArguments: [`--linggong-role=${face}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      // A board behind nothing must not slow down because the system thinks nobody looks.
      backgroundThrottling: false,
      devTools: !app.isPackaged && !isKiosk,
    },
  })
  const contents = window.webContents
  bindFace(contents, face)
  const rules = { isKiosk, isDevelopment: !app.isPackaged && !isKiosk, isDesk: face === 'desk' }
  contents.on('before-input-event', (event, input) => {
    if (isSwallowed(input, rules)) event.preventDefault()
  })
  window.on('page-title-updated', event => event.preventDefault())
  window.on('close', event => {
    if (isKiosk && !options.isQuitting()) event.preventDefault()
  })
  window.once('closed', onClosed)
  options.onWindow(window, face)
  return window
}

/** The window in front, or any: for a second start of the program. */
export function showFirstWindow(): void {
  const window = BrowserWindow.getAllWindows().find(each => faceOfContents(each.webContents) !== undefined)
  if (window?.isMinimized()) window.restore()
  window?.focus()
}
