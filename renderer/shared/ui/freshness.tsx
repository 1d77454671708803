// How fresh the data is, at the same place on every face: a filled or hollow dot and always words.
import { useTranslation } from 'react-i18next'
import type { Freshness } from '../../../electron/contract/views.ts'
import { formatMoment } from '../format.ts'
import { freshAsOf } from '../freshness.ts'
import type { LineState } from '../wire.ts'

type Props = {
  /** null until the first answer. */
  freshness: Freshness | null
  now: Date
  timeZone: string
  /** The page's own line to the host; without it nothing can be fresh. */
  line?: LineState
}

/** `<span class="state">在线，10:42 更新</span>`, with the further class `off` when offline or never updated. */
export function FreshnessLine({ freshness, now, timeZone, line = 'connected' }: Props) {
  const { t, i18n } = useTranslation('common')
  if (freshness === null) {
    return <span className="state off">{t(line === 'away' ? 'fresh.no-host' : 'fresh.starting')}</span>
  }
  const isOnline = freshness.isOnline && line === 'connected'
  const asOf = freshAsOf(freshness, now, line)
  const time = asOf && formatMoment(asOf, now, timeZone, i18n.language)
  if (time === null) return <span className="state off">{t(isOnline ? 'fresh.first' : 'fresh.never')}</span>
  return (
    <span className={isOnline ? 'state' : 'state off'}>{t(isOnline ? 'fresh.online' : 'fresh.offline', { time })}</span>
  )
}

/** Says that the rows are the made-up sample; nothing otherwise. */
export function DemonstrationMark({ isShown }: { isShown: boolean }) {
  const { t } = useTranslation('common')
  return isShown ? <span className="demonstration">{t('demonstration')}</span> : null
}
