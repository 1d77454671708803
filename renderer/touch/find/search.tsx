// Search with the on-screen keyboard: results while typing; a number is a posting's code.
import { useEffect, useState } from 'react'
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
  const areAllDrawn = useRested(view.text) || !isTyping
  const all = found?.rows ?? []
  const rows = areAllDrawn ? all : all.slice(0, atOnce)
  const near = areAllDrawn ? (found?.near ?? []) : (found?.near ?? []).slice(0, atOnce - rows.length)
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
      {hasText && rows.map(posting => <JobRow key={posting.id} posting={posting} />)}
      {hasText && found && found.near.length > 0 && (
        <p className="sub" role="status">
          {t(found.total === 0 ? 'search.near' : 'search.near-too')}
        </p>
      )}
      {hasText && near.map(posting => <JobRow key={posting.id} posting={posting} />)}
      {hasText && view.result.at === 'ready' && found?.total === 0 && found.near.length === 0 && (
        <p className="sub">{t('search.nothing')}</p>
      )}
    </Frame>
  )
}

/** So many are seen above the open keyboard; the others are drawn when nobody types for a moment. */
const atOnce = 4
const restAfterMs = 300

/** Whether the text has been the same for a moment: news of the same question changes nothing of it. */
function useRested(text: string): boolean {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    if (rested === text) return
    const timer = setTimeout(() => setRested(text), restAfterMs)
    return () => clearTimeout(timer)
  }, [text, rested])
  return rested === text
}
