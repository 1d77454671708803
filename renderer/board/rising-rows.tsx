// Postings that rise for ever: two pages of rows that take turns. Each is filled anew while it is out of sight, so the number of
// elements is the same for five postings and for five thousand.
import { type Ref, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { asItIs, type Changed } from './changed.ts'
import type { Plan } from './layout.ts'
import { type Rising, startRising } from './rising-pages.ts'
import { EmptyRow, Row } from './row.tsx'

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

type Pages = readonly [readonly BoardPosting[], readonly BoardPosting[]]

export function RisingRows({ plan, site, now, isBelowUrgent, isCovered, changed, onTake }: Props) {
  const first = useRef<HTMLOListElement>(null)
  const second = useRef<HTMLOListElement>(null)
  const [pages, setPages] = useState<Pages>([[], []])
  // The room is as high as when the urgent lane is closed, and stands on the lane's foot: when that lane opens or closes, rows
  // are covered or uncovered, and nothing that can be seen jumps.
  const coveredPx = useRef(isBelowUrgent ? plan.openLanePx - plan.lanePx : 0)
  const movement = useRef<Rising | null>(null)
  const { rowPx, pageRows, speedPx, openLanePx } = plan

  useLayoutEffect(() => {
    if (!first.current || !second.current) return
    setPages([onTake(pageRows), []])
    const rise = { pagePx: rowPx * pageRows, firstPx: coveredPx.current, pxPerSecond: speedPx }
    const rising = startRising([first.current, second.current], rise, index => {
      const rows = onTake(pageRows)
      setPages(([a, b]) => (index === 0 ? [rows, b] : [a, rows]))
    })
    movement.current = rising
    return () => rising.stop()
  }, [rowPx, pageRows, speedPx, onTake])

  useEffect(() => {
    if (isCovered) movement.current?.hold()
    else movement.current?.goOn()
  }, [isCovered])

  const page = (rows: readonly BoardPosting[], ref: Ref<HTMLOListElement>) => (
    <ol className="page" ref={ref}>
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
  )
  return (
    <div className="rows">
      <div className="rising" style={{ height: openLanePx }}>
        {page(pages[0], first)}
        {page(pages[1], second)}
      </div>
    </div>
  )
}
