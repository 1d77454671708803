// One turn after the other: makes the store of a person's turn, shows its page, counts the idle time, wipes everything at the end.
import type { i18n as I18n } from 'i18next'
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Speech } from '../shared/speech.ts'
import { Alarm, useAlarm } from './frame/alarm.tsx'
import { ClockProvider } from './frame/clock-context.ts'
import { useIdleClock } from './frame/idle-clock.ts'
import { IdleSheet } from './frame/idle-sheet.tsx'
import { Pages } from './pages.tsx'
import type { TouchOptions } from './store/part.ts'
import { createTouchStore } from './store/touch-store.ts'
import { TurnProvider } from './turn.tsx'

type Props = { options: TouchOptions; speech: Speech; i18n: I18n }

const landscape = window.matchMedia('(orientation: landscape)')

export function App({ options, speech, i18n }: Props) {
  const [turn, setTurn] = useState(() => createTouchStore(options, { isLandscape: landscape.matches }))

  const endTurn = useCallback(() => {
    turn.end()
    speech.cancel()
    getSelection()?.removeAllRanges()
    // Nothing personal is ever in the address; this also drops what anybody may have put there.
    history.replaceState(null, '', `${location.pathname}${location.hash}`)
    setTurn(createTouchStore(options, { isLandscape: landscape.matches }))
  }, [turn, speech, options])

  const view = useStore(turn.store, state => state.view.at)
  const clock = useIdleClock(options.site.idle, view !== 'attract', endTurn)
  const size = useStore(turn.store, state => state.size)
  const isLow = useStore(turn.store, state => state.isLow)
  const language = useStore(turn.store, state => state.language)
  const alarm = useAlarm(turn)
  const hasSheet = useStore(clock.state, state => state.sheet !== null)
  const isCovered = alarm !== null && !alarm.isKnown

  // Before the pages measure themselves.
  useLayoutEffect(() => {
    document.body.dataset.size = String(size)
    document.body.classList.toggle('low', isLow)
  }, [size, isLow])
  useEffect(() => void i18n.changeLanguage(language), [i18n, language])
  useEffect(() => {
    const tell = () => turn.actions.setLandscape(landscape.matches)
    landscape.addEventListener('change', tell)
    return () => landscape.removeEventListener('change', tell)
  }, [turn])

  useEffect(keepFromClipboard, [])

  const value = useMemo(() => ({ store: turn.store, actions: turn.actions, speech, endTurn }), [turn, speech, endTurn])
  return (
    <TurnProvider value={value}>
      <ClockProvider value={clock}>
        <div className="under" inert={isCovered || hasSheet}>
          <Pages />
        </div>
        {isCovered && (
          <div className="cover" inert={hasSheet}>
            <Alarm notice={alarm.notice} />
          </div>
        )}
        <IdleSheet clock={clock} />
      </ClockProvider>
    </TurnProvider>
  )
}

/** The clipboard outlives a turn and cannot be emptied by a page that nobody touches: so nothing ever gets there. */
function keepFromClipboard(): () => void {
  const refuse = (event: Event) => event.preventDefault()
  const ways = ['copy', 'cut', 'dragstart'] as const
  for (const way of ways) document.addEventListener(way, refuse)
  return () => {
    for (const way of ways) document.removeEventListener(way, refuse)
  }
}
