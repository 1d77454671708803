// Other postings like this one, each with the reason in words.
import { useTranslation } from 'react-i18next'
import type { SimilarPosting, SimilarReasonView } from '../../../electron/contract/views.ts'
import { formatMoney } from '../../shared/format.ts'
import { Pay } from '../../shared/ui/pay.tsx'
import { type Translate, unitWord } from '../../shared/words.ts'
import { usePress } from '../press.ts'
import { joined, placeText } from './posting-words.ts'
import './job-row.css'
import './similar.css'

/** More are not read. */
const shownReasons = 3

// i18n-dynamic: apply:like.*
function reasonText(t: Translate, { code, amount, unit }: SimilarReasonView, language: string): string {
  if (code !== 'pays-more' || amount === undefined || unit === undefined) return t(`apply:like.${code}`)
  // Whole yuan: it is for comparison.
  const whole = Math.round(amount / 100) * 100
  return t('apply:like.pays-more', { amount: formatMoney(whole, language), unit: unitWord(t, unit) })
}

export function Similar({ rows }: { rows: readonly SimilarPosting[] }) {
  const { t, i18n } = useTranslation('apply')
  const press = usePress()
  if (rows.length === 0) return null
  return (
    <section className="like">
      <h2>{t('like.headline')}</h2>
      {rows.map(({ posting, reasons }) => (
        <button
          key={posting.id}
          type="button"
          className="job like-job"
          {...press(finding => finding.showPosting(posting.id))}
        >
          <span className="title">{posting.title}</span>
          <Pay pay={posting.pay} />
          <span className="a">
            <span className="why">
              {joined(
                t,
                reasons.slice(0, shownReasons).map(reason => reasonText(t, reason, i18n.language)),
              )}
            </span>
            <span className="place">{placeText(t, posting)}</span>
          </span>
        </button>
      ))}
    </section>
  )
}
