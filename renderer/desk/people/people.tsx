// People who look for work: one ledger for each question about them, masked; at the right one person, or two that may be one.
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { focusGroup } from '../../../db/model/match/focus-group.ts'
import type { PersonRow } from '../../../electron/contract/desk-people.ts'
import { formatMoment } from '../../shared/format.ts'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { focusWord } from '../match/match-words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { focusFirstRow, Ledger } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { wantedWords } from '../words.ts'
import { DayView } from './day.tsx'
import { PairPanel } from './pair-panel.tsx'
import { peoplePage, peopleTabs } from './people-part.ts'
import { farText, groupsText, likenessWord, progressText, waitedText } from './people-words.ts'
import { PersonPanel } from './person-panel.tsx'

export function PeopleView() {
  const { t } = useTranslation(['people', 'problem'])
  const { people } = useDesk()
  const { tab, list, opened, problem, said, counts, asking } = useDeskState(desk => desk.people)
  const isOpen = opened.state !== 'none'
  const isEmpty = (list.state === 'people' || list.state === 'pairs') && list.rows.length === 0
  useKeys([
    ['Escape', asking ? () => people.ask(null) : isOpen ? close : undefined],
    ['ArrowLeft', asking ? undefined : () => people.turnTab(-1)],
    ['ArrowRight', asking ? undefined : () => people.turnTab(1)],
    ['PageUp', () => people.turnPage(-1)],
    ['PageDown', () => people.turnPage(1)],
    ['ArrowDown', () => document.activeElement === document.body && focusFirstRow()],
  ])
  function close(): void {
    people.close()
    focusFirstRow()
  }
  useEffect(() => {
    if (document.activeElement === document.body && list.state !== 'reading') focusFirstRow()
  }, [list.state])
  const countOf = {
    all: counts?.all,
    day: counts?.signedIn,
    ledger: counts?.ledger,
    ending: counts?.ending,
    doubles: counts?.doubles,
  }

  return (
    <div className={isOpen ? 'split people-split' : 'split closed people-split'}>
      <div className="sheet list">
        <nav className="parts" aria-label={t('tabs')}>
          {peopleTabs.map(name => (
            <button
              key={name}
              type="button"
              tabIndex={-1}
              aria-current={name === tab ? 'true' : undefined}
              onClick={() => people.showTab(name)}
            >
              {/* i18n-dynamic: people:tab.* */}
              {t(`tab.${name}`)} <span className="num">{countOf[name] ?? ''}</span>
            </button>
          ))}
          <Kbd>← →</Kbd>
        </nav>
        {tab === 'ledger' && <GroupChoice />}
        <p className="line right" role="status">
          {/* i18n-dynamic: people:said.* */}
          {said && said.key !== 'lot-wrong' && t(`said.${said.key}`, { number: said.number ?? 0 })}
        </p>
        {(problem || said?.key === 'lot-wrong') && (
          <p className="line wrong" role="alert">
            {problem ? problemText(t, problem) : t('said.lot-wrong')}
          </p>
        )}
        {isEmpty && (
          <p className="empty">
            {/* i18n-dynamic: people:none.* */}
            {t(`none.${tab}`)}
          </p>
        )}
        {list.state === 'people' && list.rows.length > 0 && <PeopleRows rows={list.rows} />}
        {list.state === 'people' && (list.total > peoplePage || list.isMore) && <Pages />}
        {list.state === 'pairs' && list.rows.length > 0 && <PairRows />}
        {list.state === 'day' && <DayView day={list.day} />}
      </div>
      {(opened.state === 'person' || opened.state === 'reading') && <PersonPanel opened={opened} />}
      {opened.state === 'pair' && <PairPanel pair={opened.pair} />}
    </div>
  )
}

function GroupChoice() {
  const { t } = useTranslation(['people', 'match'])
  const { people } = useDesk()
  const group = useDeskState(desk => desk.people.group)
  useKeys([['g', () => document.getElementById('people-group')?.focus()]])
  return (
    <label className="row people-filter">
      <span className="dim">{t('group')}</span>
      <select
        id="people-group"
        className="in"
        value={group ?? ''}
        onChange={event => {
          const { value } = event.target
          people.setGroup(value === 'long' ? 'long' : (focusGroup.safeParse(value).data ?? null))
        }}
      >
        <option value="">{t('group-all')}</option>
        <option value="long">{t('group-long')}</option>
        {focusGroup.options.map(value => (
          <option key={value} value={value}>
            {focusWord(t, value)}
          </option>
        ))}
      </select>
      <Kbd>G</Kbd>
    </label>
  )
}

