// Types a text on a keyboard as a person would who knows what to look for: all letters, then taps on what is seen.

import type { Dictionary } from '../../../renderer/shared/keyboard/dictionary.ts'
import { createInput, type Use } from '../../../renderer/shared/keyboard/input.ts'
import { rowsOf } from '../../../renderer/shared/keyboard/rows.ts'
import type { Sample } from './typed-samples.ts'

/** What is seen of each row without opening the sheet of all candidates. */
export const seen = 5
/** Candidates on one page of the opened sheet. */
const sheet = 24

export type Typed = {
  /** Place of the whole text among the candidates of all its letters, from 1; null where it is not there. */
  rank: number | null
  /** Characters, and those of them that stood among the first five of a row when their turn came: in a longer text or alone. */
  characters: number
  seenCharacters: number
  /** Letters and taps, opening the sheet and turning its pages included; null where a character could not be written at all. */
  keys: number | null
  /** Milliseconds from each letter to its candidates. */
  keyMs: number[]
  /** The same in time of the processor: what other programs took is not in it. */
  keyCpuMs: number[]
}

export type Way = 'full' | 'initials'
export const lettersOf = ({ syllables }: Sample, way: Way) =>
  way === 'full' ? syllables.join('') : syllables.map(syllable => syllable[0]).join('')

/** On our keyboard: the whole at once where it is offered, else the longest piece that is, and so on with what remains. */
export function typeOurs(dictionary: Dictionary, sample: Sample, use: Use, way: Way): Typed {
  let written = ''
  const input = createInput(dictionary, () => ({ use, before: written }))
  const keyMs: number[] = []
  const keyCpuMs: number[] = []
  const letters = lettersOf(sample, way)
  for (const letter of letters) {
    const cpu = process.threadCpuUsage()
    const start = performance.now()
    input.type(letter)
    input.candidates()
    keyMs.push(performance.now() - start)
    const { user, system } = process.threadCpuUsage(cpu)
    keyCpuMs.push((user + system) / 1_000)
  }
  const at = input.candidates().findIndex(({ text, used }) => text === sample.text && used === letters.length)
  let keys: number | null = letters.length
  let seenCharacters = 0
  while (written !== sample.text) {
    const rest = sample.text.slice(written.length)
    const candidates = input.candidates()
    const fits = candidates.flatMap(({ text }, index) =>
      rest.startsWith(text) ? [{ index, length: [...text].length }] : [],
    )
    const rows = rowsOf(candidates, input.letters().length)
    const isInSight = new Set([...rows.wholes.slice(0, seen), ...rows.first.slice(0, seen)])
    const inSight = fits.filter(({ index }) => isInSight.has(index)).sort((a, b) => b.length - a.length)[0]
    const picked = inSight ?? fits.sort((a, b) => Math.floor(a.index / sheet) - Math.floor(b.index / sheet))[0]
    const text = picked ? input.pick(picked.index) : null
    if (!picked || text === null) {
      keys = null
      break
    }
    if (inSight) seenCharacters += picked.length
    keys += inSight ? 1 : 2 + Math.floor(picked.index / sheet)
    written += text
  }
  return { rank: at < 0 ? null : at + 1, characters: [...sample.text].length, seenCharacters, keys, keyMs, keyCpuMs }
}

/** On simple-keyboard with its Chinese layout: one syllable, one character, five candidates to a page. */
export function typeTheirs(candidates: Readonly<Record<string, string>>, sample: Sample, way: Way): Typed {
  const ranks = [...sample.text].map((character, index) => {
    const syllable = sample.syllables[index] ?? ''
    const list = candidates[way === 'full' ? syllable : (syllable[0] ?? '')]?.split(' ') ?? []
    return list.indexOf(character) + 1
  })
  const isWritten = ranks.every(rank => rank > 0)
  const letters = lettersOf(sample, way).length
  return {
    // A text is found where all its characters are.
    rank: isWritten ? Math.max(...ranks) : null,
    characters: ranks.length,
    seenCharacters: ranks.filter(rank => rank > 0 && rank <= seen).length,
    keys: isWritten ? letters + ranks.reduce((sum, rank) => sum + 1 + Math.floor((rank - 1) / seen), 0) : null,
    keyMs: [],
    keyCpuMs: [],
  }
}
