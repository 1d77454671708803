// How far the ink of characters reaches above and below the line they stand on, as the browser draws them with the board's fonts.

/** Above and below the base line, in em. */
export type Ink = { up: number; down: number }

const measuredPx = 100
const families = '"Noto Sans SC Variable", "Linggong Rare Names", sans-serif'
const canvas = document.createElement('canvas').getContext('2d')
const known = new Map<string, Ink>()

function inkOfCharacter(character: string, weight: string): Ink {
  const key = weight + character
  let ink = known.get(key)
  if (!ink) {
    if (!canvas) throw new Error('no canvas to measure on')
    canvas.font = `${weight} ${measuredPx}px ${families}`
    const { actualBoundingBoxAscent, actualBoundingBoxDescent } = canvas.measureText(character)
    ink = { up: actualBoundingBoxAscent / measuredPx, down: actualBoundingBoxDescent / measuredPx }
    known.set(key, ink)
  }
  return ink
}

/** The furthest ink of any of its characters. */
export function inkOf(text: string, weight: string): Ink {
  let up = Number.NEGATIVE_INFINITY
  let down = Number.NEGATIVE_INFINITY
  for (const character of text) {
    if (character.trim() === '') continue
    const ink = inkOfCharacter(character, weight)
    up = Math.max(up, ink.up)
    down = Math.max(down, ink.down)
  }
  return { up, down }
}

let ascentShare: number | null = null

/** Where in the height of a line of text the base line is: what of it is above, as a share. */
export function baseShare(): number {
  if (ascentShare === null) {
    if (!canvas) throw new Error('no canvas to measure on')
    canvas.font = `400 ${measuredPx}px ${families}`
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = canvas.measureText('工')
    ascentShare = fontBoundingBoxAscent / (fontBoundingBoxAscent + fontBoundingBoxDescent)
  }
  return ascentShare
}
