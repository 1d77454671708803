// A list of postings: chips that narrow it, its order, its pages, and what to do where nothing was found.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isGroup } from '../../../db/model/kinds.ts'
import { Icon } from '../../shared/icons.tsx'
import { groupWord, kindWord } from '../../shared/kind-words.ts'
import type { Translate } from '../../shared/words.ts'
import { Frame } from '../frame/frame.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { usePress } from '../press.ts'
import { pageOf, shownOf } from '../store/finding.ts'
import { type ListQuery, sorts, toggles } from '../store/questions.ts'
import { hasLittleRoom, rowsPerPage } from '../store/rows-per-page.ts'
import type { View } from '../store/view.ts'
import { useActions, useTouch } from '../turn.tsx'
import { JobRow } from './job-row.tsx'
import { KindChips } from './kind-chips.tsx'
import { toggleWord } from './toggle-words.ts'
import './list.css'

type ListView = Extract<View, { at: 'list' }>

function titleOf(t: Translate, { kind, opened }: ListQuery): string {
  if (opened) return toggleWord(t, opened)
  if (kind === null) return t('touch:home.all-kinds')
  return (isGroup(kind) ? groupWord(t, kind) : kindWord(t, kind)) ?? t('touch:home.all-kinds')
}

export function List({ view }: { view: ListView }) {
  const { t } = useTranslation('touch')
  const press = usePress()
  const isLandscape = useTouch(state => state.isLandscape)
  const size = useTouch(state => state.size)
  const isLow = useTouch(state => state.isLow)
  const { query, first, result } = view
  const value = shownOf(result)
  const { page, pages } = pageOf({ first, total: value?.total ?? 0, limit: rowsPerPage({ isLandscape, size, isLow }) })
  return (
    <Frame
      className="list"
      title={titleOf(t, query)}
      isHeadline
      scrollKey={`${first} ${query.toggles.join()} ${query.sort}`}
      side={
        <>
          <KindChips query={query} />
          <Controls query={query} total={value?.total ?? null} isMore={value?.isMore ?? false} />
        </>
      }
      foot={
        value !== null &&
        value.total > 0 && (
          <div className="line pages">
            <button type="button" className="btn" disabled={page <= 1} {...press(finding => finding.turnPage(-1))}>
              <Icon name="back" />
              {t('list.previous')}
            </button>
            <span className="sub">{t(value.isMore ? 'list.page-of-many' : 'list.page', { page, pages })}</span>
            <button
              type="button"
              className="btn go"
              disabled={page >= pages}
              {...press(finding => finding.turnPage(1))}
            >
              {t('list.next')}
              <Icon name="next" />
            </button>
          </div>
        )
      }
    >
      {result.at === 'failed' && <Trouble problem={result.problem} />}
      {value?.rows.map(posting => (
        <JobRow key={posting.id} posting={posting} />
      ))}
      {result.at === 'asking' && value === null && <p className="sub wait">{t('list.finding')}</p>}
      {result.at === 'ready' && result.value.total === 0 && <Nothing query={query} />}
    </Frame>
  )
}

/** Chips in one row of a portrait screen, in two of a landscape one; the others wait behind "more". */
const fewChips = { 1: 4, 1.25: 3, 1.5: 2 } as const
const fewChipsWide = { 1: 5, 1.25: 3, 1.5: 2 } as const

// i18n-dynamic: touch:list.sort.*
type ControlsProps = { query: ListQuery; total: number | null; isMore: boolean }

function Controls({ query, total, isMore }: ControlsProps) {
  const { t } = useTranslation('touch')
  const press = usePress()
  const isLandscape = useTouch(state => state.isLandscape)
  const size = useTouch(state => state.size)
  const isTight = useTouch(hasLittleRoom)
  const [isWhole, setWhole] = useState(false)
  const all = toggles.filter(toggle => toggle !== query.opened)
  // The chosen ones never hide.
  const most = isTight ? 0 : (isLandscape ? fewChipsWide : fewChips)[size]
  const few = all.filter((toggle, index) => index < most || query.toggles.includes(toggle))
  const canFold = few.length < all.length
  return (
    <>
      <div className="chips">
        {(canFold && !isWhole ? few : all).map(toggle => (
          <button
            key={toggle}
            type="button"
            className="btn"
            aria-pressed={query.toggles.includes(toggle)}
            {...press(finding => finding.switchToggle(toggle))}
          >
            {toggleWord(t, toggle)}
          </button>
        ))}
        {canFold && (
          <button type="button" className="btn" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            <Icon name="filter" />
            {t(isWhole ? 'list.fewer' : 'list.more')}
          </button>
        )}
      </div>
      <div className="line">
        <span className="sub" role="status">
          {total !== null && t(isMore ? 'list.found-more' : 'list.found', { count: total })}
        </span>
        <span className="chips sorts">
          {sorts.map(sort => (
            <button
              key={sort}
              type="button"
              className="btn"
              aria-pressed={query.sort === sort}
              {...press(finding => finding.sortBy(sort))}
            >
              {t(`list.sort.${sort}`)}
            </button>
          ))}
        </span>
      </div>
    </>
  )
}

function Nothing({ query }: { query: ListQuery }) {
  const { t } = useTranslation('touch')
  const { startRegistering } = useActions()
  const press = usePress()
  const isNarrowed = query.toggles.some(toggle => toggle !== query.opened)
  return (
    <div className="nothing">
      <h2>{t('nothing.headline')}</h2>
      <p className="sub">{t(isNarrowed ? 'nothing.narrowed' : 'nothing.explain')}</p>
      <div className="acts">
        {isNarrowed ? (
          <button type="button" className="btn" {...press(finding => finding.clearToggles())}>
            {t('nothing.clear')}
          </button>
        ) : (
          <button type="button" className="btn" {...press(finding => finding.showKind(null))}>
            <Icon name="grid" />
            {t('nothing.all')}
          </button>
        )}
        <button type="button" className="btn go" onClick={() => startRegistering(query.kind)}>
          <Icon name="pen" />
          {t('home.register')}
        </button>
      </div>
    </div>
  )
}
