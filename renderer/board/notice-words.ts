// What a notice says beside its title: when, how long, how many places are left, where.
import type { TFunction } from 'i18next'
import { addDays, marketDay } from '../../db/model/market-time.ts'
import type { NoticeView, SiteView } from '../../electron/contract/views.ts'
import { formatMarketDay } from '../shared/format.ts'

type Words = TFunction<'board'>

/** A day as people say it: 今天, 明天, or its date. */
function dayWords(day: string, today: string, language: string, t: Words): string {
  if (day === today) return t('today')
  return day === addDays(today, 1) ? t('tomorrow') : formatMarketDay(day, language)
}

function seatWords({ seats, seatsLeft }: NoticeView, t: Words): string | null {
  if (seatsLeft === 0) return t('notice.full')
  if (seatsLeft !== null) return t('notice.seats-left', { count: seatsLeft })
  return seats === null ? null : t('notice.seats', { count: seats })
}

/** Facts in the order of their weight, so that those at the end can give way; the text itself where there is no fact. */
export function noticeFacts(notice: NoticeView, now: Date, site: SiteView, language: string, t: Words): string[] {
  const { startsOn, days, hours, place, phone, text } = notice
  const day = startsOn === null ? null : dayWords(startsOn, marketDay(now, site.timeZone), language, t)
  const facts = [
    day === null ? null : t(notice.kind === 'training' ? 'notice.starts' : 'notice.on', { day }),
    days === null ? null : t('notice.days', { count: days }),
    seatWords(notice, t),
    hours,
    place,
    phone,
  ].filter(fact => fact !== null)
  return facts.length > 0 ? facts : text === '' ? [] : [text]
}
