// The pay of a row or a card: as every face shows it, and two things the wall says more plainly.
import { useTranslation } from 'react-i18next'
import type { BoardPosting } from '../../electron/contract/views.ts'
import { Missing, Pay } from '../shared/ui/pay.tsx'
import { hasMonths, isManyDigits, isSaid } from './posting-words.ts'

/** `below`: what goes below the number, as with a range: the unit wherever there is more than that, or always. */
export function ShownPay({ posting, below }: { posting: BoardPosting; below?: 'long' | 'always' }) {
  const { t, i18n } = useTranslation('board')
  const { pay, missing } = posting
  // 面议 is something an employer said; who said nothing gave no pay.
  if (missing.includes('pay')) {
    return (
      <span className="pay none absent">
        {t('pay')} <Missing />
      </span>
    )
  }
  if (isSaid(pay)) {
    return (
      <span className="pay written said">
        <span className="num">{pay.text}</span>
      </span>
    )
  }
  const hasNumber = pay.min !== null || pay.max !== null
  const isStacked =
    hasNumber && pay.unit !== 'negotiable' && (below === 'always' || (below === 'long' && hasMonths(pay)))
  const classes = [isManyDigits(pay, i18n.language) && 'many', isStacked && 'range']
  return <Pay pay={pay} className={classes.filter(Boolean).join(' ')} />
}
