// Times, dates and money as people read them. Always in the market's own time zone and with integers in fen.
import { marketDay, marketTime } from '../../db/model/market-time.ts'
import type { Language } from '../../db/model/site.ts'

const cache = new Map<string, Intl.DateTimeFormat>()

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // British order in English: the day before the month, without commas.
  const locale = language === 'en' ? 'en-GB' : language
  const key = `${locale} ${JSON.stringify(options)}`
  let format = cache.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options)
    cache.set(key, format)
  }
  return format
}

/** `8:15`, `10:42`, `0:05`: 24 hours, the same in every language. */
export function formatClock(at: Date, timeZone: string): string {
  const { hour, minute } = marketTime(at, timeZone)
  return `${hour}:${String(minute).padStart(2, '0')}`
}

/** Month and day: `11月22日`, `22 November`. */
export function formatDay(at: Date, timeZone: string, language: string): string {
  return dateFormat(language, { timeZone, month: 'long', day: 'numeric' }).format(at)
}

/** Day of the week: `星期日`, `Sunday`. */
export function formatWeekday(at: Date, timeZone: string, language: string): string {
  return dateFormat(language, { timeZone, weekday: 'long' }).format(at)
}

/** `11月22日 星期日`, `Sunday 22 November`. */
export function formatDate(at: Date, timeZone: string, language: string): string {
  const day = formatDay(at, timeZone, language)
  const weekday = formatWeekday(at, timeZone, language)
  return language === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`
}

/** A moment seen from `now`: the clock alone on the same market day, otherwise with its day: `8:15`, `11月20日 8:15`. */
export function formatMoment(at: Date, now: Date, timeZone: string, language: string): string {
  const clock = formatClock(at, timeZone)
  return marketDay(at, timeZone) === marketDay(now, timeZone) ? clock : `${formatDay(at, timeZone, language)} ${clock}`
}

/** When something ends that lasts until just before `end`: the same clock on every face, but midnight as the day that ends with it. */
export function formatEnd(end: Date, now: Date, timeZone: string, language: string): string {
  const isMidnight = marketDay(new Date(end.getTime() - 1), timeZone) !== marketDay(end, timeZone)
  return formatMoment(isMidnight ? new Date(end.getTime() - 1) : end, now, timeZone, language)
}

/** A market day `YYYY-MM-DD` as month and day. */
export function formatMarketDay(day: string, language: string): string {
  return formatDay(new Date(`${day}T12:00:00Z`), 'UTC', language)
}

/** A market day with its year: `2099年12月31日`, `31 December 2099`. */
export function formatFarDay(day: string, language: string): string {
  const options = { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' } as const
  return dateFormat(language, options).format(new Date(`${day}T12:00:00Z`))
}

const groupsThousands: Record<Language, boolean> = { 'zh-Hans': false, 'zh-Hant': false, en: true }

const moneyFormats = new Map<string, Intl.NumberFormat>()
/** From 100,000 yuan on people say 12万 and 120K, not 120000 and 120,000, which are also too long for a line. */
const largeFen = 10_000_000

/**
 * Fen as yuan without a sign: 40000 → `400`, 80 → `0.8`, 1280000 → `12800` (`12,800` in English); from 100,000 yuan
 * on `12万` (`120K`).
 */
export function formatMoney(fen: number, language: string): string {
  const isLarge = Math.abs(fen) >= largeFen
  const key = `${language} ${isLarge}`
  let format = moneyFormats.get(key)
  if (!format) {
    const useGrouping = groupsThousands[language as Language] ?? false
    format = new Intl.NumberFormat(
      language,
      isLarge
        ? { notation: 'compact', maximumFractionDigits: 6, useGrouping }
        : { maximumFractionDigits: 2, useGrouping },
    )
    moneyFormats.set(key, format)
  }
  return format.format(fen / 100)
}
