// The postings lane: rising pages, turning pages, a list that stands still, or the word that there is nothing.
import { useTranslation } from 'react-i18next'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import type { Plan } from './layout.ts'
import { RisingRows } from './rising-rows.tsx'
import { Row } from './row.tsx'
import type { Listing } from './store.ts'
import { TurningRows } from './turning-rows.tsx'

type Props = {
  listing: Listing
  hasUrgent: boolean
  plan: Plan
  site: SiteView
  now: Date
  onTake: (count: number) => BoardPosting[]
}

export function JobsLane({ listing, hasUrgent, plan, site, now, onTake }: Props) {
  const { t } = useTranslation('board')
  const total = listing.phase === 'shown' ? listing.programme.total : 0
  const name = t(plan.format === 'strip' ? 'jobs-short' : 'jobs')
  return (
    <section className="lane jobs">
      <h2 className="spine">
        {name}
        {total > 0 && plan.format !== 'strip' && <small className="num">{t('count', { total: total })}</small>}
      </h2>
      <Content listing={listing} hasUrgent={hasUrgent} plan={plan} site={site} now={now} onTake={onTake} />
    </section>
  )
}

function Content({ listing, hasUrgent, plan, site, now, onTake }: Props) {
  const { t } = useTranslation('board')
  if (listing.phase === 'starting') {
    return (
      <div className="say" role="status">
        <p>{t('starting')}</p>
      </div>
    )
  }
  const { total, piece } = listing.programme
  if (total === 0) {
    return (
      <div className="say">
        <b>{t(hasUrgent ? 'empty.beside-urgent' : 'empty.title')}</b>
        <p>{t('empty.soon')}</p>
        <p>{t('empty.desk')}</p>
      </div>
    )
  }
  const rows = hasUrgent ? plan.rows : plan.openRows
  if (total <= rows) {
    return (
      <ol className="rows still">
        {piece.rows.slice(0, rows).map(posting => (
          <Row key={posting.id} posting={posting} plan={plan} site={site} now={now} />
        ))}
      </ol>
    )
  }
  const common = { plan, site, now, onTake }
  // Another plan is another wall: the pages begin anew. The urgent lane opening or closing is not.
  if (plan.speedPx > 0) {
    return <RisingRows key={`${plan.rowPx} ${plan.pageRows} ${plan.speedPx}`} isBelowUrgent={hasUrgent} {...common} />
  }
  return <TurningRows rows={rows} {...common} />
}
