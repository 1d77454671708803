// Puts the app behind a socket of this machine.
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { errorCode, errorLine, StartProblem } from './start-problem.ts'

const loopback = ['127.0.0.1', '::1', 'localhost']

/**
 * Listens. Until stations enrol with their own keys only this machine may ask.
 * @param port 0 for any free port
 * Throws StartProblem with one sentence when the port is taken or the host is not this machine.
 */
export async function serveCentral(
  app: Hono,
  { host = '127.0.0.1', port }: { host?: string; port: number },
): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!loopback.includes(host))
    throw new StartProblem(
      `The central server listens only on this machine (127.0.0.1, ::1 or localhost), not on ${host}: until stations have keys of their own, one shared token would stand between the network and people's registrations.`,
    )
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  // Whoever sends a request a byte at a time is cut off; answers may take their time (long polls, snapshots on slow lines).
  server.headersTimeout = 10_000
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 75_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(listenProblem(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const actualPort = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listenProblem(error: unknown, host: string, port: number): StartProblem {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new StartProblem(`Port ${port} on ${host} is taken by another program. Set PORT to a free one.`)
    case 'EACCES':
      return new StartProblem(`Port ${port} may not be used by this user. Set PORT to one above 1023.`)
    default:
      return new StartProblem(`The server cannot listen on ${host}, port ${port} (${errorLine(error)}).`)
  }
}
