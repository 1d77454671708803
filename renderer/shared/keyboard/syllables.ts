// Cuts typed letters into tokens of pinyin: whole syllables, or the beginnings that people type for them (zh for zhang).

export type Token = {
  text: string
  from: number
  to: number
  /** Whether the letters are a syllable, and not only the beginning of some. */
  isWhole: boolean
  /** Bits: a beginning leaves open what is meant, and few people type some syllables whole and others not. */
  bits: number
}

/**
 * Bits of the way in which several syllables of one word are typed. All by their beginnings is as usual as all of them whole, the
 * last one alone is not finished; some whole and some not, hardly anybody types.
 */
export function bitsOfRow(tokens: readonly Token[]): number {
  if (tokens.length > 1 && tokens.every(token => !token.isWhole)) return 2 + 2 * tokens.length
  let bits = 0
  for (const token of tokens) bits += token.bits
  return bits
}

/** By the place in the letters where they begin. */
export type Tokens = readonly (readonly Token[])[]

export type Syllables = {
  /** The tokens that begin at each place of the letters; the last letters may be the beginning of a syllable that is still typed. */
  tokensOf(letters: string): Tokens
  /** The syllables that a token may mean. */
  meantBy(token: Token): readonly string[]
  /** The usual way to part the letters, as it is shown while typing; null where they cannot be pinyin. */
  cut(letters: string): string[] | null
  /** How many letters from the front can be pinyin. */
  reach(letters: string): number
}

/** No reading is longer: zhuang, chuang, shuang. */
const longest = 6
const bitsInside = 7
const bitsAtEnd = 3
/** Whole already, and yet it may go on: xi may become xian. */
const bitsGoingOn = 7
/** A syllable of one vowel is seldom meant inside: fang'an rather than fan, ga, n. */
const bitsOfVowel = 2
/** Longer letters that can be parted into whole syllables are not also taken for beginnings: too many ways, and nobody types so. */
const longestMixed = 8
const isInitial = (text: string) => text.length === 1 || /^[zcs]h$/.test(text)

export function createSyllables(all: readonly string[]): Syllables {
  const whole = new Set(all)
  const beginning = new Map<string, string[]>()
  for (const syllable of all) {
    for (let end = 1; end <= syllable.length; end++) {
      const start = syllable.slice(0, end)
      const meant = beginning.get(start)
      if (meant) meant.push(syllable)
      else beginning.set(start, [syllable])
    }
  }

  function tokensAt(letters: string, from: number, mixes: boolean): Token[] {
    const tokens: Token[] = []
    for (let to = Math.min(letters.length, from + longest); to > from; to--) {
      const text = letters.slice(from, to)
      const isWhole = whole.has(text)
      if (isWhole) tokens.push({ text, from, to, isWhole: true, bits: text.length === 1 ? bitsOfVowel : 0 })
      const meant = beginning.get(text)
      if (!meant) continue
      const atEnd = to === letters.length
      if (isWhole && !(atEnd && meant.length > 1) && text.length > 1) continue
      if (atEnd) tokens.push({ text, from, to, isWhole: false, bits: isWhole ? bitsGoingOn : bitsAtEnd })
      else if (mixes && isInitial(text)) tokens.push({ text, from, to, isWhole: false, bits: bitsInside })
    }
    return tokens
  }

  function tokensOf(letters: string): Tokens {
    const from = Array.from(letters, (_, index) => index)
    const whole = from.map(at => tokensAt(letters, at, letters.length <= longestMixed))
    return letters.length <= longestMixed || ways(whole).length > letters.length
      ? whole
      : from.map(at => tokensAt(letters, at, true))
  }

  type Way = { bits: number; parts: string[] }
  function ways(tokens: Tokens): (Way | undefined)[] {
    const best: (Way | undefined)[] = [{ bits: 0, parts: [] }]
    for (const [from, starting] of tokens.entries()) {
      const here = best[from]
      if (!here) continue
      // Of two ways alike, that with longer syllables at the front stays.
      for (const token of starting) {
        const bits = here.bits + token.bits + 1
        const there = best[token.to]
        if (!there || bits < there.bits || (bits === there.bits && isLonger(here.parts, token.text, there.parts)))
          best[token.to] = { bits, parts: [...here.parts, token.text] }
      }
    }
    return best
  }

  return {
    tokensOf,
    meantBy: token => (token.isWhole ? [token.text] : (beginning.get(token.text) ?? [])),
    cut: letters => ways(tokensOf(letters))[letters.length]?.parts ?? null,
    reach: letters => ways(tokensOf(letters)).length - 1,
  }
}

/** Whether the parts and one more have longer syllables at the front than the others. */
function isLonger(parts: readonly string[], last: string, others: readonly string[]): boolean {
  for (const [index, part] of [...parts, last].entries()) {
    const difference = part.length - (others[index]?.length ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}
