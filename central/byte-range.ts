// Reads the header `Range` of RFC 9110 § 14, for one range of bytes: enough to go on with a broken download.

export type ByteRange = { from: number; to: number }

/**
 * @param size of the whole, in bytes
 * @returns undefined to send the whole (no range, several ranges, or not understood); 'outside' for 416; else inclusive bounds
 */
export function readByteRange(range: string | undefined, size: number): ByteRange | 'outside' | undefined {
  const match = /^bytes=([0-9]*)-([0-9]*)$/.exec(range?.trim() ?? '')
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '')
    return last === '0' || size === 0 ? 'outside' : { from: Math.max(0, size - Number(last)), to: size - 1 }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return undefined
  return from >= size ? 'outside' : { from, to }
}
