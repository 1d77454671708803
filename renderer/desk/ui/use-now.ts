// The time, drawn again every so many milliseconds.
import { useEffect, useState } from 'react'
import { marketDay } from '../../../db/model/market-time.ts'
import { useDesk, useDeskState } from '../desk-context.ts'

/** This machine's time. */
export function useNow(everyMs: number): Date {
  const { tools } = useDesk()
  const [now, setNow] = useState(() => tools.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(tools.now()), everyMs)
    return () => clearInterval(timer)
  }, [tools, everyMs])
  return now
}

/** The time of this very drawing, which comes at least every so many milliseconds: for what may begin or end at any moment. */
export function useTimeNow(everyMs: number): Date {
  useNow(everyMs)
  return useDesk().tools.now()
}

/** The time to show: corrected by the centre's clock where that is known. */
export function useShownNow(everyMs: number): Date {
  const offset = useDeskState(state => state.sync?.clockOffsetMs ?? 0)
  return new Date(useNow(everyMs).getTime() + offset)
}

/** The market's day, `YYYY-MM-DD`. */
export function useMarketDay(): string {
  const { site } = useDesk()
  return marketDay(useNow(10_000), site.timeZone)
}
