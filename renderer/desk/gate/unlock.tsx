// The locked desk: choose a name, type the PIN. Arrows change the name while the PIN has the keyboard.
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { useNow } from '../ui/use-now.ts'
import { roleWord } from '../words.ts'
import type { GateState } from './gate-part.ts'
import { GateSheet } from './gate-sheet.tsx'
import { PinField } from './pin-field.tsx'

export function Unlock({ gate }: { gate: Extract<GateState, { state: 'locked' }> }) {
  const { t } = useTranslation('desk')
  const { gate: actions } = useDesk()
  const id = useId()
  const [pin, setPin] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const now = useNow(250)
  const { entry, names, chosenId } = gate
  const waitMs = entry.step === 'refused' && entry.until !== null ? entry.until - now.getTime() : 0
  const isWaiting = waitMs > 0

  // A wrong PIN is wiped; the keyboard stays where the next one is typed.
  useEffect(() => {
    if (entry.step === 'refused') setPin('')
    if (entry.step === 'sending' || isWaiting) return
    if (chosenId === null) list.current?.querySelector('button')?.focus()
    else document.getElementById(`${id}pin`)?.focus()
  }, [entry, chosenId, isWaiting, id])

  function hear(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || names.length === 0) return
    event.preventDefault()
    const at = names.findIndex(name => name.id === chosenId)
    const next = names[(at + by + names.length) % names.length]
    if (next) actions.choose(next.id)
  }

  function send(event: FormEvent): void {
    event.preventDefault()
    if (!isWaiting && pin !== '') void actions.unlock(pin)
  }

  const problem =
    entry.step !== 'refused'
      ? null
      : isWaiting
        ? problemText(t, { code: 'too-many-attempts', details: { seconds: Math.ceil(waitMs / 1000) } })
        : entry.until === null
          ? problemText(t, entry.problem)
          : null

  return (
    <GateSheet title={t('unlock.title')} lead={t('unlock.lead')}>
      <form onSubmit={send} onKeyDown={hear} noValidate>
        <div className="names" role="radiogroup" aria-label={t('unlock.name')} ref={list}>
          {names.map(name => (
            // biome-ignore lint/a11y/useSemanticElements: a name is chosen by arrows while the PIN keeps the keyboard
            <button
              key={name.id}
              type="button"
              role="radio"
              aria-checked={name.id === chosenId}
              tabIndex={chosenId === null ? 0 : -1}
              onClick={() => actions.choose(name.id)}
            >
              <PersonName name={name.name} />
              <small>{roleWord(t, name.role)}</small>
            </button>
          ))}
        </div>
        {names.length > 1 && (
          <p className="dim">
            <Kbd>↑ ↓</Kbd> {t('unlock.choose')}
          </p>
        )}
        <PinField
          id={`${id}pin`}
          label={t('unlock.pin')}
          value={pin}
          onChange={setPin}
          isDisabled={isWaiting || chosenId === null}
        />
        <p className="line wrong" role="alert">
          {problem}
        </p>
        <button type="submit" className="btn go wide" disabled={entry.step === 'sending' || isWaiting}>
          {isWaiting ? t('unlock.wait', { count: Math.ceil(waitMs / 1000) }) : t('unlock.go')}
          <Kbd>↵</Kbd>
        </button>
      </form>
      <p className="dim">{t('unlock.forgotten')}</p>
    </GateSheet>
  )
}
