// A talk of an employer with one or several people: one line a person, one outcome each, stored together or not at all.
import { type KeyboardEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { failReason } from '../../../db/model/match/state.ts'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { controlProps, Field } from '../ui/field.tsx'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { failWord, matchStateWord } from './match-words.ts'
import type { Sheet, TalkPerson } from './sheet.ts'

type TalkSheet = Extract<Sheet, { kind: 'talk' }>
const outcomes = ['agreed', 'talking', 'failed'] as const

export function TalkView({ sheet }: { sheet: TalkSheet }) {
  const { t } = useTranslation(['match', 'problem'])
  const { match: actions } = useDesk()
  const { isActing, trouble, list } = useDeskState(desk => desk.match)
  const posting = list.state === 'ready' ? list.value.posting : null
  const [first] = sheet.people
  const whose = trouble?.details?.registrationId
  // From a person's side the other side is the posting: then there is one pair only.
  const blocked =
    trouble?.code === 'employer-consent-missing'
      ? (sheet.people.find(({ row }) => row.id === whose) ?? first)?.row
      : undefined
  useKeys([
    ['Ctrl+Enter', () => void actions.submit()],
    ['Alt+c', blocked ? () => void actions.consentInTalk(blocked) : undefined],
  ])
  useEffect(() => focusField('talk-0'), [])

  const change = (i: number, person: Partial<TalkPerson>) =>
    actions.change({
      ...sheet,
      wrong: null,
      people: sheet.people.map((one, j) => (j === i ? { ...one, ...person } : one)),
    })

  /** Enter leads down the list, from person to person, then to the word, and stores at its end. */
  function hear(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return
    if (!(event.target instanceof HTMLElement) || event.target.matches('button:not([role])')) return
    event.preventDefault()
    if (event.target.id === 'talk-note') return void actions.submit()
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('.opt [tabindex="0"], select, #talk-note')]
    stops[stops.indexOf(event.target) + 1]?.focus()
  }

  return (
    <form className="sheet talk" onSubmit={event => event.preventDefault()} onKeyDown={hear}>
      <div className="day-bar">
        <h2>
          {sheet.people.length > 1 ? t('talk.with-many', { count: sheet.people.length }) : t('talk.with-one')}
          <small>{posting?.title ?? first?.row.posting?.title}</small>{' '}
          <small>{posting?.employer ?? first?.row.posting?.employer}</small>
        </h2>
      </div>
      <ol className="talk-people">
        {sheet.people.map((person, i) => (
          <li key={person.row.id}>
            <span className="num dim">{i + 1}</span>
            <span className="who-of" id={`talk-${i}-label`}>
              <b>{person.row.person?.maskedName ?? person.row.posting?.title}</b>
              <small>
                {person.row.pair.state === null ? t('view.new') : matchStateWord(t, person.row.pair.state)}
                {person.row.person && !person.row.person.mayPassOn && (
                  <span className="not">{t('view.no-consent')}</span>
                )}
              </small>
            </span>
            <Choices
              id={`talk-${i}`}
              labelledBy={`talk-${i}-label`}
              mode="one"
              mayBeNone={false}
              // i18n-dynamic: match:talk.outcome.*
              choices={outcomes.map(value => ({ value, word: t(`talk.outcome.${value}`) }))}
              chosen={person.outcome ? [person.outcome] : []}
              onChange={([outcome]) => outcome && change(i, { outcome })}
            />
            {person.outcome === 'failed' ? (
              <select
                className="in"
                aria-label={t('sheet.reason')}
                value={person.reason ?? ''}
                onChange={event =>
                  change(i, { reason: failReason.options.find(value => value === event.target.value) ?? null })
                }
              >
                <option value="">{t('talk.why')}</option>
                {failReason.options.map(value => (
                  <option key={value} value={value}>
                    {failWord(t, value)}
                  </option>
                ))}
              </select>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ol>
      <div className="fields">
        <Field
          id="talk-note"
          label={t('talk.note')}
          span={6}
          wrong={sheet.wrong ? t(sheet.wrong === 'note' ? 'sheet.wrong.note' : 'talk.wrong') : null}
        >
          <input
            {...controlProps('talk-note', sheet.wrong)}
            className="in"
            type="text"
            maxLength={300}
            autoComplete="off"
            value={sheet.note}
            onChange={event => actions.change({ ...sheet, note: event.target.value, wrong: null })}
          />
        </Field>
      </div>
      {trouble && (
        <p className="line wrong" role="alert">
          {blocked?.person && `${blocked.person.maskedName}${t('talk.colon')}`}
          {problemText(t, trouble)}
        </p>
      )}
      {blocked && (
        <div className="ask-consent">
          <p className="read-out">{t('sheet.consent-read-out')}</p>
          <button type="button" className="btn" disabled={isActing} onClick={() => void actions.consentInTalk(blocked)}>
            {t('sheet.agreed')}
            <Kbd>Alt C</Kbd>
          </button>
        </div>
      )}
      <div className="row">
        <button type="button" className="btn go" disabled={isActing} onClick={() => void actions.submit()}>
          {t('talk.save')}
          <Kbd>Ctrl ↵</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={actions.back}>
          {t('sheet.cancel')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </form>
  )
}
