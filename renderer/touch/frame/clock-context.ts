// Hands the idle clock to the bar, which every page has.
import { createContext, useContext } from 'react'
import type { IdleClock } from './idle-clock.ts'

const ClockContext = createContext<IdleClock | null>(null)
export const ClockProvider = ClockContext.Provider

export function useClock(): IdleClock {
  const clock = useContext(ClockContext)
  if (!clock) throw new Error('outside of the idle clock')
  return clock
}
