// Postings as pages, for walls too low to scroll and for people who want no motion: each page stands still, then the next.
import { useEffect, useState } from 'react'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import type { Plan } from './layout.ts'
import { Row } from './row.tsx'
import { postingsPageMs } from './timing.ts'
import { useTurning } from './use-turning.ts'

type Props = {
  rows: number
  plan: Plan
  site: SiteView
  now: Date
  onTake: (count: number) => BoardPosting[]
}

type Page = { number: number; rows: readonly BoardPosting[] }

export function TurningRows({ rows, plan, site, now, onTake }: Props) {
  const [page, setPage] = useState<Page>({ number: 0, rows: [] })
  useEffect(() => {
    const next = () => {
      // Outside the setter, which React may call twice: taking moves the programme on.
      const taken = onTake(rows)
      setPage(({ number }) => ({ number: number + 1, rows: taken }))
    }
    next()
    const timer = setInterval(next, postingsPageMs)
    return () => clearInterval(timer)
  }, [rows, onTake])
  const { contents, front } = useTurning(page, String(page.number))
  return (
    <div className="rows turning">
      {contents.map((content, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two layers that stay
        <ol key={i} className={i === front ? 'layer front' : 'layer'} aria-hidden={i !== front}>
          {content?.rows.map((posting, slot) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a slot keeps its place
            <Row key={slot} posting={posting} plan={plan} site={site} now={now} />
          ))}
        </ol>
      ))}
    </div>
  )
}
