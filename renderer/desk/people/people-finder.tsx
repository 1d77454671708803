// The search of the top bar while people are in front: what is typed is asked of people, and their list is the answer.
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { useDesk, useDeskState } from '../desk-context.ts'
import { Kbd } from '../ui/kbd.tsx'
import { focusFirstRow } from '../ui/rows.tsx'
import { useKeys } from '../ui/use-keys.ts'

export function PeopleFinder() {
  const { t } = useTranslation('people')
  const { people } = useDesk()
  const text = useDeskState(desk => desk.people.text)
  const input = useRef<HTMLInputElement>(null)
  useKeys([['/', () => input.current?.focus()]])
  function hear(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      if (text) people.type('')
      else input.current?.blur()
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      input.current?.blur()
      focusFirstRow()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className="finder" onKeyDown={hear}>
      <label className="find">
        <Icon name="search" />
        <span className="visually-hidden">{t('find')}</span>
        <input
          ref={input}
          id="people-find"
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('find')}
          value={text}
          onChange={event => people.type(event.target.value)}
        />
        <Kbd>/</Kbd>
      </label>
    </search>
  )
}
