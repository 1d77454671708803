// A posting's essentials as a QR code that any phone reads without a network, drawn as one SVG path: on the wall, at the touch
// screen and on paper.
import QRCode from 'qrcode'

/** Light border around the modules; the standard (ISO/IEC 18004) asks for four. */
const border = 4

export type QrPath = { size: number; path: string }

/**
 * The code of a text as a path of a square view box of `size`.
 * @param correction the lowest is enough on a screen that is neither dirty nor torn, and keeps the modules large; what is held in
 * hand or printed takes `M`
 */
export function qrPath(text: string, correction: 'L' | 'M' = 'L'): QrPath {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: correction })
  let path = ''
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; ) {
      let run = 0
      while (x + run < modules.size && modules.get(y, x + run)) run += 1
      if (run > 0) path += `M${x + border} ${y + border}h${run}v1h-${run}z`
      x += run || 1
    }
  }
  return { size: modules.size + 2 * border, path }
}

/** Lines of a posting for its code: those that are given, none too long, as each character makes the modules smaller. */
export function qrText(lines: readonly (string | null)[], mostCharacters = 24): string {
  const cut = (line: string) => {
    const characters = [...line]
    return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters - 1).join('')}\u2026` : line
  }
  return lines.flatMap(line => (line?.trim() ? [cut(line.trim())] : [])).join('\n')
}
