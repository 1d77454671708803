// Reads what fonts can draw: the faces of a collection, a face's character map, and the ranges the bundled web font declares.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type Table = { tag: string; checksum: number; offset: number; length: number }

function readTables(file: Buffer, at: number): { version: number; tables: Table[] } {
  const tables: Table[] = []
  for (let i = 0; i < file.readUInt16BE(at + 4); i++) {
    const record = at + 12 + i * 16
    tables.push({
      tag: file.toString('latin1', record, record + 4),
      checksum: file.readUInt32BE(record + 4),
      offset: file.readUInt32BE(record + 8),
      length: file.readUInt32BE(record + 12),
    })
  }
  return { version: file.readUInt32BE(at), tables }
}

/** The family name (name id 1, Windows, English) of the face at `at`, or undefined. */
function familyName(file: Buffer, at: number): string | undefined {
  const name = readTables(file, at).tables.find(table => table.tag === 'name')
  if (!name) return undefined
  const texts = name.offset + file.readUInt16BE(name.offset + 4)
  for (let i = 0; i < file.readUInt16BE(name.offset + 2); i++) {
    const record = name.offset + 6 + i * 12
    const [platform, , language, id, length, offset] = [0, 2, 4, 6, 8, 10].map(step => file.readUInt16BE(record + step))
    if (platform !== 3 || language !== 0x409 || id !== 1 || length === undefined || offset === undefined) continue
    return Buffer.from(file.subarray(texts + offset, texts + offset + length))
      .swap16()
      .toString('utf16le')
  }
  return undefined
}

/**
 * One face of a TrueType collection as a font file of its own (OpenType 1.9, "Font Collections").
 * @throws Error when no face has that family name
 */
export function extractFace(collection: Buffer, family: string): Buffer {
  if (collection.toString('latin1', 0, 4) !== 'ttcf') throw new Error('not a font collection')
  for (let i = 0; i < collection.readUInt32BE(8); i++) {
    const at = collection.readUInt32BE(12 + i * 4)
    if (familyName(collection, at) !== family) continue
    const { version, tables } = readTables(collection, at)
    const head = Buffer.alloc(12 + tables.length * 16)
    const power = 2 ** Math.floor(Math.log2(tables.length))
    head.writeUInt32BE(version, 0)
    head.writeUInt16BE(tables.length, 4)
    head.writeUInt16BE(power * 16, 6)
    head.writeUInt16BE(Math.log2(power), 8)
    head.writeUInt16BE((tables.length - power) * 16, 10)
    const parts: Buffer[] = [head]
    let offset = head.length
    for (const [n, table] of tables.entries()) {
      head.write(table.tag, 12 + n * 16, 'latin1')
      head.writeUInt32BE(table.checksum, 16 + n * 16)
      head.writeUInt32BE(offset, 20 + n * 16)
      head.writeUInt32BE(table.length, 24 + n * 16)
      const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4)
      collection.copy(padded, 0, table.offset, table.offset + table.length)
      parts.push(padded)
      offset += padded.length
    }
    return Buffer.concat(parts)
  }
  throw new Error(`the collection has no face named ${family}`)
}

/** The code points a font (sfnt, not woff2) has glyphs for, from its format 12 or format 4 character map. */
export function readCmap(font: Buffer): Set<number> {
  const cmap = readTables(font, 0).tables.find(table => table.tag === 'cmap')
  if (!cmap) throw new Error('the font has no character map')
  const codes = new Set<number>()
  for (let i = 0; i < font.readUInt16BE(cmap.offset + 2); i++) {
    const at = cmap.offset + font.readUInt32BE(cmap.offset + 4 + i * 8 + 4)
    const format = font.readUInt16BE(at)
    if (format === 12) {
      for (let group = 0; group < font.readUInt32BE(at + 12); group++) {
        const first = font.readUInt32BE(at + 16 + group * 12)
        const last = font.readUInt32BE(at + 20 + group * 12)
        for (let code = first; code <= last; code++) codes.add(code)
      }
    } else if (format === 4) {
      const segments = font.readUInt16BE(at + 6) / 2
      for (let n = 0; n < segments; n++) {
        const last = font.readUInt16BE(at + 14 + n * 2)
        const first = font.readUInt16BE(at + 16 + segments * 2 + n * 2)
        for (let code = first; code <= last && code !== 0xffff; code++) codes.add(code)
      }
    }
  }
  return codes
}

/** The code points named by the `unicode-range`s of a style sheet. */
export function rangesOf(css: string): Set<number> {
  const codes = new Set<number>()
  for (const [, list] of css.matchAll(/unicode-range:([^;}]*)/g)) {
    for (const [, first = '', last = first] of (list ?? '').matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
      for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++) codes.add(code)
    }
  }
  return codes
}

/** The code points of the bundled web font. */
export function bundledRanges(): Set<number> {
  const css = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/wght.css')
  return rangesOf(readFileSync(css, 'utf8'))
}

/** Sorted code points as a `unicode-range`. */
export function toRanges(codes: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const code of codes) {
    const last = ranges.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else ranges.push([code, code])
  }
  const hex = (code: number) => code.toString(16).toUpperCase()
  return ranges.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ')
}
