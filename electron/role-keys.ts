// The keys by which browsers say which face they are. Kept in the data folder, so that a page that was open finds its host again
// after a restart.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { RoleKeys } from './transport/http.ts'

const key = z.string().regex(/^[A-Za-z0-9_-]{32,}$/)
const stored = z.object({ board: key, touch: key, desk: key })

/** @param makeKey gives 32 random bytes as base64url */
export function readOrMakeRoleKeys(dataDir: string, makeKey: () => string): RoleKeys {
  const path = join(dataDir, 'role-keys.json')
  if (existsSync(path)) {
    try {
      return stored.parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch {
      // Damaged keys open nothing; new ones are made, and open pages ask staff to reload.
    }
  }
  const keys = { board: makeKey(), touch: makeKey(), desk: makeKey() }
  writeFileSync(path, `${JSON.stringify(keys)}\n`, { mode: 0o600 })
  return keys
}
