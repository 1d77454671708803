// In the top bar of every view: how many wait, whom this desk is serving, and the button that calls the next.
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { currentOf, nextOf } from './numbers-part.ts'

export function CallNext() {
  const { t } = useTranslation('desk')
  const { site, callNext } = useDesk()
  const state = useDeskState(desk => desk.numbers)
  if (!site.numbers.isOffered) return null
  const current = currentOf(state)
  const next = nextOf(state)
  return (
    <div className="call-next">
      {state.list.state === 'ready' && <span>{t('numbers.waiting', { count: state.list.waiting })}</span>}
      {current && <b className="num">{t('numbers.now', { number: current.text })}</b>}
      {state.said?.act === 'failed' && <span className="line wrong">{t('numbers.failed')}</span>}
      {state.said?.act === 'taken' && (
        <span className="line wrong" role="alert">
          {t('numbers.gone', { number: state.said.text, desk: state.said.desk })}
        </span>
      )}
      <button type="button" className="btn" aria-keyshortcuts="F9" disabled={state.isActing} onClick={callNext}>
        <Icon name="horn" />
        {t('numbers.next')}
        {next && <span className="num">{next.text}</span>}
        <Kbd>F9</Kbd>
      </button>
    </div>
  )
}
