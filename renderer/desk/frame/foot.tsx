// The line at the bottom: how fresh, what waits, what was refused, and the market's date and clock. Always at the same place.
import { useTranslation } from 'react-i18next'
import { formatClock, formatDate } from '../../shared/format.ts'
import { DemonstrationMark, FreshnessLine } from '../../shared/ui/freshness.tsx'
import { useDesk, useDeskState } from '../desk-context.ts'
import { useShownNow } from '../ui/use-now.ts'

export function Foot() {
  const { t, i18n } = useTranslation('desk')
  const { site, showRefused } = useDesk()
  const sync = useDeskState(state => state.sync)
  const line = useDeskState(state => state.line)
  const now = useShownNow(1_000)
  return (
    <footer className="foot">
      <FreshnessLine freshness={sync} now={now} timeZone={site.timeZone} line={line} />
      {sync && (
        <>
          <span>{t('foot.waiting', { count: sync.waiting })}</span>
          {sync.refused > 0 ? (
            <button type="button" className="link" onClick={showRefused}>
              {t('foot.refused-mend', { count: sync.refused })}
            </button>
          ) : (
            <span>{t('foot.refused', { count: 0 })}</span>
          )}
          <DemonstrationMark isShown={sync.isDemonstration} />
        </>
      )}
      <time className="r num">
        {formatDate(now, site.timeZone, i18n.language)} {formatClock(now, site.timeZone)}
      </time>
    </footer>
  )
}
