// What a notice says beside its title: when, how long, how many places are left, where.
import { addDays, marketDay } from '../../db/model/market-time.ts'
import type { NoticeView, SiteView } from '../../electron/contract/views.ts'
import { formatMarketDay } from '../shared/format.ts'
import type { Translate } from '../shared/words.ts'

/** A day as people say it: 今天, 明天, or its date. */
function dayWords(day: string, today: string, language: string, t: Translate): string {
  if (day === today) return t('board:today')
  return day === addDays(today, 1) ? t('board:tomorrow') : formatMarketDay(day, language)
}

function seatWords({ seats, seatsLeft }: NoticeView, t: Translate): string | null {
  if (seatsLeft === 0) return t('board:notice.full')
  if (seatsLeft !== null) return t('board:notice.seats-left', { count: seatsLeft })
  return seats === null ? null : t('board:notice.seats', { count: seats })
}

/** Facts in the order of their weight, so that those at the end can give way; the text itself where there is no fact. */
export function noticeFacts(notice: NoticeView, now: Date, site: SiteView, language: string, t: Translate): string[] {
  const { startsOn, days, hours, place, phone, text } = notice
  const day = startsOn === null ? null : dayWords(startsOn, marketDay(now, site.timeZone), language, t)
  const facts = [
    day === null ? null : t(notice.kind === 'training' ? 'board:notice.starts' : 'board:notice.on', { day }),
    days === null ? null : t('board:notice.days', { count: days }),
    seatWords(notice, t),
    hours,
    place,
    phone,
  ].filter(fact => fact !== null)
  return facts.length > 0 ? facts : text === '' ? [] : [text]
}
