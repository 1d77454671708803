// Today's urgent orders: cards that turn as pages; a new order stands in the first place at once.
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'
import { Card } from './card.tsx'
import type { Plan } from './layout.ts'
import { urgentPageMs } from './timing.ts'
import { shownUrgent, type UrgentTurn } from './urgent-turn.ts'
import { useTurning } from './use-turning.ts'

type Props = {
  urgent: ReadonlyMap<string, BoardPosting>
  turn: UrgentTurn
  total: number
  plan: Plan
  site: SiteView
  now: Date
  onTurn: (perPage: number) => void
}

export function UrgentLane({ urgent, turn, total, plan, site, now, onTurn }: Props) {
  const { t } = useTranslation('board')
  const { cards } = plan
  const isTurning = turn.order.length > cards
  const newest = turn.order[0]
  // Begins anew when an order comes in, so that it stays as long as any other.
  // biome-ignore lint/correctness/useExhaustiveDependencies: newest restarts the clock
  useEffect(() => {
    if (!isTurning) return
    const timer = setInterval(() => onTurn(cards), urgentPageMs)
    return () => clearInterval(timer)
  }, [isTurning, cards, newest, onTurn])

  const shown = useMemo(() => shownUrgent(turn, cards).flatMap(id => urgent.get(id) ?? []), [turn, cards, urgent])
  const { contents, front } = useTurning(shown, shown.map(posting => posting.id).join(' '))
  return (
    <section className="lane urgent">
      <h2 className="spine">
        {t('urgent')}
        <small className="num">{t('count', { total: Math.max(total, turn.order.length) })}</small>
      </h2>
      <div className="turning">
        {contents.map((page, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two layers that stay
          <div key={i} className={i === front ? 'layer cards front' : 'layer cards'} aria-hidden={i !== front}>
            {page?.map((posting, slot) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a slot keeps its place, whatever stands in it
              <Card key={slot} posting={posting} plan={plan} site={site} now={now} />
            ))}
          </div>
        ))}
      </div>
    </section>
  )
}
