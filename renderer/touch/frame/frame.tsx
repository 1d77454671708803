// The frame of every page: where am I and back, words, controls, content, the one button that goes on, keyboard, bar.
// In portrait these stand under each other, in landscape words and controls left and content right; the reach switch leaves only
// words in the upper half.
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { DemonstrationMark } from '../../shared/ui/freshness.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { useActions, useTouch } from '../turn.tsx'
import { AlarmStrip } from './alarm.tsx'
import { Bar } from './bar.tsx'
import { Fresh } from './fresh.tsx'
import './frame.css'
import './controls.css'

type Props = {
  title: string
  /** The page has no larger headline than its title. */
  isHeadline?: boolean
  /** False on the first page and where there is no way back. */
  hasBack?: boolean
  /** What stands at the right of the top in place of the freshness. */
  state?: ReactNode
  /** Headline and sentence. */
  words?: ReactNode
  /** Controls that belong to the content: chips, questions. */
  side?: ReactNode
  /** What is always in sight: the button that goes on, the pages. */
  foot?: ReactNode
  keyboard?: ReactNode
  /** Changes when other content begins: it is shown from its top. */
  scrollKey?: string | number
  className?: string
  children?: ReactNode
}

export function Frame({
  title,
  isHeadline = false,
  hasBack = true,
  state,
  words,
  side,
  foot,
  keyboard,
  scrollKey,
  className,
  children,
}: Props) {
  const isLow = useTouch(s => s.isLow)
  const freshness = useTouch(s => s.freshness)
  const page = useRef<HTMLDivElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs at every change of the key
  useEffect(() => {
    scroll.current?.scrollTo(0, 0)
    body.current?.scrollTo(0, 0)
  }, [scrollKey])

  useScrollersByKey(page)

  return (
    <div className={['page', className, keyboard && 'typing'].filter(Boolean).join(' ')}>
      <div className="read" ref={page}>
        <AlarmStrip />
        <header className="top">
          {hasBack && !isLow ? <Back /> : <Mark />}
          {isHeadline ? <h1>{title}</h1> : <b>{title}</b>}
          <DemonstrationMark isShown={freshness?.isDemonstration ?? false} />
          {state ?? <Fresh />}
        </header>
        <main className="middle">
          <div className="scroll" ref={scroll}>
            {(words || isLow) && <div className="words">{words}</div>}
            {(side || (hasBack && isLow)) && (
              <div className="side">
                {hasBack && isLow && <Back />}
                {side}
              </div>
            )}
            <div className="body" ref={body}>
              {children}
            </div>
          </div>
          {foot && <div className="foot">{foot}</div>}
        </main>
      </div>
      {keyboard}
      <Bar words={page} />
    </div>
  )
}

/** What scrolls and holds nothing that can be focused is reached by Tab itself, so that the arrow keys move it. */
function useScrollersByKey(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const look = () => {
      for (const place of page.current?.querySelectorAll<HTMLElement>('.scroll, .words, .side, .body') ?? []) {
        const isMoved = getComputedStyle(place).overflowY === 'auto' && place.scrollHeight > place.clientHeight + 1
        if (isMoved && !place.querySelector('button:not(:disabled), [role=textbox]')) place.tabIndex = 0
        else place.removeAttribute('tabindex')
      }
    }
    // After the frame: nobody presses Tab as fast as that, and a tap must not wait for it.
    const timer = setTimeout(look, 100)
    const watch = new ResizeObserver(() => setTimeout(look))
    if (page.current) watch.observe(page.current)
    return () => {
      clearTimeout(timer)
      watch.disconnect()
    }
  })
}

function Back() {
  const { t } = useTranslation('touch')
  const { back } = useActions()
  return (
    <button type="button" className="btn bare back" onClick={back}>
      <Icon name="back" />
      {t('back')}
    </button>
  )
}
