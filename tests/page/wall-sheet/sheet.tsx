// Rows or cards by the hundred, with the board's own parts, plan and style sheets, in boxes exactly as wide and high as those a
// wall of this size gives them. Nothing moves, so that one look measures everything.
import type { CSSProperties } from 'react'
import type { BoardPosting, SiteView } from '../../../electron/contract/views.ts'
import '../../../renderer/board/frame.css'
import '../../../renderer/board/words.css'
import '../../../renderer/board/states.css'
import '../../../renderer/board/cards.css'
import '../../../renderer/board/rows.css'
import '../../../renderer/board/formats.css'
import { Card } from '../../../renderer/board/card.tsx'
import type { Plan } from '../../../renderer/board/layout.ts'
import { Row } from '../../../renderer/board/row.tsx'

type Shown = { plan: Plan; site: SiteView; now: Date }
export type Room = { rowsPx: number; cardsPx: number; cardsHighPx: number }

const classesOf = (plan: Plan) =>
  ['frame', plan.format, `rows-${plan.rowForm}`, !plan.hasNotes && 'no-notes'].filter(Boolean).join(' ')

const styleOf = (plan: Plan) =>
  ({
    '--row': `${plan.rowPx}px`,
    '--title': plan.titleM,
    '--cards': plan.cards,
    '--card': plan.stripCardM,
  }) as CSSProperties

/** The empty wall, from which the room of rows and cards is read. */
export function Skeleton({ plan }: { plan: Plan }) {
  return (
    <main className={classesOf(plan)} style={styleOf(plan)}>
      <header className="head" />
      <section className="lane urgent">
        <div className="spine" />
        <div className="turning">
          <div className="layer cards front" />
        </div>
      </section>
      <section className="lane jobs">
        <div className="spine" />
        <ol className="rows still" />
      </section>
      {plan.hasNotes && <footer className="lane notes" />}
    </main>
  )
}

/** What lays the sheet out is on the element itself, so that no style of the board has to be changed for it. */
const unbounded = (plan: Plan): CSSProperties => ({
  ...styleOf(plan),
  display: 'block',
  height: 'auto',
  width: 'max-content',
  padding: 0,
  overflow: 'visible',
})

export function Rows({ postings, room, plan, ...shown }: Shown & { postings: readonly BoardPosting[]; room: Room }) {
  return (
    <main className={classesOf(plan)} style={unbounded(plan)}>
      <ol className="rows still" style={{ width: room.rowsPx, margin: 0 }}>
        {postings.map((posting, slot) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot's elements are used again for its next posting
          <Row key={slot} posting={posting} plan={plan} {...shown} />
        ))}
      </ol>
    </main>
  )
}

export function Cards({ postings, room, plan, ...shown }: Shown & { postings: readonly BoardPosting[]; room: Room }) {
  const groups = Array.from({ length: Math.ceil(postings.length / plan.cards) }, (_, i) =>
    postings.slice(i * plan.cards, (i + 1) * plan.cards),
  )
  return (
    <main className={classesOf(plan)} style={unbounded(plan)}>
      {groups.map((group, slot) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={slot}
          className="urgent layer cards front"
          style={{ width: room.cardsPx, height: room.cardsHighPx, padding: 0 }}
        >
          {group.map((posting, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Card key={place} posting={posting} plan={plan} {...shown} />
          ))}
        </div>
      ))}
    </main>
  )
}
