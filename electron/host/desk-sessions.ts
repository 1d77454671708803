// Desk sessions: who unlocked which desk. In memory only, so that a restart locks every desk; each ends after the idle time.
import { createHash } from 'node:crypto'
import type { StaffMember } from '../../db/model/staff.ts'

export type DeskSessions = {
  /** Begins a session and returns its token: 32 random bytes, base64url. */
  begin(staff: StaffMember): string
  /** Who holds the token, and keeps the session alive; null where it ended. */
  find(token: string): StaffMember | null
  end(token: string): void
  /** Ends every session of one of the staff, but the one named by `kept`. */
  endOf(staffId: string, kept?: string | null): void
  endAll(): void
}

/**
 * @param idleMs a session ends after so long without a call. The page locks itself sooner; this is the second lock.
 * @param monotonicMs a clock that never jumps
 */
export function createDeskSessions({
  idleMs,
  monotonicMs,
  randomBytes,
}: {
  idleMs: number
  monotonicMs: () => number
  randomBytes: (length: number) => Uint8Array
}): DeskSessions {
  const sessions = new Map<string, { staff: StaffMember; usedAt: number }>()
  // Tokens are looked up by their hash, so that the time of a look-up tells nothing of a token.
  const key = (token: string) => createHash('sha256').update(token).digest('hex')
  return {
    begin(staff) {
      for (const [k, s] of sessions) if (monotonicMs() - s.usedAt > idleMs) sessions.delete(k)
      const token = Buffer.from(randomBytes(32)).toString('base64url')
      sessions.set(key(token), { staff, usedAt: monotonicMs() })
      return token
    },
    find(token) {
      const session = sessions.get(key(token))
      if (!session) return null
      if (monotonicMs() - session.usedAt > idleMs) {
        sessions.delete(key(token))
        return null
      }
      session.usedAt = monotonicMs()
      return session.staff
    },
    end: token => void sessions.delete(key(token)),
    endOf(staffId, kept = null) {
      const stays = kept === null ? null : key(kept)
      for (const [k, s] of sessions) if (s.staff.id === staffId && k !== stays) sessions.delete(k)
    },
    endAll: () => sessions.clear(),
  }
}
