// Keeps the host running in a process of its own and gives every page a port straight into it: main relays nothing.
import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import type { Role } from '../contract/call.ts'
import type { ToHostProcess } from './host-message.ts'
import { portClosed, portGiven } from './ipc.ts'
import type { Log } from './log.ts'

export type HostProcess = {
  /** Gives this page a new port as `role`, now or as soon as the host runs again. Its earlier port ends. */
  give(contents: WebContents, role: Role): void
  /** Asks the host to stop, waits up to 5 s for it, then ends it. */
  stop(): Promise<void>
}

const stopWithinMs = 5_000
const firstDelayMs = 250
const longestDelayMs = 30_000
/** A host that lived this long was well: the next delay is the first one again. */
const wellAfterMs = 60_000

/**
 * Forks `entry` with the data folder as its argument. When it dies (scenarios.md, 27) it is forked again, after a delay
 * that doubles up to 30 s; pages are told that their port closed and ask for another.
 */
export function startHostProcess(entry: string, dataDir: string, log: Log): HostProcess {
  let child: UtilityProcess | undefined
  let attempt = 0
  let isStopping = false
  let timer: NodeJS.Timeout | undefined
  /** Pages that hold a port of the running host, and pages that wait for one. */
  const served = new Set<WebContents>()
  const waiting = new Map<WebContents, Role>()

  function start(): void {
    const startedAt = performance.now()
    const own = utilityProcess.fork(entry, [dataDir], { serviceName: 'linggong-host', stdio: 'inherit' })
    child = own
    own.once('exit', code => {
      child = undefined
      if (isStopping) return
      if (performance.now() - startedAt > wellAfterMs) attempt = 0
      const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt)
      attempt += 1
      log(`the host ended (${code}); it is started again in ${delay} ms`)
      timer = setTimeout(start, delay)
      for (const contents of served) if (!contents.isDestroyed()) contents.send(portClosed)
      served.clear()
    })
    for (const [contents, role] of waiting) give(contents, role)
  }

  function give(contents: WebContents, role: Role): void {
    if (isStopping || contents.isDestroyed()) return
    if (!child) {
      waiting.set(contents, role)
      return
    }
    waiting.delete(contents)
    if (!served.has(contents)) contents.once('destroyed', () => served.delete(contents))
    served.add(contents)
    const { port1, port2 } = new MessageChannelMain()
    const message: ToHostProcess = { type: 'port', role, page: contents.id }
    child.postMessage(message, [port1])
    contents.postMessage(portGiven, null, [port2])
  }

  async function stop(): Promise<void> {
    isStopping = true
    clearTimeout(timer)
    const own = child
    if (!own) return
    const exited = new Promise<void>(resolve => own.once('exit', () => resolve()))
    const message: ToHostProcess = { type: 'stop' }
    own.postMessage(message)
    const isLate = await Promise.race([exited.then(() => false), after(stopWithinMs)])
    if (isLate && own.kill()) log('the host did not stop in time and was ended')
  }

  start()
  return { give, stop }
}

const after = (ms: number): Promise<true> => new Promise(resolve => setTimeout(resolve, ms, true).unref())
