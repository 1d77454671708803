// Learns which characters of given names go together, as kinds of names: within a kind the first and the last character are
// independent of each other. By expectation and maximisation, the same on every machine.

export type Pair = { first: string; last: string; weight: number }

const rounds = 25
/** How far a character spreads over all kinds, however it was counted; and from the other place in the name. */
const spread = 0.2
const across = 0.03
const atLeast = 0.05
/** The share of a rare character of names among all given names. */
const rareShare = 0.0002

/**
 * @param kinds how many kinds
 * @param rare characters that are names though no pair has them
 * @returns for a character its share as first one in each kind (the kind's own share is in it), and as last one of each kind
 */
export function learnKinds(pairs: readonly Pair[], kinds: number, rare: Iterable<string>) {
  const index = new Map<string, number>()
  const indexOf = (character: string) => {
    const known = index.get(character)
    if (known !== undefined) return known
    index.set(character, index.size)
    return index.size - 1
  }
  const firsts = Int32Array.from(pairs, pair => indexOf(pair.first))
  const lasts = Int32Array.from(pairs, pair => indexOf(pair.last))
  const size = index.size * kinds
  const random = aRandom()
  let first = normalised(Float64Array.from({ length: size }, random), kinds)
  let last = normalised(Float64Array.from({ length: size }, random), kinds)
  let kindShare = new Float64Array(kinds).fill(1 / kinds)
  const joint = new Float64Array(kinds)

  for (let round = 0; round < rounds; round++) {
    const nextFirst = new Float64Array(size)
    const nextLast = new Float64Array(size)
    const nextShare = new Float64Array(kinds)
    for (const [at, { weight }] of pairs.entries()) {
      const a = at_(firsts, at) * kinds
      const b = at_(lasts, at) * kinds
      let sum = 0
      for (let kind = 0; kind < kinds; kind++) {
        const share = at_(kindShare, kind) * at_(first, a + kind) * at_(last, b + kind)
        joint[kind] = share
        sum += share
      }
      for (let kind = 0; kind < kinds; kind++) {
        const part = (weight * at_(joint, kind)) / (sum || 1)
        nextFirst[a + kind] = at_(nextFirst, a + kind) + part
        nextLast[b + kind] = at_(nextLast, b + kind) + part
        nextShare[kind] = at_(nextShare, kind) + part
      }
    }
    first = normalised(smoothed(nextFirst, nextLast, kinds), kinds)
    last = normalised(smoothed(nextLast, nextFirst, kinds), kinds)
    const whole = nextShare.reduce((x, y) => x + y, 0)
    kindShare = nextShare.map(share => share / whole)
  }

  const rareOnes = new Set(rare)
  const rowOf = (table: Float64Array, character: string, rareRow: Float64Array) => {
    const at = index.get(character)
    const row = at === undefined ? new Float64Array(kinds) : table.slice(at * kinds, (at + 1) * kinds)
    return rareOnes.has(character) ? row.map((share, kind) => Math.max(share, at_(rareRow, kind))) : row
  }
  const withKind = first.map((share, at) => share * at_(kindShare, at % kinds))
  const rareFirst = kindShare.map(share => share * rareShare)
  const rareLast = new Float64Array(kinds).fill(rareShare)
  return {
    first: (character: string) => rowOf(withKind, character, rareFirst),
    last: (character: string) => rowOf(last, character, rareLast),
  }
}

const at_ = (numbers: Float64Array | Int32Array, index: number): number => numbers[index] ?? 0

/** No kind excludes a character, and what stands last may also stand first. */
function smoothed(counts: Float64Array, others: Float64Array, kinds: number): Float64Array {
  const next = counts.slice()
  for (let from = 0; from < counts.length; from += kinds) {
    let own = 0
    let elsewhere = 0
    for (let kind = 0; kind < kinds; kind++) {
      own += at_(counts, from + kind)
      elsewhere += at_(others, from + kind)
    }
    const added = (spread * own + across * elsewhere + atLeast) / kinds
    for (let kind = 0; kind < kinds; kind++) next[from + kind] = at_(next, from + kind) + added
  }
  return next
}

/** Makes the shares of each kind add up to one. */
function normalised(shares: Float64Array, kinds: number): Float64Array {
  const sums = new Float64Array(kinds)
  for (const [at, share] of shares.entries()) sums[at % kinds] = at_(sums, at % kinds) + share
  return shares.map((share, at) => share / (at_(sums, at % kinds) || 1))
}

function aRandom(): () => number {
  let seed = 20_221_122
  return () => {
    seed = (seed * 48_271) % 2_147_483_647
    return 0.5 + seed / 2_147_483_647
  }
}
