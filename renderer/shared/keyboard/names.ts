// Composes names: a surname and a given name of one or two characters that go together.
import type { Characters } from './characters.ts'
import { highestCost, readCost, readCosted } from './costs.ts'
import type { NameModel } from './dictionary.ts'
import { likeliest } from './sentence.ts'
import { bitsOfRow, type Syllables, type Token, type Tokens } from './syllables.ts'
import { initialsOf, type Weighed } from './words.ts'

/** What stands before in the field: nothing, a surname, a surname and the first character of a given name, or more. */
type Before = { expects: 'surname' | 'given' | 'rest'; first?: string }

type GivenCharacter = {
  text: string
  /** Shares of each kind of names, as first and as last character. */
  first: Float64Array
  last: Float64Array
  /** Bits alone as a given name, as the first of two, as the last of two. */
  singleBits: number
  firstBits: number
  lastBits: number
  /** As the last of two in that kind of names in which it is likeliest: no pair that is not known costs less. */
  leastLastBits: number
}

export type Names = {
  /** Names, or what is missing of one, that use up all letters. */
  compose(tokens: Tokens, before: string, most: number): Weighed[]
  /** The characters of one syllable, those first that may stand here in a name. */
  order(token: Token, before: string): Weighed[]
}

const mostOfToken = 50
const mostOfSurnames = 8
/** A surname and a given name have four syllables at most, another name whose syllables are all typed has more. */
const mostTokens = 4
const mostWholeTokens = 6
/** 乐 is nobody's yue, though music is. */
const unusualReadingBits = 6
/** What is left out of all names because more characters may follow: 王建 on the way to 王建国. */
const unfinishedBits = 4
/** The second word of a Tibetan name is one of few. */
const secondOtherBits = 4
/** Letters that part in two ways show the second one, too, where its best name is at most so much less likely: bian qi, bi an qi. */
const otherWayBits = 7
const mostOtherWays = 2

