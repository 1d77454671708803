// This site's own postings: the ledger with one key for each act on a row, or what one goes to from it.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoment } from '../../shared/format.ts'
import { elementWord, problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { focusFirstRow, Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { screeningWords } from '../words.ts'
import { EmployersView } from './employers/employers.tsx'
import { PostingFormView } from './form-view.tsx'
import { ImportView } from './import/import.tsx'
import { KindChoice } from './kind-choice.tsx'
import { OwnParts } from './own-parts.tsx'
import { extendDays, type OwnPostingRow, type PostingsState, rowsPerPage } from './postings-part.ts'
import { ShareView } from './share/share.tsx'
import { WaitingUrgent } from './waiting-urgent.tsx'

const columns = ['c-short-code', 'c-title', 'c-employer', 'c-wanted', 'c-posting-state', 'c-until'] as const

export function PostingsView() {
  const { open, place } = useDeskState(desk => desk.postings)
  if (open) return <PostingFormView open={open} />
  if (place === 'import') return <ImportView />
  if (place === 'employers') return <EmployersView />
  if (place === 'share') return <ShareView />
  return <OwnPostings />
}

function OwnPostings() {
  const { t } = useTranslation(['desk', 'common'])
  const { postings: actions, share } = useDesk()
  const { list, done, trouble, show, kind, counts, offset } = useDeskState(desk => desk.postings)
  const isHead = useDeskState(({ gate }) => gate.state === 'open' && gate.staff.role === 'head')
  const isReady = list.state === 'ready'
  useKeys([
    ['n', actions.begin],
    ['i', () => actions.go('import')],
    ['e', () => actions.go('employers')],
    ['s', () => void share.open()],
    ['PageDown', () => void actions.turn(1)],
    ['PageUp', () => void actions.turn(-1)],
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part or page begins at its first row
  useEffect(() => {
    if (isReady && !document.activeElement?.closest('.ledger')) focusFirstRow()
  }, [isReady, show, offset])

  return (
    <div className="sheet list">
      <div className="day-bar">
        <button type="button" className="btn go" onClick={actions.begin}>
          {t('postings.new')}
          <Kbd>N</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={() => actions.go('import')}>
          {t('postings.import')}
          <Kbd>I</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={() => actions.go('employers')}>
          {t('employers.title')}
          <Kbd>E</Kbd>
        </button>
        <button type="button" className="btn quiet" onClick={() => void share.open()}>
          {t('postings.share')}
          <Kbd>S</Kbd>
        </button>
        <KindChoice />
      </div>
      <OwnParts show={show} counts={counts} />
      {isHead && show === 'waiting' && <WaitingUrgent />}
      <p className="line right" role="status">
        {done && <DoneWords done={done} />}
      </p>
      {(list.state === 'failed' || trouble) && (
        <p className="line wrong" role="alert">
          {problemText(t, trouble ?? (list.state === 'failed' ? list.problem : { code: 'host-away' }))}
        </p>
      )}
      {isReady && list.rows.length === 0 && (
        <p className="empty">
          {t(counts.all === 0 && kind === null ? 'postings.none' : 'postings.none-here')}
          <small>{t('postings.none-hint')}</small>
        </p>
      )}
      {isReady && list.rows.length > 0 && !(isHead && show === 'waiting') && <OwnLedger rows={list.rows} />}
      {counts[show] > rowsPerPage && (
        <p className="dim pager">
          {t('postings.page', {
            from: offset + 1,
            to: Math.min(counts[show], offset + rowsPerPage),
            total: counts[show],
          })}{' '}
          <Kbd>PgUp PgDn</Kbd>
        </p>
      )}
    </div>
  )
}

function OwnLedger({ rows }: { rows: readonly OwnPostingRow[] }) {
  const { t, i18n } = useTranslation(['desk', 'common', 'match'])
  const { postings: actions, match, share, site } = useDesk()
  const now = useNow(60_000)

  function act(row: OwnPostingRow, key: string): void {
    const acts: Record<string, () => void> = {
      '-': () => void actions.count(row, -1),
      '+': () => void actions.count(row, 1),
      '=': () => void actions.count(row, 1),
      f: () => void actions.fill(row),
      d: () => void actions.extend(row),
      c: () => void share.open(row.id),
      m: () => match.open({ side: 'posting', id: row.id }),
      Delete: () => void actions.withdraw(row),
    }
    acts[key.length === 1 ? key.toLowerCase() : key]?.()
  }

  const cells = (row: OwnPostingRow) => [
    <span key="code" className="num">
      {row.code ?? ''}
    </span>,
    <span key="title">
      {row.title} {row.urgent && <span className="tag red">{t('urgent')}</span>}
      {row.urgentState === 'waiting' && <span className="tag unsure">{t('postings.urgent-waits')}</span>}
      {row.shown > 0 && <small>{t('postings.shown', { count: row.shown })}</small>}
    </span>,
    <span key="employer">
      {row.employer ?? t('common:missing')}
      {row.licenceDue && <small>{t('employers.licence-due-short')}</small>}
    </span>,
    <span key="wanted" className="num">
      {row.headcount !== null && row.remaining !== null ? `${row.remaining} / ${row.headcount}` : ''}
    </span>,
    <span key="state">
      <StateWord row={row} now={now} />
      <Beside row={row} />
    </span>,
    formatDay(new Date(Date.parse(row.validUntil) - 1), site.timeZone, i18n.language),
  ]
  return (
    <>
      <div className="scroll">
        <Ledger
          rows={rows}
          idOf={row => row.id}
          nameOf={row => t('postings.open', { title: row.title })}
          caption={t('title.postings')}
          columns={columns}
          openedId={null}
          onOpen={row => void actions.edit(row)}
          onKey={act}
          head={
            <tr>
              <th scope="col">{t('postings.code')}</th>
              <th scope="col">{t('posting.title')}</th>
              <th scope="col">{t('common:element.employer')}</th>
              <th scope="col">{t('postings.wanted')}</th>
              <th scope="col">{t('today.state')}</th>
              <th scope="col">{t('postings.until')}</th>
            </tr>
          }
          cells={cells}
        />
      </div>
      <p className="dim row-keys">
        <span>
          <Kbd>↑ ↓ ↵</Kbd> {t('postings.keys')}
        </span>
        <span>
          <Kbd>M</Kbd> {t('match:view.for-posting')}
        </span>
        <span>
          <Kbd>−</Kbd> {t('postings.keys-count')}
        </span>
        <span>
          <Kbd>F</Kbd> {t('postings.keys-full')}
        </span>
        <span>
          <Kbd>D</Kbd> {t('postings.keys-extend', { count: extendDays })}
        </span>
        <span>
          <Kbd>C</Kbd> {t('postings.keys-share')}
        </span>
        <span>
          <Kbd>Del</Kbd> {t('postings.keys-withdraw')}
        </span>
      </p>
    </>
  )
}

/** What keeps it back, or what the head said. */
function Beside({ row }: { row: OwnPostingRow }) {
  const { t } = useTranslation(['desk', 'common'])
  if (row.urgentState === 'refused')
    return <small title={row.urgentWord ?? ''}>{t('postings.urgent-refused', { word: row.urgentWord ?? '' })}</small>
  if (row.missing.length > 0)
    return (
      <small>
        {t('postings.lacks', { elements: row.missing.map(element => elementWord(t, element)).join(t('comma')) })}
      </small>
    )
  if (row.screened.length > 0) return <small>{screeningWords(t, row.screened)}</small>
  return row.payDoubted ? <small>{t('import.doubt.pay-doubtful')}</small> : null
}

function StateWord({ row, now }: { row: OwnPostingRow; now: Date }) {
  const { t } = useTranslation('desk')
  if (row.state === 'published' && Date.parse(row.validUntil) <= now.getTime()) return t('postings.expired')
  if (row.state === 'published' && row.remaining === 0) return t('postings.full')
  // i18n-dynamic: desk:postings.state.*
  return t(`postings.state.${row.state}`)
}

function DoneWords({ done: { act, row } }: { done: NonNullable<PostingsState['done']> }) {
  const { t, i18n } = useTranslation('desk')
  const { site } = useDesk()
  const now = useNow(60_000)
  const { title, remaining, headcount } = row
  switch (act) {
    case 'published':
      return t('postings.published', { title, code: row.code ?? '' })
    case 'waits':
      return t('postings.published-waits', { title, code: row.code ?? '' })
    case 'counted':
      return remaining === 0
        ? t('postings.now-full', { title })
        : t('postings.counted', { title, remaining, headcount })
    case 'full':
      return t('postings.now-full', { title })
    case 'extended': {
      const end = new Date(Date.parse(row.validUntil) - 1)
      return t('postings.extended', { title, day: formatMoment(end, now, site.timeZone, i18n.language).split(' ')[0] })
    }
    default:
      return t(act === 'saved' ? 'postings.saved' : 'postings.withdrawn', { title })
  }
}
