// Serves a host over message ports: Electron's in the utility process, and Node's in tests. Knows no handler and no Electron.
import type { FromHost, Role } from '../contract/call.ts'
import type { Host } from '../host/host.ts'

/**
 * What is used of a message port: the form of Electron's MessagePortMain (events carry the message in `data`).
 * A port of node:worker_threads emits the bare message instead; see tests/support/message-channel.ts.
 */
export type PortLike = {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: FromHost): void
  start(): void
  close(): void
}

/**
 * Answers what comes in through `port` (contract/call.ts `request`) as `role` may, and posts news, until the page's end
 * closes (the page went, reloaded or crashed) or the returned function is called. Requests are answered as they are
 * finished, which may be another order than they came in: the reply's `id` tells.
 */
export function servePort(host: Host, role: Role, port: PortLike): () => void {
  const connection = host.connect(role)
  let isOpen = true
  const post = (message: FromHost): void => {
    if (isOpen) port.postMessage(message)
  }
  const stopNews = connection.onNews(post)
  const end = (): void => {
    if (!isOpen) return
    isOpen = false
    stopNews()
    connection.close()
  }
  port.on('message', event => {
    if (isOpen) void connection.handle(event.data).then(post)
  })
  port.on('close', end)
  port.start()
  return () => {
    end()
    port.close()
  }
}
