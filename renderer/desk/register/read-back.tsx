// What the person across the table reads and checks: only what must be right.
import { useTranslation } from 'react-i18next'
import { normalizePhone } from '../../../db/model/id-number.ts'
import { addDays } from '../../../db/model/market-time.ts'
import { formatMarketDay } from '../../shared/format.ts'
import { availabilityWord } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { KeyValue } from '../ui/key-value.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { useMarketDay } from '../ui/use-now.ts'
import { contactWord, wantedWords } from '../words.ts'
import { groupDigits } from '../words-of-people.ts'
import type { RegistrationForm } from './registration-form.ts'

export function ReadBack({ form }: { form: RegistrationForm }) {
  const { t, i18n } = useTranslation(['desk', 'common', 'kinds'])
  const { site } = useDesk()
  const until = addDays(useMarketDay(), site.registrationDays)
  const blank = t('register.not-yet')
  const number = groupDigits(normalizePhone(form.number))
  return (
    <section className="read-back">
      <h2>
        {t('register.check')} <small>{t('register.turn-screen')}</small>
      </h2>
      <KeyValue
        rows={[
          [t('register.name'), <b key="name">{form.name.trim() ? <PersonName name={form.name.trim()} /> : blank}</b>],
          [
            contactWord(t, form.contactKind),
            <span key="number" className="num">
              {form.contactKind === 'none' ? t('register.no-number') : number || blank}
            </span>,
          ],
          [t('register.wants'), wantedWords(t, form.kinds) || blank],
          [
            t('register.when-short'),
            form.availability.map(value => availabilityWord(t, value)).join(t('comma')) || blank,
          ],
          [
            t('register.until'),
            t('register.until-day', { day: formatMarketDay(until, i18n.language), count: site.registrationDays }),
          ],
        ]}
      />
    </section>
  )
}
