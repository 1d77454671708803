// Who may use the desk: the first run makes the head of station; PINs open it; wrong ones make it wait longer and longer.
import { appendAudit } from '../../../db/audit.ts'
import type { StaffMember } from '../../../db/model/staff.ts'
import {
  clearFailedAttempts,
  findStaff,
  insertStaff,
  listStaff,
  markFailedAttempt,
  type StaffRecord,
} from '../../../db/staff.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import { ProblemError } from '../../contract/problem.ts'
import { type CommandContext, type Prepared, type QueryContext, Refusal } from '../context.ts'
import { hashPin, verifyPin } from '../pin-hash.ts'

const toMember = ({ id, name, role }: StaffRecord): StaffMember => ({ id, name, role })

export function isSetUp({ site }: QueryContext): OutputOf<'desk', 'staff.isSetUp'> {
  const staff = listStaff(site).filter(s => s.isActive)
  return { isSetUp: staff.length > 0, names: staff.map(toMember) }
}

type Session = OutputOf<'desk', 'staff.unlock'>

/** The first run: makes the head of station. There is no default PIN, and this works only while there is nobody. */
export const setUp: Prepared<ParsedInputOf<'desk', 'staff.setUp'>, Session, string> = {
  prepare: async ({ site, randomBytes }, input) => {
    if (listStaff(site).length > 0) throw new ProblemError('already-set-up')
    return hashPin(input.pin, randomBytes(16))
  },
  run: (context, input, pinHash) => {
    const { site } = context
    if (listStaff(site).length > 0) throw new ProblemError('already-set-up')
    const member: StaffMember = { id: input.id, name: input.name, role: 'head' }
    const at = context.now().toISOString()
    insertStaff(site, { ...member, pinHash }, at)
    appendAudit(site, { at, staffId: member.id, action: 'staff.set-up', subject: member.id })
    context.announce('staff')
    return { session: context.sessions.begin(member), staff: member }
  },
}

export const addStaff: Prepared<ParsedInputOf<'desk', 'staff.add'>, StaffMember, string> = {
  prepare: ({ randomBytes }, input) => hashPin(input.pin, randomBytes(16)),
  run: (context, { id, name, role }, pinHash) => {
    if (findStaff(context.site, id)) throw new ProblemError('conflict')
    const member: StaffMember = { id, name, role }
    const at = context.now().toISOString()
    insertStaff(context.site, { ...member, pinHash }, at)
    appendAudit(context.site, { at, staffId: context.staff?.id ?? null, action: 'staff.add', subject: id })
    context.announce('staff')
    return member
  },
}

/** Free tries, then a wait that doubles from 30 seconds up to an hour. */
const freeAttempts = 3
const secondsToWait = (failed: number) =>
  failed < freeAttempts ? 0 : Math.min(3600, 30 * 2 ** (failed - freeAttempts))

type Verdict = { isRight: boolean }

/** A wrong PIN is counted and written down before it is refused. */
export const unlock: Prepared<ParsedInputOf<'desk', 'staff.unlock'>, Session, Verdict> = {
  prepare: async (context, { id, pin }) => {
    const member = findStaff(context.site, id)
    if (!member?.isActive) throw new ProblemError('not-found')
    refuseWhileLocked(context, member)
    return { isRight: await verifyPin(pin, member.pinHash) }
  },
  run: (context, { id }, { isRight }) => {
    const { site } = context
    const member = findStaff(site, id)
    if (!member) throw new ProblemError('not-found')
    refuseWhileLocked(context, member)
    const now = context.now()
    const at = now.toISOString()
    if (!isRight) {
      const seconds = secondsToWait(member.failedAttempts + 1)
      markFailedAttempt(site, id, seconds ? new Date(now.getTime() + seconds * 1000).toISOString() : null)
      appendAudit(site, {
        at,
        staffId: id,
        action: 'staff.unlock-failed',
        subject: id,
        details: { attempts: member.failedAttempts + 1 },
      })
      return seconds ? new Refusal('too-many-attempts', { seconds }) : new Refusal('wrong-pin')
    }
    clearFailedAttempts(site, id)
    appendAudit(site, { at, staffId: id, action: 'staff.unlock', subject: id })
    const staff = toMember(member)
    return { session: context.sessions.begin(staff), staff }
  },
}

function refuseWhileLocked({ now }: Pick<QueryContext, 'now'>, member: StaffRecord): void {
  const left = member.lockedUntil ? Date.parse(member.lockedUntil) - now().getTime() : 0
  // A clock set back must not lock the desk for years.
  if (left > 0 && left <= 3_600_000) throw new ProblemError('too-many-attempts', { seconds: Math.ceil(left / 1000) })
}

export function lock(context: CommandContext): Record<string, never> {
  if (context.session) context.sessions.end(context.session)
  appendAudit(context.site, {
    at: context.now().toISOString(),
    staffId: context.staff?.id ?? null,
    action: 'staff.lock',
  })
  return {}
}

export function listForHead({ site }: QueryContext): OutputOf<'desk', 'staff.list'> {
  return { rows: listStaff(site).map(s => ({ ...toMember(s), isActive: s.isActive })) }
}