export function createNames(model: NameModel, syllables: Syllables, characters: Characters): Names {
  const surnames = new Map(Object.entries(model.surnames).map(([reading, texts]) => [reading, readCosted(texts)]))
  const byInitials = new Map<string, { parts: string[]; texts: [string, number][] }[]>()
  for (const [reading, texts] of surnames) {
    const parts = reading.split(' ')
    const initials = parts.map(part => part[0]).join('')
    byInitials.set(initials, [...(byInitials.get(initials) ?? []), { parts, texts }])
  }
  const isSurname = new Set([...surnames.values()].flat().map(([text]) => text))
  const others = new Map(Object.entries(model.others).map(([reading, texts]) => [reading, readCosted(texts)]))
  const isOther = new Set([...others.values()].flat().map(([text]) => text))
  const given = readGiven(model)
  const pairs = new Map(Object.entries(model.pairs).map(([first, lasts]) => [first, new Map(readCosted(lasts))]))

  const givenOf = new Map<string, readonly { character: GivenCharacter; extra: number }[]>()
  /** The given-name characters that a token may mean, and what an unusual reading adds. */
  function givenCharacters(token: Token) {
    const key = token.isWhole ? token.text : `${token.text}-`
    let list = givenOf.get(key)
    if (!list) {
      const best = new Map<string, { character: GivenCharacter; extra: number }>()
      for (const syllable of syllables.meantBy(token)) {
        const whole = { ...token, text: syllable, isWhole: true }
        for (const one of characters.of(whole)) {
          const { text } = one
          const character = given.get(text)
          const usual = model.readings[text]
          const extra = usual === undefined ? characters.readingBits(one) : usual === syllable ? 0 : unusualReadingBits
          if (character && extra <= (best.get(text)?.extra ?? extra)) best.set(text, { character, extra })
        }
      }
      const cost = (one: { character: GivenCharacter; extra: number }) =>
        Math.min(one.character.firstBits, one.character.lastBits) + one.extra
      list = [...best.values()].sort((a, b) => cost(a) - cost(b)).slice(0, mostOfToken)
      givenOf.set(key, list)
    }
    return list
  }

  function surnamesOf(tokens: readonly Token[]): Weighed[] {
    const found: Weighed[] = []
    if (tokens.every(token => token.isWhole)) {
      for (const [text, bits] of surnames.get(tokens.map(token => token.text).join(' ')) ?? [])
        found.push({ text, bits })
    } else {
      for (const { parts, texts } of byInitials.get(initialsOf(tokens)) ?? []) {
        if (parts.every((part, index) => means(tokens[index], part)))
          for (const [text, bits] of texts) found.push({ text, bits })
      }
    }
    return likeliest(found, mostOfSurnames)
  }

  function pairBits(first: GivenCharacter, last: GivenCharacter): number {
    const known = pairs.get(first.text)?.get(last.text)
    if (known !== undefined) return known
    let share = 0
    for (let kind = 0; kind < first.first.length; kind++) share += (first.first[kind] ?? 0) * (last.last[kind] ?? 0)
    return -Math.log2(share) - (first === last ? model.twiceBits : 0)
  }

  /** Whole given names of one or two tokens. */
  function givenNames(tokens: readonly Token[], most: number): Weighed[] {
    const [one, two] = tokens
    if (!one) return []
    const found: Weighed[] = []
    if (!two) {
      for (const { character, extra } of givenCharacters(one)) {
        found.push({
          text: character.text,
          bits: Math.min(character.singleBits, character.firstBits + unfinishedBits) + extra,
        })
      }
    } else {
      const lasts = givenCharacters(two)
      // Only what is likelier than the last one kept is kept: most pairs are not.
      for (const first of givenCharacters(one)) {
        const known = pairs.get(first.character.text)
        for (const last of lasts) {
          if (found.length === most && !known?.has(last.character.text)) {
            const least = first.character.firstBits + last.character.leastLastBits + first.extra + last.extra
            if (least - model.twiceBits >= (found[most - 1]?.bits ?? 0)) continue
          }
          const bits = pairBits(first.character, last.character) + first.extra + last.extra
          if (found.length === most && bits >= (found[most - 1]?.bits ?? 0)) continue
          const text = first.character.text + last.character.text
          const at = found.findIndex(other => other.bits > bits)
          found.splice(at < 0 ? found.length : at, 0, { text, bits })
          if (found.length > most) found.pop()
        }
      }
      return found
    }
    return found.sort((a, b) => a.bits - b.bits).slice(0, most)
  }

  function lastNames(token: Token, firstText: string): Weighed[] {
    const first = given.get(firstText)
    return givenCharacters(token).map(({ character, extra }) => ({
      text: character.text,
      bits: (first ? pairBits(first, character) : character.lastBits) + extra,
    }))
  }

  /** Names of one word, 买买提, or of two, 扎西卓玛. */
  function otherNames(tokens: readonly Token[]): Weighed[] {
    if (tokens.length < 2 || tokens.some(token => !token.isWhole)) return []
    const spelt = (part: readonly Token[]) => others.get(part.map(token => token.text).join(' ')) ?? []
    const found = spelt(tokens).map(([text, bits]) => ({ text, bits }))
    for (let length = 2; length <= tokens.length - 2; length++) {
      const tails = spelt(tokens.slice(length))
      if (!tails.length) continue
      for (const [text, bits] of spelt(tokens.slice(0, length)))
        for (const [tail] of tails) found.push({ text: text + tail, bits: bits + secondOtherBits })
    }
    return found
  }

  function whole(tokens: readonly Token[], before: Before, most: number): Weighed[] {
    const bits = bitsOfRow(tokens)
    const [one, two] = tokens
    if (!one) return []
    const found: Weighed[] = otherNames(tokens)
    if (before.expects === 'rest') {
      if (tokens.length === 1 && before.first) found.push(...lastNames(one, before.first))
      return added(likeliest(found, mostOfToken), bits)
    }
    if (before.expects === 'given') {
      if (tokens.length <= 2) found.push(...givenNames(tokens, most))
      return added(likeliest(found, most), bits)
    }
    for (const length of [1, 2]) {
      const rest = tokens.slice(length)
      if (tokens.length < length || rest.length > 2) continue
      const heads = surnamesOf(tokens.slice(0, length))
      if (!rest.length) found.push(...heads)
      else if (heads.length) {
        const tails = givenNames(rest, most)
        for (const head of heads) {
          for (const tail of tails) found.push({ text: head.text + tail.text, bits: head.bits + tail.bits })
        }
      }
    }
    // Somebody who writes a given name alone.
    if (two && tokens.length === 2)
      for (const name of givenNames(tokens, most)) found.push({ ...name, bits: name.bits + 12 })
    return added(likeliest(found, most), bits)
  }

  function place(before: string): Before {
    const text = [...(before.split(/[·\s]/u).at(-1) ?? '')]
    if (!text.length) return { expects: before === '' ? 'surname' : 'given' }
    if (isSurname.has(text.join('')) || isOther.has(text.join(''))) return { expects: 'given' }
    const length = isSurname.has(text.slice(0, 2).join('')) ? 2 : 1
    const first = text[length]
    return first !== undefined && text.length === length + 1 ? { expects: 'rest', first } : { expects: 'rest' }
  }

  return {
    compose(tokens, before, most) {
      const here = place(before)
      const found: Weighed[] = []
      const bestOfWays: Weighed[] = []
      const walk = (at: number, former: readonly Token[], allWhole: boolean) => {
        for (const token of tokens[at] ?? []) {
          const row = [...former, token]
          const isWhole = allWhole && token.isWhole
          if (token.to === tokens.length) {
            const names = whole(row, here, most)
            found.push(...names)
            if (names[0] && isWhole) bestOfWays.push(names[0])
          } else if (row.length < (isWhole ? mostWholeTokens : mostTokens)) walk(token.to, row, isWhole)
        }
      }
      walk(0, [], true)
      return withOtherWays(likeliest(found, most), bestOfWays)
    },
    order(token, before) {
      const here = place(before)
      const best = new Map<string, number>()
      const raise = (all: Iterable<Weighed>) => {
        for (const { text, bits } of all) best.set(text, Math.min(bits, best.get(text) ?? bits))
      }
      if (here.expects === 'surname') raise(surnamesOf([token]).map(({ text, bits }) => ({ text, bits: bits - 6 })))
      if (here.expects === 'rest' && here.first) raise(lastNames(token, here.first))
      else raise(givenNames([token], mostOfToken))
      const named = likeliest(
        Array.from(best, ([text, bits]) => ({ text, bits })),
        best.size,
      )
      return [...named, ...characters.of(token).filter(({ text }) => !best.has(text))]
    },
  }
}

