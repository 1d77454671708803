// When the data shown was last known to be what the centre has. While the host vouches for it, that is now: no message says so.
import type { Freshness } from '../../electron/contract/views.ts'
import type { LineState } from './wire.ts'

/** The moment the data shown is of; null where the centre never answered. Without a line to the host nobody vouches for anything. */
export function freshAsOf<F extends Freshness>(freshness: F, now: Date, line: LineState = 'connected'): Date | null {
  if (freshness.isCurrent && line === 'connected') return now
  return freshness.updatedAt === null ? null : new Date(freshness.updatedAt)
}

/** What is still known once the line to the host is lost: until then the data was current. */
export function whenLineIsLost<F extends Freshness>(freshness: F, now: Date): F {
  return freshness.isCurrent ? { ...freshness, isCurrent: false, updatedAt: now.toISOString() } : freshness
}
