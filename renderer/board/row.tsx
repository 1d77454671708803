// One posting as a line of the ledger: code, kind, title, place and time, how many, pay.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { Icon } from '../shared/icons.tsx'
import { kindIcon } from '../shared/kind-words.ts'
import { Pay } from '../shared/ui/pay.tsx'
import { Wanted, WhenLine, WhereLine } from './facts.tsx'
import type { Plan } from './layout.ts'
import { isManyDigits, payWidth, takesTwoLines, wantedWidth } from './posting-words.ts'
import { textEm } from './text-width.ts'

type Props = { posting: BoardPosting; plan: Plan; site: SiteView; now: Date }

/** What the columns for pay and head count have in any case (rows.css, formats.css). */
const payM = 11.625
const needM = { wide: 5.375, strip: 6.25 }

/** What pay and head count leave for the title and for the line of employer and place. They take their room first. */
function roomFor(plan: Plan, pay: number, need: number, isPayOnTwoLines: boolean) {
  if (plan.rowForm === 'wide') {
    const more = Math.max(0, pay - payM) + Math.max(0, need - needM.wide)
    return { titleM: plan.titleM, whereM: plan.whereM - more }
  }
  if (plan.rowForm === 'stacked') return { titleM: plan.titleM - pay, whereM: plan.whereM - Math.max(pay, need) }
  // On a strip the second line belongs to place and head count, unless the pay takes both lines.
  const second = isPayOnTwoLines ? pay : needM.strip
  return { titleM: plan.titleM - Math.max(pay, needM.strip), whereM: plan.whereM - second }
}

export const Row = memo(function Row({ posting, plan, site, now }: Props) {
  const { t, i18n } = useTranslation('board')
  // Where the pay stands beside the title, it takes its room first.
  const pay = payWidth(t, posting.pay, i18n.language)
  const { titleM, whereM } = roomFor(plan, pay, wantedWidth(t, posting), takesTwoLines(posting.pay, i18n.language))
  // At full size if that fits on a line, else smaller, on two lines if need be.
  const em = textEm(posting.title)
  const size = em * 1.75 <= titleM ? 'row' : em * 1.375 <= titleM ? 'row mid' : 'row long'
  return (
    <li className={size} data-id={posting.id}>
      {posting.code !== null ? <b className="plate num">{posting.code}</b> : <i className="plate none" />}
      <Icon name={kindIcon(posting.kind)} />
      <h3>{posting.title}</h3>
      <p className="where">
        <WhereLine posting={posting} widthM={whereM} />
        <WhenLine posting={posting} site={site} now={now} />
      </p>
      <div className="end">
        <Wanted posting={posting} />
        <Pay pay={posting.pay} className={isManyDigits(posting.pay, i18n.language) ? 'many' : ''} />
      </div>
    </li>
  )
})

/** Where a page has a place to spare. */
export function EmptyRow() {
  return <li className="row none" />
}
