// Electron's `app`: life cycle, paths, single-instance lock, command line.
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { strict } from './strict.mjs'

/**
 * @param {{ dir: string, userData: string, call: Function, windows: Map<number, any>, onExit: () => void }} parts
 */
export function createApp({ dir, userData, call, windows, onExit }) {
  const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
  const ready = Promise.withResolvers()
  let isReady = false
  let isQuitting = false
  let lockFile
  const home = homedir()
  const paths = new Map(
    Object.entries({
      userData,
      home,
      appData: join(userData, '..'),
      temp: tmpdir(),
      logs: join(userData, 'logs'),
      sessionData: userData,
      crashDumps: join(userData, 'Crashpad'),
      exe: process.execPath,
      module: process.execPath,
      desktop: home,
      documents: home,
      downloads: home,
    }),
  )
  const beforeReady = name => {
    if (isReady) throw new Error(`app.${name}() must be called before ready`)
    call(`app.${name}`)
  }
  /** Emits an event that can be prevented; true if it was. */
  const isPrevented = name => {
    let prevented = false
    app.emit(name, {
      preventDefault: () => {
        prevented = true
      },
    })
    return prevented
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    name: manifest.productName ?? manifest.name,
    whenReady() {
      setTimeout(makeReady, 100)
      return ready.promise
    },
    isReady: () => isReady,
    getAppPath: () => dir,
    getName: () => app.name,
    setName: name => {
      app.name = name
    },
    getVersion: () => manifest.version ?? '0.0.0',
    getLocale: () => 'zh-CN',
    getSystemLocale: () => 'zh-CN',
    getPreferredSystemLanguages: () => ['zh-CN'],
    getPath(name) {
      if (!paths.has(name)) throw new Error(`no path '${name}'`)
      return paths.get(name)
    },
    setPath(name, value) {
      if (!existsSync(value)) throw new Error(`app.setPath: ${value} does not exist`)
      paths.set(name, value)
    },
    /** One program per userData folder, while the process that holds the lock lives. */
    requestSingleInstanceLock() {
      call('app.requestSingleInstanceLock')
      const file = join(paths.get('userData'), 'SingletonLock')
      const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
      if (holder && holder !== process.pid && isAlive(holder)) {
        writeFileSync(`${file}.second`, '')
        return false
      }
      mkdirSync(paths.get('userData'), { recursive: true })
      writeFileSync(file, String(process.pid))
      lockFile = file
      setInterval(() => {
        if (!existsSync(`${file}.second`)) return
        rmSync(`${file}.second`)
        app.emit('second-instance', {}, process.argv, process.cwd(), null)
      }, 200).unref()
      return true
    },
    hasSingleInstanceLock: () => lockFile !== undefined,
    releaseSingleInstanceLock() {
      if (lockFile) rmSync(lockFile, { force: true })
      lockFile = undefined
    },
    enableSandbox: () => beforeReady('enableSandbox'),
    disableHardwareAcceleration: () => beforeReady('disableHardwareAcceleration'),
    commandLine: strict('app.commandLine', {
      appendSwitch: (...args) => call('app.commandLine.appendSwitch', ...args),
      appendArgument: (...args) => call('app.commandLine.appendArgument', ...args),
      hasSwitch: () => false,
      getSwitchValue: () => '',
      removeSwitch: () => {},
    }),
    setLoginItemSettings: settings => call('app.setLoginItemSettings', settings),
    setAppUserModelId: id => call('app.setAppUserModelId', id),
    getGPUFeatureStatus: () => ({ gpu_compositing: 'disabled_software' }),
    getGPUInfo: async () => ({}),
    getAppMetrics: () => [
      { type: 'Browser', pid: process.pid, memory: { workingSetSize: process.memoryUsage().rss / 1024 } },
    ],
    relaunch: options => call('app.relaunch', options),
    focus: () => {},
    async quit() {
      if (isQuitting || isPrevented('before-quit')) return
      isQuitting = true
      for (const window of [...windows.values()]) {
        window.close()
        if (windows.has(window.id)) {
          isQuitting = false
          return
        }
      }
      if (isPrevented('will-quit')) {
        isQuitting = false
        return
      }
      app.exit(0)
    },
    exit(code = 0) {
      app.emit('quit', {}, code)
      app.releaseSingleInstanceLock()
      onExit()
      process.exit(code)
    },
  })

  /** Ready once the main script is loaded, or soon after it begins to wait for it at its top level. */
  function makeReady() {
    if (isReady) return
    isReady = true
    for (const listener of app.listeners('stand-in-before-ready')) listener()
    app.emit('ready', {})
    ready.resolve()
  }
  return { app: strict('app', app), makeReady, isQuitting: () => isQuitting }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
