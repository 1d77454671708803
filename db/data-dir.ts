// Where this machine's data lies: the same folder for the browser shell, Electron, the central server and the command line.
import { resolve } from 'node:path'
import envPaths from 'env-paths'

/** `LINGGONG_DATA_DIR` (relative to `cwd`), else the user's data folder by the system's custom. Absolute; may not exist. */
export function findDataDir(env: Readonly<Record<string, string | undefined>>, cwd: string): string {
  if (env.LINGGONG_DATA_DIR) return resolve(cwd, env.LINGGONG_DATA_DIR)
  return envPaths('linggong-kiosk', { suffix: '' }).data
}
