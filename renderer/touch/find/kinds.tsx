// All groups of kinds, where there are more than the home page holds, and everything at once.
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { Frame } from '../frame/frame.tsx'
import { usePress } from '../press.ts'
import { useTouch } from '../turn.tsx'
import { GroupTile, shownGroups } from './kind-tiles.tsx'

export function Kinds() {
  const { t } = useTranslation('touch')
  const press = usePress()
  const counts = useTouch(state => state.counts)
  return (
    <Frame
      className="kinds"
      title={t('home.all-kinds')}
      words={<h1>{t('kinds.headline')}</h1>}
      foot={
        <button type="button" className="btn go wide-btn" {...press(finding => finding.showKind(null))}>
          {t('kinds.everything', { count: counts?.total ?? 0 })}
          <Icon name="next" />
        </button>
      }
    >
      <div className="tiles many">
        {shownGroups(counts).map(({ group, total }) => (
          <GroupTile key={group} group={group} total={total} />
        ))}
      </div>
    </Frame>
  )
}
