// What the person across the table reads and checks, beside the form.
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../db/model/market-time.ts'
import { formatMarketDay } from '../../shared/format.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { useMarketDay } from '../ui/use-now.ts'
import { useReadBack } from './read-back-rows.tsx'
import type { RegistrationForm } from './registration-form.ts'

export function ReadBack({ form }: { form: RegistrationForm }) {
  const { t, i18n } = useTranslation(['desk', 'common', 'kinds'])
  const { site } = useDesk()
  const until = addDays(useMarketDay(), site.registrationDays)
  const rows = useReadBack(form)
  // A change leaves the term as it is.
  const term =
    form.edits === null
      ? ([
          [
            t('register.until'),
            t('register.until-day', { day: formatMarketDay(until, i18n.language), count: site.registrationDays }),
          ],
        ] as const)
      : []
  return (
    <section className="read-back">
      <h2>
        {t('register.check')} <small>{t('register.turn-screen')}</small> <Kbd>Alt V</Kbd>
      </h2>
      <KeyValue rows={[...rows, ...term]} />
    </section>
  )
}
