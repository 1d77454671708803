// Denies what Electron's security checklist denies, for every session and every page that will ever exist in this app.
import { app, Menu, type Session, type WebContents } from 'electron'
import { mayNavigate, origin } from './addresses.ts'
import { faceOfContents } from './faces.ts'

/** To be called before the app is ready. */
export function lockDown(): void {
  app.enableSandbox()
  Menu.setApplicationMenu(null)
  // Pinch zoom and the swipe back are for browsers.
  app.commandLine.appendSwitch('disable-pinch')
  app.commandLine.appendSwitch('overscroll-history-navigation', '0')
  // Nobody touches the board, and its chime must sound all the same.
  app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required')
  app.on('session-created', lockSessionOnce)
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, accept) => {
    event.preventDefault()
    accept(false)
  })
  app.on('select-client-certificate', event => event.preventDefault())
  app.on('login', event => event.preventDefault())
}

/** No permission, no device, no certificate, no request to anybody but ourselves; no download but the desk's own lists. */
function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  session.setSpellCheckerEnabled(false)
  session.setCertificateVerifyProc((_request, verdict) => verdict(-2))
  // A sheet or a picture that the desk itself made; the system asks where to keep it.
  session.on('will-download', (event, item, contents) => {
    if (faceOfContents(contents) !== 'desk' || !item.getURL().startsWith(`blob:${origin}/`)) event.preventDefault()
  })
  session.webRequest.onBeforeRequest((details, decide) => {
    const { protocol } = new URL(details.url)
    const isOurs = details.url.startsWith(`${origin}/`) || protocol === 'data:'
    decide({ cancel: !isOurs && !(protocol === 'devtools:' && !app.isPackaged) })
  })
}

/** Pages stay where they are and open nothing. */
function lockContents(contents: WebContents): void {
  lockSessionOnce(contents.session)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('will-navigate', details => {
    if (!mayNavigate(faceOfContents(contents), details.url)) details.preventDefault()
  })
  contents.on('will-frame-navigate', details => {
    if (!details.isMainFrame || !mayNavigate(faceOfContents(contents), details.url)) details.preventDefault()
  })
  contents.on('will-redirect', details => details.preventDefault())
  // A page cannot keep its window open with a question; returning nothing to the page and closing is right.
  contents.on('will-prevent-unload', event => event.preventDefault())
  void contents.setVisualZoomLevelLimits(1, 1).catch(() => {})
  contents.on('zoom-changed', () => contents.setZoomFactor(1))
}

const locked = new WeakSet<Session>()

/** The default session may exist before the listener for new ones does. */
function lockSessionOnce(session: Session): void {
  if (locked.has(session)) return
  locked.add(session)
  lockSession(session)
}
