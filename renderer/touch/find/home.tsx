// The home page: urgent orders, tiles of kinds, ready-made questions, typing, registering, and the ways to what is not a posting.
import { useTranslation } from 'react-i18next'
import { Icon } from '../../shared/icons.tsx'
import { Frame } from '../frame/frame.tsx'
import { questions } from '../store/questions.ts'
import { useActions, useTouch } from '../turn.tsx'
import { Infos } from './infos.tsx'
import { GroupTile, shownGroups, Tile } from './kind-tiles.tsx'
import { toggleIcon, toggleWord } from './toggle-words.ts'
import { UrgentStrip } from './urgent-strip.tsx'
import './home.css'

/** With the tile of all kinds they fill four rows of three, three of four; moved down, two of four or five. */
const mostTiles = (isLow: boolean, isLandscape: boolean) => (isLow ? (isLandscape ? 9 : 7) : 11)

export function Home() {
  const { t } = useTranslation('touch')
  const { showKind, showKinds, showQuestion, openSearch, startRegistering } = useActions()
  const site = useTouch(state => state.site)
  const counts = useTouch(state => state.counts)
  const isLow = useTouch(state => state.isLow)
  const isLandscape = useTouch(state => state.isLandscape)
  const groups = shownGroups(counts)
  const most = mostTiles(isLow, isLandscape)
  const asks = (
    <div className="asks">
      {questions.map(question => (
        <button key={question} type="button" className="btn" onClick={() => showQuestion(question)}>
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
          {isLandscape && !isLow && asks}
        </>
      }
      foot={pair}
    >
      {counts?.total === 0 && <Empty />}
      <div className="tiles">
        {groups.slice(0, most).map(({ group, total }) => (
          <GroupTile key={group} group={group} total={total} onPress={() => showKind(group)} />
        ))}
        {counts && counts.total > 0 && (
          <Tile
            icon="grid"
            name={t('home.all-kinds')}
            total={counts.total}
            onPress={groups.length > most ? showKinds : () => showKind(null)}
          />
        )}
      </div>
      {!isLandscape && asks}
      <Infos />
      {isLandscape && isLow && asks}
    </Frame>
  )
}

function Empty() {
  const { t } = useTranslation('touch')
  return <p className="sub empty">{t('home.empty')}</p>
}
