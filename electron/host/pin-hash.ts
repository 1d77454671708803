// PINs are kept as scrypt hashes (RFC 7914), memory-hard and in every OpenSSL and BoringSSL, so that the same file opens under
// Node and under Electron. The parameters stand in the hash.
import { scrypt, timingSafeEqual } from 'node:crypto'

const cost = { N: 2 ** 16, r: 8, p: 1 } // 64 MiB, about a tenth of a second on a kiosk's processor
const keyLength = 32

function derive(pin: string, salt: Uint8Array, { N, r, p }: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, keyLength, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** @param salt 16 random bytes. @returns `scrypt$N$r$p$salt$key`, base64url */
export async function hashPin(pin: string, salt: Uint8Array): Promise<string> {
  const key = await derive(pin, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, Buffer.from(salt).toString('base64url'), key.toString('base64url')].join(
    '$',
  )
}

/** Whether a PIN belongs to a hash. A hash that cannot be read belongs to none. */
export async function verifyPin(pin: string, hash: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split('$')
  if (scheme !== 'scrypt' || !salt || !key) return false
  const known = Buffer.from(key, 'base64url')
  const found = await derive(pin, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return known.length === found.length && timingSafeEqual(known, found)
}
