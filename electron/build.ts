// Builds the pages and the shell into out/. `npm run build` builds all of it; `npm start` only what is older than its sources.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the built pages are made of. */
const pageSources = ['renderer', 'locales', 'assets', 'db/model', 'electron/contract', 'vite.config.ts', 'package.json']
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

/** @returns whether the pages were built */
export async function buildPages({ onlyIfStale }: { onlyIfStale: boolean }): Promise<boolean> {
  if (onlyIfStale && !isStale('out/renderer/board/index.html', pageSources)) return false
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  return true
}

/** @returns whether the shell was built */
export async function buildShellIfStale({ onlyIfStale }: { onlyIfStale: boolean }): Promise<boolean> {
  if (onlyIfStale && !isStale('out/main.js', shellSources)) return false
  const { buildShell } = await import('./build-shell.ts')
  await buildShell()
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPages({ onlyIfStale: false })
  await buildShellIfStale({ onlyIfStale: false })
}
