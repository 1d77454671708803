// One running program per data folder. The lock is a socket (a named pipe on Windows) beside the data: it dies with its process,
// so a crash or a power cut leaves none behind.
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type InstanceLock = { release(): void }

/** @returns undefined where another process holds the folder */
export async function lockDataDir(dataDir: string): Promise<InstanceLock | undefined> {
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 24)
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\linggong-${name}` : join(tmpdir(), `linggong-${name}.sock`)
  for (let tries = 0; tries < 3; tries++) {
    const lock = await listen(path)
    if (lock) return lock
    if (await answers(path)) return undefined
    // The socket of a process that died: nobody answers there.
    rmSync(path, { force: true })
  }
  return undefined
}

function listen(path: string): Promise<InstanceLock | undefined> {
  return new Promise((done, fail) => {
    const server = createServer(socket => socket.end())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(undefined) : fail(error),
    )
    server.listen(path, () => {
      server.unref()
      done({ release: () => void server.close() })
    })
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise(done => {
    const socket = connect(path)
    const end = (is: boolean) => {
      socket.destroy()
      done(is)
    }
    socket.setTimeout(1000, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
