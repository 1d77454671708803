// The dictionary of the Chinese keyboard as it is loaded: assets/dictionary/pinyin.json, fetched when a keyboard first opens.

export type Dictionary = {
  /** Syllable (ü as v) → its characters, the likeliest first. */
  characters: Readonly<Record<string, string>>
  /** The usual characters of all syllables, the likeliest first: for letters that are not a whole syllable yet. */
  common: string
  /** Reading with a space between syllables → words, parted by spaces. */
  words: Readonly<Record<string, string>>
}

/** Fetches the dictionary, about 130 kB from this machine. */
export async function loadDictionary(): Promise<Dictionary> {
  return (await import('../../../assets/dictionary/pinyin.json')).default
}
