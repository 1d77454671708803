// Tiles of groups of kinds with how many postings each has.
import { useTranslation } from 'react-i18next'
import { kindGroups } from '../../../db/model/kinds.ts'
import { Icon, type IconName } from '../../shared/icons.tsx'
import { groupIcon, groupWord } from '../../shared/kind-words.ts'
import { type Press, usePress } from '../press.ts'
import type { KindCounts } from '../store/state.ts'
import './tiles.css'

export type ShownGroup = { group: string; total: number }

/** The groups in which there is work now, in the order of the list of kinds. */
export function shownGroups(counts: KindCounts | null): ShownGroup[] {
  const totals = new Map(counts?.groups.map(({ group, total }) => [group, total]))
  return kindGroups.flatMap(({ code }) => {
    const total = totals.get(code) ?? 0
    return total > 0 ? [{ group: code, total }] : []
  })
}

export function GroupTile({ group, total }: ShownGroup) {
  const { t } = useTranslation('touch')
  const press = usePress()
  return (
    <Tile
      icon={groupIcon(group)}
      name={groupWord(t, group) ?? ''}
      total={total}
      press={press(finding => finding.showKind(group))}
    />
  )
}

type TileProps = { icon: IconName; name: string; total: number | null; press: Press }

export function Tile({ icon, name, total, press }: TileProps) {
  const { t } = useTranslation('touch')
  return (
    <button type="button" className="tile" {...press}>
      <Icon name={icon} />
      {total !== null && <span className="n">{t('total', { count: total })}</span>}
      <b>{name}</b>
    </button>
  )
}
