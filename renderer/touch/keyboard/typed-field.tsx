// A field that is typed into on the screen: its text, the letters being composed underlined, a caret. A keyboard that is plugged in
// works too. It is no <input>, so that no operating system's keyboard, suggestion or history ever opens on it.
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import type { TypedField } from '../store/state.ts'
import { textOf } from '../store/touch-store.ts'
import { useActions, useTouch } from '../turn.tsx'
import './typed-field.css'

type Props = {
  field: TypedField
  label: string
  hint?: string
  /** A sentence saying what is wrong. */
  error?: string | null
}

export function TypedFieldBox({ field, label, hint, error = null }: Props) {
  const { t } = useTranslation('keyboard')
  const { openField, clearField, closeField, pressBackspace, pressKey, pressSpace, pickCandidate } = useActions()
  const text = useTouch(state => textOf(state, field))
  const typing = useTouch(state => (state.typing?.field === field ? state.typing : null))
  const box = useRef<HTMLDivElement>(null)
  const isOpen = typing !== null
  const composition = typing?.composition ?? ''

  useEffect(() => {
    if (!isOpen) return
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return
    const isComposing = composition !== ''
    if (event.key === 'Backspace') pressBackspace()
    else if (event.key === 'Enter') closeField()
    else if (event.key === ' ') pressSpace()
    else if (event.key === 'Escape') clearField()
    else if (isComposing && /^[1-8]$/.test(event.key)) pickCandidate(Number(event.key) - 1)
    else if ([...event.key].length === 1) {
      openField(field)
      pressKey(event.key)
    } else return
    event.preventDefault()
  }

  return (
    <div className={isOpen ? 'field on' : 'field'}>
      <span id={`label-${field}`}>{label}</span>
      {/* What is typed is never read aloud; what it is for, and what is wrong with it, is. */}
      <div className="box" data-silent>
        {/* biome-ignore lint/a11y/useSemanticElements: an <input> would open the system's keyboard and suggestions */}
        <div
          ref={box}
          role="textbox"
          tabIndex={0}
          className="text"
          data-field={field}
          aria-labelledby={`label-${field}`}
          aria-describedby={error || hint ? `hint-${field}` : undefined}
          aria-invalid={error !== null}
          onFocus={() => openField(field)}
          onClick={() => openField(field)}
          onKeyDown={onKeyDown}
        >
          {text}
          {composition && <u>{composition}</u>}
          {isOpen && <i className="caret" />}
        </div>
        {text !== '' && isOpen && (
          <button type="button" className="btn clear" onClick={clearField}>
            <Icon name="cross" />
            {t('clear')}
          </button>
        )}
      </div>
      {(error || hint) && (
        <p id={`hint-${field}`} className={error ? 'hint error' : 'hint'} role={error ? 'alert' : undefined}>
          {error && <Icon name="warn" />}
          <span>{error ?? hint}</span>
        </p>
      )}
    </div>
  )
}
