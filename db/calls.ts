// Every statement about telephone calls to be made: who waits and why, what came of each call, and the history, which only grows.
import type { CallOutcome, CallReason } from './model/call.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type CallState = 'waiting' | 'done' | 'refused' | 'gone'

export type CallTask = {
  id: string
  reason: CallReason
  postingId: string | null
  /** As it stood: the posting may be gone. */
  postingTitle: string | null
  registrationId: string | null
  interestId: string | null
  score: number | null
  state: CallState
  dueAt: string
  /** How often in a row nobody answered. */
  missed: number
  createdAt: string
  updatedAt: string
}

export type CallAttempt = {
  id: string
  taskId: string
  at: string
  staffId: string
  outcome: CallOutcome
  /** When to call again; null: not again. */
  dueAt: string | null
  note: string
}

const columns = `id, reason, posting_id as postingId, posting_title as postingTitle, registration_id as registrationId,
  interest_id as interestId, score, state, due_at as dueAt, missed, created_at as createdAt, updated_at as updatedAt`

/** Somebody must be there to be called: what was erased or withdrawn is not listed any more. */
const isThere = `(exists (select 1 from registration r where r.id = call_task.registration_id and r.contact_number <> '')
  or exists (select 1 from interest i where i.id = call_task.interest_id and i.contact_number is not null))`

export function findCall(db: ReadDb<'site'>, id: string): CallTask | undefined {
  return prepared(db, `select ${columns} from call_task where id = ?`).get(id) as CallTask | undefined
}

export function findCallOf(
  db: ReadDb<'site'>,
  { postingId, registrationId }: { postingId: string | null; registrationId: string },
): CallTask | undefined {
  const sql = `select ${columns} from call_task where posting_id is ? and registration_id = ? order by state = 'waiting' desc, created_at desc limit 1`
  return prepared(db, sql).get(postingId, registrationId) as CallTask | undefined
}

/** Who is to be called by `now`: numbers left at the touch screen first, then who waits longest, the better fitting first. */
export function dueCalls(db: ReadDb<'site'>, now: string, limit: number): CallTask[] {
  const sql = `select ${columns} from call_task where state = 'waiting' and due_at <= ? and ${isThere}
    order by reason = 'interest' and missed = 0 desc, due_at, score desc, rowid limit ?`
  return prepared(db, sql).all(now, limit) as CallTask[]
}

/** Who is to be called later, the next first. */
export function laterCalls(db: ReadDb<'site'>, now: string, limit: number): CallTask[] {
  const sql = `select ${columns} from call_task where state = 'waiting' and due_at > ? and ${isThere} order by due_at, rowid limit ?`
  return prepared(db, sql).all(now, limit) as CallTask[]
}

/** When the next call becomes due that is not yet; null where there is none. */
export function nextDueCall(db: ReadDb<'site'>, now: string): string | null {
  const sql = "select min(due_at) as at from call_task where state = 'waiting' and due_at > ?"
  return (prepared(db, sql).get(now) as { at: string | null }).at
}

/** What was called since a moment, the latest first, each with its last outcome. */
export function callsMadeSince(
  db: ReadDb<'site'>,
  since: string,
  limit: number,
): { total: number; rows: { task: CallTask; outcome: CallOutcome; at: string }[] } {
  const { total } = prepared(db, 'select count(distinct task_id) as total from call_attempt where at >= ?').get(
    since,
  ) as {
    total: number
  }
  const sql = `select task_id as taskId, outcome, at from call_attempt a where at >= ?
    and seq = (select max(seq) from call_attempt b where b.task_id = a.task_id) order by seq desc limit ?`
  const last = prepared(db, sql).all(since, limit) as { taskId: string; outcome: CallOutcome; at: string }[]
  const rows = last.flatMap(({ taskId, outcome, at }) => {
    const task = findCall(db, taskId)
    return task ? [{ task, outcome, at }] : []
  })
  return { total, rows }
}

/** What else this person is to be called about. */
export function waitingCallsOf(db: ReadDb<'site'>, registrationId: string): CallTask[] {
  const sql = `select ${columns} from call_task where state = 'waiting' and registration_id = ? order by due_at, rowid`
  return prepared(db, sql).all(registrationId) as CallTask[]
}

/** How many wait because the machine found them. */
export function countFound(db: ReadDb<'site'>): number {
  const sql = `select count(*) as total from call_task where state = 'waiting' and reason = 'fits' and ${isThere}`
  return (prepared(db, sql).get() as { total: number }).total
}

/** Postings for which somebody waits whom nobody has called yet. */
export function postingsToCallFor(db: ReadDb<'site'>): string[] {
  const sql = `select distinct posting_id as id from call_task where state = 'waiting' and reason = 'fits'
    and not exists (select 1 from call_attempt a where a.task_id = call_task.id)`
  return (prepared(db, sql).all() as { id: string }[]).map(row => row.id)
}

