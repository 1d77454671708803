// The bar at the bottom: the same five controls on every page, in the same place.
import { memo, type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Icon } from '../../shared/icons.tsx'
import { languageWord } from '../../shared/words.ts'
import { textSizes } from '../store/rows-per-page.ts'
import { nextLanguage } from '../store/touch-store.ts'
import { useActions, useTouch } from '../turn.tsx'
import { useClock } from './clock-context.ts'
import { wordsOf } from './read-aloud.ts'
import { useReading } from './use-reading.ts'
import './bar.css'

export const Bar = memo(function Bar({ words }: { words: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('touch')
  const { nextSize, switchReach, nextLanguage: turnLanguage } = useActions()
  const isLow = useTouch(state => state.isLow)
  const size = useTouch(state => state.size)
  const language = useTouch(state => state.language)
  const own = useTouch(state => state.site.language)
  const next = nextLanguage(language, own)
  return (
    <nav className="bar" aria-label={t('bar.label')}>
      <ReadAloud words={words} />
      <button type="button" onClick={nextSize}>
        <span className="aa" aria-hidden="true">
          {t('bar.small')}
          <b>{t('bar.large')}</b>
        </span>
        <span>
          {t('bar.size')} <span className="num">{`${textSizes.indexOf(size) + 1}/${textSizes.length}`}</span>
        </span>
      </button>
      <button type="button" aria-pressed={isLow} onClick={switchReach}>
        <Icon name="reach" />
        {t(isLow ? 'bar.unreach' : 'bar.reach')}
      </button>
      <button type="button" onClick={turnLanguage} lang={next}>
        <Icon name="globe" />
        {languageWord(t, next)}
      </button>
      <IdleRing />
    </nav>
  )
})

function ReadAloud({ words }: { words: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('touch')
  const { canSpeak, isSpeaking, press, stop } = useReading()
  const language = useTouch(state => state.language)
  const view = useTouch(state => state.view.at)
  // Another page or language: what was being read is no longer what is seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs at every change of these
  useEffect(() => stop, [stop, view, language])

  if (!canSpeak) {
    return (
      <button type="button" className="off" disabled>
        <Icon name="speak" />
        {t('bar.mute')}
      </button>
    )
  }
  return (
    <button type="button" aria-pressed={isSpeaking} onClick={() => press(words.current ? wordsOf(words.current) : '')}>
      <Icon name="speak" />
      {t(isSpeaking ? 'bar.stop' : 'bar.read')}
    </button>
  )
}

const round = 2 * Math.PI * 30

/** Seconds until everything is wiped; pressing it asks whether to wipe now. */
function IdleRing() {
  const { t } = useTranslation('touch')
  const clock = useClock()
  const seconds = useStore(clock.state, state => state.remainingSeconds)
  return (
    <button type="button" className="idle" onClick={clock.askToLeave} data-silent>
      <svg viewBox="0 0 72 72" fill="none" strokeWidth="6" aria-hidden="true">
        <circle cx="36" cy="36" r="30" className="rest" />
        <circle
          cx="36"
          cy="36"
          r="30"
          stroke="currentColor"
          strokeDasharray={`${(round * seconds) / clock.totalSeconds} ${round}`}
          transform="rotate(-90 36 36)"
        />
        <text x="36" y="46" textAnchor="middle" fontSize="28" fontWeight="700" fill="currentColor">
          {seconds}
        </text>
      </svg>
      <span>{t('bar.idle')}</span>
    </button>
  )
}
