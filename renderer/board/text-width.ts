// How wide a text will be, without asking the page: for choosing between two sizes of a title or two forms of a place.

/** East Asian wide characters, full-width forms, and the signs that a Chinese font draws as wide as a character. */
const wide =
  /[\u00a7\u00b7\u00d7\u00f7\u1100-\u115f\u2016-\u206f\u2100-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\ufffd]/u
/** Marks over or under a letter, joiners, and the choice of a variant of a character. */
const without = /[\p{Mn}\p{Me}]|[\u200c\u200d]|[\u{e0100}-\u{e01ef}]/u

const known = new Map<string, number>()

function characterEm(character: string): number {
  if (without.test(character)) return 0
  if (wide.test(character) || (character.codePointAt(0) ?? 0) > 0xffff) return 1
  if (/[0-9–]/.test(character)) return 0.58
  if (/[WMm@%—]/.test(character)) return 1
  if (/[A-Zw&]/.test(character)) return /[ACEFJ-LPR-TVX-Z]/.test(character) ? 0.68 : 0.85
  if (/[ .,:;'|!()[\]il]/.test(character)) return 0.36
  if (/[frtj/-]/.test(character)) return 0.43
  // Beyond ASCII some letters of a script are wider than any of ours.
  return character > '\u007f' ? 0.78 : 0.65
}

/**
 * The width of a text in its own letter height (em), for Noto Sans SC: rather a little too wide than too narrow, because what
 * is decided by it must fit.
 */
export function textEm(text: string): number {
  let em = 0
  for (const character of text) {
    let own = known.get(character)
    if (own === undefined) {
      own = characterEm(character)
      known.set(character, own)
    }
    em += own
  }
  return em
}

/** The longest end of a text that fits, with an ellipsis before what was cut off. Never begins with the half of a letter. */
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
  while (from < characters.length && without.test(characters[from] ?? '')) from += 1
  return `\u2026${characters.slice(from).join('')}`
}
