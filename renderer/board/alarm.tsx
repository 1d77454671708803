// An emergency: covers all, says until when and who says it; the clock and the market's name stay.
import { useTranslation } from 'react-i18next'
import type { NoticeView, SiteView } from '../../electron/contract/views.ts'
import { formatEnd, formatMoment } from '../shared/format.ts'
import { textEm } from './text-width.ts'

/** From so many letters on a title stands smaller, on up to three lines. */
const manyEm = 20

/** Cut after punctuation, so that a line breaks there and not within a word. */
const phrases = (text: string) => text.split(/(?<=\p{Po})(?![\p{Po}\p{Script=Latin}\d])/u)

export function Alarm({ notice, site, now }: { notice: NoticeView; site: SiteView; now: Date }) {
  const { t, i18n } = useTranslation('board')
  const end = formatEnd(new Date(notice.validUntil), now, site.timeZone, i18n.language)
  return (
    <section className={textEm(notice.title) > manyEm ? 'alarm long' : 'alarm'} role="alert">
      <p className="big">
        {phrases(notice.title).map(phrase => (
          <bdi key={phrase}>{phrase}</bdi>
        ))}
      </p>
      {notice.text !== '' && (
        <p className="sub">
          <bdi>{notice.text}</bdi>
        </p>
      )}
      <p className="until">
        <span>{t('alarm.until', { end })}</span>
        <span>
          {t('alarm.from', {
            name: notice.source.name,
            time: formatMoment(new Date(notice.shownFrom), now, site.timeZone, i18n.language),
          })}
        </span>
      </p>
    </section>
  )
}
