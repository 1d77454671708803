// Outside opening hours: that the market is closed, when it opens, and what works meanwhile.
import { Trans, useTranslation } from 'react-i18next'
import { addDays, marketDay } from '../../db/model/market-time.ts'
import type { Freshness, SiteView } from '../../electron/contract/views.ts'
import { formatClock, formatWeekday } from '../shared/format.ts'
import { DemonstrationMark } from '../shared/ui/freshness.tsx'
import type { Listing } from './store.ts'

type Props = { opensAt: Date | null; listing: Listing; now: Date; site: SiteView; freshness: Freshness | null }

const strong = { n: <b className="num" /> }

export function Closed({ opensAt, listing, now, site, freshness }: Props) {
  const { t, i18n } = useTranslation('board')
  const { timeZone, hotline } = site
  const today = marketDay(now, timeZone)
  const opensToday = opensAt !== null && marketDay(opensAt, timeZone) === today
  const day = (at: Date) => {
    const opens = marketDay(at, timeZone)
    if (opens === today) return t('today')
    return opens === addDays(today, 1) ? t('tomorrow') : formatWeekday(at, timeZone, i18n.language)
  }
  const total = listing.phase === 'shown' ? listing.programme.total : 0
  const urgent = listing.phase === 'shown' ? listing.turn.order.length : 0
  return (
    <section className="over">
      <p className="big">{t(opensToday ? 'closed.now' : 'closed.today')}</p>
      <div className="sub">
        {opensAt && (
          <p>
            <Trans
              i18nKey="board:closed.opens"
              values={{ day: day(opensAt), time: formatClock(opensAt, timeZone) }}
              components={strong}
            />
          </p>
        )}
        {total + urgent > 0 && (
          <p>
            <Trans i18nKey="board:closed.waiting" values={{ total: total + urgent }} components={strong} />
          </p>
        )}
        {hotline !== '' && (
          <p>
            {t('hotline')} <b className="num">{hotline}</b>
          </p>
        )}
        {freshness?.isDemonstration === true && (
          <p>
            <DemonstrationMark isShown />
          </p>
        )}
      </div>
    </section>
  )
}
