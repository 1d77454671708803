// What stands there while nobody is: what this is, how much work there is now, the best urgent order. A tap anywhere begins.
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DemonstrationMark } from '../../shared/ui/freshness.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Pay } from '../../shared/ui/pay.tsx'
import { Fresh } from '../frame/fresh.tsx'
import { ReadButton } from '../frame/read-button.tsx'
import { useActions, useTouch } from '../turn.tsx'
import { placeText } from './posting-words.ts'
import './attract.css'

export function Attract() {
  const { t } = useTranslation('touch')
  const { goHome } = useActions()
  const page = useRef<HTMLElement>(null)
  const site = useTouch(state => state.site)
  const counts = useTouch(state => state.counts)
  const best = useTouch(state => state.best)
  const isDemonstration = useTouch(state => state.freshness?.isDemonstration ?? false)
  return (
    <main className="attract-page" ref={page}>
      <h1 className="visually-hidden">{site.name}</h1>
      <button type="button" className="attract" onClick={goHome}>
        <span className="top">
          <Mark />
          <b>{site.name}</b>
          <DemonstrationMark isShown={isDemonstration} />
          <Fresh />
        </span>
        <span className="call">
          <span className="headline">{t('attract.headline')}</span>
          <span className="sub">{t('attract.explain')}</span>
        </span>
        {counts && counts.total > 0 && (
          <span className="count">
            <span className="sub">{t('attract.now')}</span>
            <span className="figure">
              <span className="num">{counts.total}</span>
              <span>{t('attract.postings', { count: counts.total })}</span>
            </span>
          </span>
        )}
        {best && (
          <span className="urgent">
            <span className="spine">{t('urgent.spine')}</span>
            <span className="in">
              <b>{best.title}</b>
              <Pay pay={best.pay} />
              <span className="sub">{[best.employer.name, placeText(t, best)].filter(Boolean).join('\u2003')}</span>
            </span>
          </span>
        )}
        <span className="start">
          <span>{t('attract.start')}</span>
          <span className="other">{t('attract.other')}</span>
        </span>
      </button>
      <ReadButton words={page} className="read" />
    </main>
  )
}
