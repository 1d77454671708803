// The page of a locked desk: the market's name, one sheet, the clock. Nothing of anybody's.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDate } from '../../shared/format.ts'
import { Mark } from '../../shared/ui/mark.tsx'
import { useDesk } from '../desk-context.ts'
import { useShownNow } from '../ui/use-now.ts'

export function GateSheet({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  const { site } = useDesk()
  const { i18n } = useTranslation('desk')
  const now = useShownNow(1_000)
  return (
    <main className="gate">
      <header>
        <Mark />
        <b>{site.name}</b>
        <time className="num">
          {formatDate(now, site.timeZone, i18n.language)} {formatClock(now, site.timeZone)}
        </time>
      </header>
      <section>
        <h1>{title}</h1>
        <p>{lead}</p>
        {children}
      </section>
    </main>
  )
}
