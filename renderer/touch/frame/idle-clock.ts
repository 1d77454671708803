// The idle clock of a turn: what is left of it, and the sheet that asks whether anybody is still there.
import { useCallback, useEffect, useRef, useState } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SiteView } from '../../../electron/contract/views.ts'
import { createIdle, type Idle } from '../../shared/idle.ts'

type IdleState = {
  remainingSeconds: number
  /** `idle`: time is nearly over; `leave`: the person asked to wipe. */
  sheet: 'idle' | 'leave' | null
}

export type IdleClock = {
  state: StoreApi<IdleState>
  totalSeconds: number
  /** Somebody is there: the whole time again, and the sheet goes. */
  stay(): void
  askToLeave(): void
}

const schedule = (run: () => void, ms: number) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Counts while `isRunning`, which is on every page but the attract page. */
export function useIdleClock(settings: SiteView['idle'], isRunning: boolean, onExpire: () => void): IdleClock {
  const totalSeconds = settings.touchSeconds
  const [state] = useState(() =>
    createStore<IdleState>(() => ({ remainingSeconds: totalSeconds, sheet: null as IdleState['sheet'] })),
  )
  const idle = useRef<Idle | null>(null)
  const expire = useRef(onExpire)
  expire.current = onExpire

  useEffect(() => {
    state.setState({ remainingSeconds: totalSeconds, sheet: null })
    if (!isRunning) return
    const clock = createIdle({
      timeoutMs: totalSeconds * 1_000,
      warningMs: settings.warningSeconds * 1_000,
      now: () => performance.now(),
      schedule,
      onWarn: () => state.setState({ sheet: 'idle' }),
      onExpire: () => expire.current(),
      onTick: ms => state.setState({ remainingSeconds: Math.ceil(ms / 1_000) }),
    })
    idle.current = clock
    const stopListening = clock.listen(window)
    return () => {
      stopListening()
      clock.stop()
      idle.current = null
    }
  }, [state, isRunning, totalSeconds, settings.warningSeconds])

  const stay = useCallback(() => {
    idle.current?.touch()
    state.setState({ sheet: null })
  }, [state])
  const askToLeave = useCallback(() => state.setState({ sheet: 'leave' }), [state])
  return { state, totalSeconds, stay, askToLeave }
}
