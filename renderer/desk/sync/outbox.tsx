// What goes to the centre, by kind, and what it refused: why, in words, and what to do about it.
import { useTranslation } from 'react-i18next'
import type { RefusedView, SentKind } from '../../../electron/contract/desk-sync.ts'
import type { Problem } from '../../../electron/contract/problem.ts'
import { formatMoment } from '../../shared/format.ts'
import { fieldCodesOf, problemText, type Translate } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { refusalWord } from '../today/refusal-words.ts'
import { controlProps, Field } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useShownNow } from '../ui/use-now.ts'
import { wrongText } from '../words.ts'
import { pageSize } from './sync-part.ts'

const kinds = ['registration', 'posting', 'interest', 'report'] as const

// i18n-dynamic: outbox:kind.*
const kindText = (t: Translate, kind: SentKind): string => t(`outbox:kind.${kind}`)

/** What is wrong with a number, or else the problem itself. */
const numberProblem = (t: Translate, problem: Problem): string =>
  wrongText(t, fieldCodesOf(problem).number) ?? problemText(t, problem)

function useMoment(): (at: string) => string {
  const { i18n } = useTranslation()
  const { site } = useDesk()
  const now = useShownNow(10_000)
  return at => formatMoment(new Date(at), now, site.timeZone, i18n.language)
}

export function Kinds() {
  const { t } = useTranslation('outbox')
  const rows = useDeskState(desk => desk.outbox.kinds)
  const moment = useMoment()
  if (rows === null) return null
  return (
    <section className="sec flush">
      <h2>{t('by-kind')}</h2>
      <table className="ledger sync-kinds">
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('waits')}</th>
            <th scope="col">{t('since')}</th>
            <th scope="col">{t('refused')}</th>
            <th scope="col">{t('arrived')}</th>
            <th scope="col">{t('last')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(kind => {
            const row = rows.find(found => found.kind === kind)
            return (
              <tr key={kind}>
                <td>{kindText(t, kind)}</td>
                <td className="num">{row?.waiting ?? 0}</td>
                <td className="num">{row?.waitingSince ? moment(row.waitingSince) : '–'}</td>
                <td className="num">{row?.refused ?? 0}</td>
                <td className="num">{row?.sent ?? 0}</td>
                <td className="num">{row?.sentAt ? moment(row.sentAt) : '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const columns = ['c-sent-kind', 'c-sent-what', 'c-sent-why', 'c-sent-when'] as const
const keyOf = (row: RefusedView) => `${row.kind} ${row.id} ${row.refusedAt}`

export function Refused() {
  const { t } = useTranslation(['outbox', 'desk'])
  const { outbox: actions } = useDesk()
  const { refused, chosen, offset, problem } = useDeskState(desk => desk.outbox)
  const moment = useMoment()
  useKeys([
    ['PageUp', () => void actions.turnPage(-1)],
    ['PageDown', () => void actions.turnPage(1)],
  ])
  if (problem)
    return (
      <p className="line wrong" role="alert">
        {problemText(t, problem)}
      </p>
    )
  if (refused === null || refused.total === 0) return null
  return (
    <section className="refused-list">
      <h2>
        {t('refused-title', { count: refused.total })}
        <small>
          <Kbd>↑ ↓ ↵</Kbd>
          {refused.total > pageSize && <Kbd>PgUp PgDn</Kbd>}
          {refused.total > pageSize && t('page', { from: offset + 1, to: Math.min(refused.total, offset + pageSize) })}
        </small>
      </h2>
      <Ledger
        rows={refused.rows}
        idOf={keyOf}
        nameOf={row => `${kindText(t, row.kind)} ${row.maskedName ?? row.title ?? ''}`}
        caption={t('refused-title', { count: refused.total })}
        columns={columns}
        openedId={chosen ? keyOf(chosen.row) : null}
        onOpen={actions.choose}
        head={
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('whose')}</th>
            <th scope="col">{t('why')}</th>
            <th scope="col">{t('when')}</th>
          </tr>
        }
        cells={row => [
          kindText(t, row.kind),
          row.isErasure ? t('erasure') : (row.maskedName ?? row.title ?? t('erased')),
          refusalWord(t, row.refusal),
          <span key="when" className="num">
            {moment(row.refusedAt)}
          </span>,
        ]}
      />
    </section>
  )
}

export function RefusedSide() {
  const { t } = useTranslation(['outbox', 'desk'])
  const { outbox: actions, showRefused, show } = useDesk()
  const chosen = useDeskState(desk => desk.outbox.chosen)
  const row = chosen?.row
  const isShown = chosen?.step === 'shown'
  const mend =
    !row || !isShown || row.isErasure
      ? undefined
      : {
          registration: showRefused,
          posting: () => show('postings'),
          interest: () => void actions.open(),
          report: undefined,
        }[row.kind]
  useKeys([
    ['r', isShown ? () => void actions.resend() : undefined],
    ['o', mend],
    ['Ctrl+Enter', isShown && chosen.number !== null ? () => void actions.mend() : undefined],
    ['Escape', chosen ? actions.close : undefined],
  ])
  if (!chosen || !row) return null
  return (
    <aside className="side" aria-label={t('side')} aria-live="polite">
      <div className="side-scroll">
        <h2>
          {kindText(t, row.kind)} <small>{row.maskedName ?? row.title}</small>
        </h2>
        <p>{refusalWord(t, row.refusal)}</p>
        {/* i18n-dynamic: outbox:do.* */}
        <p className="dim">
          {t(
            row.refusal === 'revision-conflict'
              ? 'do.conflict'
              : row.refusal === 'server-fault'
                ? 'do.fault'
                : `do.${row.kind}`,
          )}
        </p>
        {chosen.number !== null && (
          <Field
            id="o-number"
            label={t('number')}
            span={6}
            isRequired
            wrong={chosen.problem ? numberProblem(t, chosen.problem) : null}
          >
            <input
              {...controlProps('o-number')}
              className="in num"
              inputMode="tel"
              autoComplete="off"
              value={chosen.number}
              onChange={event => actions.type(event.target.value)}
            />
          </Field>
        )}
        {chosen.problem && chosen.number === null && (
          <p className="line wrong" role="alert">
            {problemText(t, chosen.problem)}
          </p>
        )}
        {chosen.step === 'sent' && (
          <p className="line right" role="status">
            {t('sent')}
          </p>
        )}
      </div>
      <div className="side-foot row">
        {isShown && chosen.number !== null && (
          <button type="button" className="btn go" onClick={() => void actions.mend()}>
            {t('mend-send')}
            <Kbd>Ctrl ↵</Kbd>
          </button>
        )}
        {isShown && (
          <button
            type="button"
            className={chosen.number === null ? 'btn go' : 'btn'}
            onClick={() => void actions.resend()}
          >
            {t('resend')}
            <Kbd>R</Kbd>
          </button>
        )}
        {mend && chosen.number === null && (
          <button type="button" className="btn" onClick={mend}>
            {/* i18n-dynamic: outbox:open.* */}
            {t(`open.${row.kind}`)}
            <Kbd>O</Kbd>
          </button>
        )}
        <button type="button" className="btn quiet" onClick={actions.close}>
          {t('desk:close')}
          <Kbd>Esc</Kbd>
        </button>
      </div>
    </aside>
  )
}
