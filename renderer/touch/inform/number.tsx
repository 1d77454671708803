// A number for the desks: one tap, nothing to type. The number stands very large, with what happens next.
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../electron/contract/problem.ts'
import { Icon } from '../../shared/icons.tsx'
import { problemText, type Translate } from '../../shared/words.ts'
import { Frame } from '../frame/frame.tsx'
import { PrintNote } from '../paper/print-note.tsx'
import { useActions, useTouch, useTurn } from '../turn.tsx'
import '../register/receipt.css'
import './inform.css'

export function NumberPage() {
  const { t } = useTranslation('touch')
  const { takeNumber, goHome } = useActions()
  const { endTurn } = useTurn()
  const ticket = useTouch(state => state.ticket)
  const waiting = useTouch(state => state.waiting)
  if (!ticket) return null
  const { status } = ticket
  if (status.at === 'taken') {
    const { text, waitingBefore } = status.taken
    const before = waitingBefore === 0 ? t('number-page.first') : t('number-page.before', { count: waitingBefore })
    return (
      <Frame
        className="number"
        title={t('number-page.title')}
        words={<h1>{t('number-page.remember')}</h1>}
        foot={
          <div className="acts">
            <button type="button" className="btn" onClick={goHome}>
              <Icon name="search" />
              {t('number-page.go-on')}
            </button>
            <button type="button" className="btn go" onClick={endTurn}>
              <Icon name="check" />
              {t('receipt.done')}
            </button>
          </div>
        }
      >
        <section className="stub ticket" role="status">
          <p className="sub">{t('number-page.yours')}</p>
          <p className="ticket-number num">{text}</p>
          <p className="before">{before}</p>
        </section>
        <PrintNote
          title={t('paper:note.number')}
          code={text}
          lines={[before]}
          advice={[t('number-page.called'), t('number-page.missed'), t('number-page.today')]}
        />
        <ol className="next-steps">
          <li>{t('number-page.called')}</li>
          <li>{t('number-page.missed')}</li>
          <li>{t('number-page.today')}</li>
        </ol>
      </Frame>
    )
  }
  const isSending = status.at === 'sending'
  return (
    <Frame
      className="number"
      title={t('number-page.title')}
      words={
        <>
          <h1>{t('number-page.headline')}</h1>
          <p className="sub">{t('number-page.explain')}</p>
        </>
      }
      foot={
        <button
          type="button"
          className="btn go wide-btn take"
          aria-disabled={isSending}
          onClick={() => void takeNumber()}
        >
          {status.at === 'refused' && <Icon name="sync" />}
          {t(isSending ? 'number-page.taking' : status.at === 'refused' ? 'again' : 'number-page.take')}
        </button>
      }
    >
      {status.at === 'refused' && (
        <p className="error block" role="alert">
          <Icon name="warn" />
          <span>{refusalText(t, status.problem)}</span>
        </p>
      )}
      {waiting !== null && (
        <section className="stub queue">
          {waiting > 0 && <p className="num big">{waiting}</p>}
          <p className="say">{waiting > 0 ? t('number-page.waiting', { count: waiting }) : t('number-page.nobody')}</p>
        </section>
      )}
    </Frame>
  )
}

function refusalText(t: Translate, problem: Problem): string {
  return problem.code === 'host-away' ? t('touch:number-page.away') : problemText(t, problem)
}
