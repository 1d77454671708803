// The line at the foot: that the data is a demonstration, that it may be old; notices and what to do with a code in turn; the number
// called last, or whom to ring.
import { useEffect, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { NoticeView, SiteView } from '../../electron/contract/views.ts'
import { DemonstrationMark } from '../shared/ui/freshness.tsx'
import type { Format } from './layout.ts'
import { noticeFacts } from './notice-words.ts'
import { wallNotices } from './slide-of.ts'
import { type BoardState, isFresh } from './store.ts'
import { noteMs } from './timing.ts'
import { useTurning } from './use-turning.ts'

type Props = { state: BoardState; site: SiteView; format: Format }

export function Notes({ state, site, format }: Props) {
  const isShort = format !== 'landscape'
  const { t } = useTranslation('board')
  const { freshness, line, now, notices, lastCalled, waitingNumbers } = state
  const isOld = freshness !== null && (line === 'away' || !isFresh(freshness, now, site.board.staleAfterMinutes))
  const shown = wallNotices(notices, now)
  const turn = useTurns(shown.length + 1)
  const notice = isOld ? undefined : shown[turn - 1]
  const isCalled = lastCalled !== null && !isOld
  const key = isOld ? 'old' : (notice?.id ?? 'hint')
  const { contents, front } = useTurning<NoticeView | 'old' | 'hint'>(isOld ? 'old' : (notice ?? 'hint'), key)
  return (
    <footer className="lane notes">
      <h2 className="spine flat">{t(notice ? 'notices' : 'notes')}</h2>
      <div className="bar">
        <DemonstrationMark isShown={freshness?.isDemonstration === true} />
        {/* A strip has room for one of them. */}
        <div className="turning" hidden={isCalled && format === 'strip'}>
          {contents.map((content, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two layers that stay
            <p key={i} className={i === front ? 'layer hint front' : 'layer hint'} aria-hidden={i !== front}>
              <Note content={content} now={now} site={site} isShort={isShort} />
            </p>
          ))}
        </div>
        {isCalled ? (
          <span className="call">
            <Trans
              i18nKey="board:called"
              values={{ number: lastCalled.text, desk: lastCalled.desk, waiting: waitingNumbers }}
              components={{ n: <b className="num" />, d: <b className="num" /> }}
            />
            {waitingNumbers > 0 && <span className="wait">{t('waiting', { count: waitingNumbers })}</span>}
          </span>
        ) : (
          site.hotline !== '' && (
            <span className="call">
              <b>{t('hotline')}</b>
              <span className="num">{site.hotline}</span>
            </span>
          )
        )}
      </div>
    </footer>
  )
}

type NoteProps = { content: NoticeView | 'old' | 'hint' | null; now: Date; site: SiteView; isShort: boolean }

function Note({ content, now, site, isShort }: NoteProps) {
  const { t, i18n } = useTranslation('board')
  if (content === null) return null
  if (content === 'hint') return t(isShort ? 'hint-short' : 'hint')
  if (content === 'old') {
    return (
      <>
        <b>{t('old-title')}</b>
        {t(isShort ? 'old-short' : 'old')}
      </>
    )
  }
  const facts = noticeFacts(content, now, site, i18n.language, t).slice(0, isShort ? 1 : 3)
  return (
    <>
      <b>
        <bdi>{content.title}</bdi>
      </b>
      {facts.map(fact => (
        <bdi key={fact} className="fact">
          {fact}
        </bdi>
      ))}
    </>
  )
}

/** Counts round from 0; stands still where there is nothing to turn. */
function useTurns(count: number): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (count < 2) return
    const timer = setInterval(() => setTurn(before => before + 1), noteMs)
    return () => clearInterval(timer)
  }, [count])
  return turn % count
}
