// Notices: policy, training with the seats that are left, job fairs, what the market says; narrowed by kind and by whom they concern.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoticeView } from '../../../electron/contract/views.ts'
import { Icon } from '../../shared/icons.tsx'
import { audienceWord, noticeKindWord } from '../../shared/words.ts'
import { FactRow } from '../find/fact-row.tsx'
import { Frame } from '../frame/frame.tsx'
import { useTimeNow } from '../frame/fresh.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { shownOf } from '../store/finding.ts'
import { askedKinds, audiences, type NoticeQuery, noticesFor } from '../store/notice-query.ts'
import { rowsPerPage } from '../store/rows-per-page.ts'
import type { View } from '../store/view.ts'
import { useActions, useTouch } from '../turn.tsx'
import { noticeFacts } from './notice-words.ts'
import { firstShown, Pager } from './pager.tsx'
import '../find/list.css'
import './inform.css'

type NoticesView = Extract<View, { at: 'notices' }>

export function Notices({ view }: { view: NoticesView }) {
  const { t } = useTranslation('touch')
  const now = useTimeNow()
  const notices = useTouch(state => state.notices)
  const isLandscape = useTouch(state => state.isLandscape)
  const size = useTouch(state => state.size)
  const isLow = useTouch(state => state.isLow)
  const known = shownOf(notices)
  const rows = noticesFor(known ?? [], view.query, now)
  const limit = rowsPerPage({ isLandscape, size, isLow }, 'notices')
  const first = firstShown(view.first, rows.length, limit)
  return (
    <Frame
      className="list notices"
      title={t('notices.title')}
      isHeadline={!isLow}
      scrollKey={`${first} ${view.query.kind} ${view.query.audience.join()}`}
      words={isLow && <h1>{t('notices.headline')}</h1>}
      side={<Controls query={view.query} />}
      foot={rows.length > limit && <Pager first={first} total={rows.length} limit={limit} />}
    >
      {notices.at === 'failed' && <Trouble problem={notices.problem} />}
      {rows.slice(first, first + limit).map(notice => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
      {notices.at === 'asking' && known === null && <p className="sub wait">{t('list.finding')}</p>}
      {known !== null && rows.length === 0 && <Nothing query={view.query} />}
    </Frame>
  )
}

function Controls({ query }: { query: NoticeQuery }) {
  const { t } = useTranslation('touch')
  const { chooseKind, switchAudience } = useActions()
  const isLow = useTouch(state => state.isLow)
  const isLandscape = useTouch(state => state.isLandscape)
  const size = useTouch(state => state.size)
  const [isWhole, setWhole] = useState(false)
  const canFold = isLow || (isLandscape && size > 1)
  // The chosen ones never hide.
  const shown = canFold && !isWhole ? query.audience : audiences
  return (
    <>
      <div className="chips">
        {askedKinds.map(kind => (
          <button
            key={kind}
            type="button"
            className="btn"
            aria-pressed={query.kind === kind}
            onClick={() => chooseKind(kind)}
          >
            {noticeKindWord(t, kind)}
          </button>
        ))}
        {canFold && (
          <button type="button" className="btn" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            <Icon name="filter" />
            {t(isWhole ? 'list.fewer' : 'notices.who')}
          </button>
        )}
      </div>
      <fieldset className="who-am-i" hidden={shown.length === 0}>
        <legend>{t('notices.i-am')}</legend>
        <div className="chips">
          {shown.map(one => (
            <button
              key={one}
              type="button"
              className="btn"
              aria-pressed={query.audience.includes(one)}
              onClick={() => switchAudience(one)}
            >
              {audienceWord(t, one)}
            </button>
          ))}
        </div>
      </fieldset>
    </>
  )
}

export function NoticeRow({ notice }: { notice: NoticeView }) {
  const { t, i18n } = useTranslation('touch')
  const { showNotice } = useActions()
  return (
    <button
      type="button"
      className={notice.kind === 'emergency' ? 'info red' : 'info'}
      onClick={() => showNotice(notice.id)}
    >
      <span className="spine">
        <span>{noticeKindWord(t, notice.kind)}</span>
      </span>
      <span className="in">
        <b className="title">{notice.title}</b>
        <span className="facts">
          <FactRow texts={noticeFacts(t, notice, i18n.language)} />
        </span>
        {notice.audience.length > 0 && (
          <span className="for">
            {t('info.for', { audience: notice.audience.map(one => audienceWord(t, one)).join(t('list-comma')) })}
          </span>
        )}
      </span>
      <Icon name="next" className="go" />
    </button>
  )
}

function Nothing({ query }: { query: NoticeQuery }) {
  const { t } = useTranslation('touch')
  const { clearNoticeQuery } = useActions()
  const isNarrowed = query.kind !== null || query.audience.length > 0
  return (
    <div className="nothing">
      <h2>{t(isNarrowed ? 'notices.none-such' : 'notices.none')}</h2>
      <p className="sub">{t('notices.ask-desk')}</p>
      {isNarrowed && (
        <button type="button" className="btn" onClick={clearNoticeQuery}>
          {t('notices.all')}
        </button>
      )}
    </div>
  )
}
