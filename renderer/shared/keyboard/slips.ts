// What may have been meant where one letter slipped, or where somebody types as people speak in Chongqing.

/** Keys beside each other, where a finger slips. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const

/** Sounds that many speakers do not tell apart; each is also taken for the other. */
const accents: readonly (readonly [string, string])[] = [
  ['zh', 'z'],
  ['ch', 'c'],
  ['sh', 's'],
  ['n', 'l'],
  ['f', 'h'],
  ['ang', 'an'],
  ['eng', 'en'],
  ['ing', 'in'],
  ['uang', 'uan'],
  ['hu', 'f'],
]

const neighbours = new Map<string, string>()
for (const [at, row] of rows.entries()) {
  for (const [index, letter] of [...row].entries()) {
    const beside = [row[index - 1], row[index + 1]]
    // The rows are shifted by half a key.
    const above = [rows[at - 1]?.[index], rows[at - 1]?.[index + 1]]
    const below = [rows[at + 1]?.[index - 1], rows[at + 1]?.[index]]
    neighbours.set(letter, [...beside, ...above, ...below].filter(key => key !== undefined).join(''))
  }
}

/** The same letters as another speaker would type them, one sound changed. */
export function asOthersSay(letters: string): string[] {
  const variants = new Set<string>()
  for (const [one, other] of accents) {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      for (let at = letters.indexOf(from); at >= 0; at = letters.indexOf(from, at + 1)) {
        variants.add(letters.slice(0, at) + to + letters.slice(at + from.length))
      }
    }
  }
  variants.delete(letters)
  return [...variants]
}

/** The letters with one too many, one missing, two turned round, or a neighbour's key pressed: some hundreds. */
export function withOneSlip(letters: string): Set<string> {
  const variants = new Set<string>()
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at)
    const here = letters[at] ?? ''
    const after = letters.slice(at + 1)
    for (const missing of 'abcdefghijklmnopqrstuvwxyz') variants.add(before + missing + here + after)
    if (here === '') continue
    variants.add(before + after)
    for (const key of neighbours.get(here) ?? '') variants.add(before + key + after)
    const next = after[0]
    if (next !== undefined) variants.add(before + next + here + after.slice(1))
  }
  variants.delete(letters)
  return variants
}
