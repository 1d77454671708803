// Markets nearby: name, where, when it is open, and the number to ring. Those of this district come first.
import { useTranslation } from 'react-i18next'
import type { MarketSiteView } from '../../../electron/contract/views.ts'
import { Icon } from '../../shared/icons.tsx'
import { Missing } from '../../shared/ui/pay.tsx'
import { Frame } from '../frame/frame.tsx'
import { Trouble } from '../frame/trouble.tsx'
import { shownOf } from '../store/finding.ts'
import { rowsPerPage } from '../store/rows-per-page.ts'
import type { View } from '../store/view.ts'
import { useTouch } from '../turn.tsx'
import { firstShown, Pager } from './pager.tsx'
import '../find/list.css'
import './inform.css'

export function Sites({ view }: { view: Extract<View, { at: 'sites' }> }) {
  const { t } = useTranslation('touch')
  const isLandscape = useTouch(state => state.isLandscape)
  const size = useTouch(state => state.size)
  const isLow = useTouch(state => state.isLow)
  const { result } = view
  const rows = shownOf(result) ?? []
  const limit = rowsPerPage({ isLandscape, size, isLow }, 'markets')
  const first = firstShown(view.first, rows.length, limit)
  return (
    <Frame
      className="list sites"
      title={t('sites.title')}
      scrollKey={first}
      words={
        <>
          <h1>{t('sites.headline')}</h1>
          {(isLandscape || isLow) && <p className="sub">{t('sites.explain')}</p>}
        </>
      }
      foot={rows.length > limit && <Pager first={first} total={rows.length} limit={limit} />}
    >
      {result.at === 'failed' && <Trouble problem={result.problem} />}
      <ul className="markets">
        {rows.slice(first, first + limit).map(site => (
          <Market key={site.id} site={site} />
        ))}
      </ul>
      {result.at === 'asking' && result.value === null && <p className="sub wait">{t('list.finding')}</p>}
      {result.at === 'ready' && rows.length === 0 && (
        <div className="nothing">
          <h2>{t('sites.none')}</h2>
          <p className="sub">{t('sites.none-do')}</p>
        </div>
      )}
    </Frame>
  )
}

function Market({ site }: { site: MarketSiteView }) {
  const { t } = useTranslation('touch')
  const where = [site.district, site.address].filter(Boolean).join(' ')
  return (
    <li className="market">
      <h2>
        {site.name} {site.isNear && <span className="near">{t('sites.near')}</span>}
      </h2>
      <p className="ring">
        <Icon name="phone" />
        {site.phone ? <span className="num">{site.phone}</span> : <Missing />}
      </p>
      <p>
        <Icon name="pin" />
        <span>{where || <Missing />}</span>
      </p>
      <p>
        <Icon name="clock" />
        <span>{site.hours ?? <Missing />}</span>
      </p>
    </li>
  )
}
