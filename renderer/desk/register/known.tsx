// Says who may be meant by what is being typed, masked: registered under this number or document, or nearly so.
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../shared/format.ts'
import { useDesk } from '../desk-context.ts'
import { likenessWord } from '../people/people-words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { useNow } from '../ui/use-now.ts'
import { wantedWords } from '../words.ts'
import type { Known } from './register-part.ts'

const most = 3

export function KnownRows({ rows, openedId }: { rows: readonly Known[]; openedId: string | null }) {
  const { t, i18n } = useTranslation(['desk', 'kinds', 'people'])
  const { site, register } = useDesk()
  const now = useNow(60_000)
  return (
    <section className="known" role="status">
      <h2>
        {t('known.title')} <small>{t('known.why', { count: rows.length })}</small> <Kbd>Alt D</Kbd>
      </h2>
      <ul>
        {rows.slice(0, most).map(row => (
          <li key={row.id}>
            <b>
              <PersonName name={row.maskedName} />
            </b>{' '}
            <span className="num">{row.maskedNumber}</span>{' '}
            {row.id !== openedId && (
              <button type="button" className="link" tabIndex={-1} onClick={() => void register.compare(row.id)}>
                {t('people:compare')}
              </button>
            )}
            <small>
              {row.why ? likenessWord(t, row.why) : t('known.number')}
              {'\u2003'}
              {formatMoment(new Date(row.createdAt), now, site.timeZone, i18n.language)}
              {'\u2003'}
              {wantedWords(t, row.kinds)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
