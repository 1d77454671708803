// The form of one posting, behind the gate of the six elements: what is missing stands beside it from the first key on.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import { enterLeadsOn, focusField } from '../ui/form-keys.ts'
import { useKeys } from '../ui/use-keys.ts'
import { ContactSection } from './contact-section.tsx'
import { BasicSection, PlaceSection, WorkSection } from './form-sections.tsx'
import { PostingSide } from './form-side.tsx'
import { PaySection } from './pay-section.tsx'
import { doubtOf, type PostingField } from './posting-form.ts'
import type { OpenForm } from './postings-part.ts'

const order: readonly PostingField[] = [
  'title',
  'headcount',
  'employer',
  'creditCode',
  'content',
  'requirements',
  'place',
  'payMin',
  'payMax',
  'phone',
  'validUntil',
  'urgentReason',
  'urgentUntil',
  'why',
]

/** Where the keyboard goes for a missing element. */
export const fieldOfElement = {
  employer: 'employer',
  headcount: 'headcount',
  requirements: 'requirements',
  content: 'content',
  place: 'place',
  pay: 'payMin',
} as const satisfies Record<string, PostingField>

export function PostingFormView({ open }: { open: OpenForm }) {
  const { t } = useTranslation('desk')
  const { postings } = useDesk()
  const { form, status, attempts } = open
  const doubt = doubtOf(form)

  const better = doubt?.better
  useKeys([
    ['Ctrl+Enter', () => void postings.publish()],
    ['Alt+s', () => void postings.saveDraft()],
    ['Alt+Delete', () => void postings.discard()],
    ['Alt+u', better ? () => postings.change({ payUnit: better }) : undefined],
  ])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the id says that it is another form
  useEffect(() => focusField('p-title'), [form.id])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each refused attempt leads there once
  useEffect(() => {
    if (attempts === 0) return
    const wrong = order.find(field => open.faults[field] !== undefined)
    const [missing] = open.missing
    const first = wrong ?? (missing && fieldOfElement[missing])
    if (first) focusField(`p-${first}`)
  }, [attempts])

  return (
    <form
      className="split"
      noValidate
      onSubmit={event => event.preventDefault()}
      onKeyDown={enterLeadsOn}
      aria-busy={status.step === 'saving'}
    >
      <div className="sheet scroll">
        <h2 className="visually-hidden">{t('posting.form')}</h2>
        <BasicSection open={open} />
        <WorkSection open={open} />
        <PlaceSection open={open} />
        <PaySection open={open} doubt={doubt} />
        <ContactSection open={open} />
      </div>
      <PostingSide open={open} />
    </form>
  )
}
