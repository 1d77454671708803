// An urgent order: title, employer and place, when, pay, its code in digits and as QR, how many are still wanted.
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { qrPath } from '../shared/qr.ts'
import { LeftTag, SecondLine, ShortLine, Title, WhereLine } from './facts.tsx'
import type { Plan } from './layout.ts'
import { cardPayWidth, codeText, leftWidth, withoutMonths } from './posting-words.ts'
import { ShownPay } from './shown-pay.tsx'
import { shownPosting } from './shown-text.ts'
import { textEm } from './text-width.ts'

type Props = { posting: BoardPosting; plan: Plan; site: SiteView; now: Date }

/** Width of the code and the gap before it in a card where it stands beside the pay. */
const codeM = 4 + 0.25
/** On a tall frame it has a column of its own. */
const tallCodeM = 7 + 0.75

export const Card = memo(function Card({ posting: given, plan, site, now }: Props) {
  const { t, i18n } = useTranslation('board')
  const isTall = plan.format === 'portrait'
  const rangeM = isTall ? 2.75 : 2
  const posting = useMemo(() => {
    const shown = shownPosting(given, i18n.language)
    const wholeM = plan.cardM + (isTall ? tallCodeM : 0)
    return cardPayWidth(t, shown, i18n.language, rangeM) > wholeM ? withoutMonths(shown) : shown
  }, [given, t, i18n.language, plan.cardM, isTall, rangeM])
  const pay = cardPayWidth(t, posting, i18n.language, rangeM)
  const tags = textEm(posting.code ?? '') * 1.25 + 0.625 + 0.375 + leftWidth(t, posting)
  // Pay and code in digits are never cut; the QR code gives way to them.
  const hasQr = Math.max(pay, tags) + (isTall ? 0 : codeM) <= plan.cardM
  const widthM = plan.cardM + (isTall && !hasQr ? tallCodeM : 0)
  const em = textEm(posting.title)
  const size = em * 1.75 <= widthM ? '' : em * 1.375 <= widthM ? 'mid' : 'long'
  const classes = ['card', size, pay > widthM && 'tight'].filter(Boolean).join(' ')
  return (
    <article className={classes} data-id={posting.id}>
      <Title title={posting.title} />
      <p className="facts">
        {size === 'long' ? (
          <ShortLine posting={posting} site={site} now={now} widthM={widthM} />
        ) : (
          <>
            <WhereLine posting={posting} widthM={widthM} />
            <SecondLine posting={posting} site={site} now={now} widthM={widthM} />
          </>
        )}
      </p>
      <div className="take">
        <ShownPay posting={posting} />
        <div className="tags">
          {posting.code !== null && <b className="plate num">{posting.code}</b>}
          <LeftTag posting={posting} />
        </div>
      </div>
      {hasQr && <Code text={codeText(t, posting, site, i18n.language)} />}
    </article>
  )
})

function Code({ text }: { text: string }) {
  const { size, path } = useMemo(() => qrPath(text), [text])
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden="true">
      <path className="light" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="dark" d={path} />
    </svg>
  )
}
