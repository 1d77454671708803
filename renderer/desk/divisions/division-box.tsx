// The box in which places are found: counties and districts of the whole country, those near first.
import { useTranslation } from 'react-i18next'
import { FindBox } from '../ui/find-box.tsx'
import { useDivisions } from './use-divisions.ts'

type Props = {
  id: string
  label: string
  span: 2 | 3 | 4 | 6
  most: number
  chosen: readonly string[]
  text: string
  wrong?: string | null
  onChange(patch: { codes?: string[]; text: string }): void
  onLeave(): void
}

export function DivisionBox({ chosen, onChange, ...props }: Props) {
  const { t } = useTranslation('register')
  const divisions = useDivisions()
  return (
    <FindBox
      {...props}
      chosen={chosen}
      entries={divisions?.entries ?? []}
      wordOf={code => divisions?.nameOf(code) ?? code}
      none={t('place.none')}
      onText={text => onChange({ text })}
      onAdd={({ code }) => onChange({ codes: [...chosen, code], text: '' })}
      onRemove={code => onChange({ codes: chosen.filter(other => other !== code), text: props.text })}
    />
  )
}
