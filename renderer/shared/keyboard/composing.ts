// Finds the candidates of typed letters, for what the field is for: whole readings of all letters first, then what a slip may have
// meant, then words and characters of the first letters, which leave the others in the composition.
import { createCharacters } from './characters.ts'
import type { Dictionary } from './dictionary.ts'
import { createNames } from './names.ts'
import { createSentences, likeliest } from './sentence.ts'
import { asOthersSay, withOneSlip } from './slips.ts'
import { createSyllables, type Token } from './syllables.ts'
import { createTowns } from './towns.ts'
import { createWordIndex, type Use, type Weighed } from './words.ts'

/** A choice, and how many of the typed letters it uses up; the others stay in the composition. */
export type Candidate = { text: string; used: number }

export type Composing = {
  /** @param before the text of the field in front of the composition */
  find(letters: string, use: Use, before: string): readonly Candidate[]
  /** The letters parted into syllables, as one reads them. */
  part(letters: string): string
}

/** Readings of all letters that stand in front. */
const mostWhole = 5
/** In a search one word of the first syllables stands behind so many of them. */
const wholesBeforeWord = 3
const mostWords = 12
const mostSlips = 3
/** Three letters are too few to say that one of them slipped. */
const fewestForSlip = 4
/** In a search a town that no list has is less likely than words. */
const townInSearchBits = 6
const goingOnBits = 3
/** How much likelier what was typed is than what may have been meant. */
const slipBits = 11
const otherKeyBits = 2

export function createComposing(dictionary: Dictionary): Composing {
  const syllables = createSyllables(Object.keys(dictionary.characters))
  const characters = createCharacters(dictionary, syllables)
  const words = createWordIndex(dictionary)
  const sentences = createSentences(characters, words)
  const names = createNames(dictionary.names, syllables, characters)
  const towns = createTowns(dictionary.towns, syllables, characters)

  function wholes(letters: string, use: Use, before: string, most: number): Weighed[] {
    const tokens = syllables.tokensOf(letters)
    if (use === 'name') {
      const named = names.compose(tokens, before, most)
      if (named.length >= most) return named
      const others = sentences.compose(tokens, 'name', most)
      const isNamed = new Set(named.map(name => name.text))
      return [...named, ...others.filter(other => !isNamed.has(other.text))].slice(0, most)
    }
    const composed = [...sentences.compose(tokens, use, most), ...goingOn(letters, use)]
    const extra = use === 'place' ? 0 : townInSearchBits
    for (const town of towns.compose(tokens, most)) composed.push({ text: town.text, bits: town.bits + extra })
    for (const slip of slips(letters, use)) composed.push({ text: slip.text, bits: slip.bits + slipBits })
    return likeliest(composed, most)
  }

  /** Words of work and places that are not typed to their end. */
  function goingOn(letters: string, use: Use): Weighed[] {
    const row = usualTokens(letters)
    if (!row || row.length < 2) return []
    const bits = row.reduce((sum, token) => sum + token.bits, goingOnBits)
    return words.goingOn(row, use, 3).map(word => ({ text: word.text, bits: word.bits + bits }))
  }

  /** The tokens of the usual way to part the letters. */
  function usualTokens(letters: string): Token[] | null {
    const tokens = syllables.tokensOf(letters)
    let at = 0
    const row: Token[] = []
    for (const part of syllables.cut(letters) ?? []) {
      const found = tokens[at]?.find(one => one.text === part)
      if (!found) return null
      row.push(found)
      at = found.to
    }
    return row.length ? row : null
  }

  /** Words that may have been meant. Their first letter is taken for right: whoever slips there sees it at once. */
  function slips(letters: string, use: Use): Weighed[] {
    if (letters.length < fewestForSlip) return []
    const found: Weighed[] = []
    const near = new Set(asOthersSay(letters))
    for (const variant of [...near, ...withOneSlip(letters)]) {
      if (variant[0] !== letters[0] && !near.has(variant)) continue
      for (const { text, bits } of words.byLetters(variant, use)) {
        found.push({ text, bits: near.has(variant) ? bits : bits + otherKeyBits })
      }
    }
    return likeliest(found, mostSlips)
  }

  /** Names as others say them: after those that are spelt so. */
  function nearNames(letters: string, before: string): Weighed[] {
    if (letters.length < fewestForSlip) return []
    const found = asOthersSay(letters).flatMap(variant =>
      syllables.cut(variant) ? names.compose(syllables.tokensOf(variant), before, 1) : [],
    )
    return likeliest(found, mostSlips)
  }

  /** Words that the first syllables spell, the longest first: dian gong shi begins with an electrician. */
  function leading(letters: string, use: Use, before: string): Candidate[] {
    const row = usualTokens(letters) ?? []
    const found: Candidate[] = []
    for (let count = row.length - 1; count >= 2; count--) {
      const to = row[count - 1]?.to ?? 0
      const start = letters.slice(0, to)
      const all =
        use === 'name' ? names.compose(syllables.tokensOf(start), before, 3) : words.spelt(row.slice(0, count), use, 4)
      found.push(...all.map(({ text }) => ({ text, used: to })))
    }
    return found.slice(0, mostWords)
  }

  /** Characters of the first syllable; xian may also begin with xi. */
  function first(letters: string, use: Use, before: string): Candidate[] {
    const [usual] = usualTokens(letters) ?? []
    const others = (syllables.tokensOf(letters)[0] ?? []).filter(token => token.isWhole || !usual)
    const tokens = [usual, ...others].filter(
      (token, at, all) => token && all.findIndex(o => o?.text === token.text) === at,
    )
    return tokens.flatMap(token => {
      if (!token) return []
      const all =
        use === 'name'
          ? names.order(token, before)
          : use === 'place'
            ? towns.order(token, before)
            : characters.of(token)
      return all.map(({ text }) => ({ text, used: token.to }))
    })
  }

  function find(letters: string, use: Use, before: string): readonly Candidate[] {
    // Letters that are no pinyin stay behind; what stands before them can still be chosen.
    const pinyin = letters.slice(0, syllables.reach(letters))
    const isWhole = pinyin === letters
    const found = new Map<string, Candidate>()
    const add = (all: Iterable<Candidate>) => {
      for (const candidate of all) if (!found.has(candidate.text)) found.set(candidate.text, candidate)
    }
    const used = (text: string, count: number) => ({ text, used: count })
    const begun = pinyin === '' ? [] : leading(pinyin, use, before)
    if (pinyin !== '') {
      const all = wholes(pinyin, use, before, mostWhole).map(({ text }) => used(text, pinyin.length))
      // 电工 is more likely to be of use than a fourth way to write dian gong shi.
      if (use === 'search') add([...all.slice(0, wholesBeforeWord), ...begun.slice(0, 1)])
      add(all)
    }
    if (letters !== '') {
      const near = use === 'name' ? nearNames(letters, before) : slips(letters, use)
      add(near.map(({ text }) => used(text, letters.length)))
    }
    if (pinyin !== '') {
      add(begun)
      add(first(pinyin, use, before))
    }
    return isWhole || found.size ? [...found.values()] : []
  }

  return {
    find,
    part(letters) {
      const reach = syllables.reach(letters)
      const parts = syllables.cut(letters.slice(0, reach)) ?? []
      return [...parts, letters.slice(reach)].filter(part => part !== '').join(' ')
    },
  }
}
