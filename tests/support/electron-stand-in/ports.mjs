// Message ports whose ends may lie in main, in a page or in a utility process. An end that goes away, by closing, by a
// crash, a navigation or an exit, is told to the other, as in Electron.
import { EventEmitter } from 'node:events'

export class MessagePortMain extends EventEmitter {
  #isStarted = false
  #isClosed = false
  #waiting = []
  /** The other end while it is in this process. */
  peer = null

  postMessage(data, transfer = []) {
    if (transfer.length > 0) throw new Error('electron stand-in: ports inside port messages are not known')
    const copy = structuredClone(data)
    if (!this.#isClosed) setImmediate(() => this.peer?.receive(copy))
  }

  receive(data) {
    if (this.#isClosed) return
    if (this.#isStarted) this.emit('message', { data, ports: [] })
    else this.#waiting.push(data)
  }

  start() {
    this.#isStarted = true
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] })
  }

  close() {
    if (this.#isClosed) return
    this.#isClosed = true
    this.emit('close')
    // What was posted before the closing arrives before it.
    setImmediate(() => this.peer?.close())
  }
}

export class MessageChannelMain {
  constructor() {
    this.port1 = new MessagePortMain()
    this.port2 = new MessagePortMain()
    this.port1.peer = this.port2
    this.port2.peer = this.port1
  }
}

/**
 * The near side of ports that were handed to one page or one process: what their peers post is delivered there, and what
 * comes from there goes to the peers. `send` gets {port, data} or {port, close: true}.
 */
export function createRelays(send) {
  const near = new Map()
  let nextId = 1
  const relay = (id, port) => {
    near.set(id, port)
    port.on('message', event => send({ port: id, data: event.data }))
    port.on('close', () => near.delete(id) && send({ port: id, close: true }))
    port.start()
    return id
  }
  return {
    /** Hands a port of main over; returns the number under which the other side knows it. */
    handOver: port => relay(nextId++, port),
    /** A port that the other side handed to main under a number of its own. */
    takeOver(id) {
      const { port1, port2 } = new MessageChannelMain()
      relay(id, port1)
      return port2
    },
    receive({ port: id, data, close }) {
      const port = near.get(id)
      if (!port) return
      if (!close) return port.postMessage(data)
      near.delete(id)
      port.close()
    },
    /** The other side is gone. */
    closeAll() {
      const ports = [...near.values()]
      near.clear()
      for (const port of ports) port.close()
    },
  }
}
