// One person, as one works with them: masked until shown on purpose, what they can and want, what was done, and the way out of it all.
import { useTranslation } from 'react-i18next'
import { contactKind, purposes } from '../../../db/model/registration.ts'
import {
  type ErasureReason,
  erasureReason,
  type PersonView,
  type Unmasked,
} from '../../../electron/contract/desk-people.ts'
import { formatDay, formatMoment, formatMoney } from '../../shared/format.ts'
import { availabilityWord, settlementWord, unitWord } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { focusWord, matchStateWord } from '../match/match-words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { contactWord, purposeWord, sourceWord, wantedWords } from '../words.ts'
import { formatBirthDate, groupDigits } from '../words-of-people.ts'
import type { PeopleState } from './people-part.ts'
import { didWord, farText, likenessWord, waitedText } from './people-words.ts'

type Opened = Extract<PeopleState['opened'], { state: 'reading' | 'person' }>

export function PersonPanel({ opened }: { opened: Opened }) {
  const { t } = useTranslation(['people', 'desk'])
  return (
    <aside className="side" aria-label={t('person')} aria-live="polite">
      {opened.state === 'reading' ? (
        <p className="side-scroll dim">{t('desk:person.reading')}</p>
      ) : (
        <Shown person={opened.person} unmasked={opened.unmasked} />
      )}
    </aside>
  )
}

function Shown({ person, unmasked }: { person: PersonView; unmasked: Unmasked | null }) {
  const { t } = useTranslation(['people', 'desk', 'match', 'kinds'])
  const { people, match } = useDesk()
  const asking = useDeskState(desk => desk.people.asking)
  const isErasing = asking?.kind === 'erase'
  const [like] = person.likely
  useKeys([
    ['v', () => void people.unmask()],
    ['s', isErasing ? undefined : () => void people.signIn()],
    ['n', isErasing ? undefined : () => void people.renew()],
    ['m', isErasing ? undefined : () => match.open({ side: 'person', id: person.id })],
    ['d', like && !isErasing ? () => void people.openPair(person.id, like.id) : undefined],
    ['x', () => people.ask(isErasing ? null : { kind: 'erase' })],
  ])
  return (
    <>
      <div className="side-scroll">
        <Head person={person} unmasked={unmasked} />
        {like && (
          <p className="line wrong">
            {likenessWord(t, like.why)}{' '}
            <button type="button" className="link" onClick={() => void people.openPair(person.id, like.id)}>
              {t('compare')}
            </button>{' '}
            <Kbd>D</Kbd>
          </p>
        )}
        <Facts person={person} unmasked={unmasked} />
        <Done person={person} />
      </div>
      {isErasing ? (
        <Erase interests={person.interests.length} />
      ) : (
        <div className="side-foot row">
          <button type="button" className="btn go" onClick={() => match.open({ side: 'person', id: person.id })}>
            {t('match')}
            <Kbd>M</Kbd>
          </button>
          <button type="button" className="btn quiet" onClick={() => void people.signIn()}>
            {t(person.signedIn === null ? 'sign-in' : 'signed', { number: person.signedIn ?? 0 })}
            <Kbd>S</Kbd>
          </button>
          <button type="button" className="btn quiet" onClick={() => void people.renew()}>
            {t('renew')}
            <Kbd>N</Kbd>
          </button>
          <button type="button" className="btn quiet" onClick={() => people.ask({ kind: 'erase' })}>
            {t('erase')}
            <Kbd>X</Kbd>
          </button>
        </div>
      )}
    </>
  )
}

function Head({ person, unmasked }: { person: PersonView; unmasked: Unmasked | null }) {
  const { t } = useTranslation(['people', 'desk', 'match'])
  const { people } = useDesk()
  return (
    <div className="person-head people-head">
      <h2>
        <PersonName name={unmasked?.name ?? person.maskedName} />
      </h2>
      {person.age !== null && <span className="tag">{t('desk:person.age', { count: person.age })}</span>}
      {person.focus.map(({ group, evidence }) => (
        <span key={group} className="tag">
          {t(evidence === 'verified' ? 'verified' : 'stated', { group: focusWord(t, group) })}
        </span>
      ))}
      <button type="button" className="btn quiet" onClick={() => void people.unmask()}>
        {t(unmasked ? 'cover' : 'unmask')}
        <Kbd>V</Kbd>
      </button>
      {unmasked && <p className="dim">{t('logged')}</p>}
    </div>
  )
}

