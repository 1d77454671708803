// `npm start`: builds what is stale, starts the embedded central server where none is configured, then the shell, and stops all
// of it cleanly on Ctrl+C.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import open from 'open'
import { createEmbeddedCentral } from '../central/embedded.ts'
import { serveCentral } from '../central/serve.ts'
import { findDataDir } from '../db/data-dir.ts'
import { DatabaseProblem } from '../db/database-problem.ts'
import { lockDataDir } from '../db/instance-lock.ts'
import { buildIfStale } from './build.ts'
import { roles } from './contract/call.ts'
import { findElectron } from './find-electron.ts'
import { serve } from './serve.ts'
import { readStartSettings, type StartSettings } from './settings.ts'
import { StartProblem, startSentence } from './start-problem.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)

type Stop = () => Promise<void>
type Central = { url: string; token: string }

function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new DatabaseProblem('not-writable', dataDir, { cause: error })
  }
}

/** The configured centre, or the demonstration one, on a port of this machine. */
async function startCentral(settings: StartSettings, dataDir: string, stops: Stop[]): Promise<Central> {
  if (settings.central) return settings.central
  const embedded = await createEmbeddedCentral({ dir: join(dataDir, 'central'), now: () => new Date() })
  stops.push(embedded.stop)
  const server = await serveCentral(embedded.app, { port: 0 })
  stops.push(server.stop)
  return { url: server.url, token: embedded.token }
}

async function startBrowserShell(
  settings: StartSettings,
  dataDir: string,
  central: Central,
  stops: Stop[],
): Promise<void> {
  const serving = await serve({ dataDir, port: settings.port, central })
  stops.push(serving.stop)
  for (const role of roles) say(`${role.padEnd(7)} ${serving.urls[role]}`)
  say(`central ${central.url}${settings.central ? '' : ' (demonstration)'}`)
  if (settings.central) serving.sayCentre(say)
  // A kiosk without a display, a server, a test: nothing to open there.
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  if (hasDisplay && !process.env.CI) await open(serving.urls.board).catch(() => {})
}

async function startElectron(binary: string, dataDir: string, central: Central, stops: Stop[]): Promise<Promise<void>> {
  await buildIfStale('shell')
  const env = {
    ...process.env,
    LINGGONG_DATA_DIR: dataDir,
    LINGGONG_CENTRAL_URL: central.url,
    LINGGONG_CENTRAL_TOKEN: central.token,
  }
  const child = spawn(binary, [root], { stdio: 'inherit', env })
  say(`central ${central.url}`)
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => {
      process.exitCode = code ?? 1
      resolve()
    })
  })
  stops.push(async () => {
    child.kill('SIGTERM')
    await ended
  })
  return ended
}

async function start(stops: Stop[], stopped: Promise<void>): Promise<void> {
  const settings = readStartSettings(process.env)
  const dataDir = findDataDir(process.env, process.cwd())
  prepareDataDir(dataDir)
  const lock = await lockDataDir(dataDir)
  if (!lock)
    throw new StartProblem(
      `Linggong is already running on ${dataDir}. This second start changed nothing; use the first, or set LINGGONG_DATA_DIR to another folder.`,
    )
  stops.push(async () => lock.release())
  const electron = settings.shell === 'browser' ? { why: 'LINGGONG_SHELL=browser' } : findElectron(root, process.env)
  if (settings.shell === 'electron' && 'why' in electron)
    throw new StartProblem(`Electron was asked for and cannot start: ${electron.why}.`)
  await buildIfStale('pages')
  const central = await startCentral(settings, dataDir, stops)
  if ('path' in electron) {
    await Promise.race([await startElectron(electron.path, dataDir, central, stops), stopped])
    return
  }
  if (settings.shell === 'auto') say(`Browser shell in place of Electron: ${electron.why}.`)
  await startBrowserShell(settings, dataDir, central, stops)
  await stopped
}

const stops: Stop[] = []
const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop())

try {
  await start(stops, stopped)
} catch (error) {
  const sentence = startSentence(error)
  process.stderr.write(
    `${sentence ?? `Linggong could not start, by a fault of ours: ${error instanceof Error ? (error.stack ?? error.message) : error}`}\n`,
  )
  process.exitCode = 1
}
for (const end of stops.reverse()) await end().catch(() => {})
process.exit()
