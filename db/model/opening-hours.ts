// Whether a market is open at a moment, and when that changes. A window belongs to the day on which it starts, so that one over
// midnight (20:00–2:00) counts for the evening before.
import { addDays, marketTime, startOfDay } from './market-time.ts'
import type { SiteSettings } from './site.ts'

export type OpeningState =
  /** `closesAt` is null where it never closes. */
  | { isOpen: true; closesAt: Date | null }
  /** `opensAt` is null where no window ever comes. */
  | { isOpen: false; opensAt: Date | null }

type Hours = Pick<SiteSettings, 'openingHours' | 'timeZone'>
/** Milliseconds, the end not included. */
type Span = { from: number; to: number }

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** The moment at which the wall clock shows so many minutes after midnight; right on days of a change to summer time too. */
function momentOf(day: string, minutes: number, timeZone: string): number {
  const date = addDays(day, Math.floor(minutes / 1440))
  const wanted = minutes % 1440
  const guess = startOfDay(date, timeZone).getTime() + wanted * 60_000
  const shown = marketTime(new Date(guess), timeZone)
  return guess + (wanted - (shown.hour * 60 + shown.minute)) * 60_000
}

/** Every window that starts from the day before `now` to eight days after it, joined where they touch, in order. */
function spansAround({ openingHours, timeZone }: Hours, now: Date): Span[] {
  const { day: today, weekday } = marketTime(now, timeZone)
  const spans: Span[] = []
  for (let ahead = -1; ahead <= 8; ahead++) {
    const day = addDays(today, ahead)
    for (const { days, open, close } of openingHours) {
      if (!days.includes((weekday + ahead + 14) % 7)) continue
      const from = minutesOf(open)
      // Closing at or before opening is on the next day; both the same is round the clock.
      const to = minutesOf(close) + (minutesOf(close) <= from ? 1440 : 0)
      spans.push({ from: momentOf(day, from, timeZone), to: momentOf(day, to, timeZone) })
    }
  }
  const joined: Span[] = []
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else joined.push({ ...span })
  }
  return joined
}

/**
 * Whether the market is open at a moment, by its own clock.
 * A site that lists no hours at all is taken as always open: it has no closing time to tell.
 */
export function openingState(hours: Hours, now: Date): OpeningState {
  if (hours.openingHours.length === 0) return { isOpen: true, closesAt: null }
  const spans = spansAround(hours, now)
  const at = now.getTime()
  const current = spans.find(span => span.from <= at && at < span.to)
  // What is still open after more than a week does not close.
  if (current) return { isOpen: true, closesAt: current.to - at > 7 * 86_400_000 ? null : new Date(current.to) }
  const next = spans.find(span => span.from > at)
  return { isOpen: false, opensAt: next ? new Date(next.from) : null }
}
