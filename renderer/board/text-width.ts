// How wide a text will be, without asking the page: for choosing between two sizes of a title or two forms of a place.

/** East Asian wide characters, emoji and full-width forms take a whole square. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

/**
 * The width of a text in its own letter height (em), for Noto Sans SC: rather a little too wide than too narrow, because what
 * is decided by it must fit.
 */
export function textEm(text: string): number {
  let em = 0
  for (const character of text) {
    if (wide.test(character) || (character.codePointAt(0) ?? 0) > 0xffff) em += 1
    else if (/[0-9–]/.test(character)) em += 0.58
    else if (/[A-ZMWmw—…]/.test(character)) em += 0.85
    else if (/[ .,:;'|!()[\]il/]/.test(character)) em += 0.36
    else em += 0.6
  }
  return em
}

/** The longest end of a text that fits, with an ellipsis before what was cut off. */
export function endThatFits(text: string, maxEm: number): string {
  if (textEm(text) <= maxEm) return text
  const characters = [...text]
  let em = textEm('\u2026')
  let from = characters.length
  while (from > 0) {
    const next = textEm(characters[from - 1] ?? '')
    if (em + next > maxEm) break
    em += next
    from -= 1
  }
  return `\u2026${characters.slice(from).join('')}`
}
