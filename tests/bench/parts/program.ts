// The program of a site as `npm start` runs it, in a process of its own, for benches.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { goFirst } from './machine.ts'

export type Program = {
  /** Addresses of the faces by name. */
  urls: Record<string, string>
  /** Memory of the process that stays in RAM, in MB; NaN where the system has no /proc. */
  residentMb(): number
  stop(): Promise<void>
}

const startLimitMs = 180_000

/**
 * @param dataDir a new folder, which the caller removes
 * @param site goes into site.json
 */
export async function startProgram({
  dataDir,
  central,
  site = {},
}: {
  dataDir: string
  central: { url: string; token: string }
  site?: object
}): Promise<Program> {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(`${dataDir}/site.json`, JSON.stringify(site))
  const child = spawn(process.execPath, [new URL('../../../electron/start.ts', import.meta.url).pathname], {
    env: {
      ...process.env,
      CI: 'true',
      LINGGONG_SHELL: 'browser',
      LINGGONG_DATA_DIR: dataDir,
      LINGGONG_CENTRAL_URL: central.url,
      LINGGONG_CENTRAL_TOKEN: central.token,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    // In a session of its own, which may go before others.
    detached: true,
  })
  if (child.pid !== undefined && getPriority() < 0) goFirst(child.pid)
  const limit = setTimeout(() => child.kill('SIGKILL'), startLimitMs)
  const urls = await readUrls(child).finally(() => clearTimeout(limit))
  return {
    urls,
    residentMb() {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
      } catch {
        return Number.NaN
      }
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
    },
  }
}

async function readUrls(child: ChildProcess): Promise<Record<string, string>> {
  const urls: Record<string, string> = {}
  if (!child.stdout) throw new Error('the program has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const [name = '', url = ''] = line.split(/\s+/)
    if (url.startsWith('http')) urls[name] = url
    if (urls.central) return urls
  }
  throw new Error('the program ended before it told its addresses')
}
