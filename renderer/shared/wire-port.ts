// The wire inside Electron: a MessagePort that the preload hands over, asked for anew whenever it closes.
import { fromHost, type Reply, type Request } from '../../electron/contract/call.ts'
import type { Topic } from '../../electron/contract/topic.ts'
import { backOffMs, createLine, createListeners, everyTopic, type Wire } from './wire.ts'

/** How a page gets ports: `ask` for one; each that comes is given to the listener. `browserPorts` in connect.ts is the real one. */
export type PortSource = {
  ask(): void
  onPort(listener: (port: MessagePort) => void): () => void
  /** The host went away and the newest port with it. */
  onClosed(listener: () => void): () => void
}

type Waiting = { resolve(reply: Reply): void; reject(reason: Error): void; request: Request; isSent: boolean }

/** How long an asked-for port may take before it is asked for again. */
const portPatienceMs = 3_000

/** @param random 0 ≤ random() < 1, for the spread of the back-off */
export function createPortWire(source: PortSource, random: () => number): Wire {
  const line = createLine()
  const news = createListeners<readonly Topic[]>()
  const waiting = new Map<number, Waiting>()
  let port: MessagePort | null = null
  let attempt = 0
  let hadPort = false
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function ask(): void {
    if (isStopped) return
    clearTimeout(timer)
    timer = setTimeout(retry, portPatienceMs)
    source.ask()
  }

  function retry(): void {
    if (isStopped) return
    line.set('away')
    clearTimeout(timer)
    timer = setTimeout(ask, backOffMs(attempt, random))
    attempt += 1
  }

  function lose(): void {
    if (!port) return
    port.onmessage = null
    port.close()
    port = null
    // What was sent may or may not have been done; the caller may ask again with the same record id.
    for (const [id, entry] of waiting) {
      if (!entry.isSent) continue
      waiting.delete(id)
      entry.reject(new Error('the port closed'))
    }
    retry()
  }

  function receive(data: unknown): void {
    if (typeof data === 'object' && data !== null && 'closed' in data && data.closed === true) {
      lose()
      return
    }
    const parsed = fromHost.safeParse(data)
    if (!parsed.success) return
    attempt = 0
    if ('changed' in parsed.data) {
      news.tell(parsed.data.changed)
      return
    }
    const entry = waiting.get(parsed.data.id)
    waiting.delete(parsed.data.id)
    entry?.resolve(parsed.data.reply)
  }

  function post(entry: Waiting): void {
    if (!port) return
    entry.isSent = true
    try {
      port.postMessage(entry.request)
    } catch (error) {
      // The input cannot be cloned: a fault of the page, which must not keep the other calls from being sent.
      console.error(error)
      waiting.delete(entry.request.id)
      entry.reject(new Error('the request cannot be sent'))
    }
  }

  const stopPorts = source.onPort(next => {
    if (isStopped) return next.close()
    clearTimeout(timer)
    if (port) {
      // A newer port replaces the older one, whose answers will not come any more.
      const old = port
      old.onmessage = null
      old.close()
      for (const entry of waiting.values()) entry.isSent = false
    }
    port = next
    next.onmessage = event => {
      if (port === next) receive(event.data)
    }
    next.addEventListener('close', () => {
      if (port === next) lose()
    })
    next.start()
    line.set('connected')
    for (const entry of waiting.values()) if (!entry.isSent) post(entry)
    if (hadPort) news.tell(everyTopic)
    hadPort = true
  })
  const stopClosed = source.onClosed(lose)
  ask()

  return {
    send(request, signal) {
      return new Promise<Reply>((resolve, reject) => {
        if (isStopped) return reject(new Error('the wire was stopped'))
        const entry: Waiting = { resolve, reject, request, isSent: false }
        waiting.set(request.id, entry)
        signal.addEventListener('abort', () => {
          waiting.delete(request.id)
          reject(new Error('given up'))
        })
        post(entry)
      })
    },
    onNews: news.add,
    onLine: line.onLine,
    stop() {
      isStopped = true
      clearTimeout(timer)
      stopPorts()
      stopClosed()
      port?.close()
      port = null
      for (const entry of waiting.values()) entry.reject(new Error('the wire was stopped'))
      waiting.clear()
      line.set('away')
    },
  }
}
