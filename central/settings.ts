// The server's settings, from the environment, checked before anything is opened.
import { join, resolve } from 'node:path'
import { findDataDir } from '../db/data-dir.ts'
import { StartProblem } from './start-problem.ts'

type Env = Readonly<Record<string, string | undefined>>

export type CentralSettings = {
  host: string
  port: number
  /** Folder of the SQLite store, the token and the snapshots. */
  dir: string
  /** PostgreSQL, when set; then `dir` keeps only the token and the snapshots. */
  databaseUrl: string | undefined
  /** Undefined: the folder's own token. */
  token: string | undefined
}

const defaultPort = 7180

/** Throws StartProblem with one sentence for a value that cannot be meant. */
export function readCentralSettings(env: Env, cwd = process.cwd()): CentralSettings {
  const port = env.PORT ? Number(env.PORT) : defaultPort
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartProblem(`PORT must be a number from 0 to 65535, not "${env.PORT}".`)
  const databaseUrl = env.DATABASE_URL || undefined
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new StartProblem('DATABASE_URL must begin with postgres:// or postgresql://.')
  const token = env.LINGGONG_CENTRAL_TOKEN || undefined
  if (token !== undefined && !/^[\x21-\x7e]{16,200}$/.test(token))
    throw new StartProblem('LINGGONG_CENTRAL_TOKEN must have 16 to 200 characters, without spaces.')
  // Without a folder of its own: that of the centre embedded in `npm start`.
  const dir = env.LINGGONG_CENTRAL_DIR ? resolve(cwd, env.LINGGONG_CENTRAL_DIR) : join(findDataDir(env, cwd), 'central')
  return { host: env.LINGGONG_CENTRAL_HOST || '127.0.0.1', port, dir, databaseUrl, token }
}
