// What was done for two registrations goes over when they become one: matches, calls and sign-ins. Where both have one of the same
// posting or day, the one that tells how things stand goes on; the other stays with the registration that was emptied, closed, its
// history read together with the one that went on. What happened is never changed.
import { type Match, matchesOfPerson, overruleMatch } from './matches.ts'
import { tellsMore } from './model/match/state.ts'
import type { WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

type Ids = { keep: string; drop: string }

/** Call inside the transaction that merges, while both still stand for themselves. */
export function moveWhatWasDone(db: WriteDb<'site'>, ids: Ids, by: { at: string; staffId: string }): void {
  moveMatches(db, ids, by)
  moveCalls(db, ids, by.at)
  moveSignIns(db, ids, by.at)
  prepared(db, 'update day_order_word set registration_id = @keep where registration_id = @drop').run(ids)
}

/** Stands for a posting or a day for a moment, because a pair of registration and posting is there once. */
const nowhere = 'moving'

/** The dropped one's row is the kept one's from now on; where that has one too, it stays behind in its place. */
function giveOver(
  db: WriteDb<'site'>,
  table: 'match' | 'call_task',
  ids: Ids,
  theirs: { id: string; postingId: string | null },
  mine?: { id: string },
): void {
  const give = prepared(db, `update ${table} set registration_id = ? where id = ?`)
  const place = prepared(db, `update ${table} set posting_id = ? where id = ?`)
  if (mine) place.run(nowhere, mine.id)
  give.run(ids.keep, theirs.id)
  if (!mine) return
  give.run(ids.drop, mine.id)
  place.run(theirs.postingId, mine.id)
}

function moveMatches(db: WriteDb<'site'>, ids: Ids, by: { at: string; staffId: string }): void {
  const kept = new Map(matchesOfPerson(db, ids.keep).map(match => [match.postingId, match]))
  for (const theirs of matchesOfPerson(db, ids.drop)) {
    const mine = kept.get(theirs.postingId)
    const goesOver = !mine || tellsMore(theirs, mine)
    if (goesOver) giveOver(db, 'match', ids, theirs, mine)
    if (mine) keepOverrules(db, goesOver ? theirs : mine, goesOver ? mine : theirs, by)
  }
}

/** What the clerk decided about either holds: the later word first, points where only one has some. */
function keepOverrules(db: WriteDb<'site'>, on: Match, behind: Match, by: { at: string; staffId: string }): void {
  const inTurn = on.updatedAt >= behind.updatedAt ? [on, behind] : [behind, on]
  const decided = inTurn.find(({ isExcluded, isAdded }) => isExcluded || isAdded)
  const happened = { ...by, note: '' }
  if (decided && (decided.isExcluded !== on.isExcluded || decided.isAdded !== on.isAdded))
    overruleMatch(db, on.id, { ...happened, kind: decided.isExcluded ? 'excluded' : 'added' })
  if (on.bias === 0 && behind.bias !== 0) overruleMatch(db, on.id, { ...happened, kind: 'moved', bias: behind.bias })
}

type Call = {
  id: string
  postingId: string | null
  interestId: string | null
  state: string
  dueAt: string
  /** When it was spoken of last: a call, a number left, a clerk who put it in front. */
  lastAt: string
}

function callsOf(db: WriteDb<'site'>, registrationId: string): Call[] {
  const sql = `select id, posting_id as postingId, interest_id as interestId, state, due_at as dueAt,
      max(coalesce((select max(a.at) from call_attempt a where a.task_id = call_task.id), ''),
        case when reason = 'fits' then '' else updated_at end) as lastAt
    from call_task where registration_id = ? order by created_at, id`
  return prepared(db, sql).all(registrationId) as Call[]
}

/** Nobody is called twice for one posting, and nobody again who has said no: what was said last counts. */
function moveCalls(db: WriteDb<'site'>, ids: Ids, at: string): void {
  const kept = new Map(callsOf(db, ids.keep).map(call => [call.postingId, call]))
  for (const theirs of callsOf(db, ids.drop)) {
    const mine = kept.get(theirs.postingId)
    const goesOver = !mine || goesOn(theirs, mine)
    if (goesOver) giveOver(db, 'call_task', ids, theirs, mine)
    if (!mine) continue
    const [on, behind] = goesOver ? [theirs, mine] : [mine, theirs]
    prepared(db, "update call_task set state = 'done', updated_at = ? where id = ? and state = 'waiting'").run(
      at,
      behind.id,
    )
    if (behind.interestId === null || on.interestId !== null) continue
    prepared(db, 'update call_task set interest_id = null where id = ?').run(behind.id)
    prepared(db, 'update call_task set interest_id = ? where id = ?').run(behind.interestId, on.id)
  }
}

function goesOn(one: Call, other: Call): boolean {
  if (one.lastAt !== other.lastAt) return one.lastAt > other.lastAt
  const [isOpen, isOtherOpen] = [one.state === 'waiting', other.state === 'waiting']
  return isOpen === isOtherOpen ? one.dueAt < other.dueAt : isOpen
}

/** Nobody stands in a line twice: the earlier number of those who are here goes on. */
function moveSignIns(db: WriteDb<'site'>, ids: Ids, at: string): void {
  type Here = { day: string; number: number; leftAt: string | null }
  const of = (id: string) =>
    prepared(db, 'select day, number, left_at as leftAt from sign_in where registration_id = ?').all(id) as Here[]
  const kept = new Map(of(ids.keep).map(row => [row.day, row]))
  const give = prepared(db, 'update sign_in set registration_id = ? where day = ? and number = ?')
  const leave = prepared(db, 'update sign_in set left_at = coalesce(left_at, ?) where day = ? and number = ?')
  for (const theirs of of(ids.drop)) {
    const mine = kept.get(theirs.day)
    if (!mine) {
      give.run(ids.keep, theirs.day, theirs.number)
      continue
    }
    const isHere = (row: Here) => row.leftAt === null
    const isTheirs = isHere(theirs) === isHere(mine) ? theirs.number < mine.number : isHere(theirs)
    const behind = isTheirs ? mine : theirs
    if (isTheirs) {
      prepared(db, 'update sign_in set day = ? where day = ? and number = ?').run(nowhere, mine.day, mine.number)
      give.run(ids.keep, theirs.day, theirs.number)
      give.run(ids.drop, nowhere, mine.number)
      prepared(db, 'update sign_in set day = ? where day = ? and number = ?').run(mine.day, nowhere, mine.number)
    }
    leave.run(at, behind.day, behind.number)
  }
}
