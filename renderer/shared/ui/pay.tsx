// Pay as every face shows it. Checked pay stands in the pay colour; doubted pay in text colour, dashed and with a word.
import { useTranslation } from 'react-i18next'
import type { ShownPay } from '../../../electron/contract/views.ts'
import { formatMoney } from '../format.ts'
import { unitWord } from '../words.ts'

/** The number part: `400`, `6500–8000`; null where there is none to show. */
export function payNumber({ min, max }: Pick<ShownPay, 'min' | 'max'>, language: string): string | null {
  if (min === null && max === null) return null
  if (min === null || max === null || min === max) return formatMoney(min ?? max ?? 0, language)
  return `${formatMoney(min, language)}–${formatMoney(max, language)}`
}

/**
 * `<span class="pay"><span class="num">400</span><small>元/天</small></span>`. Classes beside `pay`: `range` for two numbers,
 * `asked` for doubted pay (待核实), `none` for 面议. Sizes are the face's own.
 */
export function Pay({ pay, className = '' }: { pay: ShownPay; className?: string }) {
  const { t, i18n } = useTranslation('common')
  const number = payNumber(pay, i18n.language)
  const classes = (...more: (string | false)[]) => ['pay', className, ...more].filter(Boolean).join(' ')

  if (pay.flag !== null && (number !== null || pay.text)) {
    // Not understood: the employer's own words, with their own unit if they had one.
    const isAsWritten = number === null || pay.flag === 'not-understood'
    return (
      <span className={classes('asked', isAsWritten && 'written', !isAsWritten && number.includes('–') && 'range')}>
        <span className="num">{isAsWritten ? (pay.text ?? number) : number}</span>
        <small>
          <span className="unsure">{t('unsure')}</span>
          {!isAsWritten && pay.unit && <span>{unitWord(t, pay.unit)}</span>}
        </small>
      </span>
    )
  }
  if (number === null || pay.unit === 'negotiable')
    return <span className={classes('none')}>{t('unit.negotiable')}</span>
  return (
    <span className={classes(number.includes('–') && 'range')}>
      <span className="num">{number}</span>
      <small>
        {pay.unit && unitWord(t, pay.unit)}
        {pay.months !== undefined && pay.months !== 12 && ` ${t('months', { count: pay.months })}`}
      </small>
    </span>
  )
}

/** What the pay is worth an hour in whole yuan (it is for comparison), or 不折算 where that cannot be worked out or the pay is doubted. */
export function PerHour({ pay }: { pay: ShownPay }) {
  const { t, i18n } = useTranslation('common')
  // It stands there by the hour already.
  if (pay.unit === 'hour' && pay.flag === null) return null
  if (pay.perHour === null || pay.flag !== null) return <span className="per-hour">{t('per-hour.none')}</span>
  return (
    <span className="per-hour">
      {t('per-hour.about', { amount: formatMoney(Math.round(pay.perHour / 100) * 100, i18n.language) })}
    </span>
  )
}

/** A value that the posting does not give: 未提供, with a dashed underline. */
export function Missing() {
  const { t } = useTranslation('common')
  return <span className="missing">{t('missing')}</span>
}
