// The market's own calendar: which day it is there, and when that day ends. Never computed by cutting a UTC string.

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  return format
}

export type MarketTime = { day: string; hour: number; minute: number; second: number; weekday: number }

/**
 * The wall clock of a time zone at a moment.
 * @returns day `YYYY-MM-DD`, hour 0–23, minute, second, weekday 0 (Sunday) – 6
 */
export function marketTime(at: Date, timeZone: string): MarketTime {
  const part: Record<string, string> = {}
  for (const { type, value } of formatIn(timeZone).formatToParts(at)) part[type] = value
  const day = `${part.year}-${part.month}-${part.day}`
  return {
    day,
    hour: Number(part.hour),
    minute: Number(part.minute),
    second: Number(part.second),
    weekday: new Date(`${day}T00:00:00Z`).getUTCDay(),
  }
}

/** The market day at a moment, `YYYY-MM-DD`. */
export function marketDay(at: Date, timeZone: string): string {
  return marketTime(at, timeZone).day
}

/** `YYYY-MM-DD` shifted by whole days. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/**
 * The first moment of a market day, in UTC. Found by correcting a guess with the zone's own offset, twice,
 * which is exact for zones with summer time too.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`)
  let guess = wanted
  for (let i = 0; i < 2; i++) {
    const t = marketTime(new Date(guess), timeZone)
    const shown = Date.parse(`${t.day}T00:00:00Z`) + ((t.hour * 60 + t.minute) * 60 + t.second) * 1000
    guess += wanted - shown
  }
  return new Date(guess)
}

/** The first moment after a market day. "Today" of an urgent order ends here. */
export function endOfDay(day: string, timeZone: string): Date {
  return startOfDay(addDays(day, 1), timeZone)
}
