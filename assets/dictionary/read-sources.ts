// Reads sources/, leaving out what a measurement withholds, and gives words their readings.
import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

export type Counted = { text: string; count: number }
/** A word with the bits that it costs and its syllables, ü as v. */
export type ReadWord = { text: string; syllables: readonly string[]; bits: number }

/** Texts that must not stand in any list: a measurement compiles a dictionary without what it measures. */
export type Withheld = ReadonlySet<string>

export const han = /^\p{Script=Han}$/u

const plain = (syllable: string) => syllable.replaceAll('ü', 'v')
/** 呣 and 嗯 have readings without a vowel, which nobody types. */
const isSyllable = (text: string) => /^[a-z]{1,6}$/.test(text) && /[aeiouv]/.test(text)

function readLines(file: string): string[] {
  return readFileSync(new URL(`./sources/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
}

export function readCounted(file: 'words.tsv' | 'given-names.tsv' | 'towns.tsv', withheld: Withheld): Counted[] {
  return (
    readLines(file)
      .map(line => {
        const [text = '', count = ''] = line.split('\t')
        return { text, count: Number(count) }
      })
      // A single character is no word that could give a measured name away; without its count it could not be read at all.
      .filter(({ text }) => !withheld.has(text) || (file === 'words.tsv' && [...text].length === 1))
  )
}

export function readTexts(file: 'country.txt' | 'municipality.txt' | 'occupations.txt', withheld: Withheld): string[] {
  return readLines(file).filter(text => !withheld.has(text))
}

/** The readings of a character without tones, its usual one first; none where it is not known. */
export function readingsOf(character: string): string[] {
  const readings = pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true }).map(plain)
  return [...new Set(readings.filter(isSyllable))]
}

/** The syllables of a word in its context; null where a character has none. */
export function readingOf(word: string): string[] | null {
  const syllables = pinyin(word, { type: 'array', toneType: 'none', v: true }).map(plain)
  return syllables.length === [...word].length && syllables.every(isSyllable) ? syllables : null
}
