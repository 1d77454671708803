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
  savePinHash,
  setStaffActive,
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
    if (!member?.isActive) throw new ProblemError('not-found')
    refuseWhileLocked(context, member)
    const at = context.now().toISOString()
    if (!isRight) return countWrong(context, member)
    clearFailedAttempts(site, id)
    appendAudit(site, { at, staffId: id, action: 'staff.unlock', subject: id })
    const staff = toMember(member)
    return { session: context.sessions.begin(staff), staff }
  },
}

/** One more wrong PIN of somebody: written down, and from the third on with a wait. */
function countWrong({ site, now }: CommandContext, { id, failedAttempts }: StaffRecord): Refusal {
  const at = now()
  const attempts = failedAttempts + 1
  const seconds = secondsToWait(attempts)
  markFailedAttempt(site, id, seconds ? new Date(at.getTime() + seconds * 1000).toISOString() : null)
  appendAudit(site, {
    at: at.toISOString(),
    staffId: id,
    action: 'staff.unlock-failed',
    subject: id,
    details: { attempts },
  })
  return seconds ? new Refusal('too-many-attempts', { seconds }) : new Refusal('wrong-pin')
}

function findSelf({ site, staff }: QueryContext | CommandContext): StaffRecord {
  const self = staff && findStaff(site, staff.id)
  if (!self) throw new ProblemError('locked')
  return self
}

/** One's own PIN. Other desks that stand open under one's name are locked; this one stays. */
export const changePin: Prepared<
  ParsedInputOf<'desk', 'staff.changePin'>,
  Record<string, never>,
  Verdict & { pinHash: string }
> = {
  prepare: async (context, { pin, next }) => {
    const self = findSelf(context)
    refuseWhileLocked(context, self)
    const isRight = await verifyPin(pin, self.pinHash)
    return { isRight, pinHash: isRight ? await hashPin(next, context.randomBytes(16)) : '' }
  },
  run: (context, _input, { isRight, pinHash }) => {
    const self = findSelf(context)
    refuseWhileLocked(context, self)
    if (!isRight) return countWrong(context, self)
    savePinHash(context.site, self.id, pinHash)
    appendAudit(context.site, {
      at: context.now().toISOString(),
      staffId: self.id,
      action: 'staff.change-pin',
      subject: self.id,
    })
    context.afterCommit(() => context.sessions.endOf(self.id, context.session))
    return {}
  },
}

/** Who is shut out loses every desk at once. Nobody can shut out the last head of station. */
export function setActive(
  context: CommandContext,
  { id, isActive }: ParsedInputOf<'desk', 'staff.setActive'>,
): OutputOf<'desk', 'staff.setActive'> {
  const { site } = context
  const member = findStaff(site, id)
  if (!member) throw new ProblemError('not-found')
  if (member.isActive !== isActive) {
    const heads = listStaff(site).filter(other => other.isActive && other.role === 'head')
    if (!isActive && heads.length === 1 && heads[0]?.id === id) throw new ProblemError('last-head')
    setStaffActive(site, id, isActive)
    appendAudit(site, {
      at: context.now().toISOString(),
      staffId: context.staff?.id ?? null,
      action: isActive ? 'staff.reactivate' : 'staff.deactivate',
      subject: id,
    })
    context.announce('staff')
    if (!isActive) context.afterCommit(() => context.sessions.endOf(id))
  }
  return { ...toMember(member), isActive }
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
