// One person whole, opened on purpose: that this was written into the log stands beside the name.
import { useTranslation } from 'react-i18next'
import { documentKind } from '../../../db/model/identity-document.ts'
import { ageOn, contactKind, purposes } from '../../../db/model/registration.ts'
import type { RegistrationDetail } from '../../../electron/contract/views.ts'
import { formatDay, formatMoment } from '../../shared/format.ts'
import { availabilityWord, problemText } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { useMarketDay, useNow } from '../ui/use-now.ts'
import { contactWord, documentWord, purposeWord, sourceWord, syncStateWord, wantedWords } from '../words.ts'
import { formatBirthDate, groupDigits } from '../words-of-people.ts'
import { useFullRows } from './full-rows.tsx'
import { refusalWord } from './refusal-words.ts'
import type { TodayState } from './today-part.ts'

export function PersonPanel({ opened }: { opened: Exclude<TodayState['opened'], { state: 'none' }> }) {
  const { t, i18n } = useTranslation(['desk', 'match', 'register'])
  const { today, match, site } = useDesk()
  return (
    <aside className="side" aria-label={t('person.title')} aria-live="polite">
      <div className="side-scroll">
        {opened.state === 'reading' && <p className="dim">{t('person.reading')}</p>}
        {opened.state === 'failed' && (
          <p className="line wrong" role="alert">
            {problemText(t, opened.problem)}
          </p>
        )}
        {opened.state === 'shown' && <Person detail={opened.detail} />}
      </div>
      <div className="side-foot row">
        {opened.state === 'shown' && opened.detail.syncState === 'refused' && (
          <button
            type="button"
            className="btn go"
            disabled={opened.resending !== 'no'}
            onClick={() => void today.resend()}
          >
            {t('person.resend')}
            <Kbd>R</Kbd>
          </button>
        )}
        {opened.state === 'shown' && (
          <>
            <button type="button" className="btn" onClick={() => today.change()}>
              {t('register:change.go')}
              <Kbd>E</Kbd>
            </button>
            {opened.detail.renewalsLeft > 0 && (
              <button
                type="button"
                className="btn"
                disabled={opened.renewing === 'sending'}
                onClick={() => void today.renew()}
              >
                {t('register:renew.go', { count: site.registrationDays })}
                <Kbd>X</Kbd>
              </button>
            )}
          </>
        )}
        {opened.state === 'shown' && typeof opened.renewing === 'object' && (
          <p className="line wrong" role="alert">
            {problemText(t, opened.renewing)}
          </p>
        )}
        {opened.state === 'shown' && opened.renewing === 'done' && (
          <p role="status">
            {t('register:renew.done', {
              day: formatDay(new Date(Date.parse(opened.detail.validUntil) - 1), site.timeZone, i18n.language),
            })}
          </p>
        )}
        {opened.state === 'shown' && opened.resending === 'sent' && <p role="status">{t('person.resent')}</p>}
        {opened.state === 'shown' && (
          <button type="button" className="btn quiet" onClick={() => match.open({ side: 'person', id: opened.id })}>
            {t('match:view.for-person')}
            <Kbd>M</Kbd>
          </button>
        )}
        <button type="button" className="btn quiet" onClick={today.close}>
          {t('person.cover')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </aside>
  )
}

function Person({ detail }: { detail: RegistrationDetail }) {
  const { t, i18n } = useTranslation(['desk', 'common', 'kinds', 'register'])
  const { site } = useDesk()
  const now = useNow(60_000)
  const today = useMarketDay()
  const { contact, document } = detail
  const kind = contactKind.parse(contact.kind)
  const documentName = documentKind.safeParse(document?.kind)
  const sex = detail.sex === '1' || detail.sex === '2' ? t(detail.sex === '1' ? 'sex.1' : 'sex.2') : null
  const none = t('person.none')
  const full = useFullRows(detail)
  const lastDay = formatDay(new Date(Date.parse(detail.validUntil) - 1), site.timeZone, i18n.language)
  return (
    <>
      <div className="person-head">
        <h2>
          <PersonName name={detail.name} />
        </h2>
        {detail.birthDate !== null && (
          <span className="tag">{t('person.age', { count: ageOn(detail.birthDate, today) })}</span>
        )}
        {sex && <span className="tag">{sex}</span>}
        {detail.star && <span className="tag">{t('register:star.label')}</span>}
        <p className="dim">{t('person.logged')}</p>
      </div>
      <KeyValue
        rows={[
          [
            contactWord(t, kind),
            <span key="c" className="num">
              {groupDigits(contact.number) || t('register.no-number')}
            </span>,
          ],
          [t('register.wants'), wantedWords(t, detail.kinds)],
          [t('register.when-short'), detail.availability.map(value => availabilityWord(t, value)).join(t('comma'))],
          [
            documentName.success ? documentWord(t, documentName.data) : t('register.document'),
            <span key="d" className="num">
              {document ? groupDigits(document.number) : none}
            </span>,
          ],
          [t('person.birth'), detail.birthDate === null ? none : formatBirthDate(detail.birthDate, i18n.language)],
          ...full,
          [t('register.notes'), detail.notes || none],
          [t('register.source'), sourceWord(t, detail.source)],
          [t('person.made'), formatMoment(new Date(detail.createdAt), now, site.timeZone, i18n.language)],
          [
            t('register.until'),
            detail.renewals === 0 ? lastDay : t('register:renew.state', { day: lastDay, count: detail.renewals }),
          ],
          [
            t('today.code'),
            <span key="r" className="num">
              {detail.receipt}
            </span>,
          ],
        ]}
      />
      <section>
        <h2>
          {t('consent.title')} <small>{t('person.notice', { version: detail.noticeVersion })}</small>
        </h2>
        <ul className="given">
          {purposes.map(purpose => (
            <li key={purpose} className={detail.consents[purpose] ? 'yes' : 'no'}>
              {purposeWord(t, purpose)}
              <small>{t(detail.consents[purpose] ? 'person.given' : 'person.not-given')}</small>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('today.state')}</h2>
        <p className={`sync ${detail.syncState}`}>
          {syncStateWord(t, detail.syncState)}
          {detail.refusal !== null && <small>{refusalWord(t, detail.refusal)}</small>}
        </p>
      </section>
    </>
  )
}
