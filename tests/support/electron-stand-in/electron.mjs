// The stand-in's 'electron' module and the controls by which a test drives it. See README.md for what it is not.
import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAddresses } from './addresses.mjs'
import { createApp } from './app.mjs'
import { createBrowserWindow } from './browser-window.mjs'
import { createScreen } from './displays.mjs'
import { pressKeys } from './keys.mjs'
import { MessageChannelMain, MessagePortMain } from './ports.mjs'
import { createSession } from './session.mjs'
import { createSmallParts } from './small-parts.mjs'
import { cloned, plain, strict } from './strict.mjs'
import { createUtilityProcess } from './utility-process.mjs'

export function createElectron({ browser, dir, displays, userData, report }) {
  const schemes = new Map()
  const windows = new Map()
  const call = (api, ...args) => report({ type: 'call', api, args: args.map(plain) })
  const addresses = createAddresses(schemes)

  const { app, makeReady, isQuitting } = createApp({ dir, userData, call, windows, onExit: () => utilities.killAll() })
  const utilities = createUtilityProcess({ call, app })
  const { screen, setDisplays } = createScreen({ sizes: displays, isReady: app.isReady })
  const { session, protocol, askPermission, mayRequest } = createSession({ call, schemes, app, userData })
  app.on('stand-in-before-ready', () => app.emit('session-created', session))

  const ipcMain = strict(
    'ipcMain',
    Object.assign(new EventEmitter(), {
      handlers: new Map(),
      handle(channel, handler) {
        if (ipcMain.handlers.has(channel)) {
          throw new Error(`Attempted to register a second handler for '${channel}'`)
        }
        ipcMain.handlers.set(channel, handler)
      },
      removeHandler: channel => ipcMain.handlers.delete(channel),
    }),
  )

  /** Kills the page's renderer; where Chromium does not say so within a second, the window is told all the same. */
  async function crash(id) {
    const window = windows.get(id)
    if (!window?.page) return
    await Promise.race([window.page.goto('chrome://crash').catch(() => {}), sleep(1000)])
    await sleep(200)
    window.crashedNow()
  }

  const world = {
    browser,
    dir,
    app,
    isQuitting,
    screen,
    session,
    mayRequest,
    schemes,
    addresses,
    ipcMain,
    windows,
    call,
    crash,
  }
  const BrowserWindow = createBrowserWindow(world)
  const contentsOf = id => windows.get(id).webContents

  const electron = {
    app,
    BrowserWindow,
    ipcMain,
    protocol,
    screen,
    utilityProcess: utilities.utilityProcess,
    MessageChannelMain,
    MessagePortMain,
    session: strict('session', { defaultSession: session, fromPartition: () => session }),
    webContents: strict('webContents', {
      getAllWebContents: () => [...windows.values()].map(window => window.webContents),
      fromId: id => windows.get(id)?.webContents,
    }),
    ...createSmallParts(call),
    contextBridge: undefined,
    ipcRenderer: undefined,
  }

  const control = {
    ready: makeReady,
    windows: () =>
      [...windows.values()]
        .filter(window => window.page)
        .map(({ id, page, bounds, kiosk, shown }) => ({
          id,
          url: addresses.fromPage(page.url()),
          bounds,
          kiosk,
          shown,
        })),
    page: async ({ id, method, rest }) => ({
      value: cloned(await windows.get(id).page[method](...rest.filter(each => each !== undefined && each !== null))),
    }),
    crash,
    displays: setDisplays,
    press: ({ id, keys }) => pressKeys(windows.get(id), keys),
    permission: ({ id, name }) => askPermission(contentsOf(id), name),
    /** Ends a window as a click on its cross would; true if it is gone. */
    closeWindow: id => {
      windows.get(id).close()
      return !windows.has(id)
    },
    utilities: () => utilities.pids(),
  }
  return { electron, control }
}
