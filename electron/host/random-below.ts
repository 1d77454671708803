// Even integers from random bytes.

/** @returns a function giving integers in [0, below), below ≤ 2^32, each equally likely */
export function randomBelow(randomBytes: (length: number) => Uint8Array): (below: number) => number {
  return below => {
    const limit = Math.floor(2 ** 32 / below) * below
    for (;;) {
      const [a = 0, b = 0, c = 0, d = 0] = randomBytes(4)
      const value = ((a * 256 + b) * 256 + c) * 256 + d
      if (value < limit) return value % below
    }
  }
}
