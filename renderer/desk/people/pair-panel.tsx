// Two records side by side: what differs is marked; merged into one of them, or kept apart with a word.
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../../electron/contract/api.ts'
import type { ComparedPerson } from '../../../electron/contract/desk-people.ts'
import { formatMoment } from '../../shared/format.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { focusWord } from '../match/match-words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { wantedWords } from '../words.ts'
import { formatBirthDate, groupDigits } from '../words-of-people.ts'

export function PairPanel({ pair }: { pair: OutputOf<'desk', 'doubles.open'> }) {
  const { t, i18n } = useTranslation(['people', 'desk', 'match', 'kinds'])
  const { people, site } = useDesk()
  const now = useNow(60_000)
  const isApart = useDeskState(desk => desk.people.asking?.kind === 'apart')
  useKeys([
    ['1', isApart ? undefined : () => void people.merge('a')],
    ['2', isApart ? undefined : () => void people.merge('b')],
    ['a', isApart ? undefined : () => people.ask({ kind: 'apart' })],
  ])
  const comma = t('desk:comma')
  const none = t('none-said')
  const rows: readonly (readonly [string, (person: ComparedPerson) => string])[] = [
    [t('field.name'), person => person.name],
    [t('head.number'), person => groupDigits(person.contact.number) || none],
    [t('document'), person => (person.document ? groupDigits(person.document.number) : none)],
    [t('desk:person.birth'), person => (person.birthDate ? formatBirthDate(person.birthDate, i18n.language) : none)],
    [t('head.wants'), person => wantedWords(t, person.kinds)],
    [t('skills'), person => person.skills.join(comma) || none],
    [t('head.groups'), person => person.groups.map(group => focusWord(t, group)).join(comma) || none],
    [t('notes'), person => person.notes || none],
    [t('code'), person => person.receipt],
    [t('registered'), person => formatMoment(new Date(person.createdAt), now, site.timeZone, i18n.language)],
    [t('head.offer'), person => t('offered', { count: person.offered })],
  ]
  return (
    <aside className="side" aria-label={t('pair')} aria-live="polite">
      <div className="side-scroll">
        <h2>
          {t('pair')} <small>{t('logged')}</small>
        </h2>
        <table className="ledger people-pair">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('first-record')}</th>
              <th scope="col">{t('second-record')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, said]) => {
              const [one, other] = [said(pair.a), said(pair.b)]
              return (
                <Row key={label} label={label} isDifferent={one !== other}>
                  <td>{one}</td>
                  <td>{other}</td>
                </Row>
              )
            })}
          </tbody>
        </table>
        <p className="dim">{t('merge-what')}</p>
      </div>
      {isApart ? (
        <Word onSend={word => void people.keepApart(word)} label={t('apart-why')} button={t('apart')} />
      ) : (
        <div className="side-foot row">
          <button type="button" className="btn go" onClick={() => void people.merge('a')}>
            {t('merge-first')}
            <Kbd>1</Kbd>
          </button>
          <button type="button" className="btn" onClick={() => void people.merge('b')}>
            {t('merge-second')}
            <Kbd>2</Kbd>
          </button>
          <button type="button" className="btn quiet" onClick={() => people.ask({ kind: 'apart' })}>
            {t('apart')}
            <Kbd>A</Kbd>
          </button>
        </div>
      )}
    </aside>
  )
}

function Row({ label, isDifferent, children }: { label: string; isDifferent: boolean; children: ReactNode }) {
  return (
    <tr className={isDifferent ? 'differs' : undefined}>
      <th scope="row">
        {isDifferent && '△ '}
        {label}
      </th>
      {children}
    </tr>
  )
}

/** One word, and Enter: asked for where it must be said why. */
export function Word({
  label,
  button,
  onSend,
  isDigits = false,
}: {
  label: string
  button: string
  onSend(word: string): void
  isDigits?: boolean
}) {
  const { t } = useTranslation('people')
  const { people } = useDesk()
  const [word, setWord] = useState('')
  useEffect(() => document.getElementById('people-word')?.focus(), [])
  return (
    <form
      className="side-foot people-word"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (word.trim()) onSend(word.trim())
      }}
    >
      <label htmlFor="people-word">{label}</label>
      <input
        id="people-word"
        className="in"
        autoComplete="off"
        inputMode={isDigits ? 'numeric' : 'text'}
        maxLength={isDigits ? 12 : 200}
        value={word}
        onChange={event => setWord(isDigits ? event.target.value.replace(/[^0-9]/g, '') : event.target.value)}
      />
      <div className="row">
        <button type="submit" className="btn go" disabled={word.trim() === ''}>
          {button}
          <Kbd>↵</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={() => people.ask(null)}>
          {t('keep')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </form>
  )
}
