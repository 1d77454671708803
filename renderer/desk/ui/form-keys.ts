// Keys shared by the forms: Enter leads to the next control, as on a cash register; in a text of several lines it stays a line break.
import type { KeyboardEvent } from 'react'

const controls = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled)'

/** For `onKeyDown` of the form. */
export function enterLeadsOn(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return
  if (!(target instanceof HTMLElement) || !target.matches('input, select, [role=checkbox], [role=radio]')) return
  event.preventDefault()
  const stops = [...currentTarget.querySelectorAll<HTMLElement>(controls)].filter(stop => stop.tabIndex >= 0)
  stops[stops.indexOf(target) + 1]?.focus()
}

/** Brings the keyboard to a field by the id of its control or group. */
export function focusField(id: string): void {
  const element = document.getElementById(id)
  if (!element) return
  const target = element.matches('input, select, textarea')
    ? element
    : element.querySelector<HTMLElement>('[tabindex="0"], input, textarea')
  target?.focus()
}
