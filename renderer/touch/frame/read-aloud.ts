// What is read aloud of a page: its words, but never what somebody typed (data-silent), nor what only a picture needs.

/** A pause. */
const stop = '\n'

/** The words under an element as sentences, without what is hidden or marked `data-silent`. */
export function wordsOf(element: Element): string {
  const pieces: string[] = []
  const collect = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.textContent?.trim()
      if (text) pieces.push(text)
      return
    }
    if (!(node instanceof Element) || node.matches('[data-silent], [aria-hidden="true"], .visually-hidden')) return
    for (const child of node.childNodes) collect(child)
    if (
      node.matches(
        'h1, h2, p, li, label, legend, .label, button, dd, dt, .title, .block, .headline, .sub, .figure, .start',
      ) &&
      pieces.at(-1) !== stop
    )
      pieces.push(stop)
  }
  collect(element)
  return pieces
    .join(' ')
    .replaceAll(/ ?\n ?/g, stop)
    .trim()
}
