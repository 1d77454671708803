// Queue numbers (叫号): taken at the touch screen or given at a desk, called by a desk, shown on the board without any name.
import { z } from 'zod'

export const queueState = z.enum(['waiting', 'called', 'served', 'missed'])
export type QueueState = z.output<typeof queueState>

/** As shown and said, e.g. `A036`. Numbers begin at 1 on every market day. */
export function queueText(prefix: string, number: number): string {
  return prefix + String(number).padStart(3, '0')
}

/** How long a called number stands large on the board (design/README.md, Motion). */
export const calledMs = 20_000
