// Calling numbers: who was called, who waits, who missed it; at the right the number in front, large, with what can be done to it.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueRow } from '../../../electron/contract/views.ts'
import { formatClock } from '../../shared/format.ts'
import { problemText, type Translate } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Choices } from '../ui/choices.tsx'
import { focusField } from '../ui/form-keys.ts'
import { Kbd } from '../ui/kbd.tsx'
import { focusFirstRow, Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { type NumbersState, targetOf } from './numbers-part.ts'

const columns = ['c-queue', 'c-queue-state', 'c-queue-desk', 'c-queue-time', 'c-queue-source', 'c-queue-calls'] as const
const order: Record<QueueRow['state'], number> = { called: 0, waiting: 1, missed: 2, served: 3 }

// i18n-dynamic: desk:numbers.state.*
const stateWord = (t: Translate, { state }: QueueRow): string => t(`desk:numbers.state.${state}`)

export function NumbersView() {
  const { t } = useTranslation('desk')
  const { numbers: actions, site } = useDesk()
  const state = useDeskState(desk => desk.numbers)
  const { list } = state
  const rows = list.state === 'ready' ? list.rows : []
  const open = rows.filter(row => row.state !== 'served').sort((a, b) => order[a.state] - order[b.state])
  const served = rows.length - open.length
  useKeys([
    ['n', () => void actions.give()],
    ['r', () => void actions.call()],
    ['g', () => void actions.close('missed')],
    ['b', () => void actions.close('served')],
    ['w', () => void actions.close('waiting')],
    ['Escape', () => actions.choose(null)],
    // From nowhere into the list; inside it the list moves by itself.
    ['ArrowDown', () => document.activeElement === document.body && focusFirstRow()],
  ])
  const lacksDesk = state.desk === null
  // Before anything can be called, the desk is chosen: by its digit.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for
  useEffect(() => {
    if (lacksDesk) focusField('n-desk')
  }, [lacksDesk, state.said])

  return (
    <div className="split">
      <div className="sheet list">
        <div className="day-bar">
          <h2 aria-live="polite">
            {t('numbers.today')}
            <small>
              {list.state === 'ready' && t('numbers.waiting', { count: list.waiting })}{' '}
              {served > 0 && t('numbers.served-count', { count: served })}
            </small>
          </h2>
          <button type="button" className="btn quiet" disabled={state.isActing} onClick={() => void actions.give()}>
            {t('numbers.give')}
            <Kbd>N</Kbd>
          </button>
          <span className="dim r">
            <Kbd>↑ ↓ ↵</Kbd> {t('numbers.keys')}
          </span>
        </div>
        {list.state === 'failed' && (
          <p className="line wrong" role="alert">
            {problemText(t, list.problem)}
          </p>
        )}
        {list.state === 'reading' && <p className="empty">{t('today.reading')}</p>}
        {list.state === 'ready' && open.length === 0 && (
          <p className="empty">
            {t('numbers.none')}
            <small>{t('numbers.none-hint')}</small>
          </p>
        )}
        {open.length > 0 && (
          <div className="scroll">
            <Ledger
              rows={open}
              idOf={row => row.id}
              nameOf={row => t('numbers.choose', { number: row.text })}
              caption={t('title.numbers')}
              columns={columns}
              openedId={state.chosenId}
              onOpen={row => actions.choose(row.id)}
              head={
                <tr>
                  <th scope="col">{t('numbers.number')}</th>
                  <th scope="col">{t('today.state')}</th>
                  <th scope="col">{t('numbers.desk')}</th>
                  <th scope="col">{t('numbers.taken')}</th>
                  <th scope="col">{t('register.source')}</th>
                  <th scope="col">{t('numbers.calls')}</th>
                </tr>
              }
              cells={row => [
                <b key="text" className="num queue-text">
                  {row.text}
                </b>,
                <span key="state" className={`queue-state ${row.state}`}>
                  {stateWord(t, row)}
                </span>,
                row.desk === null || row.state === 'waiting' ? '' : t('numbers.desk-n', { desk: row.desk }),
                <span key="time" className="num">
                  {formatClock(new Date(row.takenAt), site.timeZone)}
                </span>,
                t(row.source === 'touch' ? 'source.touch' : 'source.desk'),
                row.calls === 0 ? '' : t('numbers.times', { count: row.calls }),
              ]}
            />
          </div>
        )}
      </div>
      <NumberSide state={state} />
    </div>
  )
}

function NumberSide({ state }: { state: NumbersState }) {
  const { t } = useTranslation('desk')
  const { numbers: actions, site, callNext } = useDesk()
  const { desk, isActing } = state
  const target = targetOf(state)
  const desks = Array.from({ length: site.numbers.desks }, (_, i) => String(i + 1))
  const isMine = target?.state === 'called' && target.desk === desk
  const acts = [
    ['R', t(isMine ? 'numbers.recall' : 'numbers.call-this'), () => void actions.call(), true],
    ['B', t('numbers.serve'), () => void actions.close('served'), target?.state === 'called'],
    ['G', t('numbers.miss'), () => void actions.close('missed'), target?.state !== 'missed'],
    ['W', t('numbers.put-back'), () => void actions.close('waiting'), target?.state !== 'waiting'],
  ] as const
  return (
    <aside className="side" aria-label={t('numbers.side')}>
      <div className="side-scroll">
        <section>
          <h2 id="n-desk-label">
            {t('numbers.my-desk')} <small>{t('numbers.once')}</small>
          </h2>
          <Choices
            id="n-desk"
            labelledBy="n-desk-label"
            mode="one"
            mayBeNone={false}
            choices={desks.map(value => ({ value, word: t('numbers.desk-n', { desk: value }) }))}
            chosen={desk === null ? [] : [String(desk)]}
            onChange={([value]) => value && actions.chooseDesk(Number(value))}
          />
        </section>
        <section className="in-front" aria-live="polite">
          <h2>{target ? whereWord(t, target) : t('numbers.nobody-here')}</h2>
          <p className="big num">{target?.text ?? '–'}</p>
        </section>
        {target && (
          <div className="row">
            {acts.map(
              ([key, word, act, isThere]) =>
                isThere && (
                  <button key={key} type="button" className="btn quiet" disabled={isActing} onClick={act}>
                    {word}
                    <Kbd>{key}</Kbd>
                  </button>
                ),
            )}
          </div>
        )}
        {state.chosenId !== null && (
          <p className="dim">
            <Kbd>Esc</Kbd> {t('numbers.back-to-mine')}
          </p>
        )}
      </div>
      <div className="side-foot">
        <Said said={state.said} />
        <button type="button" className="btn go call" disabled={isActing} onClick={callNext}>
          {t('numbers.call-next')}
          <Kbd>F9</Kbd>
        </button>
      </div>
    </aside>
  )
}

function whereWord(t: Translate, row: QueueRow): string {
  return row.state === 'called' && row.desk !== null ? t('desk:numbers.at-desk', { desk: row.desk }) : stateWord(t, row)
}

function Said({ said }: { said: NumbersState['said'] }) {
  const { t } = useTranslation('desk')
  if (said === null) return <p className="line" role="status" />
  if (said.act === 'failed' || said.act === 'no-desk' || said.act === 'taken') {
    return (
      <p className="line wrong" role="alert">
        {said.act === 'failed' && problemText(t, said.problem)}
        {said.act === 'no-desk' && t('numbers.said.no-desk')}
        {said.act === 'taken' && t('numbers.said.taken', { number: said.text, desk: said.desk })}
      </p>
    )
  }
  return (
    <p className="line right" role="status">
      {/* i18n-dynamic: desk:numbers.said.* */}
      {'text' in said ? t(`numbers.said.${said.act}`, { number: said.text }) : t('numbers.said.nobody')}
    </p>
  )
}
