// The top bar: where one is, and the search of postings, which `/` brings the keyboard to.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { problemText } from '../../shared/words.ts'
import { useDesk, useDeskState } from '../desk-context.ts'
import { CallNext } from '../numbers/call-next.tsx'
import { PeopleFinder } from '../people/people-finder.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { FoundList, FoundPosting } from './found.tsx'

export function Topbar({ title }: { title: string }) {
  const { t } = useTranslation('desk')
  const { find: actions, match } = useDesk()
  const find = useDeskState(state => state.find)
  const input = useRef<HTMLInputElement>(null)
  const before = useRef<HTMLElement | null>(null)
  const [active, setActive] = useState(0)
  const text = find.state === 'closed' ? '' : find.text
  const rows = find.state === 'found' ? find.rows : []
  const current = Math.min(active, Math.max(0, rows.length - 1))

  const isPeople = useDeskState(state => state.view === 'people')
  useKeys([['/', isPeople ? undefined : bringHere]])

  // Another view was chosen: the keyboard belongs to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title says which view
  useEffect(() => input.current?.blur(), [title])

  function bringHere(): void {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    input.current?.focus()
  }

  function leave(): void {
    actions.close()
    input.current?.blur()
    before.current?.focus()
    before.current = null
  }

  function people(): void {
    if (find.state !== 'shown') return
    const { id } = find.detail
    leave()
    match.open({ side: 'posting', id })
  }

  function hear(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && event.ctrlKey) people()
    else if (event.key === 'Escape') {
      if (find.state === 'shown') void actions.back()
      else leave()
    } else if (event.key === 'ArrowDown' && rows.length) setActive((current + 1) % rows.length)
    else if (event.key === 'ArrowUp' && rows.length) setActive((current + rows.length - 1) % rows.length)
    else if (event.key === 'Enter' && rows[current]) void actions.open(rows[current].id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <header className="topbar">
      <h1>{title}</h1>
      {isPeople ? (
        <PeopleFinder />
      ) : (
        <search className="finder" onKeyDown={hear}>
          <label className="find">
            <Icon name="search" />
            <span className="visually-hidden">{t('find.label')}</span>
            <input
              ref={input}
              type="text"
              autoComplete="off"
              spellCheck={false}
              placeholder={t('find.placeholder')}
              value={text}
              onChange={event => {
                setActive(0)
                actions.type(event.target.value)
              }}
            />
            <Kbd>/</Kbd>
          </label>
          {find.state !== 'closed' && (
            <section className="found-sheet" aria-live="polite" aria-label={t('find.label')}>
              {find.state === 'searching' && <p className="dim">{t('find.searching')}</p>}
              {find.state === 'failed' && <p className="line wrong">{problemText(t, find.problem)}</p>}
              {find.state === 'found' && (
                <FoundList find={find} current={current} onOpen={id => void actions.open(id)} />
              )}
              {find.state === 'shown' && <FoundPosting detail={find.detail} onPeople={people} />}
              <footer>
                <button type="button" className="btn quiet" onClick={leave}>
                  {t('close')}
                  <Kbd>Esc</Kbd>
                </button>
              </footer>
            </section>
          )}
        </search>
      )}
      <CallNext />
    </header>
  )
}
