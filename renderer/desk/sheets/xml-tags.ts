// Walks the tags of an XML text as spreadsheets write it: no tree, no document types, no entities but the five and numbers.
import { SheetError } from './grid.ts'

export type XmlTag = {
  /** Without its namespace prefix. */
  name: string
  kind: 'open' | 'close' | 'empty'
  /** What stands between < and >, for `attribute`. */
  inside: string
  /** The text before this tag, undecoded. */
  before: string
}

/** Throws SheetError `damaged` for document types, which no spreadsheet writes. */
export function* tagsOf(xml: string): Generator<XmlTag> {
  let at = 0
  for (;;) {
    const open = xml.indexOf('<', at)
    if (open === -1) return
    if (xml.startsWith('<!--', open)) {
      const end = xml.indexOf('-->', open)
      if (end === -1) return
      at = end + 3
      continue
    }
    if (xml.startsWith('<!', open)) throw new SheetError('damaged')
    const close = xml.indexOf('>', open)
    if (close === -1) throw new SheetError('damaged')
    const inside = xml.slice(open + 1, close)
    const before = xml.slice(at, open)
    at = close + 1
    if (inside.startsWith('?')) continue
    const isClose = inside.startsWith('/')
    const isEmpty = inside.endsWith('/')
    const name = /^\/?(?:[\w.-]+:)?([\w.-]+)/.exec(inside)?.[1]
    if (!name) throw new SheetError('damaged')
    yield { name, kind: isClose ? 'close' : isEmpty ? 'empty' : 'open', inside, before }
  }
}

/** An attribute's value, decoded; by its name without a prefix. */
export function attribute(inside: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(inside)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : decodeXml(value)
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Decodes character references and spreadsheets' own `_x000D_`; what cannot be a character vanishes. */
export function decodeXml(text: string): string {
  const plain = text.includes('&')
    ? text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/g, (whole, hex, decimal, word) => {
        if (word !== undefined) return named[word] ?? whole
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
      })
    : text
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain
}
