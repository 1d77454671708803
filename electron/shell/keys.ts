// Which keys never reach a page or the browser around it (scenarios.md, 34): closing, reloading, full screen, developer
// tools, printing, zoom, history, downloads, find bar. What the operating system takes first (Ctrl+Alt+Del, the Windows key)
// is the lock-down of the operating system.

/** The part of Electron's Input that matters here. */
export type KeyInput = { type: string; key: string; control: boolean; shift: boolean; alt: boolean; meta: boolean }

export type KeyRules = {
  /** The window stands in front of the public: also nothing that closes it or leaves full screen. */
  isKiosk: boolean
  /** Not packaged and not a kiosk: the tools of developers work. */
  isDevelopment: boolean
  /** The window is the desk, whose views have function keys: those that mean nothing to Electron itself pass. */
  isDesk?: boolean
}

const deskKeys = new Set(['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10', 'F12'])

const withControl = new Set([...'rpsougfhjndte', '+', '-', '=', '_', '0', 'tab'])
const developerKeys = new Set([...'ijck'])
const always = new Set(
  ['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'BrowserBack', 'BrowserForward', 'BrowserHome', 'BrowserRefresh'].concat([
    'BrowserSearch',
    'BrowserFavorites',
    'BrowserStop',
    'GoBack',
    'GoHome',
    'Print',
    'PrintScreen',
    'ContextMenu',
    'LaunchMail',
    'LaunchApplication1',
    'LaunchApplication2',
  ]),
)

/** True if the key press is to be dropped. Editing (Ctrl+A, C, V, X, Z, Y) and composition always pass. */
export function isSwallowed(input: KeyInput, { isKiosk, isDevelopment, isDesk = false }: KeyRules): boolean {
  const isPlain = !input.control && !input.meta && !input.alt && !input.shift
  if (isDesk && isPlain && deskKeys.has(input.key)) return false
  const key = input.key.toLowerCase()
  const control = input.control || input.meta
  const isDeveloperKey = input.key === 'F12' || (control && input.shift && developerKeys.has(key))
  if (isDeveloperKey || (control && key === 'r') || input.key === 'F5') return !isDevelopment
  if (input.key === 'F11' || input.key === 'Meta') return isKiosk
  if (control && (key === 'w' || key === 'q')) return isKiosk
  if (input.alt && input.key === 'F4') return isKiosk
  if (isKiosk && input.alt && (key === 'tab' || key === ' ' || key === 'escape' || key === 'd')) return true
  if (isKiosk && control && key === 'escape') return true
  if (input.alt && ['arrowleft', 'arrowright', 'home'].includes(key)) return true
  return always.has(input.key) || (control && withControl.has(key))
}
