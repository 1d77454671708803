// What hangs out, our own and the centre's, with how each stands; one of them whole at the right; or the form that is being written.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatEnd } from '../../shared/format.ts'
import { Icon } from '../../shared/icons.tsx'
import { audienceWord, noticeKindWord, problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { focusFirstRow, Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useTimeNow } from '../ui/use-now.ts'
import { AlarmFormView } from './alarm-form.tsx'
import { NoticeFormView } from './form-view.tsx'
import { NoticePanel } from './notice-panel.tsx'
import { standingOf, standingWord } from './notice-words.ts'
import { type NoticeRow, type NoticesState, noticeRows } from './notices-part.ts'

const columns = ['c-title', 'c-notice-kind', 'c-notice-for', 'c-notice-end', 'c-notice-from', 'c-notice-state'] as const

export function NoticesView() {
  const open = useDeskState(state => state.notices.form)
  if (!open) return <NoticeList />
  return open.form.mode === 'emergency' ? <AlarmFormView open={open} /> : <NoticeFormView open={open} />
}

function NoticeList() {
  const { t, i18n } = useTranslation(['desk', 'common'])
  const { notices: actions, site } = useDesk()
  const state = useDeskState(desk => desk.notices)
  const now = useTimeNow(10_000)
  const rows = noticeRows(state)
  const opened = rows.find(row => row.notice.id === state.openedId) ?? null
  const isReady = state.list.state === 'ready'
  const isOpen = opened !== null
  useKeys([
    ['n', () => actions.begin('notice')],
    ['j', () => actions.begin('emergency')],
    ['Escape', () => actions.open(null)],
  ])
  useEffect(() => {
    if (isReady && !isOpen) focusFirstRow()
  }, [isReady, isOpen])

  const cells = (row: NoticeRow) => {
    const { notice } = row
    const standing = standingOf(row, now)
    return [
      notice.title,
      <span key="kind">
        {notice.kind === 'emergency' ? (
          <span className="tag red">{noticeKindWord(t, notice.kind)}</span>
        ) : (
          noticeKindWord(t, notice.kind)
        )}
      </span>,
      notice.audience.length === 0
        ? t('notices.everybody')
        : notice.audience.map(one => audienceWord(t, one)).join(t('comma')),
      <span key="end" className="num">
        {formatEnd(new Date(notice.validUntil), now, site.timeZone, i18n.language)}
      </span>,
      row.isOwn ? t('notices.own') : notice.source.name,
      <span key="state" className={`standing ${standing}`}>
        {standingWord(t, standing)}
      </span>,
    ]
  }

  return (
    <div className={opened ? 'split' : 'split closed'}>
      <div className="sheet list">
        <div className="day-bar">
          <button type="button" className="btn go" onClick={() => actions.begin('notice')}>
            {t('notices.new')}
            <Kbd>N</Kbd>
          </button>
          <button type="button" className="btn alarm-btn" onClick={() => actions.begin('emergency')}>
            <Icon name="warn" />
            {t('alarm.new')}
            <Kbd>J</Kbd>
          </button>
          <span className="dim r">
            <Kbd>↑ ↓ ↵</Kbd> {t('notices.keys')}
          </span>
        </div>
        <SaidLine said={state.said} />
        {state.list.state === 'failed' && (
          <p className="line wrong" role="alert">
            {problemText(t, state.list.problem)}
          </p>
        )}
        {state.list.state === 'reading' && <p className="empty">{t('today.reading')}</p>}
        {isReady && rows.length === 0 && (
          <p className="empty">
            {t('notices.none')}
            <small>{t('notices.none-hint')}</small>
          </p>
        )}
        {rows.length > 0 && (
          <div className="scroll">
            <Ledger
              rows={rows}
              idOf={row => row.notice.id}
              nameOf={row => t('notices.open', { title: row.notice.title })}
              caption={t('title.notices')}
              columns={columns}
              openedId={state.openedId}
              onOpen={row => actions.open(row.notice.id)}
              head={
                <tr>
                  <th scope="col">{t('notices.headline')}</th>
                  <th scope="col">{t('notices.kind')}</th>
                  <th scope="col">{t('notices.for')}</th>
                  <th scope="col">{t('postings.until')}</th>
                  <th scope="col">{t('register.source')}</th>
                  <th scope="col">{t('today.state')}</th>
                </tr>
              }
              cells={cells}
            />
          </div>
        )}
      </div>
      {opened && <NoticePanel row={opened} now={now} />}
    </div>
  )
}

function SaidLine({ said }: { said: NoticesState['said'] }) {
  const { t } = useTranslation('desk')
  if (said?.act === 'failed') {
    return (
      <p className="line wrong" role="alert">
        {problemText(t, said.problem)}
      </p>
    )
  }
  return (
    <p className="line right" role="status">
      {said && t(said.act === 'published' ? 'notices.published' : 'notices.withdrawn', { title: said.title })}
    </p>
  )
}
