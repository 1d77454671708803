// Two layers for what turns as pages: the new content comes up in the one behind while the old one fades.
import { useState } from 'react'

type Layers<T> = { contents: readonly [T | null, T | null]; front: 0 | 1 }

/**
 * @param content what stands in front; a new object only when it changed
 * @param key another key turns the page; under the same key the front layer is changed in place
 */
export function useTurning<T>(content: T, key: string): Layers<T> {
  const [state, setState] = useState<Layers<T> & { key: string }>({ contents: [content, null], front: 0, key })
  const place = (front: 0 | 1): Layers<T>['contents'] =>
    front === 0 ? [content, state.contents[1]] : [state.contents[0], content]
  let shown = state
  if (key !== state.key) {
    const front = state.front === 0 ? 1 : 0
    shown = { key, front, contents: place(front) }
    setState(shown)
  } else if (state.contents[state.front] !== content) {
    shown = { ...state, contents: place(state.front) }
    setState(shown)
  }
  return shown
}
