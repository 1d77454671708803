// The line at the foot: that the data is a demonstration, that it may be old, what to do with a code, and whom to ring.
import { useTranslation } from 'react-i18next'
import type { Freshness, SiteView } from '../../electron/contract/views.ts'
import { DemonstrationMark } from '../shared/ui/freshness.tsx'
import type { LineState } from '../shared/wire.ts'
import { isFresh } from './store.ts'

type Props = { freshness: Freshness | null; line: LineState; now: Date; site: SiteView; isShort: boolean }

export function Notes({ freshness, line, now, site, isShort }: Props) {
  const { t } = useTranslation('board')
  const isOld = freshness !== null && (line === 'away' || !isFresh(freshness, now, site.board.staleAfterMinutes))
  return (
    <footer className="lane notes">
      <h2 className="spine flat">{t('notes')}</h2>
      <p>
        <DemonstrationMark isShown={freshness?.isDemonstration === true} />
        <span className="hint">
          {isOld && <b>{t('old-title')}</b>}
          {isOld ? t(isShort ? 'old-short' : 'old') : t(isShort ? 'hint-short' : 'hint')}
        </span>
        {site.hotline !== '' && (
          <span className="call">
            <b>{t('hotline')}</b>
            <span className="num">{site.hotline}</span>
          </span>
        )}
      </p>
    </footer>
  )
}
