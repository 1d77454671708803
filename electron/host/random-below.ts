// Even integers from random bytes.

const poolSize = 4096

/**
 * Bytes are drawn by the page and used once.
 * @returns a function giving integers in [0, below), below ≤ 2^32, each equally likely
 */
export function randomBelow(randomBytes: (length: number) => Uint8Array): (below: number) => number {
  let pool: DataView = new DataView(new ArrayBuffer(0))
  let used = 0
  return below => {
    const limit = Math.floor(2 ** 32 / below) * below
    for (;;) {
      if (used + 4 > pool.byteLength) {
        const bytes = randomBytes(poolSize)
        pool = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        used = 0
      }
      const value = pool.getUint32(used)
      used += 4
      if (value < limit) return value % below
    }
  }
}
