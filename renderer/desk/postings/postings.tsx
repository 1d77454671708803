// This site's own postings: the ledger, or the form of one of them.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoment } from '../../shared/format.ts'
import { elementWord, problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { focusFirstRow, Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { PostingFormView } from './form-view.tsx'
import type { OwnPostingRow } from './postings-part.ts'

const columns = ['c-short-code', 'c-title', 'c-employer', 'c-posting-state', 'c-until', 'c-changed'] as const

export function PostingsView() {
  const open = useDeskState(desk => desk.postings.open)
  return open ? <PostingFormView open={open} /> : <OwnPostings />
}

function OwnPostings() {
  const { t, i18n } = useTranslation(['desk', 'common'])
  const { postings: actions, site } = useDesk()
  const { list, done } = useDeskState(desk => desk.postings)
  const now = useNow(60_000)
  const isReady = list.state === 'ready'
  useKeys([['n', actions.begin]])
  useEffect(() => {
    if (isReady) focusFirstRow()
  }, [isReady])

  const cells = (row: OwnPostingRow) => [
    <span key="code" className="num">
      {row.code ?? ''}
    </span>,
    <span key="title">
      {row.title} {row.urgent && <span className="tag red">{t('urgent')}</span>}
      {row.shown > 0 && <small>{t('postings.shown', { count: row.shown })}</small>}
    </span>,
    row.employer ?? t('common:missing'),
    <span key="state">
      <StateWord row={row} now={now} />
      {row.missing.length > 0 && (
        <small>
          {t('postings.lacks', { elements: row.missing.map(element => elementWord(t, element)).join(t('comma')) })}
        </small>
      )}
    </span>,
    formatDay(new Date(Date.parse(row.validUntil) - 1), site.timeZone, i18n.language),
    <span key="changed" className="num">
      {formatMoment(new Date(row.updatedAt), now, site.timeZone, i18n.language)}
    </span>,
  ]

  return (
    <div className="sheet list">
      <div className="day-bar">
        <button type="button" className="btn go" onClick={actions.begin}>
          {t('postings.new')}
          <Kbd>N</Kbd>
        </button>
        <span className="dim hints">
          <Kbd>↑ ↓ ↵</Kbd> {t('postings.keys')} <Kbd>Del</Kbd> {t('postings.keys-withdraw')}
        </span>
      </div>
      <p className="line right" role="status">
        {done && <DoneWords act={done.act} row={done.row} />}
      </p>
      {list.state === 'failed' && (
        <p className="line wrong" role="alert">
          {problemText(t, list.problem)}
        </p>
      )}
      {isReady && list.rows.length === 0 && (
        <p className="empty">
          {t('postings.none')}
          <small>{t('postings.none-hint')}</small>
        </p>
      )}
      {isReady && list.rows.length > 0 && (
        <div className="scroll">
          <Ledger
            rows={list.rows}
            idOf={row => row.id}
            nameOf={row => t('postings.open', { title: row.title })}
            caption={t('title.postings')}
            columns={columns}
            openedId={null}
            onOpen={row => void actions.edit(row)}
            onKey={(row, key) => {
              if (key === 'Delete') void actions.withdraw(row)
            }}
            head={
              <tr>
                <th scope="col">{t('postings.code')}</th>
                <th scope="col">{t('posting.title')}</th>
                <th scope="col">{t('common:element.employer')}</th>
                <th scope="col">{t('today.state')}</th>
                <th scope="col">{t('postings.until')}</th>
                <th scope="col">{t('postings.changed')}</th>
              </tr>
            }
            cells={cells}
          />
        </div>
      )}
    </div>
  )
}

function StateWord({ row, now }: { row: OwnPostingRow; now: Date }) {
  const { t } = useTranslation('desk')
  if (row.state === 'published' && Date.parse(row.validUntil) <= now.getTime()) return t('postings.expired')
  // i18n-dynamic: desk:postings.state.*
  return t(`postings.state.${row.state}`)
}

function DoneWords({ act, row }: { act: 'saved' | 'published' | 'withdrawn'; row: OwnPostingRow }) {
  const { t } = useTranslation('desk')
  if (act === 'published') return t('postings.published', { title: row.title, code: row.code ?? '' })
  return t(act === 'saved' ? 'postings.saved' : 'postings.withdrawn', { title: row.title })
}
