// Builds the pages and the shell into out/. `npm run build` builds all of it; `npm start` only what is older than its sources.
import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const longestBuildMs = 120_000

/** What the built pages are made of. */
const pageSources = [
  'renderer',
  'locales',
  'assets/fonts',
  'assets/dictionary',
  'db/model',
  'electron/contract',
  'vite.config.ts',
  'package.json',
]
const shellSources = ['electron', 'db', 'central', 'locales', 'package.json']

/** Whether `built` is missing or older than anything in `sources`. */
function isStale(built: string, sources: readonly string[]): boolean {
  const at = statSync(join(root, built), { throwIfNoEntry: false })?.mtimeMs
  return at === undefined || sources.some(source => newest(join(root, source)) > at)
}

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map(name => newest(join(path, name))))
}

export type BuiltPart = 'pages' | 'shell'

const built: Record<BuiltPart, { file: string; sources: readonly string[] }> = {
  pages: { file: 'out/renderer/board/index.html', sources: pageSources },
  shell: { file: 'out/main.js', sources: shellSources },
}

/**
 * Builds a part where it is older than its sources, in a process of its own: the bundler's 300 MB go with it, and a NODE_ENV
 * of ours does not choose React's development build.
 */
export async function buildIfStale(part: BuiltPart): Promise<void> {
  const { file, sources } = built[part]
  if (!isStale(file, sources)) return
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), part], {
    cwd: root,
    env,
    timeout: longestBuildMs,
  })
}

async function build(part: BuiltPart): Promise<void> {
  if (part === 'shell') {
    const { buildShell } = await import('./build-shell.ts')
    return buildShell()
  }
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}

if (import.meta.main) {
  const asked = process.argv.slice(2)
  for (const part of ['pages', 'shell'] as const) if (asked.length === 0 || asked.includes(part)) await build(part)
}
