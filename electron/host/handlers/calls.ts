// Calling people back: the queue, one opened on purpose with the number, and what came of the call, which also moves the match on.
import { appendAudit } from '../../../db/audit.ts'
import {
  type CallTask,
  callsMadeSince,
  countFound,
  dueCalls,
  findAttempt,
  findCall,
  findCallOf,
  insertAttempt,
  insertCall,
  laterCalls,
  recallCall,
  settleCall,
  waitingCallsOf,
} from '../../../db/calls.ts'
import { findMatchOf } from '../../../db/matches.ts'
import { atCallableTime, callTimeOf, nextTry } from '../../../db/model/call.ts'
import { addDays, marketDay, startOfDay } from '../../../db/model/market-time.ts'
import type { MatchState } from '../../../db/model/match/state.ts'
import { isLive } from '../../../db/model/posting.ts'
import { currentId } from '../../../db/people.ts'
import { findRegistration } from '../../../db/registrations.ts'
import { findPosting } from '../../../db/search.ts'
import type { OutputOf, ParsedInputOf } from '../../contract/api.ts'
import type { CallDetail, CallRow } from '../../contract/desk-calls.ts'
import { ProblemError } from '../../contract/problem.ts'
import { mostFound } from '../call-queue.ts'
import { contactOf, toCallDetail, toCallRow } from '../call-rows.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { matchOf, newId, staffIdOf, tell, walk } from '../pair.ts'

const mostRows = 200
/** How far ahead a call may be put off. */
const mostDays = 60

/** One row a person, the first: in one call everything is talked about. */
function onceEach(tasks: readonly CallTask[]): CallTask[] {
  const seen = new Set<string>()
  return tasks.filter(({ registrationId }) => {
    if (registrationId === null) return true
    return !seen.has(registrationId) && seen.add(registrationId)
  })
}

export function list(context: QueryContext): OutputOf<'desk', 'calls.list'> {
  const { site, postings, settings } = context
  const now = context.now()
  const at = now.toISOString()
  const midnight = startOfDay(marketDay(now, settings.timeZone), settings.timeZone).toISOString()
  // A posting that has just ended is not called about, even before the queue was tidied; a number left for it deserves an answer.
  const isWorthIt = ({ reason, missed, postingId }: CallTask): boolean => {
    if (reason !== 'fits' || missed > 0 || postingId === null) return true
    const posting = findPosting(postings, postingId)
    return posting !== undefined && isLive(posting, now)
  }
  const due = onceEach(dueCalls(site, at, mostRows).filter(isWorthIt))
  const dueIds = new Set(due.map(task => task.registrationId))
  const later = onceEach(laterCalls(site, at, mostRows)).filter(
    ({ registrationId }) => registrationId === null || !dueIds.has(registrationId),
  )
  const made = callsMadeSince(site, midnight, mostRows)
  return {
    due: due.map(task => toCallRow(context, task)),
    later: later.map(task => toCallRow(context, task)),
    made: made.rows.map(({ task, outcome }) => toCallRow(context, task, outcome)),
    madeTotal: made.total,
    isFull: countFound(site) >= mostFound,
  }
}

/** The call itself; or, where its person was merged into another registration and has one of their own for this posting, that one. */
function getCall({ site }: CommandContext, id: string): CallTask {
  const task = findCall(site, id)
  if (!task) throw new ProblemError('not-found')
  const { postingId, registrationId: before } = task
  if (before === null) return task
  const registrationId = currentId(site, before)
  return registrationId === before ? task : (findCallOf(site, { postingId, registrationId }) ?? task)
}

/** The number is shown and the look written into the audit log, in one transaction. */
function look(context: CommandContext, task: CallTask): CallDetail {
  const detail = toCallDetail(context, task)
  if (detail.contact.number === '') throw new ProblemError('no-number')
  appendAudit(context.site, {
    at: context.now().toISOString(),
    staffId: staffIdOf(context),
    action: 'call.open',
    subject: task.registrationId ?? task.interestId ?? task.id,
    details: { call: task.id },
  })
  return detail
}

export function open(context: CommandContext, { id }: { id: string }): CallDetail {
  return look(context, getCall(context, id))
}

/** Calls a person out of a list. Whoever refused a posting is not called about it again, until a clerk takes that back. */
export function begin(
  context: CommandContext,
  { registrationId, postingId }: ParsedInputOf<'desk', 'calls.begin'>,
): CallDetail {
  const { site, postings } = context
  const at = context.now().toISOString()
  const registration = findRegistration(site, registrationId)?.registration
  if (!registration) throw new ProblemError('not-found')
  const before = findCallOf(site, { postingId, registrationId })
  if (before) {
    const isRefused = before.state === 'refused' && postingId !== null
    if (isRefused && findMatchOf(site, { postingId, registrationId })?.state === 'failed')
      throw new ProblemError('not-offered', { exclusion: 'refused-by-person' })
    if (before.state !== 'waiting') {
      recallCall(site, before.id, { reason: 'clerk', at })
      context.announce('calls')
    }
    return look(context, getCall(context, before.id))
  }
  const posting = postingId === null ? undefined : findPosting(postings, postingId)
  if (postingId !== null && !posting) throw new ProblemError('not-found')
  const id = newId(context)
  insertCall(site, {
    id,
    reason: 'clerk',
    postingId,
    postingTitle: posting?.title ?? null,
    registrationId,
    interestId: null,
    score: null,
    dueAt: at,
    createdAt: at,
  })
  context.announce('calls')
  return look(context, getCall(context, id))
}

