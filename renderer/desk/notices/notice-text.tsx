// A field of the notice form that is typed into.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import { controlProps, Field } from '../ui/field.tsx'
import { wrongText } from '../words.ts'
import type { NoticeField, NoticeForm } from './notice-form.ts'
import type { OpenNotice } from './notices-part.ts'

type TextName = 'title' | 'text' | 'endDay' | 'startsOn' | 'days' | 'hours' | 'place' | 'seats' | 'seatsLeft' | 'phone'

type Props = {
  open: OpenNotice
  name: TextName
  label: string
  span: 1 | 2 | 3 | 4 | 6
  isRequired?: boolean
  longest: number
  /** A text of several lines. */
  rows?: number
  say?: ReactNode
}

/** What is wrong with a field, once somebody has left it or tried to send. */
export const faultOf = ({ faults, shown }: OpenNotice, field: NoticeField): string | undefined =>
  shown === 'all' || shown.includes(field) ? faults[field] : undefined

export function NoticeText({ open, name, label, span, isRequired = false, longest, rows, say }: Props) {
  const { t } = useTranslation('desk')
  const { notices } = useDesk()
  const id = `m-${name}`
  const wrong = wrongText(t, faultOf(open, name))
  const control = {
    ...controlProps(id, wrong),
    className: 'in',
    autoComplete: 'off',
    spellCheck: false,
    value: open.form[name],
    maxLength: longest,
    onChange: (event: { target: { value: string } }) =>
      notices.change({ [name]: event.target.value } as Partial<NoticeForm>),
    onBlur: () => notices.leaveField(name),
  }
  return (
    <Field id={id} label={label} span={span} isRequired={isRequired} wrong={wrong} say={say}>
      {rows === undefined ? <input {...control} /> : <textarea {...control} rows={rows} />}
    </Field>
  )
}
