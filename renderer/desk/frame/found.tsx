// What the search of postings found: a short list, or one posting with its six elements, to be read out to a person.
import { useTranslation } from 'react-i18next'
import type { TouchPosting, TouchPostingDetail } from '../../../electron/contract/views.ts'
import { Missing, Pay } from '../../shared/ui/pay.tsx'
import { elementWord } from '../../shared/words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import type { FindState } from './find-part.ts'

function placeOf({ place }: Pick<TouchPosting, 'place'>): string {
  return [place.district, place.street, place.address].filter(Boolean).join('')
}

type ListProps = {
  find: Extract<FindState, { state: 'found' }>
  current: number
  onOpen(id: string): void
}

export function FoundList({ find, current, onOpen }: ListProps) {
  const { t } = useTranslation(['desk', 'common'])
  return (
    <>
      <p className="dim">
        {find.total === 0 ? t('find.nothing') : t('find.total', { count: find.total })}
        {find.total > find.rows.length && ` ${t('find.first', { count: find.rows.length })}`}
      </p>
      <ul>
        {find.rows.map((row, i) => (
          <li key={row.id}>
            <button
              type="button"
              tabIndex={-1}
              className={i === current ? 'on' : undefined}
              onClick={() => onOpen(row.id)}
            >
              <span className="num code">{row.code ?? ''}</span>
              <span className="what">
                <b>{row.title}</b>
                {row.urgent && <span className="tag red">{t('urgent')}</span>}
                <small>
                  {[row.employer.name, row.place.home ? t('place.home') : placeOf(row)].filter(Boolean).join('\u2003')}
                </small>
              </span>
              <Pay pay={row.pay} />
              {i === current && <Kbd>↵</Kbd>}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

export function FoundPosting({ detail, onPeople }: { detail: TouchPostingDetail; onPeople(): void }) {
  const { t } = useTranslation(['desk', 'common', 'match'])
  const missing = <Missing />
  return (
    <article>
      <h2>
        <span className="num code">{detail.code ?? ''}</span> {detail.title}
        {detail.urgent && <span className="tag red">{t('urgent')}</span>}
      </h2>
      <KeyValue
        rows={[
          [elementWord(t, 'employer'), detail.employer.name ?? missing],
          [
            elementWord(t, 'headcount'),
            detail.headcount === null ? missing : t('headcount', { count: detail.headcount }),
          ],
          [elementWord(t, 'requirements'), detail.requirements ?? missing],
          [elementWord(t, 'content'), detail.content ?? missing],
          [elementWord(t, 'place'), detail.place.home ? t('place.home') : placeOf(detail) || missing],
          [elementWord(t, 'pay'), <Pay key="pay" pay={detail.pay} />],
          [t('find.phone'), detail.phone ?? t('find.ask-desk')],
        ]}
      />
      <p>
        <button type="button" className="btn" onClick={onPeople}>
          {t('match:view.for-posting')}
          <Kbd>Ctrl ↵</Kbd>
        </button>
      </p>
    </article>
  )
}
