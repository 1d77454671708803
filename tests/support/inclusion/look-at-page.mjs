// Looks at a page as it stands, in the page: sizes, gaps, contrast, line height, what is cut, what lies over what, what a focus looks
// like. Both functions are handed over as source and see nothing of this file but themselves.

/** @returns sentences, one for each thing that is wrong; empty where all is well */
export function lookAtPage({ leastText, leastTarget, leastGap, leastContrast, leastLine, mayBeCut }) {
  const found = new Set()
  const root =
    document.querySelector('.idle-sheet') ?? document.querySelector('.alarm') ?? document.querySelector('#root')
  const name = element => {
    const path = []
    for (let at = element; at && at !== root && path.length < 3; at = at.parentElement) {
      const classes = typeof at.className === 'string' ? at.className.trim().replaceAll(/\s+/g, '.') : ''
      path.unshift(at.tagName.toLowerCase() + (classes && `.${classes}`))
    }
    return path.join(' ')
  }
  const isClipped = element => {
    for (let at = element; at && at !== root; at = at.parentElement)
      if (getComputedStyle(at).clipPath === 'inset(50%)') return true
    return false
  }
  const shown = element => {
    const style = getComputedStyle(element)
    return (
      style.visibility !== 'hidden' &&
      !element.closest('.visually-hidden') &&
      !isClipped(element) &&
      element.getClientRects().length > 0
    )
  }

  // What of an element may be seen: the meeting of all that clips it. `cuts`: clips that nobody can scroll.
  const clips = new Map()
  const clipOf = element => {
    const known = clips.get(element)
    if (known) return known
    const whole = { left: 0, right: innerWidth, top: 0, bottom: innerHeight }
    let clip = { seen: whole, cutX: whole, cutY: whole }
    if (element && element !== document.documentElement) {
      const up = clipOf(element.parentElement)
      clip = up
      const style = getComputedStyle(element)
      const hasBox = style.display !== 'contents' && style.display !== 'inline'
      if (hasBox && (style.overflowX !== 'visible' || style.overflowY !== 'visible')) {
        const box = element.getBoundingClientRect()
        const inner = {
          left: box.left + element.clientLeft,
          right: box.left + element.clientLeft + element.clientWidth,
          top: box.top + element.clientTop,
          bottom: box.top + element.clientTop + element.clientHeight,
        }
        const scrolls = value => value === 'auto' || value === 'scroll'
        clip = {
          seen: {
            left: Math.max(up.seen.left, inner.left),
            right: Math.min(up.seen.right, inner.right),
            top: Math.max(up.seen.top, inner.top),
            bottom: Math.min(up.seen.bottom, inner.bottom),
          },
          // Nobody here scrolls sideways.
          cutX: { left: Math.max(up.cutX.left, inner.left), right: Math.min(up.cutX.right, inner.right) },
          cutY: scrolls(style.overflowY)
            ? { top: -1e6, bottom: 1e6 }
            : { top: Math.max(up.cutY.top, inner.top), bottom: Math.min(up.cutY.bottom, inner.bottom) },
        }
      }
    }
    clips.set(element, clip)
    return clip
  }
  const meet = (a, b) => ({
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  })
  const isEmpty = box => box.right - box.left < 2 || box.bottom - box.top < 2

  const channels = color => (color.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = ([r, g, b]) => {
    const linear = value => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  }
  const groundOf = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor)
      if (color.length === 3 || color[3] === 1) return color
    }
    return [255, 255, 255]
  }
  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
    return (light + 0.05) / (dark + 0.05)
  }

  // Words: each line of each piece of text.
  const lines = []
  const blocks = new Map()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim()
    const parent = node.parentElement
    if (text === '' || !parent || !shown(parent) || parent.closest('style, script')) continue
    const style = getComputedStyle(parent)
    const scale = parent instanceof SVGElement && parent.getScreenCTM ? parent.getScreenCTM().a : 1
    const size = Number.parseFloat(style.fontSize) * scale
    const what = `“${text.slice(0, 16)}” in ${name(parent)}`
    if (size < leastText - 0.1) found.add(`${size.toFixed(1)} px: ${what}`)
    const ratio = contrast(channels(parent instanceof SVGElement ? style.fill : style.color), groundOf(parent))
    if (ratio < leastContrast) found.add(`contrast ${ratio.toFixed(2)}: ${what}`)

    const range = document.createRange()
    range.selectNodeContents(node)
    const clip = clipOf(parent)
    const isUpright = style.writingMode.startsWith('vertical')
    const slack = size * 0.25
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue
      const allowed = mayBeCut !== '' && parent.closest(mayBeCut)
      // A line box is higher than its letters.
      const [across, along] = isUpright ? [slack, 1.5] : [1.5, slack]
      if (!allowed && (rect.left < clip.cutX.left - across || rect.right > clip.cutX.right + across))
        found.add(`cut at the side: ${what}`)
      if (!allowed && (rect.top < clip.cutY.top - along || rect.bottom > clip.cutY.bottom + along))
        found.add(`cut above or below: ${what}`)
      const middle = (rect.top + rect.bottom) / 2
      const ink = isUpright
        ? rect
        : { left: rect.left, right: rect.right, top: middle - size / 2, bottom: middle + size / 2 }
      const seen = meet(ink, clip.seen)
      if (!isEmpty(seen)) lines.push({ parent, node, what, box: seen })
      if (isUpright || parent instanceof SVGElement) continue
      let block = parent
      while (block.parentElement && getComputedStyle(block).display === 'inline') block = block.parentElement
      const tops = blocks.get(block) ?? { tops: [], least: Infinity, what }
      if (!tops.tops.some(top => Math.abs(top - middle) < size * 0.6)) tops.tops.push(middle)
      if (style.lineHeight !== 'normal')
        tops.least = Math.min(tops.least, Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize))
      blocks.set(block, tops)
    }
  }
  for (const { tops, least, what } of blocks.values())
    if (tops.length > 1 && least < leastLine - 0.005)
      found.add(`line height ${least.toFixed(2)} on several lines: ${what}`)

  for (const [i, a] of lines.entries()) {
    for (const b of lines.slice(i + 1)) {
      if (a.node === b.node) continue
      const over = meet(a.box, b.box)
      if (over.right - over.left > 3 && over.bottom - over.top > 3) found.add(`over each other: ${a.what}, ${b.what}`)
    }
  }

  // What can be pressed.
  const targets = []
  for (const element of root.querySelectorAll(
    'button, a[href], input, [role=textbox], [role=combobox], [role=checkbox]',
  )) {
    if (!shown(element)) continue
    const box = element.getBoundingClientRect()
    if (box.width < leastTarget || box.height < leastTarget)
      found.add(`target ${Math.round(box.width)}×${Math.round(box.height)}: ${name(element)}`)
    const seen = meet(box, clipOf(element.parentElement).seen)
    if (!isEmpty(seen)) targets.push({ element, box: seen, what: name(element) })
  }
  for (const [i, a] of targets.entries()) {
    for (const b of targets.slice(i + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue
      const across = Math.max(b.box.left - a.box.right, a.box.left - b.box.right, 0)
      const down = Math.max(b.box.top - a.box.bottom, a.box.top - b.box.bottom, 0)
      const gap = Math.hypot(across, down)
      if (gap < leastGap - 0.6) found.add(`${gap.toFixed(1)} px apart: ${a.what}, ${b.what}`)
    }
    for (const line of lines) {
      if (a.element.contains(line.parent) || line.parent.contains(a.element)) continue
      const over = meet(a.box, line.box)
      if (over.right - over.left > 3 && over.bottom - over.top > 3) found.add(`${line.what} lies over ${a.what}`)
    }
  }
  const isTyping = root.querySelector('.typing') !== null
  if (document.body.classList.contains('low') && !isTyping)
    for (const { box, what } of targets) if (box.top < innerHeight / 2 - 1) found.add(`in the upper half: ${what}`)

  for (const element of root.querySelectorAll('*')) {
    const { overflowX } = getComputedStyle(element)
    const isCut = overflowX !== 'visible' && !isClipped(element) && !(mayBeCut !== '' && element.closest(mayBeCut))
    if (isCut && element.scrollWidth > element.clientWidth + 1)
      found.add(`${element.scrollWidth - element.clientWidth} px too wide: ${name(element)}`)
  }
  if (document.documentElement.scrollWidth > innerWidth) found.add('the page scrolls sideways')
  if (getComputedStyle(document.documentElement).touchAction !== 'pan-x pan-y') found.add('takes more than one finger')
  return [...found]
}

