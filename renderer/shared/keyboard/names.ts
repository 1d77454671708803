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
}

export type Names = {
  /** Names, or what is missing of one, that use up all letters. */
  compose(tokens: Tokens, before: string, most: number): Weighed[]
  /** The characters of one syllable, those first that may stand here in a name. */
  order(token: Token, before: string): Weighed[]
}

const mostOfToken = 50
const mostOfSurnames = 8
/** What is left out of all names because more characters may follow: 王建 on the way to 王建国. */
const unfinishedBits = 4

export function createNames(model: NameModel, syllables: Syllables, characters: Characters): Names {
  const surnames = new Map(Object.entries(model.surnames).map(([reading, texts]) => [reading, readCosted(texts)]))
  const byInitials = new Map<string, { parts: string[]; texts: [string, number][] }[]>()
  for (const [reading, texts] of surnames) {
    const parts = reading.split(' ')
    const initials = parts.map(part => part[0]).join('')
    byInitials.set(initials, [...(byInitials.get(initials) ?? []), { parts, texts }])
  }
  const isSurname = new Set([...surnames.values()].flat().map(([text]) => text))
  const given = readGiven(model)
  const pairs = new Map<string, number>()
  for (const [first, followers] of Object.entries(model.pairs)) {
    for (const [last, bits] of readCosted(followers)) pairs.set(first + last, bits)
  }

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
          const extra = characters.readingBits(one)
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
    const known = pairs.get(first.text + last.text)
    if (known !== undefined) return known
    let share = 0
    for (let kind = 0; kind < first.first.length; kind++) share += (first.first[kind] ?? 0) * (last.last[kind] ?? 0)
    return -Math.log2(share)
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
        for (const last of lasts) {
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

  function whole(tokens: readonly Token[], before: Before, most: number): Weighed[] {
    const bits = bitsOfRow(tokens)
    const [one, two] = tokens
    if (!one) return []
    if (before.expects === 'rest') {
      return tokens.length === 1 && before.first ? added(lastNames(one, before.first), bits) : []
    }
    if (before.expects === 'given') return tokens.length <= 2 ? added(givenNames(tokens, most), bits) : []
    const found: Weighed[] = []
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
    if (isSurname.has(text.join(''))) return { expects: 'given' }
    const length = isSurname.has(text.slice(0, 2).join('')) ? 2 : 1
    const first = text[length]
    return first !== undefined && text.length === length + 1 ? { expects: 'rest', first } : { expects: 'rest' }
  }

  return {
    compose(tokens, before, most) {
      const here = place(before)
      const found: Weighed[] = []
      const walk = (at: number, former: readonly Token[]) => {
        for (const token of tokens[at] ?? []) {
          const row = [...former, token]
          if (token.to === tokens.length) found.push(...whole(row, here, most))
          else if (row.length < 4) walk(token.to, row)
        }
      }
      walk(0, [])
      return likeliest(found, most)
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
    })
  }
  return all
}
