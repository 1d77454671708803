// Composes names of places that no list has, from how the characters of names of towns follow each other.
import type { Characters } from './characters.ts'
import { readCosted } from './costs.ts'
import type { PlaceModel } from './dictionary.ts'
import { likeliest } from './sentence.ts'
import type { Syllables, Token, Tokens } from './syllables.ts'
import type { Weighed } from './words.ts'

/** How many beginnings are kept at each letter. */
const kept = 16
const mostOfToken = 30

export type Towns = {
  compose(tokens: Tokens, most: number): Weighed[]
  /** The characters of a syllable, those first that names of places have after what stands there. */
  order(token: Token, before: string): Weighed[]
}

export function createTowns(model: PlaceModel, syllables: Syllables, characters: Characters): Towns {
  const alone = new Map(readCosted(model.characters))
  const follows = new Map(Object.entries(model.pairs).map(([before, texts]) => [before, new Map(readCosted(texts))]))
  const stepBits = (before: string, character: string) =>
    follows.get(before)?.get(character) ?? (alone.get(character) ?? unknown) + model.otherwise

  const townCharacters = new Map<string, readonly Weighed[]>()
  /** Characters that a token may mean, with what an unusual reading adds. */
  function charactersOf(token: Token): readonly Weighed[] {
    const key = token.isWhole ? token.text : `${token.text}-`
    let list = townCharacters.get(key)
    if (!list) {
      const best = new Map<string, number>()
      for (const syllable of syllables.meantBy(token)) {
        for (const one of characters.of({ ...token, text: syllable, isWhole: true })) {
          const { text } = one
          const bits = characters.readingBits(one)
          if (alone.has(text)) best.set(text, Math.min(bits, best.get(text) ?? bits))
        }
      }
      const share = ({ text, bits }: Weighed) => (alone.get(text) ?? 0) + bits
      list = [...best]
        .map(([text, bits]) => ({ text, bits }))
        .sort((a, b) => share(a) - share(b))
        .slice(0, mostOfToken)
      townCharacters.set(key, list)
    }
    return list
  }

  /** What is being typed need not be at its end. */
  const endBits = (last: string) => Math.min(8, stepBits(last, '$'))

  return {
    order(token, before) {
      const last = [...before].at(-1) ?? '^'
      const named = charactersOf(token).map(({ text, bits }) => ({ text, bits: bits + stepBits(last, text) }))
      const isNamed = new Set(named.map(({ text }) => text))
      return [
        ...named.sort((a, b) => a.bits - b.bits),
        ...characters.of(token).filter(({ text }) => !isNamed.has(text)),
      ]
    },
    compose(tokens, most) {
      type Way = Weighed & { last: string }
      const ways: Way[][] = [[{ text: '', bits: 0, last: '^' }]]
      for (const [from, starting] of tokens.entries()) {
        const here = (ways[from] ?? []).sort((a, b) => a.bits - b.bits).slice(0, kept)
        if (!here.length) continue
        for (const token of starting) {
          const there = ways[token.to] ?? []
          ways[token.to] = there
          for (const { text, bits: extra } of charactersOf(token)) {
            for (const way of here) {
              const bits = way.bits + token.bits + extra + stepBits(way.last, text)
              there.push({ text: way.text + text, bits, last: text })
            }
          }
        }
      }
      const whole = (ways[tokens.length] ?? []).map(({ text, bits, last }) => ({ text, bits: bits + endBits(last) }))
      return likeliest(whole, most)
    },
  }
}

/** A character that no town has. */
const unknown = 24
