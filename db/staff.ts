// Staff and their PIN hashes. How a PIN is hashed is the host's work (electron/host/pin-hash.ts); here it is opaque text.
import type { StaffMember, StaffRole } from './model/staff.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type StaffRecord = StaffMember & {
  pinHash: string
  isActive: boolean
  failedAttempts: number
  lockedUntil: string | null
}

type Row = {
  id: string
  name: string
  role: StaffRole
  pin_hash: string
  is_active: number
  failed_attempts: number
  locked_until: string | null
}

const fromRow = (row: Row): StaffRecord => ({
  id: row.id,
  name: row.name,
  role: row.role,
  pinHash: row.pin_hash,
  isActive: row.is_active === 1,
  failedAttempts: row.failed_attempts,
  lockedUntil: row.locked_until,
})

export function listStaff(db: ReadDb<'site'>): StaffRecord[] {
  return (prepared(db, 'select * from staff order by created_at, id').all() as Row[]).map(fromRow)
}

export function findStaff(db: ReadDb<'site'>, id: string): StaffRecord | undefined {
  const row = prepared(db, 'select * from staff where id = ?').get(id) as Row | undefined
  return row && fromRow(row)
}

export function insertStaff(db: WriteDb<'site'>, member: StaffMember & { pinHash: string }, at: string): void {
  prepared(db, 'insert into staff (id, name, role, pin_hash, created_at) values (?, ?, ?, ?, ?)').run(
    member.id,
    member.name,
    member.role,
    member.pinHash,
    at,
  )
}

/** Counts a wrong PIN and says until when no further one is taken. */
export function markFailedAttempt(db: WriteDb<'site'>, id: string, lockedUntil: string | null): void {
  prepared(db, 'update staff set failed_attempts = failed_attempts + 1, locked_until = ? where id = ?').run(
    lockedUntil,
    id,
  )
}

export function clearFailedAttempts(db: WriteDb<'site'>, id: string): void {
  prepared(db, 'update staff set failed_attempts = 0, locked_until = null where id = ?').run(id)
}

/** Takes the desk away from somebody, or gives it back. What they did stays under their name. */
export function setStaffActive(db: WriteDb<'site'>, id: string, isActive: boolean): void {
  prepared(db, 'update staff set is_active = ?, failed_attempts = 0, locked_until = null where id = ?').run(
    Number(isActive),
    id,
  )
}

export function savePinHash(db: WriteDb<'site'>, id: string, pinHash: string): void {
  prepared(db, 'update staff set pin_hash = ?, failed_attempts = 0, locked_until = null where id = ?').run(pinHash, id)
}
