// The engine of the Chinese keyboard: pinyin letters in, candidates out. Pure, without a page; it learns nothing and keeps nothing.
import type { Dictionary } from './dictionary.ts'
import { cutLetters } from './syllables.ts'

/** A choice, and how many of the typed letters it uses up; the others stay in the composition. */
export type Candidate = { text: string; used: number }

export type Input = {
  /** Adds a letter a–z; anything else, and letters beyond 32, are ignored. */
  type(letter: string): void
  /** Takes the last letter away; false where there was none, so that the caller deletes from the text. */
  backspace(): boolean
  /** Takes a candidate and returns its text; null where there is none at that place. */
  pick(index: number): string | null
  /** Words first, then characters of the first syllable, then what the letters may become. */
  candidates(): readonly Candidate[]
  /** The letters, syllables parted by spaces: `wang zhe`. Empty when nothing is being composed. */
  composition(): string
  /** The letters as typed, without spaces. */
  letters(): string
  cancel(): void
}

type Word = { text: string; syllables: string[]; letters: string; initials: string }

const longestComposition = 32
/** A list of a syllable's beginning is cut here; whole syllables are never cut, so that every rare character can be found. */
const mostBeginnings = 120

/** Makes an empty input. Costs a few milliseconds for the tables; keep one per dictionary where that matters. */
export function createInput(dictionary: Dictionary): Input {
  const tables = tablesOf(dictionary)
  let letters = ''
  let list: readonly Candidate[] | null = null

  const set = (next: string) => {
    letters = next
    list = null
  }

  return {
    type(letter) {
      const small = letter.toLowerCase()
      if (/^[a-z]$/.test(small) && letters.length < longestComposition) set(letters + small)
    },
    backspace() {
      if (letters === '') return false
      set(letters.slice(0, -1))
      return true
    },
    pick(index) {
      const picked = this.candidates()[index]
      if (!picked) return null
      set(letters.slice(picked.used))
      return picked.text
    },
    candidates() {
      list ??= tables.find(letters)
      return list
    },
    composition: () => tables.cut(letters)?.join(' ') ?? letters,
    letters: () => letters,
    cancel: () => set(''),
  }
}

const known = new WeakMap<Dictionary, ReturnType<typeof makeTables>>()

function tablesOf(dictionary: Dictionary): ReturnType<typeof makeTables> {
  let tables = known.get(dictionary)
  if (!tables) {
    tables = makeTables(dictionary)
    known.set(dictionary, tables)
  }
  return tables
}

function makeTables({ characters, common, words: readings }: Dictionary) {
  const beginnings = new Set<string>()
  for (const syllable of Object.keys(characters)) {
    for (let end = 1; end <= syllable.length; end++) beginnings.add(syllable.slice(0, end))
  }
  const isSyllable = (text: string) => Object.hasOwn(characters, text)
  const words: Word[] = Object.entries(readings).flatMap(([reading, texts]) => {
    const syllables = reading.split(' ')
    const initials = syllables.map(s => s[0]).join('')
    return texts.split(' ').map(text => ({ text, syllables, letters: syllables.join(''), initials }))
  })
  const usual = new Set(common)

  const cut = (letters: string) => cutLetters(letters, isSyllable, text => beginnings.has(text))

  /** Usual characters whose reading begins so, the likeliest first. */
  function beginningWith(start: string): string[] {
    const fitting = new Set<string>()
    for (const [syllable, all] of Object.entries(characters)) {
      if (!syllable.startsWith(start)) continue
      for (const character of all) if (usual.has(character)) fitting.add(character)
    }
    return [...usual].filter(character => fitting.has(character)).slice(0, mostBeginnings)
  }

  function find(letters: string): readonly Candidate[] {
    if (letters === '') return []
    const found = new Map<string, Candidate>()
    const add = (texts: Iterable<string>, used: number) => {
      for (const text of texts) if (!found.has(text)) found.set(text, { text, used })
    }
    const parts = cut(letters)
    const first = parts?.[0] ?? longestBeginning(letters)
    const all = letters.length
    const textsOf = (fitting: (word: Word) => boolean) => words.filter(fitting).map(word => word.text)

    add(
      textsOf(word => word.letters === letters),
      all,
    )
    // Words that the first syllables spell, the longest first: dian gong shi begins with an electrician.
    for (let count = (parts?.length ?? 0) - 1; count >= 2; count--) {
      const start = parts?.slice(0, count).join('') ?? ''
      add(
        textsOf(word => word.letters === start),
        start.length,
      )
    }
    if ((parts?.length ?? 0) > 1)
      add(
        textsOf(word => word.letters.startsWith(letters)),
        all,
      )
    if (!isSyllable(letters))
      add(
        textsOf(word => all > 1 && word.initials === letters),
        all,
      )
    if (isSyllable(first)) {
      add(characters[first] ?? '', first.length)
      // xian may be xi an, fangan may be fan gan.
      for (let end = first.length - 1; end > 0; end--) {
        const shorter = first.slice(0, end)
        if (isSyllable(shorter))
          add(
            [...(characters[shorter] ?? '')].filter(character => usual.has(character)),
            end,
          )
      }
      if (parts?.length === 1)
        add(
          textsOf(word => word.letters.startsWith(letters)),
          all,
        )
    } else add(beginningWith(first), first.length)
    return [...found.values()]
  }

  function longestBeginning(letters: string): string {
    for (let end = letters.length; end > 1; end--)
      if (beginnings.has(letters.slice(0, end))) return letters.slice(0, end)
    return letters.slice(0, 1)
  }

  return { find, cut }
}
