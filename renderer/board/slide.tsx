// A page that takes the postings' place for a while: notices, or where else people can go.
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { SiteView } from '../../electron/contract/views.ts'
import { noticeFacts } from './notice-words.ts'
import type { SlideOf } from './slide-of.ts'

type Props = { slide: SlideOf; places: number; site: SiteView; now: Date }

// i18n-dynamic: board:notice-kind.*
/** @param places how many rows the room is made for */
export function Slide({ slide, places, site, now }: Props) {
  const { t, i18n } = useTranslation('board')
  const style = { '--places': places } as CSSProperties
  if (slide.kind === 'sites') {
    return (
      <ol className="slide sites" style={style}>
        {slide.rows.map(({ id, name, address, district, hours, phone }) => (
          <li key={id}>
            <h3>{name}</h3>
            <Facts facts={[address ?? district, hours].filter(fact => fact !== null)} />
            {phone !== null && <b className="phone num">{phone}</b>}
          </li>
        ))}
      </ol>
    )
  }
  return (
    <ol className="slide notices" style={style}>
      {slide.rows.map(notice => (
        <li key={notice.id}>
          <b className="tag">{t(`notice-kind.${notice.kind}`)}</b>
          <h3>
            <bdi>{notice.title}</bdi>
          </h3>
          <Facts facts={noticeFacts(notice, now, site, i18n.language, t)} />
        </li>
      ))}
    </ol>
  )
}

/** Two lines at most; what does not fit any more is left out as a whole. */
function Facts({ facts }: { facts: readonly string[] }) {
  return (
    <p className="facts">
      {facts.map(fact => (
        <bdi key={fact}>{fact}</bdi>
      ))}
    </p>
  )
}