/** Begins to write down what every focus looks like; `window.focused` holds it. Told again, it begins anew. */
export function watchFocus() {
  window.focused = []
  window.focusedLast = null
  window.placeOf ??= (places => element => {
    if (!places.has(element)) places.set(element, places.size + 1)
    return places.get(element)
  })(new Map())
  window.focusWatch ??= event => {
    const element = event.target
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const frame = element.closest('.field .box')
    const hasRing = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 3
    const hasFrame = frame !== null && Number.parseFloat(getComputedStyle(frame).borderTopWidth) >= 5
    const middle = document.elementFromPoint(
      Math.min(innerWidth - 1, Math.max(0, (box.left + box.right) / 2)),
      Math.min(innerHeight - 1, Math.max(0, (box.top + box.bottom) / 2)),
    )
    window.focused.push({
      name: `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 12)}`,
      place: window.placeOf(element),
      isBefore:
        window.focusedLast !== null &&
        (window.focusedLast.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
      isMarked: hasRing || hasFrame,
      isSeen: middle !== null && (element.contains(middle) || middle.contains(element)),
    })
    window.focusedLast = element
  }
  document.removeEventListener('focusin', window.focusWatch, true)
  document.addEventListener('focusin', window.focusWatch, true)
  const root =
    document.querySelector('.idle-sheet') ?? document.querySelector('.alarm') ?? document.querySelector('#root')
  return [...root.querySelectorAll('button:not(:disabled), [tabindex="0"]')]
    .filter(e => e.tabIndex >= 0 && e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden')
    .map(e => ({ place: window.placeOf(e), name: `${e.className} ${e.textContent.trim().slice(0, 12)}` }))
}
