// How long an older person needs for taps at a screen, from where they touched and what: the model human processor with the parameters
// of older adults (mean age 69; Jastrzembski & Charness, The Model Human Processor and the older adult, J. Exp. Psychol. Appl. 13,
// 2007): seeing 178 ms, thinking 118 ms, moving 146 ms, a fixation 267 ms, Fitts' slope 175 ms a bit. Deciding what to do on a page is
// the operator M of the keystroke-level model (1.35 s; Card, Moran & Newell 1980), as much longer as thinking is (118 / 70 ms).

export type Tap = {
  /** Where, in CSS px; `width` and `height` of what was touched. */
  x: number
  y: number
  width: number
  height: number
  /** `letter`: looked for on the keyboard; `digit`: of a number known by heart, on a pad; `choice`: anything else. */
  on: 'letter' | 'digit' | 'choice'
  /** Another page than at the tap before. */
  isNewPage: boolean
}

const seeing = 178
const thinking = 118
const moving = 146
const fixation = 267
const perBit = 175
const deciding = 1350 * (118 / 70)

/** Looks before the finger moves: a row of letters is searched, what is chosen among a few is found at the second look. */
const looks: Record<Tap['on'], number> = { letter: 4, digit: 1, choice: 2 }

/** Seconds for taps one after the other. Each page begins with a decision; a finger comes from the place of the tap before. */
export function secondsFor(taps: readonly Tap[]): number {
  let ms = 0
  for (const [i, tap] of taps.entries()) {
    const from = taps[i - 1]
    const distance = from ? Math.hypot(tap.x - from.x, tap.y - from.y) : 600
    const bits = Math.log2(distance / Math.min(tap.width, tap.height) + 1)
    ms += seeing + thinking + moving + looks[tap.on] * fixation + perBit * bits + (tap.isNewPage ? deciding : 0)
  }
  return ms / 1000
}

/** In the page: notes each touch that a person made, in `window.taps`. */
export const noteTaps = `(() => {
  const taps = window.taps = []
  let page = ''
  addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target.closest('button, [role=textbox], [role=checkbox]') : null
    if (!event.isTrusted || !target) return
    const box = target.getBoundingClientRect()
    const shown = document.querySelector('.page h1, .attract')?.textContent ?? ''
    const text = target.textContent.trim()
    const on = !target.matches('.key') ? 'choice' : /^[a-z]$/.test(text) ? 'letter' : /^[0-9-]$/.test(text) ? 'digit' : 'choice'
    taps.push({ x: event.clientX, y: event.clientY, width: box.width, height: box.height, on, isNewPage: shown !== page })
    page = shown
  }, { capture: true })
})()`
