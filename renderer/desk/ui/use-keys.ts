// Keys of a view. Written as `F2`, `Ctrl+Enter`, `ArrowDown`, `n`; a key alone never acts while something is being typed.
import { useEffect, useRef } from 'react'

/** Name of a key → what it does; undefined: nothing at the moment. */
export type Keys = readonly (readonly [name: string, act: (() => void) | undefined])[]

/** Whether typed characters go into this element. */
function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'))
  )
}

function nameOfKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): string {
  const plain = key.length === 1 ? key.toLowerCase() : key
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${plain}`
}

/** Keys that act even while something is being typed: function keys and those with Ctrl or Alt. */
const actsWhileTyping = (name: string) => /^F[0-9]+$/.test(name) || name.includes('+') || name === 'Escape'

/** Listens while the component stands. Keys that are held down or part of a composition are left alone. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.isComposing || event.repeat) return
      const name = nameOfKey(event)
      const act = current.current.find(([key]) => key === name)?.[1]
      if (!act || (isTypedInto(event.target) && !actsWhileTyping(name))) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
