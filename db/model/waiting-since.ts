// Since when a person waits: the first registration counts, also where others were merged with it.
import type { Registration } from './registration.ts'

/** ISO moment. */
export const waitingSinceOf = (registration: Registration): string =>
  typeof registration.waitingSince === 'string' ? registration.waitingSince : registration.createdAt
