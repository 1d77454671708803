// What somebody may have meant where what was typed finds nothing or little: the sounds that southern speakers do not tell apart, one
// letter wrong, missing, too many or exchanged, and other characters that are read the same.
import { kindReadings, kindsNamed } from './kind-words.ts'
import { pinyinSyllables } from './pinyin-syllables.ts'
import { han, syllablesOf } from './search-tokens.ts'
import { cutSyllables, isLetters } from './syllables.ts'
import { kindWay, queryOf, type TextQuery, unitsWay, type Way, waysOf, wordsTyped } from './text-query.ts'

const mostWords = 3
const letters = { fewest: 4, most: 20 }
const mostCharacters = 6
/** A question with more ways costs more than somebody waits for between two letters. */
const mostWays = 60

/** Questions that come near, the likelier first: those of words for work and of sounds, then those of any word. */
export function nearQueries(typed: string): TextQuery[] {
  const words = wordsTyped(typed)
  if (words.length > mostWords) return []
  const near = words.map(nearWays)
  return [0, 1].flatMap(tier => {
    if (near.every(tiers => tiers[tier]?.length === 0)) return []
    return queryOf(words.map((word, i) => [...waysOf(word), ...(near[i]?.[tier] ?? [])])) ?? []
  })
}

function nearWays(word: string): [likely: Way[], possible: Way[]] {
  const characters = [...word]
  if (characters.length > 1 && characters.length <= mostCharacters && characters.every(c => han.test(c))) {
    const syllables = syllablesOf(word)
    return syllables.every(isLetters) ? [readingWays([syllables, ...soundsLike(syllables)]), []] : [[], []]
  }
  if (!isLetters(word) || word.length < letters.fewest || word.length > letters.most) return [[], []]
  const slips = withOneSlip(word)
  const sounds = wholeCuts(word).flatMap(soundsLike)
  const meant = [...sounds.map(cut => cut.join('')), ...slips].flatMap(slip => kindReadings().get(slip) ?? [])
  const kinds = meant.flatMap(({ word }) => kindsNamed(word).map(kindWay))
  return [
    distinct([...readingWays(meant.map(({ syllables }) => syllables)), ...kinds, ...readingWays(sounds)]),
    distinct(readingWays(slips.flatMap(wholeCuts))),
  ]
}

const distinct = (ways: readonly Way[]) => [...new Map(ways.map(way => [way.match, way])).values()].slice(0, mostWays)

const readingWays = (readings: readonly (readonly string[])[]): Way[] =>
  readings.filter(r => r.length > 1).map(r => unitsWay(r.map(syllable => ({ syllable }))))

/** Cuts whose last syllable is whole as well. */
const wholeCuts = (text: string): string[][] => cutSyllables(text).filter(cut => pinyinSyllables.has(cut.at(-1) ?? ''))

const initials = [
  ['zh', 'z'],
  ['ch', 'c'],
  ['sh', 's'],
  ['n', 'l'],
] as const
const finals = [
  ['ing', 'in'],
  ['eng', 'en'],
  ['ang', 'an'],
] as const
const fOrH: Record<string, string> = {
  hu: 'fu',
  hua: 'fa',
  huan: 'fan',
  huang: 'fang',
  hui: 'fei',
  hun: 'fen',
  hong: 'feng',
  huo: 'fo',
}
const fromF = new Map(Object.entries(fOrH).map(([h, f]) => [f, h]))

/** A syllable, and how speakers who do not tell zh and z, n and l, in and ing, f and h … apart would type it. */
function soundsOf(syllable: string): string[] {
  const begun = [syllable]
  for (const [a, b] of initials) {
    if (syllable.startsWith(a)) begun.push(b + syllable.slice(a.length))
    else if (syllable.startsWith(b)) begun.push(a + syllable.slice(b.length))
  }
  const ended = begun.flatMap(sound => {
    const other = finals.flatMap(([a, b]) => {
      if (sound.endsWith(a)) return [sound.slice(0, -a.length) + b]
      return sound.endsWith(b) ? [sound.slice(0, -b.length) + a] : []
    })
    return [sound, ...other]
  })
  const exchanged = fOrH[syllable] ?? fromF.get(syllable)
  return [...ended, ...(exchanged ? [exchanged] : [])].filter(sound => pinyinSyllables.has(sound))
}

/** Other readings that sound alike, those with fewest changes first. */
function soundsLike(syllables: readonly string[]): string[][] {
  let readings: { reading: string[]; changes: number }[] = [{ reading: [], changes: 0 }]
  for (const syllable of syllables) {
    readings = readings
      .flatMap(({ reading, changes }) =>
        soundsOf(syllable).map(sound => ({
          reading: [...reading, sound],
          changes: changes + Number(sound !== syllable),
        })),
      )
      .sort((a, b) => a.changes - b.changes)
      .slice(0, mostWays)
  }
  return readings.filter(({ changes }) => changes > 0).map(({ reading }) => reading)
}

/** Every text one letter away: wrong, missing, too many, exchanged with its neighbour. */
export function withOneSlip(text: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at <= text.length; at++) {
    const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)]
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      found.add(before + letter + here + after)
      if (here) found.add(before + letter + after)
    }
    if (here) found.add(before + after)
    if (after) found.add(before + after.charAt(0) + here + after.slice(1))
  }
  found.delete(text)
  return [...found]
}