/** Puts the best name of another way to part the letters in the place of the last ones, where it is not much less likely. */
function withOtherWays(names: Weighed[], bestOfWays: readonly Weighed[]): Weighed[] {
  const highest = (names[0]?.bits ?? 0) + otherWayBits
  const hidden = likeliest(bestOfWays, mostOtherWays + 1).filter(
    ({ text, bits }) => bits <= highest && !names.some(name => name.text === text),
  )
  const shown = hidden.slice(0, Math.min(mostOtherWays, names.length - 1))
  return [...names.slice(0, names.length - shown.length), ...shown]
}

const added = (all: readonly Weighed[], bits: number) => all.map(one => ({ text: one.text, bits: one.bits + bits }))
const means = (token: Token | undefined, syllable: string) =>
  token !== undefined && (token.isWhole ? token.text === syllable : syllable.startsWith(token.text))

function readGiven(model: NameModel): Map<string, GivenCharacter> {
  const single = new Map(readCosted(model.single))
  const shares = (digits: string | undefined, length: number) =>
    Float64Array.from({ length }, (_, kind) => (digits?.[kind] ? 2 ** -readCost(digits[kind]) : 2 ** -highestCost))
  const length = Object.values(model.first)[0]?.length ?? 0
  const sumBits = (row: Float64Array) => -Math.log2(row.reduce((a, b) => a + b, 0))
  const all = new Map<string, GivenCharacter>()
  for (const text of new Set([...Object.keys(model.first), ...Object.keys(model.last)])) {
    const first = shares(model.first[text], length)
    const last = shares(model.last[text], length)
    all.set(text, {
      text,
      first,
      last,
      singleBits: single.get(text) ?? highestCost,
      firstBits: sumBits(first),
      lastBits: sumBits(last) + Math.log2(length),
      leastLastBits: -Math.log2(Math.max(...last)),
    })
  }
  return all
}
