// The groups that are helped first. The key of a group turns it: 自述, 已核 with today's date, not named.
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusGroup } from '../../../db/model/match/focus-group.ts'
import { formatMarketDay } from '../../shared/format.ts'
import { focusWord } from '../match/match-words.ts'
import { Kbd } from '../ui/kbd.tsx'
import { type TypedFocus, turnFocus } from './full-form.ts'

const groups = focusGroup.options
const keys = '123456789abcdefgh'

type Props = {
  id: string
  labelledBy: string
  entries: readonly TypedFocus[]
  today: string
  onChange(entries: TypedFocus[]): void
  onLeave(): void
}

export function FocusChoices({ id, labelledBy, entries, today, onChange, onLeave }: Props) {
  const { t, i18n } = useTranslation(['register', 'match'])
  const group = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)

  function move(index: number): void {
    const next = (index + groups.length) % groups.length
    setStop(next)
    group.current?.querySelectorAll<HTMLElement>('button')[next]?.focus()
  }

  function hear(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown'
    if (forward || event.key === 'ArrowLeft' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(stop + (forward ? 1 : -1))
      return
    }
    const index = event.key.length === 1 ? keys.indexOf(event.key.toLowerCase()) : -1
    const chosen = groups[index]
    if (!chosen) return
    event.preventDefault()
    onChange(turnFocus(entries, chosen, today))
    move(index)
  }

  const evidenceOf = ({ evidence, on }: TypedFocus) =>
    evidence === 'stated'
      ? t('focus.stated')
      : t('focus.verified', { day: on === '' ? '' : formatMarketDay(on, i18n.language) })

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row of a grid
    <div
      ref={group}
      id={id}
      className="opt focus-groups"
      role="group"
      aria-labelledby={labelledBy}
      onKeyDown={hear}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave()
      }}
    >
      {groups.map((value, i) => {
        const entry = entries.find(({ group: named }) => named === value)
        return (
          // biome-ignore lint/a11y/useSemanticElements: three states and a key, which a checkbox has not
          <button
            key={value}
            type="button"
            role="checkbox"
            aria-checked={entry !== undefined}
            tabIndex={i === stop ? 0 : -1}
            onFocus={() => setStop(i)}
            onClick={() => onChange(turnFocus(entries, value, today))}
          >
            <i className="box" />
            <span>
              {focusWord(t, value)}
              {entry && <span className="evidence">{evidenceOf(entry)}</span>}
            </span>
            <Kbd>{(keys[i] ?? '').toUpperCase()}</Kbd>
          </button>
        )
      })}
    </div>
  )
}
