// A field for a PIN: digits only, never shown, never offered for saving.
import type { ReactNode } from 'react'
import { controlProps, Field } from '../ui/field.tsx'

type Props = {
  id: string
  label: string
  value: string
  onChange(value: string): void
  wrong?: string | null
  right?: string | null
  say?: ReactNode
  isDisabled?: boolean
}

export function PinField({ id, label, value, onChange, wrong, right, say, isDisabled = false }: Props) {
  return (
    <Field id={id} label={label} span={6} isRequired wrong={wrong} right={right} say={say}>
      <input
        {...controlProps(id, wrong)}
        className="in pin num"
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={12}
        disabled={isDisabled}
        value={value}
        onChange={event => onChange(event.target.value.normalize('NFKC').replace(/[^0-9]/g, ''))}
      />
    </Field>
  )
}

type Parsed = { success: boolean; error?: { issues: readonly { message: string }[] } }

/** The code of the first fault of a schema, or null. */
export function codeOf(parsed: Parsed): string | null {
  return parsed.success ? null : (parsed.error?.issues[0]?.message ?? 'other')
}
