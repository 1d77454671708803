// One colleague in front of the head of station: shut out, or let in again, each after a second key.
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { roleWord } from '../words.ts'

export function MemberPanel() {
  const { t } = useTranslation(['staff', 'desk'])
  const { staff: actions } = useDesk()
  const chosen = useDeskState(state => state.staff.chosen)
  const member = useDeskState(state => state.staff.rows?.find(row => row.id === chosen?.id))
  const step = chosen?.step
  useKeys([
    ['d', step === 'shown' || step === 'done' ? actions.askToggle : undefined],
    ['y', step === 'asked' ? () => void actions.toggle() : undefined],
    ['Escape', step === 'asked' ? actions.keep : actions.close],
  ])
  if (!chosen || !member) return null
  const { name, role, isActive } = member
  return (
    <aside className="side" aria-label={t('side')} aria-live="polite">
      <div className="side-scroll">
        <h2>
          {name} <small>{roleWord(t, role)}</small>
        </h2>
        <p className="dim">{t(isActive ? 'desk:staff.active' : 'desk:staff.inactive')}</p>
        {(step === 'asked' || step === 'saving') && <p>{t(isActive ? 'off-ask' : 'on-ask', { name })}</p>}
        {chosen.problem && (
          <p className="line wrong" role="alert">
            {problemText(t, chosen.problem)}
          </p>
        )}
        {step === 'done' && (
          <p className="line right" role="status">
            {t(isActive ? 'on-done' : 'off-done', { name })}
          </p>
        )}
      </div>
      <div className="side-foot row">
        {step === 'asked' ? (
          <>
            <button type="button" className="btn go" onClick={() => void actions.toggle()}>
              {t(isActive ? 'off-go' : 'on-go')}
              <Kbd>Y</Kbd>
            </button>
            <button type="button" className="btn quiet" onClick={actions.keep}>
              {t('keep')}
              <Kbd>Esc</Kbd>
            </button>
          </>
        ) : (
          <>
            <button type="button" className="btn" disabled={step === 'saving'} onClick={actions.askToggle}>
              {t(isActive ? 'off' : 'on')}
              <Kbd>D</Kbd>
            </button>
            <button type="button" className="btn quiet" onClick={actions.close}>
              {t('desk:close')}
              <Kbd>Esc</Kbd>
            </button>
          </>
        )}
      </div>
    </aside>
  )
}
