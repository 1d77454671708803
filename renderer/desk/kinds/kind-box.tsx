// The box in which kinds of work are found by characters, pinyin or first letters: Enter takes the first, a digit another,
// arrows move, Backspace in the empty box takes the last one back.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { kindWord } from '../../shared/kind-words.ts'
import { controlProps, Field } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { addReadings, makeKindEntries } from './kind-entries.ts'
import { findKinds, type KindEntry } from './kind-search.ts'

type Props = {
  id: string
  label: string
  span: 2 | 3 | 4 | 6
  isRequired?: boolean
  most: number
  chosen: readonly string[]
  text: string
  wrong?: string | null
  onText(text: string): void
  onAdd(code: string): void
  onRemove(code: string): void
  onLeave(): void
}

const shownChoices = 6

/** All kinds, with readings as soon as those are loaded. */
function useKindEntries(): readonly KindEntry[] {
  const { t } = useTranslation(['desk', 'kinds'])
  const plain = useMemo(() => makeKindEntries(code => kindWord(t, code) ?? code), [t])
  const [entries, setEntries] = useState(plain)
  useEffect(() => {
    let isWanted = true
    setEntries(plain)
    addReadings(plain).then(
      read => isWanted && setEntries(read),
      // Characters still find everything.
      error => console.error(error),
    )
    return () => {
      isWanted = false
    }
  }, [plain])
  return entries
}

export function KindBox({ id, label, span, isRequired, most, chosen, text, wrong, ...on }: Props) {
  const { t } = useTranslation(['desk', 'kinds'])
  const entries = useKindEntries()
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const isFull = chosen.length >= most
  const typed = text.trim()
  const found = useMemo(
    () => findKinds(entries, typed, shownChoices + chosen.length).filter(({ code }) => !chosen.includes(code)),
    [entries, typed, chosen],
  ).slice(0, shownChoices)
  const current = Math.min(active, Math.max(0, found.length - 1))

  function pick(entry: KindEntry | undefined): void {
    if (!entry || isFull) return
    on.onAdd(entry.code)
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
      t('kinds.none')
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
      wrong={typed === '' ? wrong : null}
      say={say}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: leads to the box inside, which has the keys */}
      <div className="in" onClick={() => input.current?.focus()}>
        {chosen.map(code => (
          <span className="pick" key={code}>
            {kindWord(t, code) ?? code}
            <button
              type="button"
              tabIndex={-1}
              aria-label={t('kinds.remove', { name: kindWord(t, code) ?? code })}
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
