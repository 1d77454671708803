// Picks the wire by a fact: inside Electron the preload has put `window.linggong` there, in a browser nobody has.
import type { Role } from '../../electron/contract/call.ts'
import { type Client, createClient } from './client.ts'
import { createWorkerPost } from './post-in-worker.ts'
import { createHttpWire, postBy } from './wire-http.ts'
import { createPortWire, type PortSource } from './wire-port.ts'

declare global {
  // Merged into the DOM's own declaration, which only an interface can do.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface Window {
    /** Put there by electron/shell/preload.ts. */
    linggong?: { requestPort(): void; print(): Promise<string> }
  }
}

/**
 * Ports come as messages of this very window (electron/shell/preload.ts): `{type: 'linggong-port'}` with the port as the only
 * transferable, `{type: 'linggong-port-closed'}` when the host went away.
 */
function browserPorts(bridge: NonNullable<Window['linggong']>): PortSource {
  const onMessage = (type: string, listener: (event: MessageEvent) => void) => {
    const hear = (event: MessageEvent) => {
      if (event.source === window && event.data?.type === type) listener(event)
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }
  return {
    ask: () => bridge.requestPort(),
    onPort: listener =>
      onMessage('linggong-port', ({ ports: [port] }) => {
        if (port) listener(port)
      }),
    onClosed: listener => onMessage('linggong-port-closed', () => listener()),
  }
}

/** The client of this page. The key stays in the URL's fragment, which is never sent anywhere. */
export function connect<R extends Role>(role: R): Client<R> {
  if (window.linggong) return createClient(role, createPortWire(browserPorts(window.linggong), Math.random))
  const key = new URLSearchParams(location.hash.slice(1)).get('key') ?? ''
  const ask = fetch.bind(window)
  const wire = createHttpWire({
    origin: location.origin,
    role,
    key,
    fetch: ask,
    // Fingers touch only here.
    ...(role === 'touch' ? createWorkerPost(postBy(ask)) : {}),
    random: Math.random,
  })
  return createClient(role, wire)
}
