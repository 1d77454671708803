// One of a short list, or none: a field with a list that opens.
import { useTranslation } from 'react-i18next'
import { controlProps, Field } from './field.tsx'

type Props<T extends string> = {
  id: string
  label: string
  span: 2 | 3
  isRequired?: boolean
  options: readonly T[]
  wordOf(value: T): string
  chosen: T | null
  onChange(value: T | null): void
  say?: string | null
}

export function Picker<T extends string>({
  id,
  label,
  span,
  isRequired,
  options,
  wordOf,
  chosen,
  onChange,
  say,
}: Props<T>) {
  const { t } = useTranslation('desk')
  return (
    <Field id={id} label={label} span={span} isRequired={isRequired ?? false} say={say}>
      <select
        {...controlProps(id)}
        className="in"
        value={chosen ?? ''}
        onChange={event => onChange(options.find(value => value === event.target.value) ?? null)}
      >
        <option value="">{t('choose')}</option>
        {options.map(value => (
          <option key={value} value={value}>
            {wordOf(value)}
          </option>
        ))}
      </select>
    </Field>
  )
}
