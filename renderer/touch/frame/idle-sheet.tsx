// The sheet "still there?": one large button, the seconds left, and a way to wipe at once. It goes on a whole tap and not on the
// first touch, which would fall through to what lies under it.
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useTurn } from '../turn.tsx'
import type { IdleClock } from './idle-clock.ts'
import { ReadButton } from './read-button.tsx'
import './idle-sheet.css'

export function IdleSheet({ clock }: { clock: IdleClock }) {
  const sheet = useStore(clock.state, state => state.sheet)
  return sheet === null ? null : <OpenSheet clock={clock} isIdle={sheet === 'idle'} />
}

function OpenSheet({ clock, isIdle }: { clock: IdleClock; isIdle: boolean }) {
  const { t } = useTranslation('touch')
  const { endTurn } = useTurn()
  const seconds = useStore(clock.state, state => state.remainingSeconds)
  const stayButton = useRef<HTMLButtonElement>(null)
  const card = useRef<HTMLDivElement>(null)

  // Before what lies under the sheet loses its focus by becoming inert; given back when it is inert no more.
  useLayoutEffect(() => {
    const before = document.activeElement
    stayButton.current?.focus()
    return () =>
      queueMicrotask(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus()
      })
  }, [])

  return (
    <div
      className="idle-sheet"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="idle-question"
      aria-describedby="idle-explain"
      // A tap beside the buttons; by keyboard the focused button or Escape.
      onClick={clock.stay}
      onKeyDown={event => event.key === 'Escape' && clock.stay()}
    >
      <div className="card" ref={card}>
        <h1 id="idle-question">{t(isIdle ? 'idle.question' : 'idle.leave-question')}</h1>
        <p id="idle-explain" className="sub" aria-live="off">
          {isIdle ? t('idle.explain', { count: seconds }) : t('idle.leave-explain')}
        </p>
        <button ref={stayButton} type="button" className="btn go" onClick={clock.stay}>
          {t('idle.stay')}
        </button>
        <button
          type="button"
          className="btn"
          onClick={event => {
            event.stopPropagation()
            endTurn()
          }}
        >
          {t('idle.wipe')}
        </button>
        <ReadButton words={card} className="btn read" />
      </div>
    </div>
  )
}
