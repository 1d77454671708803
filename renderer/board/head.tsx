// The head of the wall: which market, how fresh, which day, what time. Never changes its place.
import { useTranslation } from 'react-i18next'
import type { Freshness, SiteView } from '../../electron/contract/views.ts'
import { formatClock, formatDate } from '../shared/format.ts'
import { FreshnessLine } from '../shared/ui/freshness.tsx'
import { Mark } from '../shared/ui/mark.tsx'
import type { LineState } from '../shared/wire.ts'
import { isFresh } from './store.ts'

type Props = { site: SiteView; now: Date; freshness: Freshness | null; line: LineState; hasMark: boolean }

export function Head({ site, now, freshness, line, hasMark }: Props) {
  const { i18n } = useTranslation('board')
  const shown = freshness && { ...freshness, isOnline: isFresh(freshness, now, site.board.staleAfterMinutes) }
  return (
    <header className="head">
      {hasMark && <Mark />}
      <h1>{site.name}</h1>
      <div className="when">
        <FreshnessLine freshness={shown} now={now} timeZone={site.timeZone} line={line} />
        <span className="date">{formatDate(now, site.timeZone, i18n.language)}</span>
      </div>
      <time className="num">{formatClock(now, site.timeZone)}</time>
    </header>
  )
}
