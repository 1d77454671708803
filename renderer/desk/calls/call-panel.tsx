// One call: the number large enough to dial from, why it is made, what else could be offered, and what came of it.
import { type KeyboardEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { callOutcome } from '../../../db/model/call.ts'
import type { CallDetail } from '../../../electron/contract/desk-calls.ts'
import { formatMoment } from '../../shared/format.ts'
import { Pay } from '../../shared/ui/pay.tsx'
import { problemText } from '../../shared/words.ts'
import { useDesk } from '../desk-context.ts'
import { ReasonLine, ReasonLists } from '../match/reasons.tsx'
import { Choices } from '../ui/choices.tsx'
import { controlProps, Field } from '../ui/field.tsx'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { contactWord } from '../words.ts'
import { groupDigits } from '../words-of-people.ts'
import { callReasonWord, nextWord, outcomeWord } from './call-words.ts'
import { type CallsState, choicesFor, type OpenCall } from './calls-part.ts'

export function CallPanel({ opened }: { opened: Exclude<CallsState['opened'], { state: 'none' }> }) {
  const { t } = useTranslation(['calls', 'desk'])
  return (
    <aside className="side" aria-label={t('side')} aria-live="polite">
      {opened.state === 'reading' ? (
        <div className="side-scroll">
          <p className="dim">{t('desk:person.reading')}</p>
        </div>
      ) : (
        <Shown open={opened} />
      )}
    </aside>
  )
}

function Shown({ open }: { open: OpenCall }) {
  const { t } = useTranslation(['calls', 'problem'])
  const { calls: actions, match } = useDesk()
  const { detail, outcome, isAsking, isSaving, problem } = open
  const { registrationId } = detail.row
  const isChoosing = outcome !== null
  const canAsk = registrationId !== null && !detail.mayPassOn
  useKeys([
    ...callOutcome.options.map(
      (value, i) => [String(i + 1), isChoosing || isAsking ? undefined : () => actions.choose(value)] as const,
    ),
    ['c', canAsk && !isChoosing ? () => actions.change({ isAsking: true }) : undefined],
    ['y', isAsking ? () => void actions.consent() : undefined],
    [
      'm',
      registrationId !== null && !isChoosing ? () => match.open({ side: 'person', id: registrationId }) : undefined,
    ],
  ])
  return (
    <>
      <div className="side-scroll">
        <Person detail={detail} />
        {canAsk && (
          <div className="ask-consent">
            {isAsking ? (
              <>
                <p className="read-out">{t('read-out')}</p>
                <button type="button" className="btn go" onClick={() => void actions.consent()}>
                  {t('agreed')}
                  <Kbd>Y</Kbd>
                </button>
                <button type="button" className="btn quiet" onClick={actions.back}>
                  {t('not-agreed')}
                  <Kbd>Esc</Kbd>
                </button>
              </>
            ) : (
              <>
                <span>{t('no-consent')}</span>
                <button type="button" className="btn quiet" onClick={() => actions.change({ isAsking: true })}>
                  {t('ask')}
                  <Kbd>C</Kbd>
                </button>
              </>
            )}
          </div>
        )}
        <About detail={detail} />
      </div>
      <div className="side-foot">
        {problem && (
          <p className="line wrong" role="alert">
            {problemText(t, problem)}
          </p>
        )}
        {isChoosing ? (
          <Outcome open={open} />
        ) : (
          <div className="row outcomes">
            {callOutcome.options.map((value, i) => (
              <button
                key={value}
                type="button"
                className="btn"
                disabled={isSaving}
                onClick={() => actions.choose(value)}
              >
                {outcomeWord(t, value)}
                <Kbd>{String(i + 1)}</Kbd>
              </button>
            ))}
            <button type="button" className="btn quiet" onClick={actions.back}>
              {t('cover')}
              <Kbd>Esc</Kbd>
            </button>
          </div>
        )}
      </div>
    </>
  )
}

function Person({ detail: { name, contact, notes } }: { detail: CallDetail }) {
  const { t } = useTranslation(['calls', 'desk'])
  return (
    <div className="person-head">
      <h2>{name === null ? t('only-number') : <PersonName name={name} />}</h2>
      {contact.kind !== 'mobile' && <span className="tag">{contactWord(t, contact.kind)}</span>}
      <p className="to-dial num">{groupDigits(contact.number)}</p>
      <p className="dim">{t('desk:person.logged')}</p>
      {notes && <p className="staff-notes">{notes}</p>}
    </div>
  )
}

function About({ detail: { row, offers, history } }: { detail: CallDetail }) {
  const { t, i18n } = useTranslation(['calls', 'desk'])
  const { site } = useDesk()
  const now = useNow(60_000)
  const { posting } = row
  return (
    <>
      <section>
        <h2>
          {callReasonWord(t, row.reason)} {row.score !== null && <small>{t('fits', { score: row.score })}</small>}
        </h2>
        {posting ? (
          <p className="about">
            <b>{posting.title}</b>
            {posting.urgent && <span className="tag red">{t('desk:urgent')}</span>}
            {posting.pay && <Pay pay={posting.pay} />}
            <small>
              {[
                posting.employer,
                posting.place?.home ? t('desk:place.home') : posting.place?.district,
                posting.place?.street,
              ]
                .filter(Boolean)
                .join('\u2003')}
            </small>
            {!posting.isLive && <span className="tag unsure">{t('ended')}</span>}
          </p>
        ) : (
          <p>{t('no-posting')}</p>
        )}
        <ReasonLists reasons={row.reasons.filter(reason => reason.code !== 'consent-missing')} />
      </section>
      {offers.length > 0 && (
        <section>
          <h2>
            {t('offers')} <Kbd>M</Kbd>
          </h2>
          <ul className="offers">
            {offers.map(({ posting, fit }) => (
              <li key={posting.id}>
                <b>{posting.title}</b>
                {posting.pay && <Pay pay={posting.pay} />}
                <ReasonLine reasons={fit.reasons.filter(reason => reason.code !== 'consent-missing')} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {history.length > 0 && (
        <section>
          <h2>{t('history')}</h2>
          <ol className="history">
            {history.map(({ at, outcome, staffName, note }) => (
              <li key={at}>
                <span className="num dim">{formatMoment(new Date(at), now, site.timeZone, i18n.language)}</span>
                <span>
                  {outcomeWord(t, outcome)} <small>{staffName}</small>
                  {note && <span className="note">{note}</span>}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

/** The outcome is chosen: when again, and a word. Enter stores it. */
function Outcome({ open }: { open: OpenCall }) {
  const { t } = useTranslation('calls')
  const { calls: actions } = useDesk()
  const { outcome, next, note, isNoteWrong, isSaving } = open
  useEffect(() => focusField('call-next'), [])
  useEffect(() => {
    if (isNoteWrong) focusField('call-note')
  }, [isNoteWrong])
  if (outcome === null) return null
  function hear(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    if (event.target instanceof HTMLElement && event.target.matches('button:not([role])')) return
    event.preventDefault()
    void actions.save()
  }
  return (
    <form className="outcome-form" onSubmit={event => event.preventDefault()} onKeyDown={hear}>
      <h2>{outcomeWord(t, outcome)}</h2>
      <div className="f f6">
        <span className="label" id="call-next-label">
          {t('again')}
        </span>
        <Choices
          id="call-next"
          labelledBy="call-next-label"
          mode="one"
          mayBeNone={false}
          choices={choicesFor(outcome).map(value => ({ value, word: nextWord(t, value) }))}
          chosen={[next]}
          onChange={([chosen]) => chosen && actions.change({ next: chosen })}
        />
      </div>
      <Field
        id="call-note"
        label={t('note')}
        span={6}
        wrong={isNoteWrong ? t('note-wrong') : null}
        say={t('note-hint')}
      >
        <input
          {...controlProps('call-note', isNoteWrong ? 'note' : null)}
          className="in"
          type="text"
          maxLength={300}
          autoComplete="off"
          value={note}
          onChange={event => actions.change({ note: event.target.value, isNoteWrong: false })}
        />
      </Field>
      <div className="row">
        <button type="button" className="btn go" disabled={isSaving} onClick={() => void actions.save()}>
          {t('save')}
          <Kbd>↵</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={actions.back}>
          {t('back')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </form>
  )
}
