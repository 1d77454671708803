// Says that this number was here before, masked: perhaps the same person.
import { useTranslation } from 'react-i18next'
import type { RegistrationRow } from '../../../electron/contract/views.ts'
import { formatMoment } from '../../shared/format.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { wantedWords } from '../words.ts'

const most = 3

export function Known({ rows }: { rows: readonly RegistrationRow[] }) {
  const { t, i18n } = useTranslation(['desk', 'kinds', 'people'])
  const { site, people, show } = useDesk()
  const now = useNow(60_000)
  useKeys([['Alt+d', compare]])
  /** The form stays as it is: it is a draft. */
  function compare(): void {
    show('people')
    people.showTab('doubles')
  }
  return (
    <section className="known" role="status">
      <h2>
        {t('known.title')} <small>{t('known.why', { count: rows.length })}</small>
      </h2>
      <ul>
        {rows.slice(0, most).map(row => (
          <li key={row.id}>
            <b>
              <PersonName name={row.maskedName} />
            </b>{' '}
            <span className="num">{row.maskedNumber}</span>
            <small>
              {formatMoment(new Date(row.createdAt), now, site.timeZone, i18n.language)}
              {'\u2003'}
              {wantedWords(t, row.kinds)}
            </small>
          </li>
        ))}
      </ul>
      <p className="dim">
        {t('people:compare-after')}{' '}
        <button type="button" className="link" onClick={compare}>
          {t('people:tab.doubles')}
        </button>{' '}
        <Kbd>Alt D</Kbd>
      </p>
    </section>
  )
}
