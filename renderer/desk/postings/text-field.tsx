// A field of text of the posting form, tied to its value in the store.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import { controlProps, Field } from '../ui/field.tsx'
import { wrongText } from '../words.ts'
import type { PostingField, PostingForm } from './posting-form.ts'
import type { OpenForm } from './postings-part.ts'

type TextKey = {
  [K in keyof PostingForm]: PostingForm[K] extends string ? (string extends PostingForm[K] ? K : never) : never
}[keyof PostingForm]

type Props = {
  open: OpenForm
  /** Its value in the form. */
  name: TextKey
  /** Where its fault stands; the same unless said. */
  field?: PostingField
  label: ReactNode
  span: 1 | 2 | 3 | 4 | 6
  isRequired?: boolean
  rows?: number
  right?: string | null
  say?: ReactNode
  longest?: number
  isDisabled?: boolean
}

function faultOf({ faults, shown }: OpenForm, field: PostingField): string | null {
  return shown === 'all' || shown.includes(field) ? (faults[field] ?? null) : null
}

export function TextField({
  open,
  name,
  field,
  label,
  span,
  isRequired,
  rows,
  right,
  say,
  longest,
  isDisabled,
}: Props) {
  const { t } = useTranslation('desk')
  const { postings } = useDesk()
  const id = `p-${field ?? name}`
  const own = (field ?? name) as PostingField
  const wrong = wrongText(t, faultOf(open, own))
  const control = {
    ...controlProps(id, wrong),
    className: rows === undefined && longest !== undefined && longest < 20 ? 'in num' : 'in',
    autoComplete: 'off',
    spellCheck: false,
    value: open.form[name],
    ...(longest === undefined ? {} : { maxLength: longest }),
    disabled: isDisabled ?? false,
    onChange: (event: { target: { value: string } }) =>
      postings.change({ [name]: event.target.value } as Partial<PostingForm>),
    onBlur: () => postings.leaveField(own),
  }
  return (
    <Field id={id} label={label} span={span} isRequired={isRequired ?? false} wrong={wrong} right={right} say={say}>
      {rows === undefined ? <input {...control} /> : <textarea {...control} rows={rows} />}
    </Field>
  )
}
