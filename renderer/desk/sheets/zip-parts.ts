// Unpacks the wanted parts of a zip file, and stops as soon as they grow beyond what any honest workbook holds (zip bombs).
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import { limits, SheetError } from './grid.ts'

const chunkBytes = 64 * 1024
const mostParts = 5_000

/**
 * @param isWanted by the part's path
 * @returns path → bytes. Throws SheetError `damaged`, `encrypted` or `too-large`
 */
export function unzipParts(file: Uint8Array, isWanted: (path: string) => boolean): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>()
  let unpacked = 0
  let seen = 0
  const unzip = new Unzip(part => {
    if (++seen > mostParts) throw new SheetError('too-large')
    if (!isWanted(part.name) || parts.has(part.name)) return
    const chunks: Uint8Array[] = []
    parts.set(part.name, chunks)
    part.ondata = (error, chunk) => {
      if (error) throw error
      unpacked += chunk.length
      if (unpacked > limits.unpackedBytes) throw new SheetError('too-large')
      chunks.push(chunk)
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  unzip.register(UnzipPassThrough)
  try {
    for (let at = 0; at < file.length; at += chunkBytes)
      unzip.push(file.subarray(at, at + chunkBytes), at + chunkBytes >= file.length)
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('damaged')
  }
  return new Map([...parts].map(([path, chunks]) => [path, joined(chunks)]))
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
