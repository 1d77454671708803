// The employer in the posting form: typed by name or pinyin and picked from the register, with what stands about the licence.
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmployerRow } from '../../../../electron/contract/desk-postings.ts'
import { elementWord } from '../../../shared/words.ts'
import { useDesk, useDeskState } from '../../desk-context.ts'
import { controlProps, Field } from '../../ui/field.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import type { OpenForm } from '../postings-part.ts'
import { LicenceLine } from './licence-line.tsx'

export function EmployerBox({ open }: { open: OpenForm }) {
  const { t } = useTranslation(['desk', 'common'])
  const { postings, employers } = useDesk()
  const { suggested } = useDeskState(desk => desk.employers)
  const [active, setActive] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const { form } = open
  const typed = form.employer.trim()
  const known = suggested.rows.find(({ name }) => name === typed)
  const found = isOpen && suggested.text.trim() === typed && !known ? suggested.rows : []
  const current = Math.min(active, Math.max(0, found.length - 1))

  function pick(row: EmployerRow | undefined): void {
    if (!row) return
    const phone = form.phone.trim() === '' ? row.contactPhone : form.phone
    postings.change({ employer: row.name, creditCode: row.creditCode ?? form.creditCode, phone })
    employers.suggest(row.name)
    setOpen(false)
    setActive(0)
  }

  function hear(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || found.length === 0) return
    if (event.key === 'Enter') pick(found[current])
    else if (event.key === 'ArrowDown') setActive((current + 1) % found.length)
    else if (event.key === 'ArrowUp') setActive((current + found.length - 1) % found.length)
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const say =
    found.length > 0 ? (
      <span className="found employers-found" id="p-employer-list">
        {found.map((row, i) => (
          <button
            key={row.id}
            type="button"
            tabIndex={-1}
            className={i === current ? 'on' : undefined}
            onMouseDown={event => {
              event.preventDefault()
              pick(row)
            }}
          >
            {i === current && <Kbd>↵</Kbd>}
            {row.name}
          </button>
        ))}
      </span>
    ) : known ? (
      <LicenceLine row={known} />
    ) : typed !== '' && isOpen && suggested.text.trim() === typed ? (
      t('employers.new-hint')
    ) : null

  return (
    <Field id="p-employer" label={elementWord(t, 'employer')} span={3} isRequired say={say}>
      <input
        {...controlProps('p-employer')}
        className="in"
        autoComplete="off"
        spellCheck={false}
        maxLength={120}
        value={form.employer}
        onFocus={() => employers.suggest(form.employer)}
        onChange={event => {
          postings.change({ employer: event.target.value })
          employers.suggest(event.target.value)
          setOpen(true)
          setActive(0)
        }}
        onKeyDown={hear}
        onBlur={() => {
          setOpen(false)
          postings.leaveField('employer')
        }}
      />
    </Field>
  )
}
