// Postings as pages, for walls too low to scroll and for people who want no motion: each page stands still, then the next.
import { useEffect, useState } from 'react'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { asItIs, type Changed } from './changed.ts'
import type { Plan } from './layout.ts'
import { EmptyRow, Row } from './row.tsx'
import { postingsPageMs } from './timing.ts'
import { useTurning } from './use-turning.ts'

type Props = {
  rows: number
  plan: Plan
  site: SiteView
  now: Date
  isCovered: boolean
  changed: Changed
  onTake: (count: number) => BoardPosting[]
}

type Page = { number: number; rows: readonly BoardPosting[] }

export function TurningRows({ rows, plan, site, now, isCovered, changed, onTake }: Props) {
  const [page, setPage] = useState<Page>({ number: 0, rows: [] })
  const hasBegun = page.number > 0
  // While something stands before the postings, the page waits; uncovered, it stays its whole time.
  useEffect(() => {
    if (isCovered && hasBegun) return
    const next = () => {
      // Outside the setter, which React may call twice: taking moves the programme on.
      const taken = onTake(rows)
      setPage(({ number }) => ({ number: number + 1, rows: taken }))
    }
    if (!hasBegun) next()
    const timer = setInterval(next, postingsPageMs)
    return () => clearInterval(timer)
  }, [rows, onTake, isCovered, hasBegun])
  const { contents, front } = useTurning(page, String(page.number))
  return (
    <div className="rows turning">
      {contents.map((content, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two layers that stay
        <ol key={i} className={i === front ? 'layer front' : 'layer'} aria-hidden={i !== front}>
          {/* A page that was taken for a higher wall ends where this one does. */}
          {content?.rows.slice(0, rows).map((taken, slot) => {
            const posting = asItIs(taken, changed)
            return posting ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a slot keeps its place
              <Row key={slot} posting={posting} plan={plan} site={site} now={now} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <EmptyRow key={slot} />
            )
          })}
        </ol>
      ))}
    </div>
  )
}
