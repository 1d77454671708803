// The ways from home to what is not a posting: a number for the desks, one's own registration, notices and training, other markets, rights.
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../../shared/icons.tsx'
import { useActions, useTouch } from '../turn.tsx'
import './infos.css'

export function Infos() {
  const { t } = useTranslation('touch')
  const { showNumber, showNotices, showSites, showRights, showMine } = useActions()
  const { numbers, hotline } = useTouch(state => state.site)
  return (
    <nav className="infos" aria-label={t('infos.label')}>
      {numbers.isOffered && <Info icon="people" word={t('infos.number')} onPress={showNumber} />}
      <Info icon="pen" word={t('apply:mine.home')} onPress={showMine} />
      <Info icon="train" word={t('infos.notices')} onPress={showNotices} />
      <Info icon="building" word={t('infos.sites')} onPress={showSites} />
      <Info icon="phone" word={t('infos.rights', { hotline })} onPress={showRights} />
    </nav>
  )
}

function Info({ icon, word, onPress }: { icon: IconName; word: string; onPress(): void }) {
  return (
    <button type="button" onClick={onPress}>
      <Icon name={icon} />
      <span>{word}</span>
    </button>
  )
}
