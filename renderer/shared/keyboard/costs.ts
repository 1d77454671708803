// Costs as the dictionary writes them: how unlikely something is, in half bits, one digit each.

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const halfBits = new Map([...digits].map((digit, value) => [digit, value]))

/** The most that a digit can say, in bits: once in two billion. */
export const highestCost = (digits.length - 1) / 2

/** The digit of a cost in bits; what is beyond the scale gets its end. */
export function writeCost(bits: number): string {
  return digits[Math.max(0, Math.min(digits.length - 1, Math.round(bits * 2)))] ?? '0'
}

/** The cost in bits of a digit; throws where it is none. */
export function readCost(digit: string): number {
  const value = halfBits.get(digit)
  if (value === undefined) throw new Error(`no cost: ${digit}`)
  return value / 2
}

/** How many bits a share has: 1 of 8 is 3 bits. */
export const bitsOf = (share: number): number => -Math.log2(share)

/** Reads `王4李4欧阳B`: texts of Han characters, each followed by its digit. By hand, because the dictionary has 60,000 of them. */
export function readCosted(text: string): [text: string, bits: number][] {
  const found: [string, number][] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 0x7f || text[at] === '$' || text[at] === '^') continue
    found.push([text.slice(start, at), readCost(text[at] ?? '')])
    start = at + 1
  }
  return found
}
