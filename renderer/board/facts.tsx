// The lines of small words both cards and rows have: employer and place, when and on which terms, how many.
import { Trans, useTranslation } from 'react-i18next'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { Missing } from '../shared/ui/pay.tsx'
import type { Translate } from '../shared/words.ts'
import { fitPlace } from './place.ts'
import { termWords, whenWords } from './posting-words.ts'
import { textEm } from './text-width.ts'

/** Below this many letters an employer is not worth beginning. */
const leastFirmM = 2.5
/** What an employer gets beside a place that has a shorter form. */
const fairFirmM = 5

const missingM = (t: Translate, label: string) => textEm(`${label} ${t('common:missing')}`)

/**
 * Employer and place as they fit into so many letters: the place first, the employer in what is left, or not at all.
 * @param otherM what else stands on the line, its gap included
 */
function fitWhere(t: Translate, { employer, place }: BoardPosting, widthM: number, otherM: number) {
  const firm = employer.name?.trim() || null
  const firmM = firm ? textEm(firm) : missingM(t, t('board:firm'))
  const spot = place.home
    ? t('board:home')
    : fitPlace(place, widthM - 1 - Math.min(fairFirmM, firmM), Math.max(2, widthM))
  const left = widthM - otherM - 1 - (spot ? textEm(spot) : missingM(t, t('board:place')))
  return { firm, spot, hasFirm: left >= (firm ? Math.min(firmM, leastFirmM) : firmM) }
}

function Where({ posting, widthM, otherM = 0 }: { posting: BoardPosting; widthM: number; otherM?: number }) {
  const { t } = useTranslation('board')
  const { firm, spot, hasFirm } = fitWhere(t, posting, widthM, otherM)
  return (
    <>
      {hasFirm && (
        <span className="firm">
          {firm ?? (
            <>
              {t('firm')} <Missing />
            </>
          )}
        </span>
      )}
      <span className="spot">
        {spot ?? (
          <>
            {t('place')} <Missing />
          </>
        )}
      </span>
    </>
  )
}

type When = { posting: BoardPosting; site: SiteView; now: Date }

function Time({ posting, site, now }: When) {
  const { t, i18n } = useTranslation('board')
  return (
    <span className="time">
      {whenWords(t, posting, site, now, i18n.language) ?? (
        <>
          {t('time')} <Missing />
        </>
      )}
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

export function WhenLine({ posting, site, now }: When) {
  const { t } = useTranslation('board')
  return (
    <span className="line">
      <Time posting={posting} site={site} now={now} />
      {termWords(t, posting).map(word => (
        <span key={word} className="term">
          {word}
        </span>
      ))}
    </span>
  )
}

/** Place and time on one line, for a card whose title needs two. The employer gives way first, then the end of the hours. */
export function ShortLine({ posting, site, now, widthM }: When & { widthM: number }) {
  const { t, i18n } = useTranslation('board')
  const when = whenWords(t, posting, site, now, i18n.language)
  const timeM = when ? textEm(when) : missingM(t, t('time'))
  const placeM = Math.max(widthM / 2, widthM - 1 - timeM)
  return (
    <span className="line">
      <Where posting={posting} widthM={placeM} otherM={placeM - (widthM - 1 - timeM)} />
      <Time posting={posting} site={site} now={now} />
    </span>
  )
}

const strong = { n: <b className="num" /> }

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
  if (headcount === null) return null
  return (
    <span className="left">
      <Trans i18nKey="board:wanted" values={{ total: headcount }} components={strong} />
    </span>
  )
}

export function Wanted({ posting }: { posting: BoardPosting }) {
  const { t } = useTranslation('board')
  const wanted = posting.headcount ?? posting.remaining
  return (
    <p className="need">
      {wanted === null ? (
        <>
          {t('people')} <Missing />
        </>
      ) : (
        <Trans i18nKey="board:wanted" values={{ total: wanted }} components={strong} />
      )}
    </p>
  )
}
