// Calling people back: who is to be called, in order, masked; at the right the number, why, and one key for each outcome.
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallRow } from '../../../electron/contract/desk-calls.ts'
import { formatMoment } from '../../shared/format.ts'
import { Pay } from '../../shared/ui/pay.tsx'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { exclusionText } from '../match/match-words.ts'
import { ReasonLine } from '../match/reasons.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { PersonName } from '../ui/person-name.tsx'
import { focusFirstRow, Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { CallPanel } from './call-panel.tsx'
import { callReasonWord, outcomeWord } from './call-words.ts'
import { type CallsState, callRowsOf, callShows } from './calls-part.ts'

const columns = ['c-when', 'c-caller', 'c-why', 'c-result'] as const

export function CallsView() {
  const { t } = useTranslation(['calls', 'problem', 'match'])
  const { calls: actions } = useDesk()
  const state = useDeskState(desk => desk.calls)
  const { list, show, opened, trouble } = state
  const rows = callRowsOf(state)
  const isOpen = opened.state !== 'none'
  const isChoosing = opened.state === 'shown' && opened.outcome !== null
  useKeys([
    ['Escape', isOpen ? actions.back : undefined],
    ['ArrowLeft', isChoosing ? undefined : () => actions.turn(-1)],
    ['ArrowRight', isChoosing ? undefined : () => actions.turn(1)],
    ['ArrowDown', () => document.activeElement === document.body && focusFirstRow()],
  ])
  // The next one in the queue is in front when a call was written down.
  useEffect(() => {
    if (!isOpen && (document.activeElement === document.body || document.activeElement === null)) focusFirstRow()
  })
  const exclusion = trouble?.details?.exclusion
  return (
    <div className={isOpen ? 'split calls-split' : 'split closed'}>
      <div className="sheet list">
        <nav className="parts" aria-label={t('parts')}>
          {callShows.map(name => (
            <button
              key={name}
              type="button"
              tabIndex={-1}
              aria-current={name === show ? 'true' : undefined}
              onClick={() =>
                name !== show && actions.turn(callShows.indexOf(name) === (callShows.indexOf(show) + 1) % 3 ? 1 : -1)
              }
            >
              {/* i18n-dynamic: calls:show.* */}
              {t(`show.${name}`)}{' '}
              <span className="num">
                {list.state === 'ready' ? (name === 'made' ? list.value.madeTotal : list.value[name].length) : ''}
              </span>
            </button>
          ))}
          <Kbd>← →</Kbd>
          <span className="dim r">
            <Kbd>↵</Kbd> {t('key-open')}
          </span>
        </nav>
        <p className="line right" role="status">
          {state.said && <SaidWords row={state.said} />}
        </p>
        {(trouble || list.state === 'failed') && (
          <p className="line wrong" role="alert">
            {problemText(t, trouble ?? (list.state === 'failed' ? list.problem : { code: 'host-away' }))}
            {trouble?.code === 'not-offered' &&
              typeof exclusion === 'string' &&
              ` ${exclusionText(t, exclusion as never)}`}
          </p>
        )}
        {list.state === 'ready' && rows.length === 0 && (
          <p className="empty">
            {/* i18n-dynamic: calls:none.* */}
            {t(`none.${show}`)}
            <small>{t('none-hint')}</small>
          </p>
        )}
        {rows.length > 0 && <Rows state={state} rows={rows} />}
        {list.state === 'ready' && list.value.isFull && <p className="line wrong">{t('full')}</p>}
      </div>
      {isOpen && <CallPanel opened={opened} />}
    </div>
  )
}

function Rows({ state, rows }: { state: CallsState; rows: readonly CallRow[] }) {
  const { t, i18n } = useTranslation(['calls', 'match'])
  const { calls: actions, site } = useDesk()
  const now = useNow(30_000)
  const { opened, show } = state
  const cells = (row: CallRow): readonly ReactNode[] => [
    <span key="when" className="num">
      {show === 'due' && row.missed === 0
        ? callReasonWord(t, row.reason)
        : formatMoment(new Date(row.dueAt), now, site.timeZone, i18n.language)}
    </span>,
    <span key="who">
      {row.maskedName ? <PersonName name={row.maskedName} /> : t('only-number')}{' '}
      <small className="num">{row.maskedNumber}</small>
    </span>,
    <About key="why" row={row} />,
    <span key="result">
      {row.outcome ? (
        outcomeWord(t, row.outcome)
      ) : row.missed > 0 ? (
        t('missed', { count: row.missed })
      ) : (
        <span className="dim">{t('waiting')}</span>
      )}
    </span>,
  ]
  return (
    <div className="scroll">
      <Ledger
        key={show}
        rows={rows}
        idOf={row => row.id}
        nameOf={row => t('open', { name: row.maskedName ?? row.maskedNumber })}
        caption={t('caption')}
        columns={columns}
        openedId={opened.state === 'none' ? null : opened.id}
        onOpen={row => void actions.open(row.id)}
        head={
          <tr>
            <th scope="col">{t(show === 'due' ? 'why-now' : 'when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('why')}</th>
            <th scope="col">{t('result')}</th>
          </tr>
        }
        cells={cells}
      />
    </div>
  )
}

/** About which posting, and why it fits. */
function About({ row }: { row: CallRow }) {
  const { t } = useTranslation(['calls', 'desk'])
  const { posting } = row
  return (
    <span className="why-cell">
      <span className="why-head">
        {posting ? (
          <>
            <b>{posting.title}</b> {posting.urgent && <span className="tag red">{t('desk:urgent')}</span>}{' '}
            <span className="dim">{posting.employer}</span> {posting.pay && <Pay pay={posting.pay} />}
            {!posting.isLive && <span className="tag unsure">{t('ended')}</span>}
          </>
        ) : (
          t('no-posting')
        )}
        {row.others > 0 && <small>{t('others', { count: row.others })}</small>}
      </span>
      {row.reasons.length > 0 && <ReasonLine reasons={row.reasons} />}
    </span>
  )
}

function SaidWords({ row }: { row: CallRow }) {
  const { t, i18n } = useTranslation('calls')
  const { site } = useDesk()
  const now = useNow(60_000)
  const name = row.maskedName ?? row.maskedNumber
  if (!row.outcome) return null
  const isAgain = Date.parse(row.dueAt) > now.getTime()
  const time = formatMoment(new Date(row.dueAt), now, site.timeZone, i18n.language)
  const outcome = outcomeWord(t, row.outcome)
  return isAgain ? t('said-again', { name, outcome, time }) : t('said', { name, outcome })
}
