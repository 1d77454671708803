// The whole wall: head, urgent lane, postings lane, notices; or, outside opening hours, when it opens again; and over all of it an
// emergency, and the dark of the night.
import { type CSSProperties, useEffect, useLayoutEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { SiteView } from '../../electron/contract/views.ts'
import './frame.css'
import './words.css'
import './states.css'
import './cards.css'
import './rows.css'
import './formats.css'
import './covers.css'
import { Alarm } from './alarm.tsx'
import { Closed } from './closed.tsx'
import { Head } from './head.tsx'
import { JobsLane } from './jobs-lane.tsx'
import { planBoard } from './layout.ts'
import { Notes } from './notes.tsx'
import { pixelShift } from './pixel-shift.ts'
import { slideAt } from './slide-of.ts'
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

  const { now, listing, schedule, emergency } = state
  const { opening, language, page, dim } = schedule
  useEffect(() => void i18n.changeLanguage(language), [i18n, language])
  const isShown = listing.phase === 'shown'
  const hasUrgent = isShown && listing.turn.order.length > 0
  const rows = hasUrgent ? plan.rows : plan.openRows
  const { notices, sites } = state
  // Chosen when the page comes, and not again while it stands.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the minute may pass meanwhile
  const slide = useMemo(() => slideAt(page, { notices, sites, now }, rows), [page, notices, sites, rows])
  const shift = pixelShift(now, plan.m / 8)
  const classes = [
    'frame',
    plan.format,
    `rows-${plan.rowForm}`,
    !hasUrgent && 'no-urgent',
    !plan.hasNotes && 'no-notes',
    emergency && 'alarmed',
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
      <Head site={site} now={now} freshness={state.freshness} line={state.line} hasMark={plan.format !== 'strip'} />
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
          <JobsLane
            state={state}
            store={store}
            hasUrgent={hasUrgent}
            plan={plan}
            site={site}
            slide={slide}
            isHidden={emergency !== null}
          />
          {plan.hasNotes && <Notes state={state} site={site} format={plan.format} />}
        </>
      ) : (
        <Closed opensAt={opening.opensAt} listing={listing} now={now} site={site} freshness={state.freshness} />
      )}
      {emergency && <Alarm notice={emergency} site={site} now={now} />}
      <div className="dim" style={{ opacity: emergency ? 0 : dim }} />
    </main>
  )
}
