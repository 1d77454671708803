// One notice whole, beside the list: what it says, until when, and changing or taking down what is our own.
import { useTranslation } from 'react-i18next'
import { formatEnd, formatMarketDay, formatMoment } from '../../shared/format.ts'
import { noticeKindWord } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { standingOf, standingWord } from './notice-words.ts'
import type { NoticeRow } from './notices-part.ts'

export function NoticePanel({ row, now }: { row: NoticeRow; now: Date }) {
  const { t, i18n } = useTranslation(['desk', 'common'])
  const { notices: actions, site } = useDesk()
  const { notice, isOwn } = row
  const standing = standingOf(row, now)
  const moment = (at: number) => formatMoment(new Date(at), now, site.timeZone, i18n.language)
  const canEdit = isOwn && notice.kind !== 'emergency'
  const canWithdraw = isOwn && (standing === 'shown' || standing === 'later')
  useKeys([
    ['e', canEdit ? () => actions.edit(row) : undefined],
    ['Delete', canWithdraw ? () => void actions.withdraw(notice.id) : undefined],
  ])
  const facts: [string, string | null][] = [
    [t('notices.kind'), noticeKindWord(t, notice.kind)],
    [t('today.state'), standingWord(t, standing)],
    [t('notices.starts-on'), notice.startsOn === null ? null : formatMarketDay(notice.startsOn, i18n.language)],
    [t('notices.days'), notice.days === null ? null : String(notice.days)],
    [t('notices.hours'), notice.hours],
    [t('notices.place'), notice.place],
    [t('notices.seats'), notice.seats === null ? null : String(notice.seats)],
    [t('notices.seats-left'), notice.seatsLeft === null ? null : String(notice.seatsLeft)],
    [t('notices.phone'), notice.phone],
    [t('notices.from'), moment(Date.parse(notice.shownFrom))],
    [t('postings.until'), formatEnd(new Date(notice.validUntil), now, site.timeZone, i18n.language)],
    [t('register.source'), notice.source.name],
  ]
  return (
    <aside className="side" aria-label={notice.title}>
      <div className="side-scroll">
        <h2 className="notice-title">{notice.title}</h2>
        {notice.text !== '' && <p className="notice-text">{notice.text}</p>}
        <KeyValue rows={facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []))} />
        {!isOwn && <p className="dim">{t('notices.not-ours')}</p>}
      </div>
      <div className="side-foot row">
        {canEdit && (
          <button type="button" className="btn" onClick={() => actions.edit(row)}>
            {t(row.state === 'withdrawn' || standing === 'ended' ? 'notices.again' : 'notices.edit')}
            <Kbd>E</Kbd>
          </button>
        )}
        {canWithdraw && (
          <button type="button" className="btn quiet" onClick={() => void actions.withdraw(notice.id)}>
            {t('notices.take-down')}
            <Kbd>Del</Kbd>
          </button>
        )}
        <button type="button" className="btn quiet" onClick={() => actions.open(null)}>
          {t('close')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </aside>
  )
}
