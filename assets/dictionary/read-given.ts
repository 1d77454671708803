// Reads the given names that the keyboard learns from: those of people in jieba's list, and those written down by hand; without what
// a measurement withholds.
import { followersOfGivenNames } from './given-name-followers.ts'
import { usualGivenNames } from './given-names.ts'
import { titles, transliterating } from './name-characters.ts'
import { readCounted, type Withheld } from './read-sources.ts'

/** How much a name of given-name-followers.ts counts that many, some, or few people have; one of given-names.ts counts 1. */
const weightOfGroup = [1.5, 1, 0.5]
/** So many surnames before one given name in jieba's list, and no more, say something. */
const mostSurnames = 6

export type GivenNames = {
  /** Names of people in books and newspapers, with how many surnames. */
  printed: ReadonlyMap<string, number>
  /** Names written down by hand, with how usual they are. */
  usual: ReadonlyMap<string, number>
}

/** What a measurement changes of the lists. */
export type Measured = {
  /** Names that count as usual, though no list has them. */
  also?: readonly string[]
  withoutFollowers?: boolean
}

export function readGiven(withheld: Withheld, { also = [], withoutFollowers }: Measured = {}): GivenNames {
  const printed = new Map<string, number>()
  const isTitle = new Set(titles.split(' '))
  const transliterates = new Set(transliterating)
  for (const { text, count } of readCounted('given-names.tsv', withheld)) {
    if (isTitle.has(text) || [...text].every(character => transliterates.has(character))) continue
    printed.set(text, Math.min(count, mostSurnames))
  }
  const usual = new Map<string, number>()
  for (const line of withoutFollowers ? [] : followersOfGivenNames.trim().split('\n')) {
    const [first = '', ...rest] = line
    for (const [group, lasts] of rest.join('').trim().split('|').entries()) {
      for (const last of lasts) usual.set(first + last, weightOfGroup[group] ?? 0)
    }
  }
  for (const name of usualGivenNames.trim().split(/\s+/)) if (!usual.has(name)) usual.set(name, 1)
  for (const name of withheld) usual.delete(name)
  for (const name of also) usual.set(name, 1)
  return { printed, usual }
}
