// A row of boxes to tick, or of which one is chosen: one stop of the Tab key, arrows move, the digit before each ticks it.
import { type KeyboardEvent, useRef, useState } from 'react'
import { Kbd } from './kbd.tsx'

type Choice<T extends string> = { value: T; word: string }

type Props<T extends string> = {
  id: string
  /** Id of the element that names the group. */
  labelledBy: string
  describedBy?: string
  mode: 'many' | 'one'
  choices: readonly Choice<T>[]
  chosen: readonly T[]
  /** The new set; with `one` at most one of them, and none after choosing the same again where `mayBeNone`. */
  onChange(chosen: T[]): void
  onLeave?(): void
  mayBeNone?: boolean
  isColumn?: boolean
}

export function Choices<T extends string>({
  id,
  labelledBy,
  describedBy,
  mode,
  choices,
  chosen,
  onChange,
  onLeave,
  mayBeNone = true,
  isColumn = false,
}: Props<T>) {
  const group = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)
  const chosenIndex = choices.findIndex(({ value }) => chosen.includes(value))
  const current = mode === 'one' && chosenIndex >= 0 ? chosenIndex : Math.min(stop, choices.length - 1)

  function toggle(value: T): void {
    const isChosen = chosen.includes(value)
    if (mode === 'many') onChange(isChosen ? chosen.filter(other => other !== value) : [...chosen, value])
    else if (!isChosen) onChange([value])
    else if (mayBeNone) onChange([])
  }

  function move(index: number): void {
    const next = (index + choices.length) % choices.length
    setStop(next)
    group.current?.querySelectorAll<HTMLElement>('button')[next]?.focus()
  }

  function hear(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown'
    if (forward || event.key === 'ArrowLeft' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(stop + (forward ? 1 : -1))
      return
    }
    const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined
    if (!choice) return
    event.preventDefault()
    toggle(choice.value)
    move(choices.indexOf(choice))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row of a grid
    <div
      ref={group}
      id={id}
      className={isColumn ? 'opt column' : 'opt'}
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onKeyDown={hear}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave?.()
      }}
    >
      {choices.map(({ value, word }, i) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one of two that both have it
        <button
          key={value}
          type="button"
          role={mode === 'one' ? 'radio' : 'checkbox'}
          aria-checked={chosen.includes(value)}
          tabIndex={i === current ? 0 : -1}
          onFocus={() => setStop(i)}
          onClick={() => toggle(value)}
        >
          <i className="box" />
          <span>{word}</span>
          <Kbd>{String(i + 1)}</Kbd>
        </button>
      ))}
    </div>
  )
}
