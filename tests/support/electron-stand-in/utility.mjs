// Loaded before a utility process's script: gives it process.parentPort, with ports, over the child's message channel.
import { EventEmitter } from 'node:events'
import { MessageChannelMain } from './ports.mjs'

const open = new Map()
const send = message => process.connected && process.send(message)

/** The process holds one end; the other speaks with main under this number. */
function openPort(id) {
  const { port1, port2 } = new MessageChannelMain()
  open.set(id, port2)
  port2.on('message', event => send({ port: id, data: event.data }))
  port2.on('close', () => open.delete(id) && send({ port: id, close: true }))
  port2.start()
  return port1
}

const parentPort = new EventEmitter()
const waiting = []
parentPort.postMessage = data => send({ parent: true, data })
parentPort.start = () => {}
// Messages wait until somebody listens.
parentPort.on('newListener', name => {
  if (name !== 'message' || parentPort.listenerCount('message') > 0) return
  queueMicrotask(() => {
    for (const event of waiting.splice(0)) parentPort.emit('message', event)
  })
})

process.on('message', message => {
  if (message.parent) {
    const event = { data: message.data, ports: (message.ports ?? []).map(openPort) }
    if (parentPort.listenerCount('message') > 0) parentPort.emit('message', event)
    else waiting.push(event)
    return
  }
  const port = open.get(message.port)
  if (!port) return
  if (!message.close) return port.postMessage(message.data)
  open.delete(message.port)
  port.close()
})
process.on('disconnect', () => process.exit(0))
process.parentPort = parentPort
process.type = 'utility'
