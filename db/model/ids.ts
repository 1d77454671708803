// Identities: record ids (UUIDv7), receipt codes a person can read aloud, content hashes for imported postings.
import { z } from 'zod'

/** Any record id that crosses a door: opaque text, at most 64 characters. */
export const recordId = z.string().min(1).max(64)

/** UUIDv7 (RFC 9562), lower case. Made when a person enters the review step; identity only, its time is not trusted. */
export const uuidV7 = z.uuidv7()

/**
 * Makes a UUIDv7.
 * @param nowMs Unix time in milliseconds
 * @param random at least 10 random bytes
 */
export function makeUuidV7(nowMs: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('makeUuidV7 needs 10 random bytes')
  const bytes = new Uint8Array(16)
  let time = Math.max(0, Math.floor(nowMs))
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256
    time = Math.floor(time / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

// Digits and capitals without 0 O 1 I L 8 B 2 Z 5 S: nothing that a person reads wrongly from a slip.
const receiptAlphabet = '34679ACDEFGHJKMNPQRTUVWXY'

/** A receipt code as printed: two groups of four, e.g. `K7MD-9QXE`. 25^8 ≈ 1.5 · 10^11 possibilities. */
export const receiptCode = z.string().regex(/^[34679ACDEFGHJKMNPQRTUVWXY]{4}-[34679ACDEFGHJKMNPQRTUVWXY]{4}$/)

/**
 * Makes a receipt code. Bytes ≥ 250 are skipped, so that every character is equally likely.
 * @param random at least 32 random bytes; throws RangeError when too many of them had to be skipped
 */
export function makeReceiptCode(random: Uint8Array): string {
  let code = ''
  for (const byte of random) {
    if (byte >= 250) continue
    code += receiptAlphabet[byte % 25]
    if (code.length === 8) return `${code.slice(0, 4)}-${code.slice(4)}`
  }
  throw new RangeError('makeReceiptCode needs more random bytes')
}

/** County-level division, GB/T 2260: six digits. Also the name of a feed. */
export const division = z.string().regex(/^[1-9][0-9]{5}$/)

/** A market day, `YYYY-MM-DD`, in the market's own time zone. */
export const day = z.iso.date()

/** A moment: ISO 8601 in UTC, as `toISOString` writes it. */
export const moment = z.iso.datetime()

/** A moment as `toISOString` writes it: `10:00:00Z` would sort after `10:00:00.500Z`. For columns that are compared as text. */
export const sortable = (at: string): string => new Date(at).toISOString()
