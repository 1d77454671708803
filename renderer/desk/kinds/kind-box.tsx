// The box in which kinds of work are found.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { kindWord } from '../../shared/kind-words.ts'
import { FindBox } from '../ui/find-box.tsx'
import { wantedWords } from '../words.ts'
import { addReadings, makeKindEntries } from './kind-entries.ts'
import type { KindEntry } from './kind-search.ts'

type Props = {
  id: string
  label: string
  span: 2 | 3 | 4 | 6
  isRequired?: boolean
  most: number
  chosen: readonly string[]
  text: string
  wrong?: string | null
  onText(text: string): void
  onAdd(code: string): void
  onRemove(code: string): void
  onLeave(): void
}

/** All kinds, with readings as soon as those are loaded. */
export function useKindEntries(): readonly KindEntry[] {
  const { t } = useTranslation(['desk', 'kinds'])
  const plain = useMemo(() => makeKindEntries(code => kindWord(t, code) ?? code), [t])
  const [entries, setEntries] = useState(plain)
  useEffect(() => {
    let isWanted = true
    setEntries(plain)
    addReadings(plain).then(
      read => isWanted && setEntries(read),
      // Characters still find everything.
      error => console.error(error),
    )
    return () => {
      isWanted = false
    }
  }, [plain])
  return entries
}

export function KindBox({ onAdd, ...props }: Props) {
  const { t } = useTranslation(['desk', 'kinds'])
  const entries = useKindEntries()
  return (
    <FindBox
      {...props}
      entries={entries}
      // What was chosen at the touch screen may be a group.
      wordOf={code => wantedWords(t, [code])}
      none={t('kinds.none')}
      onAdd={({ code }) => onAdd(code)}
    />
  )
}