function Facts({ person, unmasked }: { person: PersonView; unmasked: Unmasked | null }) {
  const { t, i18n } = useTranslation(['people', 'desk', 'common', 'kinds'])
  const { site } = useDesk()
  const comma = t('desk:comma')
  const { language } = i18n
  const { wantedPay, skills } = person
  const kind = contactKind.safeParse(unmasked?.contact.kind)
  const skillText = skills
    .map(({ name, years }) => (years === null ? name : t('skill-years', { name, years })))
    .join(comma)
  const rows: (readonly [string, React.ReactNode])[] = [
    [
      kind.success ? contactWord(t, kind.data) : t('head.number'),
      <span key="n" className="num">
        {unmasked ? groupDigits(unmasked.contact.number) : person.maskedNumber}
      </span>,
    ],
  ]
  if (unmasked?.document) rows.push([t('document'), <span key="d">{groupDigits(unmasked.document.number)}</span>])
  if (unmasked?.birthDate) rows.push([t('desk:person.birth'), formatBirthDate(unmasked.birthDate, language)])
  rows.push([t('head.wants'), wantedWords(t, person.kinds)])
  if (skillText) rows.push([t('skills'), skillText])
  const wishes = [
    wantedPay
      ? t('pay-from', { pay: formatMoney(wantedPay.min, language), unit: unitWord(t, wantedPay.unit as never) })
      : '',
    ...person.settlements.map(value => settlementWord(t, value)),
    farText(t, person),
    ...person.availability.map(value => availabilityWord(t, value)),
  ]
  rows.push([t('wishes'), wishes.filter(Boolean).join(comma)])
  if (person.notes)
    rows.push([
      t('notes'),
      <span key="note" className="people-notes">
        {person.notes}
      </span>,
    ])
  rows.push([t('head.waited'), waitedText(t, person.waitingDays)])
  rows.push([
    t('head.until'),
    `${formatDay(new Date(Date.parse(person.validUntil) - 1), site.timeZone, language)} ${t('renewals', { count: person.renewals })}`,
  ])
  rows.push([
    t('code'),
    <span key="c" className="num">
      {person.receipt}
    </span>,
  ])
  rows.push([
    t('agreed'),
    purposes
      .filter(purpose => person.consents[purpose])
      .map(purpose => purposeWord(t, purpose))
      .join(comma),
  ])
  const before = new Map<string, string[]>()
  for (const { field, value } of unmasked?.formerly ?? []) {
    const label = t('formerly', { field: formerlyWord(t, field) })
    before.set(label, [...(before.get(label) ?? []), textOfValue(value)])
  }
  for (const [label, values] of before) rows.push([label, values.join(comma)])
  return <KeyValue rows={rows} />
}

const formerlyFields = ['name', 'contact', 'document', 'residence'] as const
type Words = ReturnType<typeof useTranslation>['t']
// i18n-dynamic: people:field.*
const formerlyWord = (t: Words, field: string): string =>
  (formerlyFields as readonly string[]).includes(field) ? t(`people:field.${field}`) : t('people:field.other')

function textOfValue(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  const number = (value as { number?: unknown } | null)?.number
  return typeof number === 'string' ? number : JSON.stringify(value)
}

function Done({ person }: { person: PersonView }) {
  const { t, i18n } = useTranslation(['people', 'match', 'desk'])
  const { site } = useDesk()
  const now = useNow(60_000)
  const moment = (at: string) => formatMoment(new Date(at), now, site.timeZone, i18n.language)
  return (
    <>
      <section>
        <h2>
          {t('offers')} <small>{person.matches.length > 0 ? '' : t('not-offered')}</small>
        </h2>
        <dl className="kv people-times">
          {person.matches.slice(0, 6).map(({ title, state, updatedAt }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may have changed at one moment
            <div key={i}>
              <dt className="num">{moment(updatedAt)}</dt>
              <dd>
                {title} {matchStateWord(t, state)}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {person.interests.length > 0 && (
        <section>
          <h2>{t('left')}</h2>
          <dl className="kv people-times">
            {person.interests.map(({ title, createdAt }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may have been left at one moment
              <div key={i}>
                <dt className="num">{moment(createdAt)}</dt>
                <dd>{title}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section>
        <h2>
          {t('history')} <small>{t('looks', { count: person.looks })}</small>
        </h2>
        <dl className="kv people-times">
          {person.history.map(({ at, action, by }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two things may have happened at one moment
            <div key={i}>
              <dt className="num">{moment(at)}</dt>
              <dd>
                {action === 'registration.create'
                  ? t('did.registration-create', { source: sourceWord(t, person.source) })
                  : didWord(t, action)}
                {by && ` ${by}`}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

/** @param interests how many numbers left for postings go with it */
function Erase({ interests }: { interests: number }) {
  const { t } = useTranslation('people')
  const { people } = useDesk()
  const reasons: readonly ErasureReason[] = erasureReason.options
  useKeys(reasons.map((reason, i) => [String(i + 1), () => void people.erase(reason)] as const))
  return (
    <section className="side-foot" aria-label={t('erase')}>
      <p>{t('erase-what')}</p>
      {interests > 0 && <p>{t('erase-left', { count: interests })}</p>}
      <p>
        <b>{t('erase-why')}</b>
      </p>
      <div className="row">
        {reasons.map((reason, i) => (
          <button key={reason} type="button" className="btn" onClick={() => void people.erase(reason)}>
            {/* i18n-dynamic: people:reason.* */}
            {t(`reason.${reason}`)}
            <Kbd>{String(i + 1)}</Kbd>
          </button>
        ))}
        <button type="button" className="btn quiet" onClick={() => people.ask(null)}>
          {t('keep')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </section>
  )
}
