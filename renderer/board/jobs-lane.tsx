// The postings lane: rising pages, turning pages, a list that stands still, or the word that there is nothing. A called number, or a
// page of notices or sites, stands before it for a while; the postings wait below.
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { Callout } from './callout.tsx'
import type { Plan } from './layout.ts'
import { hasEnded } from './programme.ts'
import { RisingRows } from './rising-rows.tsx'
import { Row } from './row.tsx'
import { Slide } from './slide.tsx'
import type { SlideOf } from './slide-of.ts'
import type { BoardState, BoardStore, Listing } from './store.ts'
import { TurningRows } from './turning-rows.tsx'

type Props = {
  state: BoardState
  store: BoardStore
  hasUrgent: boolean
  plan: Plan
  site: SiteView
  slide: SlideOf | null
  /** Something else stands before all of the wall. */
  isHidden: boolean
}

// i18n-dynamic: board:page.*
export function JobsLane({ state, store, hasUrgent, plan, site, slide, isHidden }: Props) {
  const { t } = useTranslation('board')
  const { listing, calling } = state
  const total = listing.phase === 'shown' ? listing.programme.total : 0
  const isCalling = calling.length > 0
  const name = slide ? t(`page.${slide.kind}`) : t(plan.format === 'strip' ? 'jobs-short' : 'jobs')
  return (
    <section className="lane jobs">
      <h2 className="spine">
        {name}
        {slide === null && total > 0 && plan.format !== 'strip' && (
          <small className="num">{t('count', { total: total })}</small>
        )}
      </h2>
      <div className={slide || isCalling ? 'stage covered' : 'stage'}>
        <Content
          state={state}
          store={store}
          hasUrgent={hasUrgent}
          plan={plan}
          site={site}
          isCovered={slide !== null || isCalling || isHidden}
        />
        {slide && <Slide slide={slide} places={hasUrgent ? plan.rows : plan.openRows} site={site} now={state.now} />}
      </div>
      {isCalling && <Callout calling={calling} most={plan.format === 'strip' ? 1 : 3} />}
    </section>
  )
}

type ContentProps = Omit<Props, 'slide' | 'isHidden'> & { isCovered: boolean }

function Content({ state, store, hasUrgent, plan, site, isCovered }: ContentProps) {
  const { t } = useTranslation('board')
  const { listing, now } = state
  if (listing.phase === 'starting') {
    return (
      <div className="say" role="status">
        <p>{t('starting')}</p>
      </div>
    )
  }
  if (listing.programme.total === 0) {
    return (
      <div className="say">
        <b>{t(hasUrgent ? 'empty.beside-urgent' : 'empty.title')}</b>
        <p>{t('empty.soon')}</p>
        <p>{t('empty.desk')}</p>
      </div>
    )
  }
  const rows = hasUrgent ? plan.rows : plan.openRows
  if (listing.programme.total <= rows) {
    return <StillRows listing={listing} store={store} rows={rows} plan={plan} site={site} now={now} />
  }
  const common = { plan, site, now, isCovered, changed: listing.changed, onTake: store.takeRows }
  // Another plan is another wall: the pages begin anew. The urgent lane opening or closing is not.
  if (plan.speedPx > 0) {
    return <RisingRows key={`${plan.rowPx} ${plan.pageRows} ${plan.speedPx}`} isBelowUrgent={hasUrgent} {...common} />
  }
  return <TurningRows rows={rows} {...common} />
}

type StillProps = {
  listing: Listing & { phase: 'shown' }
  store: BoardStore
  rows: number
  plan: Plan
  site: SiteView
  now: Date
}

/** All there is, the newest first, each in its place. */
function StillRows({ listing, store, rows, plan, site, now }: StillProps) {
  const { waiting, kept } = listing.programme
  const shown = useMemo(() => {
    const byId = new Map<string, BoardPosting>()
    for (const posting of [...kept, ...waiting.map(place => place.posting)]) byId.set(posting.id, posting)
    const newest = (a: BoardPosting, b: BoardPosting) =>
      Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || (a.id < b.id ? -1 : 1)
    return [...byId.values()]
      .filter(posting => !hasEnded(posting, now))
      .sort(newest)
      .slice(0, rows)
  }, [waiting, kept, now, rows])
  useEffect(() => store.standStill(shown), [store, shown])
  return (
    <ol className="rows still">
      {shown.map(posting => (
        <Row key={posting.id} posting={posting} plan={plan} site={site} now={now} />
      ))}
    </ol>
  )
}
