// A field that is filled from a keypad, or from a keyboard that is plugged in. No <input>: nothing of it is ever suggested or kept.
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import './typed-field.css'

type Props = {
  label: string
  text: string
  isOpen: boolean
  hint?: string
  /** A sentence saying what is wrong. */
  error?: string | null
  onOpen(): void
  onKey(key: string): void
  onErase(): void
  onClear(): void
  onDone(): void
}

export function PadField({ label, text, isOpen, hint, error = null, onOpen, onKey, onErase, onClear, onDone }: Props) {
  const { t } = useTranslation('keyboard')
  const id = useId()
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (isOpen) box.current?.focus({ preventScroll: true })
  }, [isOpen])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return
    if (event.key === 'Backspace') onErase()
    else if (event.key === 'Escape') onClear()
    else if (event.key === 'Enter') onDone()
    else if ([...event.key].length === 1) onKey(event.key)
    else return
    event.preventDefault()
  }

  return (
    <div className={isOpen ? 'field on' : 'field'}>
      <span id={`${id}-label`}>{label}</span>
      {/* What is typed is never read aloud; what it is for, and what is wrong with it, is. */}
      <div className="box" data-silent>
        {/* biome-ignore lint/a11y/useSemanticElements: an <input> would open the system's keyboard and suggestions */}
        <div
          ref={box}
          role="textbox"
          tabIndex={0}
          className="text num"
          aria-labelledby={`${id}-label`}
          aria-describedby={error || hint ? `${id}-hint` : undefined}
          aria-invalid={error !== null}
          onClick={onOpen}
          onKeyDown={onKeyDown}
        >
          {text}
          {isOpen && <i className="caret" />}
        </div>
        {text !== '' && (
          <button type="button" className="btn clear" onClick={onClear}>
            <Icon name="cross" />
            {t('clear')}
          </button>
        )}
      </div>
      {(error || hint) && (
        <p id={`${id}-hint`} className={error ? 'hint error' : 'hint'} role={error ? 'alert' : undefined}>
          {error && <Icon name="warn" />}
          <span>{error ?? hint}</span>
        </p>
      )}
    </div>
  )
}
