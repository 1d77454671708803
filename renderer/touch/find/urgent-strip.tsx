// The strip of today's urgent orders: how many, the best pay, how many people are still wanted.
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { Pay } from '../../shared/ui/pay.tsx'
import { usePress } from '../press.ts'
import { useTouch } from '../turn.tsx'
import { joined } from './posting-words.ts'

export function UrgentStrip() {
  const { t } = useTranslation('touch')
  const press = usePress()
  const urgent = useTouch(state => state.counts?.urgent)
  const isLandscape = useTouch(state => state.isLandscape)
  if (!urgent || urgent.total === 0) return null
  const total = t('urgent.total', { count: urgent.total })
  const hasBest = urgent.best && urgent.best.flag === null && urgent.best.min !== null
  return (
    <button type="button" className="urgent" {...press(finding => finding.showQuestion('urgent'))}>
      <span className="spine">{t('urgent.spine')}</span>
      <span className="in">
        <b>{isLandscape ? t('urgent.headline') : joined(t, [t('urgent.headline'), total])}</b>
        <span className="sub">
          {isLandscape && <span className="fact">{total}</span>}
          {hasBest && urgent.best && (
            <span className="fact">
              {t('urgent.best')} <Pay pay={urgent.best} />
            </span>
          )}
          {urgent.people > 0 && <span className="fact">{t('urgent.people', { count: urgent.people })}</span>}
        </span>
      </span>
      <Icon name="next" className="go" />
    </button>
  )
}
