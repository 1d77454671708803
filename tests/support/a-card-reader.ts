// A simulated card reader: the service of its maker, over real HTTP and a real WebSocket on 127.0.0.1. It lays cards down when told.
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export type CardReader = {
  http: string
  websocket: string
  /** What is answered from now on; a string is sent as it is. */
  lay(answer: unknown): void
  /** What clients have sent. */
  heard: string[]
}

export const noCard = { resultFlag: '-1', errorMsg: 'no card' }

const asText = (answer: unknown) => (typeof answer === 'string' ? answer : JSON.stringify(answer))

/** A text frame of a server (RFC 6455): not masked. */
function frame(text: string): Buffer {
  const body = Buffer.from(text)
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : Buffer.from([0x81, 126, body.length >> 8, body.length & 0xff])
  return Buffer.concat([head, body])
}

/** A short masked frame of a client; null for what is no text. */
function unframe(data: Buffer): string | null {
  if ((data[0] ?? 0) !== 0x81) return null
  const length = (data[1] ?? 0) & 0x7f
  const mask = data.subarray(2, 6)
  return Buffer.from(data.subarray(6, 6 + length).map((byte, i) => byte ^ (mask[i % 4] ?? 0))).toString()
}

export async function aCardReader(): Promise<CardReader> {
  let answer: unknown = noCard
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += chunk))
    request.on('end', () => {
      heard.push(`${request.method} ${body}`)
      response.end(asText(answer))
    })
  })
  server.on('upgrade', (request, socket: Socket) => {
    const key = request.headers['sec-websocket-key'] ?? ''
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    sockets.add(socket)
    socket.on('data', (data: Buffer) => {
      const text = unframe(data)
      if (text !== null) heard.push(text)
    })
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    socket.write(frame(asText(answer)))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return {
    http: `http://127.0.0.1:${port}/read`,
    websocket: `ws://127.0.0.1:${port}/read`,
    heard,
    lay(next) {
      answer = next
      for (const socket of sockets) socket.write(frame(asText(next)))
    },
  }
}
