// The checksum of a feed's head: over (id, revision) of the rows that are not deleted. Order does not matter, and a row can be
// taken out again, so that both sides keep it in step with every change instead of reading all rows.
//
// A client that has reached the head of lane `all` compares its own with `Linggong-Checksum`, but only when it holds no row of
// that feed with a revision above the head it was told (the urgent lane may have been faster), and it counts rows that it set
// aside as unreadable. On a mismatch it starts over.

/** Two unsigned 32-bit sums. */
export type Checksum = { readonly high: number; readonly low: number }

export const emptyChecksum: Checksum = { high: 0, low: 0 }

/** Finalizer of MurmurHash3 (32 bit): every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** FNV-1a over the UTF-16 units of the id, from two seeds; then the revision (two halves) and the finalizer. */
function rowHash(id: string, revision: number): Checksum {
  let high = 0x811c9dc5
  let low = 0x9747b28c
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x01000193) ^ (low >>> 15)
  }
  const upper = Math.floor(revision / 4294967296)
  const lower = revision >>> 0
  return { high: mix(mix(high ^ lower) + upper), low: mix(mix(low + lower) ^ upper) }
}

/** With one row more. */
export function addRow(sum: Checksum, id: string, revision: number): Checksum {
  const hash = rowHash(id, revision)
  return { high: (sum.high + hash.high) >>> 0, low: (sum.low + hash.low) >>> 0 }
}

/** With one row less: the same id and revision that were added. */
export function removeRow(sum: Checksum, id: string, revision: number): Checksum {
  const hash = rowHash(id, revision)
  return { high: (sum.high - hash.high) >>> 0, low: (sum.low - hash.low) >>> 0 }
}

/** As it travels and is stored: 16 hexadecimal digits. */
export function checksumText(sum: Checksum): string {
  return sum.high.toString(16).padStart(8, '0') + sum.low.toString(16).padStart(8, '0')
}

/** From its 16 digits; undefined for anything else. */
export function readChecksum(text: string): Checksum | undefined {
  if (!/^[0-9a-f]{16}$/.test(text)) return undefined
  return { high: Number.parseInt(text.slice(0, 8), 16), low: Number.parseInt(text.slice(8), 16) }
}
