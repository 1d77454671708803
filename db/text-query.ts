// Turns what was typed into a question to the text index and into the rule by which a hit is checked, where the index alone is not
// exact: it knows pairs, not longer runs.
import { kindsNamed } from './kind-words.ts'
import { fold, han, readingsOf, runPattern, token } from './search-tokens.ts'
import { cutMixed, cutSyllables, isLetters, syllablesFrom, type Unit, unitsOf } from './syllables.ts'

/** What a row is checked by. */
export type SearchRow = { words: string; pinyin: string; kind: string | null }

/**
 * One way in which a word typed may be found. `isExact`: every hit of `match` fits, and need not be checked. `isKind`: by a word for
 * the kind, whatever the posting's own words are.
 */
export type Way = { match: string; isExact: boolean; isKind?: true; fits(row: SearchRow): boolean }

/** All words must be found, each in one of its ways. */
export type TextQuery = { match: string; isExact: boolean; fits(row: SearchRow): boolean }

const mostWords = 8
const mostPairs = 70
const longestWord = 40

/** The words typed, parted by spaces and marks; a word is characters, letters and digits in a row. */
export function wordsTyped(typed: string): string[] {
  const words = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, mostWords).map(word => [...word].slice(0, longestWord).join(''))
}

/**
 * Null where there is nothing to search for.
 * @param has whether the index has anything for a question: ways that find nothing and would have to be checked are left out
 */
export function textQuery(typed: string, has: (match: string) => boolean = () => true): TextQuery | null {
  return queryOf(wordsTyped(typed).map(word => waysOf(word).filter(way => way.isExact || has(way.match))))
}

/**
 * The same in two questions where words for kinds of work are typed: what has the words, then what is only of that kind. They have no
 * posting in common, and together find what `textQuery` finds. None where there is nothing to search for.
 */
export function textTiers(typed: string, has: (match: string) => boolean): TextQuery[] {
  const words = wordsTyped(typed).map(word => waysOf(word).filter(way => way.isExact || has(way.match)))
  const whole = queryOf(words)
  if (!whole) return []
  const own = queryOf(words.map(ways => ways.filter(way => !way.isKind)))
  if (!own || !words.some(ways => ways.some(way => way.isKind))) return [whole]
  const others: TextQuery = {
    match: own.isExact ? `(${whole.match} NOT ${own.match})` : whole.match,
    isExact: whole.isExact && own.isExact,
    fits: row => whole.fits(row) && !own.fits(row),
  }
  return [own, others]
}

/** Each word in one of its ways; null where a word has none, or there is no word. */
export function queryOf(words: readonly (readonly Way[])[]): TextQuery | null {
  if (words.length === 0 || words.some(ways => ways.length === 0)) return null
  return {
    match: all(words.map(ways => any(ways.map(way => way.match)))),
    isExact: words.every(ways => ways.every(way => way.isExact)),
    fits: row => words.every(ways => ways.some(way => way.fits(row))),
  }
}

/** As it stands, as pinyin, as first letters, as both mixed, and by the kinds of work it names. */
export function waysOf(word: string): Way[] {
  const kinds = kindsNamed(word).map(kindWay)
  if (han.test(word)) return [...(isMixed(word) ? mixedWays(word) : [charactersWay(word)]), ...kinds]
  const cuts = cutSyllables(word)
  const ways = [wordWay(word), ...cuts.map(cut => unitsWay(unitsOf(cut))), ...kinds]
  // No syllable begins with i, u or v.
  if (/^[a-hj-tw-z]{2,12}$/.test(word)) ways.push(unitsWay([...word].map(letter => ({ start: letter }))))
  const mixed = cuts.length === 0 ? cutMixed(word) : null
  if (mixed?.some(unit => 'syllable' in unit || ('start' in unit && unit.start.length > 1))) ways.push(unitsWay(mixed))
  return ways
}

const isMixed = (word: string): boolean => (word.match(runPattern)?.length ?? 0) > 1

const quote = (text: string, isPrefix = false) => `"${text}"${isPrefix ? '*' : ''}`
const all = (parts: readonly string[]) => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' AND ')})`)
const any = (parts: readonly string[]) => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`)

/** Every posting of a kind. */
export const kindWay = (code: string): Way => ({
  match: quote(token.filter('kind', code)),
  isExact: true,
  isKind: true,
  fits: row => row.kind === code,
})

function charactersWay(text: string): Way {
  const characters = [...text]
  const pairs = characters.slice(1).map((character, i) => quote((characters[i] ?? '') + character))
  return {
    match: pairs.length > 0 ? all(pairs) : quote(text),
    isExact: characters.length <= 2,
    fits: row => row.words.includes(text),
  }
}

/** Letters and digits at the beginning of a word. */
function wordWay(text: string): Way {
  const begins = new RegExp(`(?<!(?!\\p{Script=Han})[\\p{L}\\p{N}])${text}`, 'u')
  return { match: quote(text, true), isExact: true, fits: row => begins.test(row.words) }
}

