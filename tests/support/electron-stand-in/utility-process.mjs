// utilityProcess.fork as a Node child process with utility.mjs loaded first.
import { fork as forkProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { createRelays } from './ports.mjs'
import { strict } from './strict.mjs'

const preparation = new URL('./utility.mjs', import.meta.url).href

export function createUtilityProcess({ call, app }) {
  const children = new Set()
  process.once('exit', () => {
    for (const child of children) child.kill('SIGKILL')
  })

  function fork(modulePath, args = [], options = {}) {
    if (!app.isReady()) throw new Error('utilityProcess.fork must be called after ready')
    call('utilityProcess.fork', modulePath, args, { ...options, env: undefined })
    const isInherited = options.stdio === undefined || options.stdio === 'inherit'
    const child = forkProcess(modulePath, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      execArgv: [...(options.execArgv ?? []), '--import', preparation],
      serialization: 'advanced',
      stdio: isInherited ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    children.add(child)
    const send = message => child.connected && child.send(message)
    const relays = createRelays(send)
    const handle = Object.assign(new EventEmitter(), {
      stdout: child.stdout,
      stderr: child.stderr,
      kill: () => child.kill(),
      postMessage: (data, transfer = []) => send({ parent: true, data, ports: transfer.map(relays.handOver) }),
    })
    Object.defineProperty(handle, 'pid', { get: () => (child.exitCode === null ? child.pid : undefined) })
    child.on('message', message => (message.parent ? handle.emit('message', message.data) : relays.receive(message)))
    child.once('spawn', () => handle.emit('spawn'))
    child.once('exit', (code, signal) => {
      children.delete(child)
      relays.closeAll()
      handle.emit('exit', code ?? 1)
      const reason = signal ? 'killed' : code ? 'abnormal-exit' : 'clean-exit'
      const { serviceName } = options
      app.emit(
        'child-process-gone',
        {},
        { type: 'Utility', reason, exitCode: code ?? 1, serviceName, name: serviceName },
      )
    })
    return handle
  }
  return {
    utilityProcess: strict('utilityProcess', { fork }),
    pids: () => [...children].map(child => child.pid),
    killAll: () => {
      for (const child of children) child.kill()
    },
  }
}
