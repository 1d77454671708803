// Postings that rise for ever: pages of rows that take turns. Each is filled anew while it is out of sight, so the number of
// elements is the same for five postings and for five thousand.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { asItIs, type Changed } from './changed.ts'
import type { Plan } from './layout.ts'
import { type Rising, startRising } from './rising-pages.ts'
import { EmptyRow, Row } from './row.tsx'
import { pageCount, topsPx } from './scroll-time.ts'

type Props = {
  plan: Plan
  site: SiteView
  now: Date
  /** Whether the urgent lane covers the upper part now. */
  isBelowUrgent: boolean
  /** Whether something stands before the postings: they wait. */
  isCovered: boolean
  changed: Changed
  onTake: (count: number) => BoardPosting[]
}

type Pages = readonly (readonly BoardPosting[])[]

export function RisingRows({ plan, site, now, isBelowUrgent, isCovered, changed, onTake }: Props) {
  const room = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<Pages>(() => Array.from({ length: pageCount }, () => []))
  // The room is as high as when the urgent lane is closed, and stands on the lane's foot: when that lane opens or closes, rows
  // are covered or uncovered, and nothing that can be seen jumps.
  const coveredPx = useRef(isBelowUrgent ? plan.openLanePx - plan.lanePx : 0)
  const movement = useRef<Rising | null>(null)
  const { rowPx, pageRows, speedPx, openLanePx } = plan

  useLayoutEffect(() => {
    const elements = [...(room.current?.children ?? [])] as HTMLElement[]
    const rise = { pagePx: rowPx * pageRows, firstPx: coveredPx.current, pxPerSecond: speedPx }
    // A page that waits above is filled when it comes up from below.
    setPages(topsPx(rise).map(top => (top >= rise.firstPx ? onTake(pageRows) : [])))
    const rising = startRising(elements, rise, index => {
      const rows = onTake(pageRows)
      setPages(before => before.map((page, i) => (i === index ? rows : page)))
    })
    movement.current = rising
    return () => rising.stop()
  }, [rowPx, pageRows, speedPx, onTake])

  useEffect(() => {
    if (isCovered) movement.current?.hold()
    else movement.current?.goOn()
  }, [isCovered])

  return (
    <div className="rows">
      <div className="rising" style={{ height: openLanePx }} ref={room}>
        {pages.map((rows, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pages stay
          <ol className="page" key={index}>
            {Array.from({ length: pageRows }, (_, slot) => {
              const posting = asItIs(rows[slot], changed)
              return posting ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a slot's elements are used again for its next posting
                <Row key={slot} posting={posting} plan={plan} site={site} now={now} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <EmptyRow key={slot} />
              )
            })}
          </ol>
        ))}
      </div>
    </div>
  )
}
