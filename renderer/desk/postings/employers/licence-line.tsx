// What stands about an employer's licence: when it was seen and by whom, or that it must be looked at.
import { useTranslation } from 'react-i18next'
import type { EmployerRow } from '../../../../electron/contract/desk-postings.ts'
import { formatFarDay } from '../../../shared/format.ts'

export function LicenceLine({ row }: { row: Pick<EmployerRow, 'licence'> }) {
  const { t, i18n } = useTranslation('desk')
  const { licence } = row
  if (!licence) return <span className="licence due">{t('employers.licence-never')}</span>
  const day = formatFarDay(licence.isDue ? licence.seenOn : licence.dueOn, i18n.language)
  return licence.isDue ? (
    <span className="licence due">{t('employers.licence-due', { day })}</span>
  ) : (
    <span className="licence">{t('employers.licence-holds', { day, name: licence.seenBy })}</span>
  )
}