/** Nobody needs to be called for a posting that ended before anybody was. Call inside a transaction. */
export function dropCallsFor(db: WriteDb<'site'>, postingId: string, at: string): number {
  const sql = `update call_task set state = 'gone', updated_at = ? where posting_id = ? and state = 'waiting' and reason = 'fits'
    and not exists (select 1 from call_attempt a where a.task_id = call_task.id)`
  return prepared(db, sql).run(at, postingId).changes
}

/** Puts somebody into the queue. Call inside a transaction. */
export function insertCall(db: WriteDb<'site'>, task: Omit<CallTask, 'state' | 'missed' | 'updatedAt'>): void {
  prepared(
    db,
    `insert into call_task (id, reason, posting_id, posting_title, registration_id, interest_id, score, due_at, created_at, updated_at)
     values (@id, @reason, @postingId, @postingTitle, @registrationId, @interestId, @score, @dueAt, @createdAt, @createdAt)`,
  ).run(task)
}

/** Brings one back to the front: by the clerk, or because the person left a number for this posting. Call inside a transaction. */
export function recallCall(
  db: WriteDb<'site'>,
  id: string,
  { reason, interestId, at }: { reason: CallReason; interestId?: string; at: string },
): void {
  prepared(
    db,
    `update call_task set reason = ?, interest_id = coalesce(?, interest_id), state = 'waiting', due_at = ?, missed = 0, updated_at = ?
     where id = ?`,
  ).run(reason, interestId ?? null, at, at, id)
}

/** Where a task stands after a call. Call inside a transaction, together with `insertAttempt`. */
export function settleCall(
  db: WriteDb<'site'>,
  id: string,
  to: { state: CallState; dueAt: string; missed: number; at: string },
): void {
  prepared(db, 'update call_task set state = ?, due_at = ?, missed = ?, updated_at = ? where id = ?').run(
    to.state,
    to.dueAt,
    to.missed,
    to.at,
    id,
  )
}

export function insertAttempt(db: WriteDb<'site'>, attempt: CallAttempt): void {
  const { note, ...rest } = attempt
  const { lastInsertRowid } = prepared(
    db,
    `insert into call_attempt (id, task_id, at, staff_id, outcome, due_at) values (@id, @taskId, @at, @staffId, @outcome, @dueAt)`,
  ).run(rest)
  if (note !== '') prepared(db, 'insert into call_note (attempt_seq, text) values (?, ?)').run(lastInsertRowid, note)
}

const attemptColumns = `a.id, a.task_id as taskId, a.at, a.staff_id as staffId, a.outcome, a.due_at as dueAt, coalesce(n.text, '') as note
  from call_attempt a left join call_note n on n.attempt_seq = a.seq`

export function findAttempt(db: ReadDb<'site'>, id: string): CallAttempt | undefined {
  return prepared(db, `select ${attemptColumns} where a.id = ?`).get(id) as CallAttempt | undefined
}

/** Every call to a task, in order, with those under registrations of the same person that were merged into this one. */
export function attemptsOf(db: ReadDb<'site'>, taskId: string): CallAttempt[] {
  const sql = `select ${attemptColumns} where a.task_id = @taskId or a.task_id in (
      select other.id from call_task mine join registration r on r.merged_into = mine.registration_id
      join call_task other on other.registration_id = r.id and other.posting_id is mine.posting_id where mine.id = @taskId)
    order by a.seq`
  return prepared(db, sql).all({ taskId }) as CallAttempt[]
}

export function hasScanned(db: ReadDb<'site'>, postingId: string): boolean {
  return prepared(db, 'select 1 from call_scan where posting_id = ?').get(postingId) !== undefined
}

/** People were looked for; not again for this posting. Call inside a transaction. */
export function markScanned(db: WriteDb<'site'>, postingId: string, at: string): void {
  prepared(db, 'insert into call_scan (posting_id, at) values (?, ?) on conflict (posting_id) do nothing').run(
    postingId,
    at,
  )
}

/** Forgets what was looked through before a moment. Call inside a transaction. */
export function pruneScans(db: WriteDb<'site'>, before: string): void {
  prepared(db, 'delete from call_scan where at < ?').run(before)
}

/** As `eraseCallNotes`, for a number left by somebody who is not registered: what was said goes with the number. */
export function eraseCallNotesOfNumber(db: WriteDb<'site'>, interestId: string): void {
  prepared(
    db,
    `delete from call_note where attempt_seq in (
       select a.seq from call_attempt a join call_task c on c.id = a.task_id where c.interest_id = ? and c.registration_id is null)`,
  ).run(interestId)
}

/** Erases the clerk's words about calls to a person, with the registration (PIPL art. 47). Call inside that transaction. */
export function eraseCallNotes(db: WriteDb<'site'>, registrationId: string): void {
  prepared(
    db,
    `delete from call_note where attempt_seq in (
       select a.seq from call_attempt a join call_task c on c.id = a.task_id where c.registration_id = ?)`,
  ).run(registrationId)
}
