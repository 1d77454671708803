// Cuts typed letters into what they may stand for: syllables of pinyin, the last of them unfinished, first letters, or both mixed.
import { pinyinSyllables } from './pinyin-syllables.ts'

/** What a character of a posting must be: itself, read as a whole syllable, or read as one that begins so. */
export type Unit = { character: string } | { syllable: string } | { start: string }

/** What may stand at the end while a syllable is being typed → the syllables that begin so. */
const begun = new Map<string, string[]>()
for (const syllable of pinyinSyllables) {
  for (let length = 1; length <= syllable.length; length++) {
    const start = syllable.slice(0, length)
    begun.set(start, [...(begun.get(start) ?? []), syllable])
  }
}

export const isLetters = (text: string): boolean => /^[a-z]+$/.test(text)

/** The syllables that begin so; none where no syllable does. */
export const syllablesFrom = (start: string): readonly string[] => begun.get(start) ?? []

const longestSyllable = 6

/**
 * The ways to cut letters into whole syllables, the last of which may be unfinished (`xian`: xian, xia n, xi an …), those with the
 * fewest first; at most `most`. Each ending is cut once, so that a long text costs no more than its length.
 */
export function cutSyllables(text: string, most = 6): string[][] {
  if (!isLetters(text)) return []
  const cuts: string[][][] = Array.from({ length: text.length + 1 }, () => [])
  cuts[text.length] = [[]]
  for (let from = text.length - 1; from >= 0; from--) {
    const here: string[][] = []
    const rest = text.slice(from)
    if (begun.has(rest)) here.push([rest])
    for (let length = Math.min(longestSyllable, text.length - from - 1); length > 0; length--) {
      const head = text.slice(from, from + length)
      if (pinyinSyllables.has(head)) here.push(...(cuts[from + length] ?? []).map(after => [head, ...after]))
    }
    cuts[from] = here.sort((a, b) => a.length - b.length).slice(0, most)
  }
  return cuts[0] ?? []
}

const initialPattern = /^[bpmfdtnlgkhjqxrzcsyw]/

/**
 * Letters of which some are whole syllables and some stand for one by its first letter (`zxgong`: z x gong), in as few as
 * possible; null where that cannot be. The last may be unfinished.
 */
export function cutMixed(text: string): Unit[] | null {
  if (!isLetters(text)) return null
  const cuts: (Unit[] | null)[] = Array.from({ length: text.length + 1 }, () => null)
  cuts[text.length] = []
  for (let from = text.length - 1; from >= 0; from--) {
    const rest = text.slice(from)
    let best: Unit[] | null = begun.has(rest) ? [{ start: rest }] : null
    const take = (head: Unit, length: number) => {
      const after = cuts[from + length]
      if (after && (!best || after.length + 1 < best.length)) best = [head, ...after]
    }
    for (let length = Math.min(longestSyllable, rest.length - 1); length > 0; length--) {
      const head = rest.slice(0, length)
      if (pinyinSyllables.has(head)) take({ syllable: head }, length)
    }
    if (initialPattern.test(rest)) take({ start: rest.charAt(0) }, 1)
    if (/^[zcs]h/.test(rest)) take({ start: rest.slice(0, 2) }, 2)
    cuts[from] = best
  }
  return cuts[0] ?? null
}

/** Whole syllables, the last of which may be unfinished. */
export const unitsOf = (syllables: readonly string[]): Unit[] =>
  syllables.map((syllable, i) => (i === syllables.length - 1 ? { start: syllable } : { syllable }))
