// In which postings a word stands: looked up once, remembered for the words asked last, and kept true as postings change.

export type WordPlaces = {
  /** A bit for each place whose text has the word; of free places it says nothing. Read it at once: a change alters it. */
  find(word: string): Uint8Array
  /** Tells of a new text at a place. */
  change(place: number, text: string): void
}

/** @param texts by place; null where free. @param mostWords how many words are remembered; each costs a bit a posting */
export function createWordPlaces(texts: readonly (string | null)[], mostWords = 256): WordPlaces {
  const known = new Map<string, Uint8Array>()
  return {
    find(word) {
      const bits = known.get(word) ?? search(texts, word)
      // The word asked last stands last; the one that was not asked for longest is forgotten.
      known.delete(word)
      known.set(word, bits)
      if (known.size > mostWords) for (const oldest of known.keys()) return forget(known, oldest, bits)
      return bits
    },
    change(place, text) {
      for (const [word, bits] of known) {
        const room = bits.length * 8 > place ? bits : enlarged(bits, place)
        if (room !== bits) known.set(word, room)
        const mask = 1 << (place & 7)
        const byte = room[place >> 3] ?? 0
        room[place >> 3] = text.includes(word) ? byte | mask : byte & ~mask
      }
    },
  }
}

function forget(known: Map<string, Uint8Array>, word: string, bits: Uint8Array): Uint8Array {
  known.delete(word)
  return bits
}

function search(texts: readonly (string | null)[], word: string): Uint8Array {
  const bits = new Uint8Array((texts.length >> 3) + 1)
  for (let place = 0; place < texts.length; place++)
    if (texts[place]?.includes(word)) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
  return bits
}

function enlarged(bits: Uint8Array, place: number): Uint8Array {
  const larger = new Uint8Array(Math.max((place >> 3) + 1, bits.length * 2))
  larger.set(bits)
  return larger
}