/** What came of a call. Sent twice it is one. */
export function record(context: CommandContext, input: ParsedInputOf<'desk', 'calls.record'>): CallRow {
  const { site } = context
  const { id, attemptId, outcome, note } = input
  const task = getCall(context, id)
  const again = findAttempt(site, attemptId)
  if (again) {
    if (again.taskId !== id || again.outcome !== outcome) throw new ProblemError('conflict')
    return toCallRow(context, task, outcome)
  }
  const registration =
    task.registrationId === null ? undefined : findRegistration(site, task.registrationId)?.registration
  if (contactOf(context, task, registration).number === '') throw new ProblemError('no-number')
  const at = context.now().toISOString()
  const staffId = staffIdOf(context)
  const missed = outcome === 'not-reached' ? task.missed + 1 : 0
  const dueAt = dueAfter(context, input, missed)
  insertAttempt(site, { id: attemptId, taskId: id, at, staffId, outcome, dueAt, note })
  const state = outcome === 'refused' ? 'refused' : dueAt === null ? 'done' : 'waiting'
  settleCall(site, id, { state, dueAt: dueAt ?? at, missed, at })
  if (outcome === 'not-reached') putOffOthers(context, task, dueAt)
  appendAudit(site, {
    at,
    staffId,
    action: 'call.record',
    subject: task.registrationId ?? task.interestId ?? id,
    details: { call: id, outcome },
  })
  if (registration && task.postingId !== null && (outcome === 'interested' || outcome === 'refused'))
    moveMatch(context, { postingId: task.postingId, registrationId: registration.id }, outcome, note)
  context.announce('calls')
  return toCallRow(context, getCall(context, id), outcome)
}

/** Reached and undecided people are asked again after so many days. */
const reachedDays = 3

/** When to call again; null: not again. */
function dueAfter(
  context: CommandContext,
  { outcome, next }: Pick<ParsedInputOf<'desk', 'calls.record'>, 'outcome' | 'next'>,
  missed: number,
): string | null {
  const { timeZone } = context.settings
  const now = context.now()
  const today = marketDay(now, timeZone)
  if (outcome === 'refused' || next === 'none') return null
  if (next === 'auto') {
    if (outcome === 'not-reached') return nextTry(missed, now, timeZone).toISOString()
    return outcome === 'reached' ? callTimeOf(addDays(today, reachedDays), timeZone).toISOString() : null
  }
  if (next < today) throw new ProblemError('bad-input', { fields: { next: 'day-past' } })
  if (next > addDays(today, mostDays)) throw new ProblemError('bad-input', { fields: { next: 'call-too-far' } })
  if (next > today) return callTimeOf(next, timeZone).toISOString()
  // Later today.
  return atCallableTime(new Date(now.getTime() + 2 * 3_600_000), timeZone).toISOString()
}

/** Nobody answers at that number: what else this person is to be called about waits as long. */
function putOffOthers({ site, now }: CommandContext, { id, registrationId }: CallTask, dueAt: string | null): void {
  if (registrationId === null || dueAt === null) return
  for (const other of waitingCallsOf(site, registrationId))
    if (other.id !== id && other.dueAt < dueAt)
      settleCall(site, other.id, { state: 'waiting', dueAt, missed: other.missed, at: now().toISOString() })
}

const towards: Record<'interested' | 'refused', Partial<Record<MatchState | 'none', MatchState[]>>> = {
  interested: {
    none: ['recommended', 'contacted'],
    recommended: ['contacted'],
    failed: ['recommended', 'contacted'],
  },
  refused: {
    none: ['recommended', 'failed'],
    recommended: ['failed'],
    contacted: ['failed'],
    talking: ['failed'],
  },
}

/** Somebody interested was contacted; somebody who refused is not asked again. What stands further on is left as it is. */
function moveMatch(
  context: CommandContext,
  ids: { postingId: string; registrationId: string },
  outcome: 'interested' | 'refused',
  note: string,
): void {
  const known = findMatchOf(context.site, ids)
  if (!known && !findPosting(context.postings, ids.postingId)) return
  const match = matchOf(context, ids)
  const path = towards[outcome][match.state ?? 'none']
  if (!path) return
  const reopens = match.state === 'failed'
  if (reopens && note === '') throw new ProblemError('bad-input', { fields: { note: 'word-missing' } })
  const words = { reason: outcome === 'refused' ? ('person-declined' as const) : null, note, talk: null }
  if (reopens) {
    // Taking a refusal back needs the clerk's word, which belongs to its first step.
    const open = walk(context, match, path.slice(0, 1), words)
    walk(context, open, path.slice(1), { ...words, note: '' })
  } else walk(context, match, path, words)
  tell(context)
}
