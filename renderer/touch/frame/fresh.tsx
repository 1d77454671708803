// How fresh the data is, at the top of every page, with the clock of the page behind it.
import { useEffect, useState } from 'react'
import { FreshnessLine } from '../../shared/ui/freshness.tsx'
import { useTouch } from '../turn.tsx'

/** The time now, anew every half a minute: enough for a line that says the minute and the day. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** The time of this very drawing, which comes at least every half a minute: for what may begin or end at any moment. */
export function useTimeNow(): Date {
  useNow()
  return new Date()
}

export function Fresh() {
  const freshness = useTouch(state => state.freshness)
  const line = useTouch(state => state.line)
  const timeZone = useTouch(state => state.site.timeZone)
  return <FreshnessLine freshness={freshness} now={useNow()} timeZone={timeZone} line={line} />
}
