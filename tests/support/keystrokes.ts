// The keystroke-level model (Card, Moran & Newell 1980) for the desk: counts the keys that are really pressed in the page, adds what
// an input method needs for Chinese text, and a mental pause before each unit of thought.
import { pinyin } from 'pinyin-pro'
import type { Page } from 'playwright-core'

/** Seconds a key: 0.28 of an average typist (40 words a minute), 0.2 of a practised one (55 words a minute). */
const keySeconds = { average: 0.28, practised: 0.2 } as const
/** Seconds of a mental pause: reading the person's answer into a field, choosing, checking. */
const mentalSeconds = 1.35

export type Typist = {
  /** A unit of thought begins. */
  think(): void
  /** Keys as Playwright names them; `Control+Enter` is two. */
  press(...keys: string[]): Promise<void>
  /** Letters and digits one by one. */
  type(text: string): Promise<void>
  /** Chinese text by an input method: its pinyin and a key to choose for each word of up to four characters; `·` is one key. */
  write(text: string): Promise<void>
  counts(): { keys: number; mental: number; average: number; practised: number }
}

function inputMethodKeys(text: string): number {
  let keys = 0
  for (const part of text.split(/(·|，)/)) {
    if (part === '·' || part === '，') keys += 1
    else if (part !== '')
      keys += pinyin(part, { toneType: 'none', type: 'array' }).join('').length + Math.ceil([...part].length / 4)
  }
  return keys
}

export function createTypist(page: Page): Typist {
  let keys = 0
  let mental = 0
  return {
    think() {
      mental++
    },
    async press(...names) {
      for (const name of names) {
        keys += name.split('+').length
        await page.keyboard.press(name)
      }
    },
    async type(text) {
      for (const key of text) {
        keys++
        await page.keyboard.press(key)
      }
    },
    async write(text) {
      keys += inputMethodKeys(text)
      await page.keyboard.insertText(text)
    },
    counts: () => ({
      keys,
      mental,
      average: keys * keySeconds.average + mental * mentalSeconds,
      practised: keys * keySeconds.practised + mental * mentalSeconds,
    }),
  }
}
