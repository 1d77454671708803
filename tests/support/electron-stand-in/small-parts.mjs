// Parts of Electron that need no more than a record of having been called.
import { EventEmitter } from 'node:events'
import { strict } from './strict.mjs'

export function createSmallParts(call) {
  let blockers = 0
  const refused = api =>
    new Proxy(
      {},
      {
        get:
          (_, key) =>
          (...args) => {
            call(`${api}.${String(key)}`, ...args)
            throw new Error(
              `electron stand-in: ${api}.${String(key)}: a kiosk shows no dialog and opens nothing outside`,
            )
          },
      },
    )
  return {
    dialog: refused('dialog'),
    shell: refused('shell'),
    Menu: strict('Menu', {
      setApplicationMenu: menu => call('Menu.setApplicationMenu', menu === null ? null : 'menu'),
      getApplicationMenu: () => null,
    }),
    powerSaveBlocker: strict('powerSaveBlocker', {
      start: type => {
        call('powerSaveBlocker.start', type)
        blockers += 1
        return blockers
      },
      stop: () => call('powerSaveBlocker.stop'),
      isStarted: () => blockers > 0,
    }),
    powerMonitor: strict(
      'powerMonitor',
      Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0, isOnBatteryPower: () => false }),
    ),
    globalShortcut: strict('globalShortcut', {
      register: keys => {
        call('globalShortcut.register', keys)
        return true
      },
      unregisterAll: () => {},
    }),
    crashReporter: strict('crashReporter', { start: options => call('crashReporter.start', options) }),
    nativeTheme: strict('nativeTheme', Object.assign(new EventEmitter(), { themeSource: 'system' })),
    clipboard: strict('clipboard', { clear: () => call('clipboard.clear'), readText: () => '', writeText: () => {} }),
    safeStorage: strict('safeStorage', {
      isEncryptionAvailable: () => true,
      getSelectedStorageBackend: () => 'basic_text',
      encryptString: text => Buffer.from(`stand-in:${text}`),
      decryptString: bytes => {
        const text = bytes.toString()
        if (!text.startsWith('stand-in:')) throw new Error('Error while decrypting the ciphertext')
        return text.slice('stand-in:'.length)
      },
      setUsePlainTextEncryption: () => {},
    }),
  }
}
