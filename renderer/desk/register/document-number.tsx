// The number of a document, checked while it is typed; birth date, age and sex are read from it and said in words.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { normalizeDocumentNumber } from '../../../db/model/identity-document.ts'
import { useDesk } from '../desk-context.ts'
import { useDivisions } from '../divisions/use-divisions.ts'
import { controlProps, Field } from '../ui/field.tsx'
import { useMarketDay } from '../ui/use-now.ts'
import { wrongText } from '../words.ts'
import { formatBirthDate } from '../words-of-people.ts'
import { faultOf, type Typed } from './register.tsx'
import { checkDocument, type DocumentCheck } from './registration-form.ts'

function wordsOf(t: TFunction, language: string, check: DocumentCheck) {
  switch (check.state) {
    case 'ok':
      return {
        right: t('desk:register.id-ok', {
          birth: formatBirthDate(check.birthDate, language),
          count: check.age,
          sex: t(check.sex === '1' ? 'desk:sex.1' : 'desk:sex.2'),
        }),
      }
    case 'under-age':
      return { wrong: t('desk:wrong.under-age') }
    case 'wrong':
      return { wrong: wrongText(t, check.code) }
    case 'typing':
      return { say: t('desk:register.characters-left', { count: check.left }) }
    case 'unchecked':
      return { say: t('desk:register.passport') }
    case 'empty':
      return { say: t('desk:register.document-optional') }
  }
}

export function DocumentNumber({ state }: { state: Typed }) {
  const { t, i18n } = useTranslation(['desk', 'register'])
  const { register } = useDesk()
  const today = useMarketDay()
  const divisions = useDivisions()
  const { form } = state
  const check = checkDocument(form, today)
  const fault = check.state === 'typing' ? faultOf(state, 'documentNumber') : null
  const words: { wrong?: string | null; right?: string; say?: string } =
    fault === null ? wordsOf(t, i18n.language, check) : { wrong: wrongText(t, fault) }
  const isRead = form.readFields.includes('documentNumber')
  // The list of regions has gaps: one that is not in it is a hint for the eye, never a reason to refuse.
  const region = normalizeDocumentNumber(form.documentNumber).slice(0, 6)
  const isUnlisted =
    check.state === 'ok' && form.documentKind === 'id-card' && divisions !== null && !divisions.has(region)
  if (words.right)
    words.right = [isRead ? t('register:card.read') : '', words.right, isUnlisted ? t('register:region') : '']
      .filter(Boolean)
      .join(t('desk:semicolon'))
  return (
    <Field id="r-documentNumber" label={t('register.document-number')} span={4} {...words}>
      <input
        {...controlProps('r-documentNumber', words.wrong)}
        className="in num"
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        value={form.documentNumber}
        onChange={event => register.edit({ documentNumber: event.target.value })}
        onBlur={() => register.leaveField('documentNumber')}
      />
    </Field>
  )
}
