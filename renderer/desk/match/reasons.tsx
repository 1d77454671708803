// Why two fit and what speaks against it, at a glance and in full.
import { useTranslation } from 'react-i18next'
import { mostPoints, partNames, type Reason, type ReasonCode, reasonSides } from '../../../db/model/match/reason.ts'
import type { MatchFit } from '../../../electron/contract/desk-matches.ts'
import { reasonText } from './match-words.ts'

/** Said in the panel only: a row has room for what decides. */
const minor: ReadonlySet<ReasonCode> = new Set(['fresh', 'waiting', 'settlement-fits', 'rest-days-fit', 'urgent'])
/** Facts that are neither for nor against, and yet must be known before anybody calls. */
const warnings: ReadonlySet<ReasonCode> = new Set(['consent-missing', 'pay-doubtful'])

const sideOf = ({ code }: Reason): 'for' | 'against' | 'neutral' => (warnings.has(code) ? 'against' : reasonSides[code])

type Props = { reasons: readonly Reason[] }

/** One line: the weightiest that speak for it, everything that speaks against. */
export function ReasonLine({ reasons }: Props) {
  const { t, i18n } = useTranslation(['match', 'common', 'kinds'])
  const shown = reasons.filter(reason => !minor.has(reason.code) && sideOf(reason) !== 'neutral')
  const good = shown.filter(reason => sideOf(reason) === 'for').slice(0, 4)
  const bad = shown.filter(reason => sideOf(reason) === 'against')
  return (
    <span className="why-line">
      {[...good, ...bad].map(reason => (
        <span key={reason.code} className={sideOf(reason) === 'for' ? 'why' : 'not'}>
          {reasonText(t, reason, i18n.language)}
        </span>
      ))}
    </span>
  )
}

/** Everything, by side. */
export function ReasonLists({ reasons }: Props) {
  const { t, i18n } = useTranslation(['match', 'common', 'kinds'])
  const of = (side: 'for' | 'against' | 'neutral') => reasons.filter(reason => sideOf(reason) === side)
  const unknown = of('neutral').map(reason => reasonText(t, reason, i18n.language))
  return (
    <div className="why-lists">
      <ul>
        {of('for').map(reason => (
          <li key={reason.code} className="why">
            {reasonText(t, reason, i18n.language)}
          </li>
        ))}
        {of('against').map(reason => (
          <li key={reason.code} className="not">
            {reasonText(t, reason, i18n.language)}
          </li>
        ))}
      </ul>
      {unknown.length > 0 && <p className="dim">{t('view.unknown', { facts: unknown.join(t('view.comma')) })}</p>}
    </div>
  )
}

/** The parts of a score: what each dimension gives of what it could give. */
export function Parts({ fit }: { fit: MatchFit }) {
  const { t } = useTranslation('match')
  return (
    <ul className="parts-of-score">
      {partNames.map(name => (
        <li key={name}>
          {/* i18n-dynamic: match:part.* */}
          <span>{t(`part.${name}`)}</span>
          <span className="bar" style={{ '--full': `${mostPoints[name] * 3}px` } as React.CSSProperties}>
            <i style={{ width: `${((fit.points[name] ?? 0) / mostPoints[name]) * 100}%` }} />
          </span>
          <span className="num">
            {fit.points[name] ?? 0}
            <small> / {mostPoints[name]}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}
