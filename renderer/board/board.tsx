// The whole wall: head, urgent lane, postings lane, notices; or, outside opening hours, when it opens again.
import { type CSSProperties, useLayoutEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { openingState } from '../../db/model/opening-hours.ts'
import type { SiteView } from '../../electron/contract/views.ts'
import './frame.css'
import './words.css'
import './states.css'
import './cards.css'
import './rows.css'
import './formats.css'
import { Closed } from './closed.tsx'
import { Head } from './head.tsx'
import { JobsLane } from './jobs-lane.tsx'
import { planBoard } from './layout.ts'
import { Notes } from './notes.tsx'
import { pixelShift } from './pixel-shift.ts'
import type { BoardStore } from './store.ts'
import { UrgentLane } from './urgent-lane.tsx'
import { useFrame } from './use-frame.ts'

export function Board({ store, site }: { store: BoardStore; site: SiteView }) {
  const { i18n } = useTranslation('board')
  const state = useStore(store)
  const { frame, hasReducedMotion } = useFrame()
  const isLatin = i18n.language === 'en'
  const plan = useMemo(
    () => planBoard(site.board, frame, { hasReducedMotion, isLatin }),
    [site.board, frame, hasReducedMotion, isLatin],
  )
  // On the body, where tokens.css works out the type scale from it.
  useLayoutEffect(() => document.body.style.setProperty('--m', `${plan.m}px`), [plan.m])

  const { now, listing } = state
  const isShown = listing.phase === 'shown'
  const hasUrgent = isShown && listing.turn.order.length > 0
  const opening = openingState(site, now)
  const head = (
    <Head site={site} now={now} freshness={state.freshness} line={state.line} hasMark={plan.format !== 'strip'} />
  )
  const shift = pixelShift(now, plan.m / 8)
  const classes = [
    'frame',
    plan.format,
    `rows-${plan.rowForm}`,
    !hasUrgent && 'no-urgent',
    !plan.hasNotes && 'no-notes',
  ]
  const style = {
    '--row': `${plan.rowPx}px`,
    '--title': plan.titleM,
    '--cards': plan.cards,
    '--card': plan.stripCardM,
    transform: `translate(${shift.x}px, ${shift.y}px)`,
  } as CSSProperties
  return (
    <main className={classes.filter(Boolean).join(' ')} style={style}>
      {head}
      {opening.isOpen ? (
        <>
          {hasUrgent && (
            <UrgentLane
              urgent={listing.urgent}
              turn={listing.turn}
              total={listing.totalUrgent}
              plan={plan}
              site={site}
              now={now}
              onTurn={store.turnUrgent}
            />
          )}
          <JobsLane listing={listing} hasUrgent={hasUrgent} plan={plan} site={site} now={now} onTake={store.takeRows} />
          {plan.hasNotes && (
            <Notes
              freshness={state.freshness}
              line={state.line}
              now={now}
              site={site}
              isShort={plan.format !== 'landscape'}
            />
          )}
        </>
      ) : (
        <Closed opensAt={opening.opensAt} listing={listing} now={now} site={site} freshness={state.freshness} />
      )}
    </main>
  )
}
