// What somebody may have meant where what was typed finds nothing or little: the sounds that southern speakers do not tell apart, one
// letter wrong, missing, too many or exchanged, and other characters that are read the same.
import { kindReadings, kindsNamed } from './kind-words.ts'
import { pinyinSyllables } from './pinyin-syllables.ts'
import { han, syllablesOf, token } from './search-tokens.ts'
import { cutSyllables, isLetters } from './syllables.ts'
import { kindWay, queryOf, type TextQuery, unitsWay, type Way, waysOf, wordsTyped } from './text-query.ts'

const mostWords = 3
const letters = { fewest: 4, most: 20 }
const mostCharacters = 6
/** A question with more ways costs more than somebody waits for between two letters. */
const mostWays = 60

/**
 * Questions that come near, the likelier first: those of words for work and of sounds, then, if asked for, those of any word.
 * @param has whether the index has anything for a question: what is no reading of any posting is not asked for
 */
export function* nearQueries(typed: string, has: (match: string) => boolean): Generator<TextQuery> {
  const words = wordsTyped(typed)
  if (words.length > mostWords) return
  const asked = new Map<string, boolean>()
  const known = (match: string) => {
    const isKnown = asked.get(match) ?? has(match)
    asked.set(match, isKnown)
    return isKnown
  }
  for (const nearWays of [likelyWays, possibleWays]) {
    const near = words.map(word =>
      nearWays(word)
        .filter(({ matches }) => matches.every(known))
        .map(({ way }) => way),
    )
    if (near.every(ways => ways.length === 0)) continue
    // One word alone was asked for as it stands; of several, only some may be mistyped.
    const query = queryOf(words.length === 1 ? near : words.map((word, i) => [...waysOf(word), ...(near[i] ?? [])]))
    if (query) yield query
  }
}

/** A way, and the parts that must all be in the index for it to find anything. */
type NearWay = { way: Way; matches: readonly string[] }

const isMistypable = (word: string) => isLetters(word) && word.length >= letters.fewest && word.length <= letters.most

function likelyWays(word: string): NearWay[] {
  const characters = [...word]
  if (characters.length > 1 && characters.length <= mostCharacters && characters.every(c => han.test(c))) {
    const syllables = syllablesOf(word)
    return syllables.every(isLetters) ? readingWays([syllables, ...soundsLike(syllables)]) : []
  }
  if (!isMistypable(word)) return []
  const sounds = wholeCuts(word).flatMap(soundsLike)
  const typed = [...sounds.map(cut => cut.join('')), ...withOneSlip(word)]
  const meant = typed.flatMap(slip => kindReadings().get(slip) ?? [])
  const kinds = meant.flatMap(read => kindsNamed(read.word).map(code => ({ way: kindWay(code), matches: [] })))
  return distinct([...readingWays(meant.map(read => read.syllables)), ...kinds, ...readingWays(sounds)])
}

const possibleWays = (word: string): NearWay[] =>
  isMistypable(word) ? distinct(readingWays(withOneSlip(word).flatMap(wholeCuts))) : []

const distinct = (ways: readonly NearWay[]) =>
  [...new Map(ways.map(near => [near.way.match, near])).values()].slice(0, mostWays)

const readingWays = (readings: readonly (readonly string[])[]): NearWay[] =>
  readings
    .filter(reading => reading.length > 1)
    .map(reading => ({
      way: unitsWay(reading.map(syllable => ({ syllable }))),
      matches: reading.slice(1).map((syllable, i) => `"${token.syllables(reading[i] ?? '', syllable)}"`),
    }))

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
