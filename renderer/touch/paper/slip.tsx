// The slip: what one needs to find the work again and to ask for it. Nothing of a person stands on it.
import { useTranslation } from 'react-i18next'
import { marketDay } from '../../../db/model/market-time.ts'
import { formatClock, formatFarDay } from '../../shared/format.ts'
import { Mark } from '../../shared/ui/mark.tsx'
import { Missing, Pay } from '../../shared/ui/pay.tsx'
import { elementWord } from '../../shared/words.ts'
import { FactRow } from '../find/fact-row.tsx'
import { PostingQr } from '../find/posting-qr.tsx'
import { timeTexts, wholePlaceText } from '../find/posting-words.ts'
import type { View } from '../store/view.ts'
import { useTouch } from '../turn.tsx'

type PaperView = Extract<View, { at: 'paper' }>

export function Slip({ view: { posting, madeAt } }: { view: PaperView }) {
  const { t, i18n } = useTranslation('paper')
  const { name, timeZone, hotline } = useTouch(state => state.site)
  const at = new Date(madeAt)
  const hours = timeTexts(t, posting)
  return (
    <article className="slip-text">
      <header>
        <Mark />
        <b>{name}</b>
        {posting.code && <b className="num code">{posting.code}</b>}
      </header>
      <h2>{posting.title}</h2>
      <p className="slip-pay">
        <Pay pay={posting.pay} />
      </p>
      <dl>
        <dt>{elementWord(t, 'employer')}</dt>
        <dd>{posting.employer.name ?? <Missing />}</dd>
        <dt>{elementWord(t, 'place')}</dt>
        <dd>{wholePlaceText(t, posting) ?? <Missing />}</dd>
        <dt>{t('hours')}</dt>
        <dd>{hours.length > 0 ? <FactRow texts={hours} /> : <Missing />}</dd>
      </dl>
      <div className="slip-foot">
        <PostingQr posting={posting} />
        <p>
          {posting.code && t('slip.say-code', { code: posting.code })}
          <br />
          {t('slip.no-fees', { hotline })}
          <br />
          {t('made', { day: formatFarDay(marketDay(at, timeZone), i18n.language), time: formatClock(at, timeZone) })}
        </p>
      </div>
    </article>
  )
}
