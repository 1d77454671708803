// Finds entries of a long list (kinds of work, skills, places) by what a clerk types: characters, pinyin or first letters.

export type KindEntry = {
  code: string
  /** The name in the page's language. */
  name: string
  /** What else people call it, in characters; folded. */
  aliases: readonly string[]
  /** Syllables run together (`zhuangxiegong`) and first letters (`zxg`); empty until the readings are loaded. */
  pinyin: string
  initials: string
  /** Where equals stand in order of something else than the length of their names: the least first. */
  weight?: number
  /** What tells it from others of the same name. */
  hint?: string
}

/** Width and case do not count, neither do spaces nor the apostrophe between syllables. */
function foldTyped(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/g, '')
}

/** 0 is best; null where an entry does not fit. */
function rank({ name, aliases, pinyin, initials }: KindEntry, typed: string): number | null {
  const folded = foldTyped(name)
  if (folded === typed || initials === typed || pinyin === typed) return 0
  if (folded.startsWith(typed)) return 1
  if (initials.startsWith(typed) || pinyin.startsWith(typed)) return 2
  if (folded.includes(typed)) return 3
  if (aliases.includes(typed)) return 4
  if (aliases.some(alias => alias.includes(typed))) return 5
  if (typed.length >= 2 && initials.includes(typed)) return 6
  if (typed.length >= 4 && pinyin.includes(typed)) return 7
  return null
}

const weightOf = ({ weight, name }: KindEntry) => weight ?? name.length

/** The best entries for what was typed, at most `limit`; among equals the lighter or the shorter, then the order of the list. */
export function findKinds(entries: readonly KindEntry[], text: string, limit: number): KindEntry[] {
  const typed = foldTyped(text)
  if (typed === '') return []
  return entries
    .map((entry, i) => ({ entry, i, rank: rank(entry, typed) }))
    .filter((found): found is { entry: KindEntry; i: number; rank: number } => found.rank !== null)
    .sort((a, b) => a.rank - b.rank || weightOf(a.entry) - weightOf(b.entry) || a.i - b.i)
    .slice(0, limit)
    .map(({ entry }) => entry)
}
