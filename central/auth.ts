// The shared token that stands until stations enrol with their own keys: made, kept, and compared without telling by time.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, errorLine, StartProblem } from './start-problem.ts'

/** Whether an `Authorization` header carries the token. */
export function isAuthorized(header: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1] ?? ''
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}

/** Where a folder's own token lies. */
export function tokenFile(dir: string): string {
  return join(dir, 'token')
}

/** The token of a folder; made at the first time, readable by its owner only. Throws StartProblem when it cannot be kept. */
export function readOrMakeToken(dir: string): string {
  const file = tokenFile(dir)
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    // `wx`: of two processes that start at once, one makes it and both read it.
    writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (errorCode(error) !== 'EEXIST')
      throw new StartProblem(`The access token cannot be kept in ${file} (${errorLine(error)}).`)
  }
  const token = readFileSync(file, 'utf8').trim()
  if (token.length < 16) throw new StartProblem(`${file} holds no access token. Delete it, and a new one is made.`)
  return token
}
