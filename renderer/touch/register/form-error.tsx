// The sentence under a field: what is wrong, in words, with a sign.
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { fieldText, type Translate } from '../../shared/words.ts'
import type { FormField } from '../store/form.ts'
import { useTouch } from '../turn.tsx'

// i18n-dynamic: touch:error.*
const own = ['consent-missing', 'age-missing', 'mobile-invalid', 'phone-invalid']

/** The sentence for a code of the form. */
export const errorText = (t: Translate, code: string): string =>
  own.includes(code) ? t(`touch:error.${code}`) : fieldText(t, code)

/** The sentence for a field of the form; null where nothing is wrong. */
export function useFieldError(field: FormField): string | null {
  const { t } = useTranslation('touch')
  const code = useTouch(state => state.form?.errors[field])
  return code === undefined ? null : errorText(t, code)
}

export function FormError({ field }: { field: FormField }) {
  const text = useFieldError(field)
  return text === null ? null : (
    <p className="error" role="alert">
      <Icon name="warn" />
      <span>{text}</span>
    </p>
  )
}
