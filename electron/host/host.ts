// The host's outside: what every transport may do with it. Made by createHost in create-host.ts.
import type { FromHost, Role } from '../contract/call.ts'

/** One page's line to the host. The role is fixed when the line is made and cannot be changed by any message. */
type Connection = {
  /** Answers one request envelope (contract/call.ts `request`), whatever arrives. Never rejects. */
  handle(message: unknown): Promise<FromHost>
  /** News for this page; returns how to stop listening. */
  onNews(listener: (news: FromHost) => void): () => void
  close(): void
}

export type Host = {
  connect(role: Role): Connection
  /** Stops sync, checkpoints and closes both databases. */
  stop(): Promise<void>
}
