// The registrations of one day: a ledger, masked, with where each stands on its way; one opened on purpose at the right.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegistrationRow } from '../../../electron/contract/views.ts'
import { formatClock, formatMarketDay, formatMoment } from '../../shared/format.ts'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { focusFirstRow, Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useMarketDay, useNow } from '../ui/use-now.ts'
import { sourceWord, syncStateWord, wantedWords } from '../words.ts'
import { PersonPanel } from './person-panel.tsx'
import { refusalWord } from './refusal-words.ts'
import { pageSize } from './today-part.ts'

const columns = ['c-time', 'c-name', 'c-number', 'c-kinds', 'c-source', 'c-code', 'c-state'] as const

export function TodayView() {
  const { t, i18n } = useTranslation(['desk', 'kinds'])
  const now = useNow(60_000)
  const { today: actions, match, site } = useDesk()
  const state = useDeskState(desk => desk.today)
  const { list, opened } = state
  const openedId = opened.state === 'none' ? null : opened.id
  const isReady = list.state === 'ready'

  useKeys([
    ['ArrowLeft', () => void actions.turnDay(-1)],
    ['ArrowRight', () => void actions.turnDay(1)],
    ['PageUp', () => void actions.turnPage(-1)],
    ['PageDown', () => void actions.turnPage(1)],
    ['Escape', cover],
    ['Home', state.isRefused ? () => void actions.showRefused(false) : undefined],
    ['r', () => void actions.resend()],
    ['e', opened.state === 'shown' ? actions.change : undefined],
    ['x', () => void actions.renew()],
  ])

  function cover(): void {
    actions.close()
    focusFirstRow()
  }
  useEffect(() => {
    if (isReady) focusFirstRow()
  }, [isReady])

  const cells = (row: RegistrationRow) => [
    <span key="time" className="num">
      {state.isRefused
        ? formatMoment(new Date(row.createdAt), now, site.timeZone, i18n.language)
        : formatClock(new Date(row.createdAt), site.timeZone)}
    </span>,
    row.maskedName,
    <span key="number" className="num">
      {row.maskedNumber || t('register.no-number')}
    </span>,
    wantedWords(t, row.kinds),
    sourceWord(t, row.source),
    <span key="code" className="num">
      {row.receipt}
    </span>,
    <span key="state" className={`sync ${row.syncState}`}>
      {syncStateWord(t, row.syncState)}
      {row.refusal !== null && <small>{refusalWord(t, row.refusal)}</small>}
    </span>,
  ]

  return (
    <div className={opened.state === 'none' ? 'split closed' : 'split'}>
      <div className="sheet list">
        <DayBar />
        {list.state === 'failed' && (
          <p className="line wrong" role="alert">
            {problemText(t, list.problem)}
          </p>
        )}
        {list.state === 'reading' && <p className="empty">{t('today.reading')}</p>}
        {isReady && list.rows.length === 0 && (
          <p className="empty">
            {t(state.isRefused ? 'today.none-refused' : 'today.nobody')}
            <small>{t(state.isRefused ? 'today.none-refused-hint' : 'today.nobody-hint')}</small>
          </p>
        )}
        {isReady && list.rows.length > 0 && (
          <div className="scroll">
            <Ledger
              rows={list.rows}
              idOf={row => row.id}
              nameOf={row => t('today.open', { name: row.maskedName })}
              caption={t('today.caption')}
              columns={columns}
              openedId={openedId}
              onOpen={row => void actions.open(row.id)}
              onKey={(row, key) => key.toLowerCase() === 'm' && match.open({ side: 'person', id: row.id })}
              head={
                <tr>
                  <th scope="col">{t('today.time')}</th>
                  <th scope="col">{t('today.name')}</th>
                  <th scope="col">{t('today.number')}</th>
                  <th scope="col">{t('register.wants')}</th>
                  <th scope="col">{t('register.source')}</th>
                  <th scope="col">{t('today.code')}</th>
                  <th scope="col">{t('today.state')}</th>
                </tr>
              }
              cells={cells}
            />
          </div>
        )}
        {isReady && list.total > pageSize && <Pager total={list.total} offset={state.offset} />}
      </div>
      {opened.state !== 'none' && <PersonPanel opened={opened} />}
    </div>
  )
}

function DayBar() {
  const { t, i18n } = useTranslation('desk')
  const { today: actions } = useDesk()
  const { day, isRefused, list } = useDeskState(desk => desk.today)
  const marketToday = useMarketDay()
  if (isRefused) {
    return (
      <div className="day-bar">
        <h2 aria-live="polite">
          {t('today.refused')}
          <small>{list.state === 'ready' && t('today.count', { count: list.total })}</small>
        </h2>
        <button type="button" className="btn quiet" onClick={() => void actions.showRefused(false)}>
          {t('today.back-to-day')}
          <Kbd>Home</Kbd>
        </button>
      </div>
    )
  }
  const shown = day ?? marketToday
  return (
    <div className="day-bar">
      <button type="button" className="btn quiet" onClick={() => void actions.turnDay(-1)}>
        <Kbd>←</Kbd>
        {t('today.before')}
      </button>
      <h2 aria-live="polite">
        {formatMarketDay(shown, i18n.language)}
        <small>
          {shown === marketToday ? t('today.is-today') : ''}
          {list.state === 'ready' && ` ${t('today.count', { count: list.total })}`}
        </small>
      </h2>
      <button
        type="button"
        className="btn quiet"
        disabled={shown >= marketToday}
        onClick={() => void actions.turnDay(1)}
      >
        {t('today.after')}
        <Kbd>→</Kbd>
      </button>
      <span className="dim r">
        <Kbd>↑ ↓ ↵</Kbd> {t('today.keys')}
      </span>
    </div>
  )
}

function Pager({ total, offset }: { total: number; offset: number }) {
  const { t } = useTranslation('desk')
  const { today: actions } = useDesk()
  return (
    <div className="pager">
      <button type="button" className="btn quiet" disabled={offset === 0} onClick={() => void actions.turnPage(-1)}>
        {t('page.before')}
        <Kbd>PgUp</Kbd>
      </button>
      <span className="num">{t('page.of', { from: offset + 1, to: Math.min(total, offset + pageSize), total })}</span>
      <button
        type="button"
        className="btn quiet"
        disabled={offset + pageSize >= total}
        onClick={() => void actions.turnPage(1)}
      >
        {t('page.after')}
        <Kbd>PgDn</Kbd>
      </button>
    </div>
  )
}
