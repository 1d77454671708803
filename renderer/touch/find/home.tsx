// The home page: urgent orders, tiles of kinds, ready-made questions, typing, registering, and the ways to what is not a posting.
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { Frame } from '../frame/frame.tsx'
import { usePress } from '../press.ts'
import { questions } from '../store/questions.ts'
import type { TextSize } from '../store/rows-per-page.ts'
import { useActions, useTouch } from '../turn.tsx'
import { Infos } from './infos.tsx'
import { GroupTile, shownGroups, Tile } from './kind-tiles.tsx'
import { toggleIcon, toggleWord } from './toggle-words.ts'
import { UrgentStrip } from './urgent-strip.tsx'
import './home.css'

/**
 * Tiles beside that of all kinds: so many that the questions and the ways to the rest stay in sight, also in large type or moved down.
 * The others are a tap away.
 */
const mostTiles: Record<'upright' | 'lying', Record<'high' | 'low', Record<TextSize, number>>> = {
  upright: { high: { 1: 11, 1.25: 11, 1.5: 8 }, low: { 1: 7, 1.25: 5, 1.5: 5 } },
  lying: { high: { 1: 11, 1.25: 11, 1.5: 5 }, low: { 1: 4, 1.25: 3, 1.5: 2 } },
}
/** Words of languages that are not Chinese are longer: fewer tiles stand beside each other. */
const mostWordyTiles: Record<'upright' | 'lying', Record<TextSize, number>> = {
  upright: { 1: 11, 1.25: 5, 1.5: 3 },
  lying: { 1: 7, 1.25: 5, 1.5: 3 },
}

export function Home() {
  const { t } = useTranslation('touch')
  const { showKinds, openSearch, startRegistering } = useActions()
  const press = usePress()
  const site = useTouch(state => state.site)
  const counts = useTouch(state => state.counts)
  const isLow = useTouch(state => state.isLow)
  const isLandscape = useTouch(state => state.isLandscape)
  const size = useTouch(state => state.size)
  const isChinese = useTouch(state => state.language.startsWith('zh'))
  const groups = shownGroups(counts)
  const lies = isLandscape ? 'lying' : 'upright'
  const fitting = mostTiles[lies][isLow ? 'low' : 'high'][size]
  const most = isChinese ? fitting : Math.min(fitting, mostWordyTiles[lies][size])
  // Beside the tiles there is room for short words in plain size only.
  const isBeside = isLandscape && !isLow && size === 1 && isChinese
  const asks = (
    <div className="asks">
      {questions.map(question => (
        <button key={question} type="button" className="btn" {...press(finding => finding.showQuestion(question))}>
          <Icon name={toggleIcon[question]} />
          {toggleWord(t, question)}
        </button>
      ))}
    </div>
  )
  const pair = (
    <div className="pair">
      <button type="button" className="btn" onClick={openSearch}>
        <Icon name="search" />
        {t('home.type')}
      </button>
      <button type="button" className="btn go" onClick={() => startRegistering(null)}>
        <Icon name="pen" />
        {t('home.register')}
      </button>
    </div>
  )
  return (
    <Frame
      className="home"
      title={site.name}
      hasBack={false}
      words={
        <>
          <h1>{t('home.headline')}</h1>
          {isLow && counts && <p className="sub">{t('home.explain', { count: counts.total })}</p>}
        </>
      }
      side={
        <>
          <UrgentStrip />
          {isBeside && asks}
        </>
      }
      foot={pair}
    >
      {counts?.total === 0 && <Empty />}
      <div className="tiles">
        {groups.slice(0, most).map(({ group, total }) => (
          <GroupTile key={group} group={group} total={total} />
        ))}
        {counts && counts.total > 0 && (
          <Tile
            icon="grid"
            name={t('home.all-kinds')}
            total={counts.total}
            press={groups.length > most ? { onClick: showKinds } : press(finding => finding.showKind(null))}
          />
        )}
      </div>
      {!isBeside && asks}
      <Infos />
    </Frame>
  )
}

function Empty() {
  const { t } = useTranslation('touch')
  return <p className="sub empty">{t('home.empty')}</p>
}
