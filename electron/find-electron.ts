// Finds an Electron binary without ever fetching one: asking the electron package itself would download it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const names: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}

/**
 * @param root the project's folder
 * @returns the binary's path, or why there is none and how to get one, in one line
 */
export function findElectron(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  platform = process.platform,
): { path: string } | { why: string } {
  const name = names[platform] ?? 'electron'
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const path = join(override, name)
    return existsSync(path) ? { path } : { why: `ELECTRON_OVERRIDE_DIST_PATH holds no ${name}` }
  }
  const folder = join(root, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  const path = join(folder, 'dist', existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : name)
  return existsSync(path)
    ? { path }
    : { why: 'its binary is not installed; npx install-electron fetches it, or set ELECTRON_OVERRIDE_DIST_PATH' }
}
