// Looks at rows and cards as they stand on the page and names whatever is cut, lies over something else or leaves its box. It
// knows nothing of how the board decides what fits: it measures what is drawn.
import { baseShare, inkOf } from './ink.ts'

type Rect = { left: number; top: number; right: number; bottom: number }
type Clip = Rect & { element: Element; isShortened: boolean; isLines: boolean }
type Mark = Rect & { element: Element; what: string }

/** Rounding of boxes to device pixels, and of what canvas and layout measure. */
const slack = 1

const holdsAcross = (outer: Rect, inner: Rect) => inner.left >= outer.left - slack && inner.right <= outer.right + slack
const holdsUpright = (outer: Rect, inner: Rect) =>
  inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack
const isApart = (a: Rect, b: Rect) =>
  a.right <= b.left + slack || b.right <= a.left + slack || a.bottom <= b.top + slack || b.bottom <= a.top + slack

/** What may end in an ellipsis: titles, employers, hours, and an employer's own words for a pay. */
const mayBeShortened = 'h3, h3 *, .firm, .firm *, .time, .time *, .written .num, .written .num *'
/** What may be left out whole where there is no room. */
const mayBeLeftOut = `${mayBeShortened}, .term`
/** Shown as a box of its own, which must be whole too. */
const boxes = '.plate:not(.none), .left, .unsure, svg'

const nameOf = (element: Element) => element.getAttribute('class') || element.tagName.toLowerCase()

function clipOf(element: Element): Clip | null {
  const style = getComputedStyle(element)
  if (style.overflowX === 'visible' && style.overflowY === 'visible') return null
  const rect = element.getBoundingClientRect()
  const margin = style.overflowX === 'clip' ? Number.parseFloat(style.overflowClipMargin) || 0 : 0
  return {
    element,
    left: rect.left + Number.parseFloat(style.borderLeftWidth) - margin,
    right: rect.right - Number.parseFloat(style.borderRightWidth) + margin,
    top: rect.top + Number.parseFloat(style.borderTopWidth) - margin,
    bottom: rect.bottom - Number.parseFloat(style.borderBottomWidth) + margin,
    isShortened: style.textOverflow === 'ellipsis',
    isLines: style.webkitLineClamp !== 'none',
  }
}

export type Faults = {
  /** `what is wrong: where: the text`, at most a few hundred characters each. */
  found: string[]
  /** Pieces of text that were looked at. */
  texts: number
  smallestPx: number
}

/** Examines every row and card inside `root`. */
export function findFaults(root: Element): Faults {
  const faults: Faults = { found: [], texts: 0, smallestPx: Number.POSITIVE_INFINITY }
  for (const box of root.querySelectorAll('.row[data-id], .card[data-id]')) examine(box, faults)
  return faults
}

function examine(box: Element, faults: Faults): void {
  const id = box.getAttribute('data-id')
  const whole = box.getBoundingClientRect()
  const complain = (what: string, element: Element, text = element.textContent) =>
    faults.found.push(`${what}: ${id} .${nameOf(element)}: ${text.slice(0, 80)}`)
  const clips = new Map<Element, Clip[]>()
  const clipsAround = (element: Element): Clip[] => {
    let found = clips.get(element)
    if (!found) {
      const own = clipOf(element)
      const outer = element === box || !element.parentElement ? [] : clipsAround(element.parentElement)
      found = own ? [own, ...outer] : outer
      clips.set(element, found)
    }
    return found
  }
  const marks: Mark[] = []

  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    const parent = node.parentElement
    if (!parent || text.trim() === '') continue
    range.selectNodeContents(node)
    const lines = range.getClientRects()
    if (lines.length === 0) continue
    const style = getComputedStyle(parent)
    const sizePx = Number.parseFloat(style.fontSize)
    faults.texts += 1
    faults.smallestPx = Math.min(faults.smallestPx, sizePx)
    const around = clipsAround(parent)
    let isSeen = false
    for (const line of lines) {
      if (line.width === 0) continue
      const ink = inked(line, inkOf(text, style.fontWeight), sizePx)
      if (around.some(clip => ink.top >= clip.bottom - slack || ink.bottom <= clip.top + slack)) continue
      isSeen = true
      // From the inside outwards: what an ellipsis has shortened can no longer be cut by what is around it.
      let seen: Rect = ink
      for (const clip of around) {
        if (!holdsUpright(clip, seen) && isCutUpright(node, line, clip, style.fontWeight, sizePx))
          complain('a character cut in its height', parent, text)
        if (!holdsAcross(clip, seen)) {
          const isAllowed = (clip.isShortened || clip.isLines) && clip.element.matches(mayBeShortened)
          if (!isAllowed) complain('cut at its side', parent, text)
          else if (clip.right - clip.left < sizePx * 2.4) complain('too little left of it', parent, text)
        }
        const { left, right } = clip
        seen = { ...seen, left: Math.max(seen.left, left), right: Math.min(seen.right, right) }
      }
      if (!holdsAcross(whole, seen) || !holdsUpright(whole, seen)) complain('outside its box', parent, text)
      marks.push({ ...seen, element: parent, what: text })
    }
    if (!isSeen && !parent.matches(mayBeLeftOut)) complain('not to be seen', parent, text)
  }

  for (const element of box.querySelectorAll(boxes)) {
    const rect = element.getBoundingClientRect()
    if (rect.width === 0) continue
    if (!holdsAcross(whole, rect) || !holdsUpright(whole, rect)) complain('outside its box', element)
    for (const clip of clipsAround(element))
      if (!holdsAcross(clip, rect) || !holdsUpright(clip, rect)) complain('its frame is cut', element)
    const { left, top, right, bottom } = rect
    marks.push({ left, top, right, bottom, element, what: nameOf(element) })
  }

  for (const [i, a] of marks.entries()) {
    for (const b of marks.slice(i + 1)) {
      if (isApart(a, b) || a.element.contains(b.element) || b.element.contains(a.element)) continue
      complain(`over ${b.what.slice(0, 40)}`, a.element, a.what)
    }
  }
}

/** The part of a line that has ink. */
function inked(line: DOMRect, ink: { up: number; down: number }, sizePx: number): Rect {
  const base = line.top + line.height * baseShare()
  return { left: line.left, right: line.right, top: base - ink.up * sizePx, bottom: base + ink.down * sizePx }
}

/** Asks each character of a line: the highest and the lowest of a text may stand on other lines. */
function isCutUpright(node: Node, line: DOMRect, clip: Rect, weight: string, sizePx: number): boolean {
  const range = document.createRange()
  const text = node.nodeValue ?? ''
  let at = 0
  for (const character of text) {
    const from = at
    at += character.length
    if (character.trim() === '') continue
    range.setStart(node, from)
    range.setEnd(node, at)
    const rect = range.getBoundingClientRect()
    const isHere = rect.width > 0 && Math.abs(rect.top - line.top) < 1
    if (!isHere || rect.left >= clip.right || rect.right <= clip.left) continue
    if (!holdsUpright(clip, inked(rect, inkOf(character, weight), sizePx))) return true
  }
  return false
}
