// The lines of small words both cards and rows have: employer and place, when and on which terms, how many.
import { Trans, useTranslation } from 'react-i18next'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { Missing } from '../shared/ui/pay.tsx'
import type { Translate } from '../shared/words.ts'
import { fitPlace, placeForms } from './place.ts'
import { termWords, whenWords } from './posting-words.ts'
import { textEm } from './text-width.ts'

/** Below this many letters an employer is not worth beginning. */
const leastFirmM = 2.5
/** What an employer gets beside a place that has a shorter form. */
const fairFirmM = 5

/** So much of the end of a place tells where it is. */
const leastPlaceM = 4
/** Below this many letters hours are not worth beginning. */
const leastTimeM = 5

const missingM = (t: Translate, label: string) => textEm(`${label} ${t('common:missing')}`)

/** What the line of employer and place needs at least: the end of a place, and whatever of the two was not given. */
export function leastWhere(t: Translate, { employer, place }: BoardPosting): number {
  const shortest = place.home ? t('board:home') : placeForms(place).at(-1)
  if (shortest === undefined) return missingM(t, t(employer.name === null ? 'board:firm-place' : 'board:place'))
  const placeM = place.home ? textEm(shortest) : Math.min(leastPlaceM, textEm(shortest))
  return employer.name === null ? missingM(t, t('board:firm')) + 1 + placeM : placeM
}

/**
 * Employer and place as they fit into so many letters: the place first, the employer in what is left, or not at all. That one of
 * them was not given is left out only where nothing else helps.
 * @param otherM what else stands on the line, its gap included
 */
function fitWhere(t: Translate, posting: BoardPosting, widthM: number, otherM: number) {
  const { employer, place } = posting
  const firm = employer.name
  const firmM = firm ? textEm(firm) : missingM(t, t('board:firm'))
  const isBare = firm === null && widthM >= leastWhere(t, posting)
  const mostM = Math.max(2, isBare ? widthM - 1 - firmM : widthM)
  const spot = place.home ? t('board:home') : fitPlace(place, widthM - 1 - Math.min(fairFirmM, firmM), mostM)
  const left = widthM - otherM - 1 - (spot ? textEm(spot) : missingM(t, t('board:place')))
  return { firm, spot, hasFirm: firm === null ? isBare : left >= Math.min(firmM, leastFirmM) }
}

function Lacking({ label }: { label: string }) {
  return (
    <span className="spot">
      {label} <Missing />
    </span>
  )
}

function Where({ posting, widthM, otherM = 0 }: { posting: BoardPosting; widthM: number; otherM?: number }) {
  const { t } = useTranslation('board')
  const { firm, spot, hasFirm } = fitWhere(t, posting, widthM, otherM)
  // Said once for both: twice would not fit on a narrow wall.
  if (firm === null && spot === null) return <Lacking label={t(hasFirm ? 'firm-place' : 'place')} />
  return (
    <>
      {hasFirm &&
        (firm === null ? (
          <Lacking label={t('firm')} />
        ) : (
          <span className="firm" dir="auto">
            {firm}
          </span>
        ))}
      {spot === null ? (
        <Lacking label={t('place')} />
      ) : (
        <span className="spot" dir="auto">
          {spot}
        </span>
      )}
    </>
  )
}

/** The title, or that there is none: emoji alone are no words. */
export function Title({ title }: { title: string }) {
  const { t } = useTranslation('board')
  return (
    <h3 dir="auto">
      {title || (
        <>
          {t('job')} <Missing />
        </>
      )}
    </h3>
  )
}

type When = { posting: BoardPosting; site: SiteView; now: Date }

function Time({ posting, site, now }: When) {
  const { t, i18n } = useTranslation('board')
  const words = whenWords(t, posting, site, now, i18n.language)
  if (words === null) return <Lacking label={t('time')} />
  return (
    <span className="time" dir="auto">
      {words}
    </span>
  )
}

export function WhereLine(props: { posting: BoardPosting; widthM: number }) {
  return (
    <span className="line">
      <Where {...props} />
    </span>
  )
}

/** Hours that were not given are said where there is room: they are none of the six elements. */
function WhenLine({ posting, site, now, widthM }: When & { widthM: number }) {
  const { t, i18n } = useTranslation('board')
  const hasRoom = whenWords(t, posting, site, now, i18n.language) !== null || missingM(t, t('time')) <= widthM
  return (
    <span className="line">
      {hasRoom && <Time posting={posting} site={site} now={now} />}
      {termWords(t, posting).map(word => (
        <span key={word} className="term">
          {word}
        </span>
      ))}
    </span>
  )
}

/** The line after that of the place, where that one had no room to say that there is no employer. */
export function SecondLine(props: When & { widthM: number }) {
  const { t } = useTranslation('board')
  const { employer } = props.posting
  if (employer.name !== null || props.widthM >= leastWhere(t, props.posting)) return <WhenLine {...props} />
  return (
    <span className="line">
      <Lacking label={t('firm')} />
    </span>
  )
}

/** Place and time on one line, for a card whose title needs two. The employer gives way first, then the end of the hours. */
export function ShortLine({ posting, site, now, widthM }: When & { widthM: number }) {
  const { t, i18n } = useTranslation('board')
  const when = whenWords(t, posting, site, now, i18n.language)
  const timeM = when ? textEm(when) : missingM(t, t('time'))
  const leastM = leastWhere(t, posting)
  const hasTime = widthM - 1 - (when ? Math.min(timeM, leastTimeM) : timeM) >= leastM
  const besideM = widthM - 1 - timeM
  const placeM = !hasTime ? widthM : when ? Math.max(widthM / 2, leastM, besideM) : besideM
  return (
    <span className="line">
      <Where posting={posting} widthM={placeM} otherM={hasTime ? placeM - besideM : 0} />
      {hasTime && <Time posting={posting} site={site} now={now} />}
    </span>
  )
}

const strong = { n: <b className="num" /> }

function HowManyMissing() {
  const { t } = useTranslation('board')
  return (
    <span className="unsaid">
      {t('people')} <Missing />
    </span>
  )
}

/** `还差3人` where somebody counts, else `招38人`. */
export function LeftTag({ posting }: { posting: BoardPosting }) {
  const { remaining, headcount } = posting
  if (remaining !== null) {
    return (
      <span className="left">
        <Trans i18nKey="board:left" values={{ total: remaining }} components={strong} />
      </span>
    )
  }
  if (headcount === null) return <HowManyMissing />
  return (
    <span className="left">
      <Trans i18nKey="board:wanted" values={{ total: headcount }} components={strong} />
    </span>
  )
}

export function Wanted({ posting }: { posting: BoardPosting }) {
  const wanted = posting.headcount ?? posting.remaining
  return (
    <p className="need">
      {wanted === null ? (
        <HowManyMissing />
      ) : (
        <Trans i18nKey="board:wanted" values={{ total: wanted }} components={strong} />
      )}
    </p>
  )
}
