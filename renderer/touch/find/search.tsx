// Search with the on-screen keyboard: results while typing; a number is a posting's code.
import { useTranslation } from 'react-i18next'
import { Frame } from '../frame/frame.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { Keyboard } from '../keyboard/keyboard.tsx'
import { TypedFieldBox } from '../keyboard/typed-field.tsx'
import { shownOf } from '../store/finding.ts'
import type { View } from '../store/view.ts'
import { useTouch } from '../turn.tsx'
import { JobRow } from './job-row.tsx'
import './search.css'

type SearchView = Extract<View, { at: 'search' }>

export function Search({ view }: { view: SearchView }) {
  const { t } = useTranslation('touch')
  const isTyping = useTouch(state => state.typing !== null)
  const hasText = useTouch(state => state.searchText.trim() !== '' || (state.typing?.composition ?? '') !== '')
  const found = shownOf(view.result)
  return (
    <Frame
      className="search"
      title={t('home.type')}
      isHeadline
      scrollKey={(found?.rows[0] ?? found?.near[0])?.id ?? ''}
      side={
        <>
          <TypedFieldBox field="search" label={t('search.label')} />
          {hasText && found && found.total > 0 && (
            <p className="sub" role="status">
              {t(found.isMore ? 'list.found-more' : 'list.found', { count: found.total })}
            </p>
          )}
        </>
      }
      keyboard={isTyping && <Keyboard />}
    >
      {!hasText && <p className="sub">{t('search.explain')}</p>}
      {view.result.at === 'failed' && <Trouble problem={view.result.problem} />}
      {hasText && found?.rows.map(posting => <JobRow key={posting.id} posting={posting} />)}
      {hasText && found && found.near.length > 0 && (
        <p className="sub" role="status">
          {t(found.total === 0 ? 'search.near' : 'search.near-too')}
        </p>
      )}
      {hasText && found?.near.map(posting => <JobRow key={posting.id} posting={posting} />)}
      {hasText && view.result.at === 'ready' && found?.total === 0 && found.near.length === 0 && (
        <p className="sub">{t('search.nothing')}</p>
      )}
    </Frame>
  )
}
