// What a search must find, by going through every row and knowing nothing of the index: the text contains what was typed, its pinyin
// contains it from the beginning of a syllable on, or the first letters of its characters do.
import { pinyin } from 'pinyin-pro'
import { kindNames } from '../../db/kind-names.ts'
import type { Posting } from '../../db/model/posting.ts'

type Run = { letters: string; starts: ReadonlySet<number>; initials: string }
export type Scanned = { id: string; text: string; runs: Run[] }

const plain = (text: string) => text.normalize('NFKC').toLowerCase()
const read = new Map<string, Run>()

function readRun(run: string): Run {
  const known = read.get(run)
  if (known) return known
  const starts = new Set<number>()
  let letters = ''
  let initials = ''
  for (const syllable of pinyin(run, { toneType: 'none', type: 'array', v: true })) {
    starts.add(letters.length)
    letters += syllable
    initials += syllable.charAt(0)
  }
  const made = { letters, starts, initials }
  read.set(run, made)
  return made
}

/** Ready to be asked; made once for each posting. */
export function scannable(posting: Posting): Scanned {
  const { title, kind, employer, place } = posting
  const parts = [title, kindNames[kind ?? ''] ?? '', employer.name ?? '', (place.district ?? '') + (place.street ?? '')]
  const text = plain(parts.join('\n'))
  return { id: posting.id, text, runs: (text.match(/\p{Script=Han}+/gu) ?? []).map(readRun) }
}

/** One word: characters, or letters and digits. */
export function scanFinds({ text, runs }: Scanned, typed: string): boolean {
  const word = plain(typed)
  if (/\p{Script=Han}/u.test(word)) return text.includes(word)
  if (new RegExp(`(?<![a-z0-9])${word}`).test(text)) return true
  if (!/^[a-z]+$/.test(word)) return false
  return runs.some(({ letters, starts, initials }) => {
    if (word.length > 1 && initials.includes(word)) return true
    for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) if (starts.has(at)) return true
    return false
  })
}
