// The place of the keys: one stop for Tab; from there the arrows go from key to key, as on a remote control, and Enter presses.
// Tab goes on to what comes after, Escape back to the field, so nobody is caught among forty keys.
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'

const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const
const isWay = (key: string): key is keyof typeof ways => Object.hasOwn(ways, key)

type Place = { x: number; y: number }
const middleOf = (element: Element): Place => {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}

/** The nearest key in a direction; to the side only in the same row. */
function nextKey(keys: readonly HTMLElement[], from: HTMLElement, [dx, dy]: readonly [number, number]) {
  const here = middleOf(from)
  let best: { key: HTMLElement; far: number } | null = null
  for (const key of keys) {
    const there = middleOf(key)
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy
    const beside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx)
    const far = along + beside
    if (dx !== 0 && beside > 24) continue
    if (along > 4 && (best === null || far < best.far)) best = { key, far }
  }
  return best?.key ?? null
}

export function KeyBlock({ className, children }: { className: string; children: ReactNode }) {
  const { t } = useTranslation('keyboard')
  const block = useRef<HTMLElement>(null)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') document.querySelector<HTMLElement>('.field.on [role=textbox]')?.focus()
    if (!isWay(event.key) || !block.current) return
    event.preventDefault()
    const keys = [...block.current.querySelectorAll<HTMLElement>('.key:not(:disabled)')]
    const here = keys.find(key => key === document.activeElement)
    const next = here ? nextKey(keys, here, ways[event.key]) : keys[0]
    next?.focus()
  }

  /** A candidate is gone once it was picked by key (a click without a pointer); the focus stays with the keys. */
  function onClick(event: MouseEvent): void {
    if (event.detail !== 0) return
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) block.current?.focus()
    })
  }

  return (
    <section
      ref={block}
      className={className}
      aria-label={t('label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the one stop for Tab of all the keys in it
      tabIndex={0}
      data-silent
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerDown={event => event.preventDefault()}
    >
      {children}
    </section>
  )
}
