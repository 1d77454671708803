// The kinds of work in a group, each with its picture and how many there are now: the second level of the tree, above the list, so
// that it costs a tap only whoever wants it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupOf, isGroup, kindsInGroup } from '../../../db/model/kinds.ts'
import { Icon } from '../../shared/icons.tsx'
import { kindIcon, kindWord } from '../../shared/kind-words.ts'
import { usePress } from '../press.ts'
import type { ListQuery } from '../store/questions.ts'
import { hasLittleRoom } from '../store/rows-per-page.ts'
import { useTouch } from '../turn.tsx'

/** Kinds that stand there unasked, those with most work first; the others wait behind "more". */
const fewKinds = { 1: 3, 1.25: 2, 1.5: 1 } as const

export function KindChips({ query }: { query: ListQuery }) {
  const { t } = useTranslation('touch')
  const press = usePress()
  const size = useTouch(state => state.size)
  const isLandscape = useTouch(state => state.isLandscape)
  const isTight = useTouch(hasLittleRoom)
  const counted = useTouch(state => state.counts?.kinds)
  const [isWhole, setWhole] = useState(false)
  const group = query.kind === null ? null : isGroup(query.kind) ? query.kind : groupOf(query.kind)
  if (group === null) return null
  const totals = new Map(counted?.map(({ kind, total }) => [kind, total]))
  const there = kindsInGroup(group)
    .map(({ code }) => ({ code, total: totals.get(code) ?? 0 }))
    .filter(({ code, total }) => total > 0 || code === query.kind)
    .sort((a, b) => b.total - a.total)
  if (there.length < 2) return null
  const most = isTight ? 0 : Math.max(1, fewKinds[size] - (isLandscape ? 1 : 0))
  const few = there.filter(({ code }, index) => index < most || code === query.kind)
  return (
    <nav className="chips kind-chips" aria-label={t('list.kinds')}>
      {(isWhole ? there : few).map(({ code, total }) => (
        <button
          key={code}
          type="button"
          className="btn"
          aria-pressed={code === query.kind}
          {...press(finding => finding.narrowToKind(code))}
        >
          <Icon name={code === query.kind ? 'check' : kindIcon(code)} />
          {kindWord(t, code)} <span className="n num">{total}</span>
        </button>
      ))}
      {few.length < there.length && (
        <button type="button" className="btn" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'list.fewer' : few.length === 0 ? 'list.kinds' : 'list.more-kinds')}
        </button>
      )}
    </nav>
  )
}
