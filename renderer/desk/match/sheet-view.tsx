// The words an act needs, filled in at the right beside the list: a reason, a word of why, whom to add.
import { type KeyboardEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { failReason } from '../../../db/model/match/state.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { controlProps, Field } from '../ui/field.tsx'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { wantedWords } from '../words.ts'
import { failWord, matchStateWord } from './match-words.ts'
import type { Sheet } from './sheet.ts'

type Of<K extends Sheet['kind']> = Extract<Sheet, { kind: K }>

/** Where the keyboard begins. */
const firstField: Record<Sheet['kind'], string> = {
  step: 'ms-note',
  undo: 'ms-note',
  overrule: 'ms-note',
  add: 'ms-text',
  consent: 'ms-means',
  talk: '',
}

export function SheetView({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('match')
  const { match: actions } = useDesk()
  const isActing = useDeskState(desk => desk.match.isActing)
  const begin =
    sheet.kind === 'step' && sheet.to === 'failed'
      ? 'ms-reason'
      : sheet.kind === 'overrule' && sheet.moves.length > 1
        ? 'ms-move'
        : firstField[sheet.kind]
  useEffect(() => focusField(begin), [begin])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is refused
  useEffect(() => {
    if (sheet.wrong === 'note') focusField('ms-note')
    if (sheet.wrong === 'reason') focusField('ms-reason')
  }, [sheet.wrong, isActing])

  /** Enter leads on: from a choice to the word, from what is looked for to what was found, from the word to the end. */
  function hear(event: KeyboardEvent): void {
    const { target } = event
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLElement)) return
    if (target.matches('button:not([role])')) return
    event.preventDefault()
    const note = document.getElementById('ms-note')
    if (sheet.kind === 'add' && target.id === 'ms-text' && sheet.asked !== sheet.text) void actions.find(sheet.text)
    else if (note && !event.ctrlKey && (target.matches('[role=radio]') || target.id === 'ms-text')) note.focus()
    else void actions.submit()
  }

  return (
    <form className="act-sheet" onSubmit={event => event.preventDefault()} onKeyDown={hear}>
      <div className="side-scroll">
        <h2>
          <Title sheet={sheet} />
        </h2>
        {sheet.kind === 'step' && sheet.to === 'failed' && <Reason sheet={sheet} />}
        {sheet.kind === 'overrule' && sheet.moves.length > 0 && <Moves sheet={sheet} />}
        {sheet.kind === 'add' && <Add sheet={sheet} />}
        {sheet.kind === 'consent' ? <Consent sheet={sheet} /> : <Note sheet={sheet} />}
      </div>
      <div className="side-foot row">
        <button type="button" className="btn go" disabled={isActing} onClick={() => void actions.submit()}>
          {t(sheet.kind === 'consent' ? 'sheet.agreed' : 'sheet.save')}
          <Kbd>↵</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={actions.back}>
          {t('sheet.cancel')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </form>
  )
}

function Title({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('match')
  const name = 'row' in sheet ? (sheet.row.person?.maskedName ?? sheet.row.posting?.title ?? '') : ''
  if (sheet.kind === 'step') return t('sheet.title.step', { name, state: matchStateWord(t, sheet.to) })
  if (sheet.kind === 'overrule') {
    // i18n-dynamic: match:sheet.title.*
    return t(`sheet.title.${sheet.how}`, { name })
  }
  return t(`sheet.title.${sheet.kind}`, { name })
}

function Note({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('match')
  const { match: actions } = useDesk()
  const isNeeded =
    sheet.kind !== 'step' || sheet.to !== 'failed' || sheet.reason === 'other' || sheet.row.pair.state === 'failed'
  return (
    <Field
      id="ms-note"
      label={t(isNeeded ? 'sheet.why' : 'sheet.note')}
      span={6}
      isRequired={isNeeded}
      wrong={sheet.wrong === 'note' ? t('sheet.wrong.note') : null}
      say={t('sheet.kept')}
    >
      <input
        {...controlProps('ms-note', sheet.wrong === 'note' ? 'note' : null)}
        className="in"
        type="text"
        maxLength={300}
        autoComplete="off"
        value={sheet.note}
        onChange={event => actions.change({ ...sheet, note: event.target.value, wrong: null })}
      />
    </Field>
  )
}

function Reason({ sheet }: { sheet: Of<'step'> }) {
  const { t } = useTranslation('match')
  const { match: actions } = useDesk()
  return (
    <div className="f f6">
      <span className="label" id="ms-reason-label">
        <b>{t('sheet.reason')}</b>
      </span>
      <Choices
        id="ms-reason"
        labelledBy="ms-reason-label"
        describedBy="ms-reason-line"
        mode="one"
        mayBeNone={false}
        isColumn
        choices={failReason.options.map(value => ({ value, word: failWord(t, value) }))}
        chosen={sheet.reason ? [sheet.reason] : []}
        onChange={([reason]) => reason && actions.change({ ...sheet, reason, wrong: null })}
      />
      <p className="line wrong" id="ms-reason-line" aria-live="polite">
        {sheet.wrong === 'reason' && t('sheet.wrong.reason')}
      </p>
    </div>
  )
}

const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`)

function Moves({ sheet }: { sheet: Of<'overrule'> }) {
  const { t } = useTranslation('match')
  const { match: actions } = useDesk()
  const chosen = sheet.moves.find(move => move.bias === sheet.bias)
  return (
    <div className="f f6">
      <span className="label" id="ms-move-label">
        {t('sheet.where')}
      </span>
      <Choices
        id="ms-move"
        labelledBy="ms-move-label"
        mode="one"
        mayBeNone={false}
        isColumn
        choices={sheet.moves.map(move => ({
          value: move.to,
          word:
            move.to === 'back'
              ? t('sheet.move-back')
              : t('sheet.move-to', { place: move.place, points: signed(move.bias - sheet.row.pair.bias) }),
        }))}
        chosen={chosen ? [chosen.to] : []}
        onChange={([to]) => {
          const move = sheet.moves.find(one => one.to === to)
          if (move) actions.change({ ...sheet, bias: move.bias })
        }}
      />
    </div>
  )
}

function Add({ sheet }: { sheet: Of<'add'> }) {
  const { t } = useTranslation(['match', 'desk', 'kinds'])
  const { match: actions } = useDesk()
  const isPosting = useDeskState(desk => desk.match.path.at(-1)?.side === 'posting')
  const hasAsked = sheet.asked === sheet.text && sheet.asked !== null
  return (
    <>
      <Field
        id="ms-text"
        label={t(isPosting ? 'sheet.find-person' : 'sheet.find-posting')}
        span={6}
        isRequired
        wrong={sheet.wrong === 'chosen' || (hasAsked && sheet.found.length === 0) ? t('sheet.wrong.nobody') : null}
        say={t(isPosting ? 'sheet.find-person-hint' : 'sheet.find-posting-hint')}
      >
        <input
          {...controlProps('ms-text')}
          className="in"
          type="text"
          maxLength={60}
          autoComplete="off"
          value={sheet.text}
          onChange={event =>
            actions.change({ ...sheet, text: event.target.value, found: [], chosen: null, asked: null, wrong: null })
          }
        />
      </Field>
      {sheet.found.length > 0 && (
        <div className="f f6">
          <span className="label" id="ms-chosen-label">
            {t('sheet.found')}
          </span>
          <Choices
            id="ms-chosen"
            labelledBy="ms-chosen-label"
            mode="one"
            mayBeNone={false}
            isColumn
            choices={sheet.found.map(({ id, title, more, kinds }) => ({
              value: id,
              word: [title, more, wantedWords(t, kinds)].filter(Boolean).join('\u2003'),
            }))}
            chosen={sheet.chosen ? [sheet.chosen] : []}
            onChange={([chosen]) => chosen && actions.change({ ...sheet, chosen, wrong: null })}
          />
          {sheet.isMore && <p className="line">{t('sheet.more')}</p>}
        </div>
      )}
    </>
  )
}

function Consent({ sheet }: { sheet: Of<'consent'> }) {
  const { t } = useTranslation('match')
  const { match: actions } = useDesk()
  return (
    <>
      <p className="read-out">{t('sheet.consent-read-out')}</p>
      <div className="f f6">
        <span className="label" id="ms-means-label">
          {t('sheet.means')}
        </span>
        <Choices
          id="ms-means"
          labelledBy="ms-means-label"
          mode="one"
          mayBeNone={false}
          isColumn
          // i18n-dynamic: match:sheet.means-of.*
          choices={(['spoken', 'paper'] as const).map(value => ({ value, word: t(`sheet.means-of.${value}`) }))}
          chosen={[sheet.means]}
          onChange={([means]) => means && actions.change({ ...sheet, means })}
        />
      </div>
    </>
  )
}
