// The receipt of the person just registered, until the next one's name is begun.
import { useTranslation } from 'react-i18next'
import type { Receipt } from '../../../electron/contract/views.ts'
import { formatDay } from '../../shared/format.ts'
import { Icon } from '../../shared/icons.tsx'
import { useDesk } from '../desk-context.ts'
import { KeyValue } from '../ui/key-value.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { wantedWords } from '../words.ts'

export function ReceiptPanel({ receipt, isChange }: { receipt: Receipt; isChange: boolean }) {
  const { t, i18n } = useTranslation(['desk', 'common', 'kinds', 'register'])
  const { site } = useDesk()
  // Shown until the end of its last day: the moment itself is the first of the day after.
  const last = new Date(Date.parse(receipt.validUntil) - 1)
  return (
    <section className="receipt" role="status">
      <h2>
        <Icon name="check" />
        {t(isChange ? 'register:change.saved' : 'receipt.saved')}
      </h2>
      <p className="code num">{receipt.code}</p>
      <KeyValue
        rows={[
          [t('register.name'), <PersonName key="name" name={receipt.maskedName} />],
          [
            t('receipt.number'),
            <span key="n" className="num">
              {receipt.maskedNumber || t('register.no-number')}
            </span>,
          ],
          [t('register.wants'), wantedWords(t, receipt.kinds)],
          [t('register.until'), formatDay(last, site.timeZone, i18n.language)],
        ]}
      />
      <p className="dim">{t('receipt.how')}</p>
    </section>
  )
}
