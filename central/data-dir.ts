// Where this machine keeps Linggong's data when nobody says otherwise.
import { join } from 'node:path'
import envPaths from 'env-paths'

type Env = Readonly<Record<string, string | undefined>>

/** `LINGGONG_DATA_DIR`, else the user's own data folder. */
function dataDir(env: Env): string {
  return env.LINGGONG_DATA_DIR || envPaths('linggong-kiosk', { suffix: '' }).data
}

/** `LINGGONG_CENTRAL_DIR`, else the folder of the embedded central server. */
export function centralDir(env: Env): string {
  return env.LINGGONG_CENTRAL_DIR || join(dataDir(env), 'central')
}
