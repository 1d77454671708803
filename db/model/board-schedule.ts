// What hangs on the board at a moment: open or closed, how bright, in which language, and what the postings give way to. A pure
// function of the site's settings and the time, so that every wall of a site shows the same and a test can ask for any moment.
import type { Preference } from './fair-order.ts'
import { marketTime } from './market-time.ts'
import { type OpeningState, openingState } from './opening-hours.ts'
import type { BoardPage, DayPart, Language, SiteSettings } from './site.ts'

export type Scheduled = {
  opening: OpeningState
  /** 0 bright – 0.8 dark. */
  dim: number
  language: Language
  /** What the chosen half of the postings leans to. */
  prefer: Preference
  /** What has the postings' place now; null: the postings. */
  page: BoardPage | null
}

type Settings = Pick<SiteSettings, 'openingHours' | 'timeZone' | 'language'> & { board: BoardTimes }
type BoardTimes = Pick<SiteSettings['board'], 'dayParts' | 'night' | 'languages' | 'languageMinutes'>

type PartOfDay = Pick<DayPart, 'prefer' | 'pages' | 'everyMinutes' | 'pageSeconds'>
const defaultDayPart: PartOfDay = { prefer: 'even', pages: ['notices', 'sites'], everyMinutes: 6, pageSeconds: 20 }

const secondsOf = (clock: string) => (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * 60

/** Whether a clock time lies in a window that may go over midnight. Both ends the same: all day. The end is not in it. */
function isWithin(second: number, from: number, to: number): 'since-today' | 'since-yesterday' | null {
  if (from < to) return from <= second && second < to ? 'since-today' : null
  if (second >= from) return 'since-today'
  return second < to ? 'since-yesterday' : null
}

function dayPartAt(parts: readonly DayPart[], weekday: number, second: number): PartOfDay {
  const found = parts.find(({ days, from, to }) => {
    const since = isWithin(second, secondsOf(from), secondsOf(to))
    // A window belongs to the day on which it starts.
    return since !== null && days.includes(since === 'since-today' ? weekday : (weekday + 6) % 7)
  })
  return found ?? defaultDayPart
}

export function scheduleAt(settings: Settings, now: Date): Scheduled {
  const { board, timeZone } = settings
  const { hour, minute, second, weekday } = marketTime(now, timeZone)
  const secondOfDay = (hour * 60 + minute) * 60 + second
  const part = dayPartAt(board.dayParts, weekday, secondOfDay)
  const night = board.night
  const isNight = night !== null && isWithin(secondOfDay, secondsOf(night.from), secondsOf(night.to)) !== null
  return {
    opening: openingState(settings, now),
    dim: isNight ? night.dim : 0,
    language: languageAt(settings, Math.floor(secondOfDay / 60)),
    prefer: part.prefer,
    page: pageAt(part, secondOfDay),
  }
}

/** Languages change on whole multiples of their minutes since midnight. */
function languageAt({ board: { languages, languageMinutes }, language }: Settings, minuteOfDay: number): Language {
  if (languages.length === 0) return language
  return languages[Math.floor(minuteOfDay / languageMinutes) % languages.length] ?? language
}

/** A page comes at the end of each span of `everyMinutes`, so that a wall that was just switched on begins with postings. */
function pageAt({ pages, everyMinutes, pageSeconds }: PartOfDay, secondOfDay: number): BoardPage | null {
  const every = everyMinutes * 60
  const isPage = secondOfDay % every >= every - Math.min(pageSeconds, every / 2)
  if (!isPage || pages.length === 0) return null
  return pages[Math.floor(secondOfDay / every) % pages.length] ?? null
}