/** `dian工`, `plc调试`: character by character, or as it is written, spaces left out. */
function mixedWays(word: string): Way[] {
  const pieces = word.match(runPattern) ?? []
  const written: Way = {
    match: all(pieces.map(piece => (han.test(piece) ? charactersWay(piece) : wordWay(piece)).match)),
    isExact: false,
    fits: row => row.words.replace(/\s+/g, '').includes(word),
  }
  let ways: Unit[][] = [[]]
  for (const [i, piece] of pieces.entries()) {
    const isLast = i === pieces.length - 1
    const readings = han.test(piece) ? [[...piece].map(character => ({ character }))] : lettersWithin(piece, isLast)
    ways = ways.flatMap(units => readings.map(reading => [...units, ...reading])).slice(0, 6)
  }
  return [written, ...ways.map(unitsWay)]
}

/** How letters beside characters may be read: whole syllables where others follow, or first letters. */
function lettersWithin(letters: string, isLast: boolean): Unit[][] {
  const cuts = cutSyllables(letters)
    .filter(cut => isLast || syllablesFrom(cut.at(-1) ?? '').includes(cut.at(-1) ?? ''))
    .map(cut => (isLast ? unitsOf(cut) : cut.map(syllable => ({ syllable }))))
  const initials = isLetters(letters) && letters.length <= 4 ? [[...letters].map(start => ({ start }))] : []
  const mixed = cuts.length === 0 ? cutMixed(letters) : null
  return [...cuts, ...initials, ...(mixed ? [mixed] : [])]
}

/** Characters in a row of which each is one of the units. */
export function unitsWay(units: readonly Unit[]): Way {
  const [only, ...others] = units
  const matches = others.map((unit, i) => pairMatch(units[i] as Unit, unit))
  const isMixed = units.some(unit => 'character' in unit) && !units.every(unit => 'character' in unit)
  // Pairs of which one is a character are found by its readings: it must be there itself as well.
  if (isMixed) matches.push(...units.flatMap(unit => ('character' in unit ? [quote(unit.character)] : [])))
  const [a, b] = units
  const isExact =
    others.length === 0 || (others.length === 1 && !isMixed && a !== undefined && b !== undefined && isPairExact(a, b))
  const found = matches.some(match => match !== null) ? matches.filter(match => match !== null) : units.map(oneMatch)
  return { match: only && others.length === 0 ? oneMatch(only) : all(found), isExact, fits: fitsUnits(units) }
}

function oneMatch(unit: Unit): string {
  if ('character' in unit) return quote(unit.character)
  if ('syllable' in unit) return quote(token.syllable(unit.syllable))
  if (unit.start.length === 1) return quote(token.initial(unit.start))
  return any(syllablesFrom(unit.start).map(syllable => quote(token.syllable(syllable))))
}

/** The syllables that a unit may be; a single letter is no list of them but a first letter. */
const soundsOfUnit = (unit: Unit): readonly string[] => {
  if ('character' in unit) return readingsOf(unit.character)
  return 'syllable' in unit ? [unit.syllable] : syllablesFrom(unit.start)
}
/** A first letter beside a whole syllable is found by the letters of both. */
const isPairExact = (a: Unit, b: Unit) =>
  isInitial(a) ? isInitial(b) : soundsOfUnit(a).length * soundsOfUnit(b).length <= mostPairs
const isInitial = (unit: Unit) => 'start' in unit && unit.start.length === 1

/** Null where the index has no pair for them. */
function pairMatch(a: Unit, b: Unit): string | null {
  if ('character' in a && 'character' in b) return quote(a.character + b.character)
  const [first, second] = [soundsOfUnit(a), soundsOfUnit(b)]
  if (first.length === 0 || second.length === 0) return null
  // The last letter may begin a syllable of which many are possible; beside a whole one it is looked up by those.
  const isByLetters = isInitial(a) || (isInitial(b) && 'character' in a) || first.length * second.length > mostPairs
  const pairs = first.flatMap(one =>
    second.map(other => (isByLetters ? token.initials(one.charAt(0), other.charAt(0)) : token.syllables(one, other))),
  )
  return any([...new Set(pairs)].map(pair => quote(pair)))
}

function fitsUnits(units: readonly Unit[]): (row: SearchRow) => boolean {
  if (units.every(unit => !('character' in unit))) {
    // In ` dian gong| sha ping ba` a space begins a syllable.
    const last = units.at(-1)
    const read = new RegExp(
      units
        .map(unit => ('syllable' in unit ? ` ${unit.syllable}` : ` ${'start' in unit ? unit.start : ''}[a-z]*`))
        .join('') + (last && 'syllable' in last ? '(?![a-z])' : ''),
    )
    return row => read.test(row.pinyin)
  }
  const fits = (unit: Unit, character: string | undefined, syllable: string | undefined) => {
    if ('character' in unit) return unit.character === character
    if ('syllable' in unit) return unit.syllable === syllable
    return syllable?.startsWith(unit.start) ?? false
  }
  return row => {
    const readings = row.pinyin.split('|')
    const runs = (row.words.match(runPattern) ?? []).filter(run => han.test(run))
    return runs.some((run, r) => {
      const characters = [...run]
      const syllables = (readings[r] ?? '').trim().split(' ')
      return characters.some((_, from) =>
        units.every((unit, i) => fits(unit, characters[from + i], syllables[from + i])),
      )
    })
  }
}
