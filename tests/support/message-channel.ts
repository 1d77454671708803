// A real message channel of Node in the form the port transport takes: one end for the host, one as a page holds it.
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { PortLike } from '../../electron/transport/port.ts'

/** `page` has the DOM's form already (onmessage, addEventListener, postMessage, close). Close it to let the test end. */
export function aMessageChannel(): { host: PortLike; page: MessagePort } {
  const { port1, port2 } = new MessageChannel()
  const host: PortLike = {
    on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
      if (event === 'message') port1.on('message', data => listener({ data }))
      else port1.on('close', () => (listener as () => void)())
    },
    postMessage: message => port1.postMessage(message),
    start: () => port1.start(),
    close: () => port1.close(),
  }
  return { host, page: port2 }
}
