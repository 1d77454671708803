// Recognises a card reader that types like a keyboard: eighteen characters faster than anybody types, a number that holds, Enter.
import { normalizeDocumentNumber, readDocument } from '../../../db/model/identity-document.ts'

/** Readers type a character every 1–20 ms; the fastest people need some 60 for single keys and never for eighteen. */
const gapMs = 45
const length = 18

type Key = { key: string; at: number }

export type Wedge = {
  /**
   * @returns `begins` at a key that may be the first of a burst; the number at the Enter that ends one; otherwise null
   */
  hear(key: Key, today: string): 'begins' | { number: string } | null
}

export function createWedge(): Wedge {
  let typed = ''
  let lastAt = Number.NEGATIVE_INFINITY
  return {
    hear({ key, at }, today) {
      const isFast = at - lastAt <= gapMs
      if (key === 'Enter') {
        const number = normalizeDocumentNumber(typed)
        const isWhole = isFast && number.length === length
        typed = ''
        return isWhole && readDocument({ kind: 'id-card', number }, today).ok ? { number } : null
      }
      // Shift of a capital X, and whatever else is no character.
      if (key.length !== 1) return null
      lastAt = at
      const isPart = /[0-9Xx]/.test(key)
      if (isFast && typed !== '' && isPart && typed.length < length) {
        typed += key
        return null
      }
      typed = isPart ? key : ''
      return isPart ? 'begins' : null
    },
  }
}
