// Composes longer letters out of words and characters: the likeliest ways to part and to write them, by dynamic programming.
import type { Characters } from './characters.ts'
import { bitsOfRow, type Token, type Tokens } from './syllables.ts'
import { initialsOf, type Use, type Weighed, type WordIndex } from './words.ts'

/** How many ways are kept at each letter, and words for each row of tokens. */
const kept = 6
const charactersKept = 10
/** A character that stands alone between words is less likely than its share of all text says. */
const aloneBits = 6

export type Sentences = { compose(tokens: Tokens, use: Use, most: number): Weighed[] }

export function createSentences(characters: Characters, words: WordIndex): Sentences {
  /** Everything that may stand from one letter on, by the letter at which it ends. */
  function stepsFrom(all: Tokens, from: number, use: Use): Map<number, Weighed[]> {
    const steps = new Map<number, Weighed[]>()
    const add = (to: number, found: readonly Weighed[], extra: number) => {
      if (!found.length) return
      const list = steps.get(to) ?? []
      for (const { text, bits } of found) list.push({ text, bits: bits + extra })
      steps.set(to, list)
    }
    const walk = (at: number, before: readonly Token[]) => {
      for (const token of all[at] ?? []) {
        const row = [...before, token]
        if (row.length === 1) add(token.to, characters.of(token).slice(0, charactersKept), token.bits + aloneBits)
        add(token.to, words.spelt(row, use, kept), bitsOfRow(row))
        if (token.to < all.length && words.begins(initialsOf(row))) walk(token.to, row)
      }
    }
    walk(from, [])
    for (const [to, list] of steps) steps.set(to, likeliest(list, kept * 2))
    return steps
  }

  return {
    compose(tokens, use, most) {
      const ways: Weighed[][] = [[{ text: '', bits: 0 }]]
      for (let from = 0; from < tokens.length; from++) {
        const here = likeliest(ways[from] ?? [], kept)
        if (!here.length) continue
        for (const [to, steps] of stepsFrom(tokens, from, use)) {
          const there = ways[to] ?? []
          ways[to] = there
          for (const way of here) {
            for (const step of steps) there.push({ text: way.text + step.text, bits: way.bits + step.bits })
          }
        }
      }
      return likeliest(ways[tokens.length] ?? [], most)
    },
  }
}

/** The likeliest texts, each once. */
export function likeliest(all: Iterable<Weighed>, most: number): Weighed[] {
  const best = new Map<string, number>()
  for (const { text, bits } of all) {
    if (bits < (best.get(text) ?? Number.POSITIVE_INFINITY)) best.set(text, bits)
  }
  return [...best]
    .map(([text, bits]) => ({ text, bits }))
    .sort((a, b) => a.bits - b.bits)
    .slice(0, most)
}
