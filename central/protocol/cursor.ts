// A place in a feed. For everybody but the server it is opaque text that sorts: epoch, underscore, zero-padded revision.
import { z } from 'zod'

/** The offset that means "from the beginning". It sorts before every cursor. */
export const beginning = '-1'

export const cursor = z.string().regex(/^[0-9a-f]{12}_[0-9]{16}$/)
/** What `offset` may be. */
export const offset = z.union([z.literal(beginning), cursor])

/**
 * An epoch begins when the store is created, and whenever its history may have changed: Unix milliseconds, 12 hex digits.
 * @param nowMs Unix milliseconds
 */
export function makeEpoch(nowMs: number): string {
  return Math.max(0, Math.floor(nowMs)).toString(16).padStart(12, '0')
}

export function makeCursor(ofEpoch: string, revision: number): string {
  return `${ofEpoch}_${String(revision).padStart(16, '0')}`
}

/** The parts of a cursor; undefined for anything that is not one, `-1` included. */
export function readCursor(text: string): { epoch: string; revision: number } | undefined {
  if (!cursor.safeParse(text).success) return undefined
  const revision = Number(text.slice(13))
  return Number.isSafeInteger(revision) ? { epoch: text.slice(0, 12), revision } : undefined
}
