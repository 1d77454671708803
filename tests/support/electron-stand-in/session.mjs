// Electron's default session and `protocol`: who may do what, and who answers for the app's own schemes.
import { EventEmitter } from 'node:events'
import { strict } from './strict.mjs'

const webRequestEvents = [
  'onBeforeRequest',
  'onBeforeSendHeaders',
  'onSendHeaders',
  'onHeadersReceived',
  'onResponseStarted',
  'onBeforeRedirect',
  'onCompleted',
  'onErrorOccurred',
]

export function createSession({ call, schemes, app, userData }) {
  const permissions = {}
  const webRequest = {}
  const protocol = strict('protocol', {
    registerSchemesAsPrivileged(list) {
      if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged must be called before ready')
      call('protocol.registerSchemesAsPrivileged', list)
      for (const { scheme } of list) schemes.set(scheme, schemes.get(scheme) ?? null)
    },
    handle(scheme, handler) {
      if (!app.isReady()) throw new Error('protocol.handle must be called after ready')
      call('protocol.handle', scheme)
      schemes.set(scheme, handler)
    },
    unhandle: scheme => schemes.delete(scheme),
    isProtocolHandled: scheme => Boolean(schemes.get(scheme)),
  })
  const told = name => call(`session.${name}`)
  const session = strict(
    'session',
    Object.assign(new EventEmitter(), {
      protocol,
      storagePath: userData,
      setPermissionRequestHandler(handler) {
        permissions.request = handler
        told('setPermissionRequestHandler')
      },
      setPermissionCheckHandler(handler) {
        permissions.check = handler
        told('setPermissionCheckHandler')
      },
      setDevicePermissionHandler: () => told('setDevicePermissionHandler'),
      setDisplayMediaRequestHandler: () => told('setDisplayMediaRequestHandler'),
      setUSBProtectedClassesHandler: () => {},
      setBluetoothPairingHandler: () => {},
      setCertificateVerifyProc: () => told('setCertificateVerifyProc'),
      setSpellCheckerEnabled: value => call('session.setSpellCheckerEnabled', value),
      setProxy: async config => call('session.setProxy', config),
      resolveProxy: async () => 'DIRECT',
      clearStorageData: async () => told('clearStorageData'),
      clearCache: async () => told('clearCache'),
      getUserAgent: () => 'stand-in',
      setUserAgent: () => {},
      webRequest: strict(
        'session.webRequest',
        Object.fromEntries(
          webRequestEvents.map(name => [
            name,
            (...args) => {
              webRequest[name] = args.at(-1)
              told(`webRequest.${name}`)
            },
          ]),
        ),
      ),
    }),
  )

  return {
    session,
    protocol,
    /** What the page's request for a permission comes to. */
    askPermission: (contents, name) =>
      new Promise(resolve => {
        const unhandled = 'granted by default: no handler'
        const { request, check } = permissions
        if (!request) return resolve({ request: unhandled, check: unhandled })
        const decide = granted => {
          const checked = check ? check(contents, name, contents.mainFrame.origin, {}) : unhandled
          resolve({ request: granted, check: checked })
        }
        request(contents, name, decide, { requestingUrl: contents.getURL(), isMainFrame: true })
      }),
    /** True if the app's own rules let this request through. */
    mayRequest: url =>
      new Promise(resolve => {
        if (!webRequest.onBeforeRequest) return resolve(true)
        webRequest.onBeforeRequest({ url, method: 'GET' }, ({ cancel }) => resolve(!cancel))
      }),
  }
}
