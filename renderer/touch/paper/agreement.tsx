// A simple agreement made from the posting (domain.md § 2.13): what is to be done, for how much, and how it is paid; names and
// signatures are filled in by hand. It is proof of what was said, and no labour contract.
import { useTranslation } from 'react-i18next'
import { marketDay } from '../../../db/model/market-time.ts'
import { settlement } from '../../../db/model/posting.ts'
import { formatFarDay } from '../../shared/format.ts'
import { Pay } from '../../shared/ui/pay.tsx'
import { settlementWord } from '../../shared/words.ts'
import { wholePlaceText } from '../find/posting-words.ts'
import type { View } from '../store/view.ts'
import { useTouch } from '../turn.tsx'

type PaperView = Extract<View, { at: 'paper' }>

/** A line to be filled in by hand. */
function Blank({ isLong = false }: { isLong?: boolean }) {
  return <span className={isLong ? 'blank long' : 'blank'} />
}

// i18n-dynamic: paper:agreement.*
export function Agreement({ view: { posting, madeAt } }: { view: PaperView }) {
  const { t, i18n } = useTranslation('paper')
  const { name, timeZone, hotline } = useTouch(state => state.site)
  const place = wholePlaceText(t, posting)
  const hasPay = !posting.missing.includes('pay') && posting.pay.flag === null && posting.pay.unit !== 'negotiable'
  return (
    <article className="agreement-text">
      <h2>{t('agreement.title')}</h2>
      <dl>
        <dt>{t('agreement.employer')}</dt>
        <dd>{posting.employer.name ?? <Blank isLong />}</dd>
        <dt>{t('agreement.worker')}</dt>
        <dd>
          <Blank isLong />
        </dd>
        <dt>{t('agreement.content')}</dt>
        <dd>
          {posting.title}
          {posting.content ? ` — ${posting.content}` : <Blank isLong />}
        </dd>
        <dt>{t('agreement.place')}</dt>
        <dd>{place ?? <Blank isLong />}</dd>
        <dt>{t('agreement.time')}</dt>
        <dd>
          {t('agreement.from')} <Blank /> {t('agreement.to')} <Blank />
          {posting.hours && <> {t('agreement.daily', { hours: posting.hours })}</>}
        </dd>
        <dt>{t('agreement.pay')}</dt>
        <dd>{hasPay ? <Pay pay={posting.pay} /> : <Blank isLong />}</dd>
        <dt>{t('agreement.settlement')}</dt>
        <dd className="boxes">
          {settlement.options.map(option => (
            <span key={option}>
              <i className={option === posting.settlement ? 'tick-box on' : 'tick-box'}>
                {option === posting.settlement && '✓'}
              </i>
              {settlementWord(t, option)}
            </span>
          ))}
          <span>
            {t('agreement.by')} <Blank />
          </span>
        </dd>
      </dl>
      <ol>
        <li>{t('agreement.term-1')}</li>
        <li>{t('agreement.term-2')}</li>
        <li>{t('agreement.term-3', { hotline })}</li>
      </ol>
      <div className="signatures">
        {(['employer', 'worker'] as const).map(party => (
          <p key={party}>
            {t(`agreement.sign-${party}`)} <Blank isLong />
            {t('agreement.phone')} <Blank isLong />
            {t('agreement.date')} <Blank isLong />
          </p>
        ))}
      </div>
      <p className="origin">
        {t('agreement.origin', {
          site: name,
          source: posting.source.name,
          code: posting.code ?? '—',
          day: formatFarDay(marketDay(new Date(madeAt), timeZone), i18n.language),
        })}
      </p>
    </article>
  )
}
