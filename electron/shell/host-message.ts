// What main tells the host process. A port comes with each `port` message; everything else goes over those ports.
import type { Role } from '../contract/call.ts'

export type ToHostProcess =
  /** `page` is the number of the page: an earlier port of the same page ends. */
  { type: 'port'; role: Role; page: number } | { type: 'stop' }
