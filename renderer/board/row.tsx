// One posting as a line of the ledger: code, kind, title, place and time, how many, pay.
import { type CSSProperties, memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { Icon } from '../shared/icons.tsx'
import { kindIcon } from '../shared/kind-words.ts'
import { leastWhere, SecondLine, Title, Wanted, WhereLine } from './facts.tsx'
import type { Plan } from './layout.ts'
import { type PayWidth, payWidth, wantedWidth, withoutMonths } from './posting-words.ts'
import { ShownPay } from './shown-pay.tsx'
import { shownPosting } from './shown-text.ts'
import { textEm } from './text-width.ts'

type Props = { posting: BoardPosting; plan: Plan; site: SiteView; now: Date }

/** What the columns for pay and head count have in any case (rows.css, formats.css). */
const payM = 11.625
const needM = { wide: 5.375, strip: 6.25 }

type Room = {
  titleM: number
  whereM: number
  /** Whether the second line of a strip has no room for the head count. */
  isTight: boolean
}

/** What pay and head count leave for the title and for the line of employer and place. They take their room first. */
function roomFor(plan: Plan, { number, below }: PayWidth, need: number, leastM: number): Room {
  const pay = Math.max(number, below)
  if (plan.rowForm === 'wide') {
    const more = Math.max(0, pay - payM) + Math.max(0, need - needM.wide)
    return { titleM: plan.titleM, whereM: plan.whereM - more, isTight: false }
  }
  if (plan.rowForm === 'stacked') {
    return { titleM: plan.titleM - pay, whereM: plan.whereM - Math.max(pay, need), isTight: false }
  }
  // On a strip the second line belongs to place and head count; what stands below a pay stands before the head count.
  if (below === 0) {
    const second = Math.max(needM.strip, need)
    return { titleM: plan.titleM - Math.max(number, second), whereM: plan.whereM - second, isTight: false }
  }
  const isTight = plan.whereM - below - need - 0.5 < leastM
  return { titleM: plan.titleM - number, whereM: plan.whereM - below - (isTight ? 0 : need + 0.5), isTight }
}

export const Row = memo(function Row({ posting: given, plan, site, now }: Props) {
  const { t, i18n } = useTranslation('board')
  // On a strip English units would leave no room for a title, and "×13 a year" none for a place.
  const isShort = plan.rowForm === 'strip' && i18n.language === 'en'
  const posting = useMemo(() => {
    const shown = shownPosting(given, i18n.language)
    return isShort ? withoutMonths(shown) : shown
  }, [given, i18n.language, isShort])
  const pay = payWidth(t, posting, i18n.language, isShort)
  const leastM = leastWhere(t, posting)
  // One that was not given stands on two lines where rows are wide.
  const isUnsaid = posting.headcount === null && posting.remaining === null
  const need = plan.rowForm === 'wide' && isUnsaid ? 0 : wantedWidth(t, posting)
  const { titleM, whereM, isTight } = roomFor(plan, pay, need, leastM)
  // At full size if that fits on a line, else smaller, on two lines if need be.
  const em = textEm(posting.title)
  // A second line that says there is no employer is not given up for a second line of the title.
  const hasSecond = plan.rowForm === 'stacked' && posting.employer.name === null && whereM < leastM
  const size = em * 1.75 <= titleM ? '' : em * 1.375 <= titleM || hasSecond ? ' mid' : ' long'
  return (
    <li
      className={`row${size}${isTight ? ' tight' : ''}`}
      style={{ '--left': titleM } as CSSProperties}
      data-id={posting.id}
    >
      {posting.code !== null ? <b className="plate num">{posting.code}</b> : <i className="plate none" />}
      <Icon name={kindIcon(posting.kind)} />
      <Title title={posting.title} />
      <p className="where">
        <WhereLine posting={posting} widthM={whereM} />
        <SecondLine posting={posting} site={site} now={now} widthM={whereM} />
      </p>
      <div className="end">
        <Wanted posting={posting} />
        <ShownPay posting={posting} below={isShort ? 'always' : 'long'} />
      </div>
    </li>
  )
})

/** Where a page has a place to spare. */
export function EmptyRow() {
  return <li className="row none" />
}
