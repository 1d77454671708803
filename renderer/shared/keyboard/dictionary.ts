// The dictionary of the Chinese keyboard as it is loaded: the JSON files of assets/dictionary, fetched when a keyboard first opens.
// Costs are digits as costs.ts reads them.

/** First syllable → the words that begin with it: `gong 电工D|hua 电话B 点画a`, the other syllables before the words. */
export type PackedWords = Readonly<Record<string, string>>

export type NameModel = {
  /** Reading as a surname, a space between two syllables → `王4汪C`. */
  surnames: Readonly<Record<string, string>>
  /** Characters of given names. A given name comes from one of several kinds of names (girls of the fifties, boys of today …);
   * one digit for each kind: how seldom the character stands first, and last, in names of that kind. */
  first: Readonly<Record<string, string>>
  last: Readonly<Record<string, string>>
  /** Given names of one character: `伟6`. */
  single: string
  /** Character → those that follow it in usual given names, with the cost of the whole given name: 建 → `国8`. */
  pairs: Readonly<Record<string, string>>
  /** How many bits likelier than its two characters say is one that has the same twice: 婷婷. */
  twiceBits: number
  /** Reading → names that are no surname with a given name behind it: `买买提a`. */
  others: Readonly<Record<string, string>>
  /** How characters with several readings are read in given names. */
  readings: Readonly<Record<string, string>>
}

export type PlaceModel = {
  /** Every character of names of places, at any place of the name. */
  characters: string
  /** Character, or `^` for the beginning → the characters that follow it, `$` for the end. Others cost `otherwise` bits more than
   * the character itself. */
  pairs: Readonly<Record<string, string>>
  otherwise: number
}

export type Dictionary = {
  /** Syllable (ü as v) → all its characters, the likeliest first. */
  characters: Readonly<Record<string, string>>
  /** Syllable → digits of the first of these characters; those behind have the last digit. */
  characterCosts: Readonly<Record<string, string>>
  words: PackedWords
  work: PackedWords
  places: PackedWords
  names: NameModel
  towns: PlaceModel
}

/** Fetches the dictionary, from this machine. */
export async function loadDictionary(): Promise<Dictionary> {
  const [characters, words, fields, names] = await Promise.all([
    import('../../../assets/dictionary/characters.json', { with: { type: 'json' } }),
    import('../../../assets/dictionary/words.json', { with: { type: 'json' } }),
    import('../../../assets/dictionary/fields.json', { with: { type: 'json' } }),
    import('../../../assets/dictionary/names.json', { with: { type: 'json' } }),
  ])
  return { ...characters.default, ...words.default, ...fields.default, ...names.default }
}
