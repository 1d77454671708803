// The browser shell: the same host as in Electron, behind loopback HTTP, with the built pages.
import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { type Role, roles } from './contract/call.ts'
import { createHost } from './host/create-host.ts'
import { keepPort, readLastPort } from './last-port.ts'
import { readOrMakeRoleKeys } from './role-keys.ts'
import { StartProblem } from './start-problem.ts'
import type { SyncLink } from './sync/link.ts'
import { sayTrouble } from './sync/say-trouble.ts'
import { sharedQueueOf, startSyncThread } from './sync/thread.ts'
import { createHttpTransport } from './transport/http.ts'

export type Serving = {
  /** Addresses of the faces, each with its role's key in the fragment. */
  urls: Record<Role, string>
  /** From now on one line whenever the centre is reached or what keeps it from that is another. */
  sayCentre(say: (line: string) => void): void
  stop(): Promise<void>
}

/**
 * Starts the host on a data folder and serves it on 127.0.0.1.
 * @param port 0 for any free port; undefined for the one it had last, any free one where that is taken
 * @param central where sync reads and writes; without it the host stays offline
 * @param pages the folder of the built pages
 * @throws StartProblem, DatabaseProblem, SiteFileError
 */
export async function serve({
  dataDir,
  port,
  central,
  pages = fileURLToPath(new URL('../out/renderer', import.meta.url)),
  writeLog,
}: {
  dataDir: string
  port: number | undefined
  central?: { url: string; token: string }
  pages?: string
  writeLog?: (line: string) => void
}): Promise<Serving> {
  const log = writeLog ?? (line => process.stderr.write(`${line}\n`))
  let link: SyncLink | undefined
  const host = await createHost({
    dataDir,
    writeLog: log,
    ...(central
      ? {
          startSync: ({ dataDir, settings, courtesy }) => {
            link = startSyncThread({
              dataDir,
              feeds: settings.feeds,
              queue: sharedQueueOf(settings),
              courtesy,
              central,
              workerUrl: new URL('./sync/worker.ts', import.meta.url),
              onDeath: error =>
                log(
                  `${new Date().toISOString()} fault sync thread: ${error instanceof Error ? error.name : typeof error}`,
                ),
            })
            return link
          },
        }
      : {}),
  })
  const keys = readOrMakeRoleKeys(dataDir, () => randomBytes(32).toString('base64url'))
  let listening = 0
  const app = createHttpTransport({ host, keys, pages, port: () => listening })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  try {
    listening = await listen(server, port ?? readLastPort(dataDir)).catch(error => {
      if (port !== undefined) throw error
      return listen(server, 0)
    })
    keepPort(dataDir, listening)
  } catch (error) {
    await host.stop()
    throw error
  }
  const urls = Object.fromEntries(
    roles.map(role => [role, `http://127.0.0.1:${listening}/${role}/#key=${keys[role]}`]),
  ) as Record<Role, string>
  return {
    urls,
    sayCentre(say) {
      if (link && central) sayTrouble(link, central.url, say)
    },
    async stop() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      await host.stop()
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const allowed = error.code === 'EACCES'
      fail(
        taken
          ? new StartProblem(
              `Port ${port} on 127.0.0.1 is taken by another program. Nothing was changed; set LINGGONG_PORT to a free port, or leave it out for any.`,
            )
          : allowed
            ? new StartProblem(
                `Port ${port} may not be used by this user. Nothing was changed; set LINGGONG_PORT to one above 1023.`,
              )
            : error,
      )
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : port)
    })
  })
}