function PeopleRows({ rows }: { rows: readonly PersonRow[] }) {
  const { t, i18n } = useTranslation(['people', 'desk', 'match', 'kinds'])
  const { people, match, site } = useDesk()
  const { tab, opened } = useDeskState(desk => desk.people)
  const now = useNow(60_000)
  const isLedger = tab === 'ledger'
  const moment = (at: string) => formatMoment(new Date(at), now, site.timeZone, i18n.language)
  const cells = (row: PersonRow): readonly ReactNode[] => {
    const name = row.maskedName
    const waited = (
      <span key="w" className="num">
        {waitedText(t, row.waitingDays)}
      </span>
    )
    if (isLedger)
      return [
        name,
        groupsText(t, row) || t('group-long'),
        waited,
        row.lastTitle === null ? t('not-offered') : `${row.lastTitle} ${t('offered', { count: row.offered })}`,
        row.talkedAt === null ? '' : `${moment(row.talkedAt)} ${t(row.talkedWith > 1 ? 'talk.many' : 'talk.one')}`,
        progressText(t, row),
      ]
    return [
      name,
      <span key="n" className="num">
        {row.maskedNumber}
      </span>,
      wantedWords(t, row.kinds),
      farText(t, row),
      waited,
      tab === 'ending' ? moment(row.validUntil) : progressText(t, row),
    ]
  }
  const heads = isLedger
    ? (['name', 'groups', 'waited', 'offer', 'talk', 'outcome'] as const)
    : (['name', 'number', 'wants', 'far', 'waited', tab === 'ending' ? 'until' : 'outcome'] as const)
  const columns = isLedger
    ? ['c-person', 'c-groups', 'c-waited', 'c-offer', 'c-talk', 'c-progress']
    : ['c-person', 'c-number', 'c-wants', 'c-far', 'c-waited', 'c-progress']
  return (
    <div className="scroll">
      <Ledger
        rows={rows}
        idOf={row => row.id}
        nameOf={row => t('open', { name: row.maskedName })}
        caption={t('caption')}
        columns={columns}
        openedId={opened.state === 'none' ? null : opened.id}
        onOpen={row => void people.open(row.id)}
        onKey={(row, key) => key.toLowerCase() === 'm' && match.open({ side: 'person', id: row.id })}
        head={
          <tr>
            {heads.map((name, i) => (
              <th key={name} scope="col" className={columns[i]}>
                {/* i18n-dynamic: people:head.* */}
                {t(`head.${name}`)}
              </th>
            ))}
          </tr>
        }
        cells={cells}
      />
    </div>
  )
}

function PairRows() {
  const { t } = useTranslation(['people', 'kinds', 'desk'])
  const { people } = useDesk()
  const { list, opened } = useDeskState(desk => desk.people)
  if (list.state !== 'pairs') return null
  const half = (row: PersonRow) => (
    <span key={row.id}>
      {row.maskedName} <small className="num">{row.maskedNumber}</small>
    </span>
  )
  return (
    <div className="scroll">
      <Ledger
        rows={list.rows}
        idOf={row => `${row.a.id} ${row.b.id}`}
        nameOf={row => t('open-pair', { a: row.a.maskedName, b: row.b.maskedName })}
        caption={t('tab.doubles')}
        columns={['c-half', 'c-half', 'c-likeness']}
        openedId={opened.state === 'none' ? null : opened.id}
        onOpen={row => void people.openPair(row.a.id, row.b.id)}
        head={
          <tr>
            <th scope="col">{t('head.one')}</th>
            <th scope="col">{t('head.other')}</th>
            <th scope="col">{t('head.likeness')}</th>
          </tr>
        }
        cells={row => [half(row.a), half(row.b), likenessWord(t, row.why)]}
      />
    </div>
  )
}

function Pages() {
  const { t } = useTranslation('people')
  const { people } = useDesk()
  const { list, offset } = useDeskState(desk => desk.people)
  if (list.state !== 'people') return null
  return (
    <div className="pager">
      <button type="button" className="btn quiet" disabled={offset === 0} onClick={() => people.turnPage(-1)}>
        {t('page-before')}
        <Kbd>PgUp</Kbd>
      </button>
      <span className="num">
        {t(list.isMore ? 'page-more' : 'page', { from: offset + 1, to: offset + list.rows.length, total: list.total })}
      </span>
      <button
        type="button"
        className="btn quiet"
        disabled={offset + peoplePage >= list.total}
        onClick={() => people.turnPage(1)}
      >
        {t('page-after')}
        <Kbd>PgDn</Kbd>
      </button>
    </div>
  )
}
