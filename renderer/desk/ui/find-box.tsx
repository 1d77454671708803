// A box in which entries of a long list are found by characters, pinyin or first letters: Enter takes the first, a digit another,
// arrows move, Backspace in the empty box takes the last one back.
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findKinds, type KindEntry } from '../kinds/kind-search.ts'
import { controlProps, Field } from './field.tsx'
import { Kbd } from './kbd.tsx'

type Props = {
  id: string
  label: string
  span: 2 | 3 | 4 | 6
  isRequired?: boolean
  most: number
  entries: readonly KindEntry[]
  wordOf(code: string): string
  /** What is said where nothing is found. */
  none: string
  chosen: readonly string[]
  text: string
  wrong?: string | null
  /** Whether what is chosen stands in the box. */
  hasChips?: boolean
  onText(text: string): void
  onAdd(entry: KindEntry): void
  /** Takes what is in no list, as it was typed. */
  onFree?(text: string): void
  onRemove(code: string): void
  onLeave(): void
}

const shownChoices = 6

export function FindBox({
  id,
  label,
  span,
  isRequired,
  most,
  entries,
  wordOf,
  none,
  chosen,
  text,
  wrong,
  hasChips = true,
  ...on
}: Props) {
  const { t } = useTranslation('desk')
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const isFull = chosen.length >= most
  const typed = text.trim()
  const hasFree = on.onFree !== undefined
  const found = useMemo(() => {
    const listed = findKinds(entries, typed, shownChoices + chosen.length)
      .filter(({ code }) => !chosen.includes(code))
      .slice(0, shownChoices)
    // What is in no list can be taken as it stands; letters alone are still being looked up.
    const isFree = hasFree && /\P{ASCII}/u.test(typed) && listed.every(({ name }) => name !== typed)
    return isFree ? [...listed, { code: '', name: typed, aliases: [], pinyin: '', initials: '' }] : listed
  }, [entries, typed, chosen, hasFree])
  const current = Math.min(active, Math.max(0, found.length - 1))

  function pick(entry: KindEntry | undefined): void {
    if (!entry || isFull) return
    if (entry.code === '') on.onFree?.(entry.name)
    else on.onAdd(entry)
    setActive(0)
  }

  function hear(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return
    const last = chosen.at(-1)
    if (event.key === 'Backspace' && text === '' && last !== undefined) {
      event.preventDefault()
      on.onRemove(last)
    } else if (typed !== '' && found.length > 0 && !isFull) {
      if (event.key === 'Enter') pick(found[current])
      else if (/^[1-9]$/.test(event.key)) pick(found[Number(event.key) - 1])
      else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') setActive((current + 1) % found.length)
      else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft')
        setActive((current + found.length - 1) % found.length)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
  }

  const say =
    typed === '' ? (
      chosen.length > 0 ? (
        t('kinds.take-back')
      ) : null
    ) : found.length === 0 ? (
      none
    ) : (
      <span className="found" id={`${id}-list`}>
        {found.map((entry, i) => (
          <button
            key={entry.code}
            type="button"
            tabIndex={-1}
            className={i === current ? 'on' : undefined}
            onMouseDown={event => {
              event.preventDefault()
              pick(entry)
            }}
          >
            <Kbd>{i === current ? '↵' : String(i + 1)}</Kbd>
            {entry.name}
            {entry.hint && <span className="found-hint">{entry.hint}</span>}
          </button>
        ))}
      </span>
    )

  return (
    <Field
      id={id}
      label={label}
      span={span}
      isRequired={isRequired ?? false}
      wrong={found.length === 0 ? wrong : null}
      say={say}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: leads to the box inside, which has the keys */}
      <div className="in" onClick={() => input.current?.focus()}>
        {(hasChips ? chosen : []).map(code => (
          <span className="pick" key={code}>
            {wordOf(code)}
            <button
              type="button"
              tabIndex={-1}
              aria-label={t('kinds.remove', { name: wordOf(code) })}
              onClick={() => on.onRemove(code)}
            >
              ×
            </button>
          </span>
        ))}
        <input
          {...controlProps(id, wrong)}
          ref={input}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={event => {
            on.onText(event.target.value)
            setActive(0)
          }}
          onKeyDown={hear}
          onBlur={on.onLeave}
        />
      </div>
    </Field>
  )
}
