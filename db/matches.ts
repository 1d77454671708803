// Every statement about matches: how far each pair has come, what the clerk decided about it, and the history, which only grows.
import type { Overrule, Overrules } from './match/overrules.ts'
import type { FailReason, MatchState, Overruling } from './model/match/state.ts'
import type { ReadDb, WriteDb } from './open.ts'
import { prepared } from './prepared.ts'

export type Match = {
  id: string
  postingId: string
  registrationId: string
  /** As it stood when the match was made: the posting may be gone. */
  posting: { title: string; kind: string | null; employer: string | null }
  /** Null while the clerk has only moved or excluded the pair. */
  state: MatchState | null
  isExcluded: boolean
  isAdded: boolean
  bias: number
  /** What the machine said when the match was made; null where it was not asked. */
  score: number | null
  createdAt: string
  updatedAt: string
}

export type MatchEvent = {
  seq: number
  matchId: string
  at: string
  staffId: string
  action: 'step' | 'undo' | 'move' | 'exclude' | 'include' | 'add'
  from: MatchState | null
  to: MatchState | null
  bias: number | null
  reason: FailReason | null
  /** The conversation it belongs to: one talk may be with several people. */
  talk: string | null
  note: string
}

type Happening = Omit<MatchEvent, 'seq' | 'matchId'>

type Row = {
  id: string
  posting_id: string
  registration_id: string
  posting_title: string
  posting_kind: string | null
  posting_employer: string | null
  state: MatchState | null
  is_excluded: number
  is_added: number
  bias: number
  score: number | null
  created_at: string
  updated_at: string
}

const fromRow = (row: Row): Match => ({
  id: row.id,
  postingId: row.posting_id,
  registrationId: row.registration_id,
  posting: { title: row.posting_title, kind: row.posting_kind, employer: row.posting_employer },
  state: row.state,
  isExcluded: row.is_excluded === 1,
  isAdded: row.is_added === 1,
  bias: row.bias,
  score: row.score,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const one = (row: unknown): Match | undefined => (row === undefined ? undefined : fromRow(row as Row))
const many = (rows: unknown[]): Match[] => (rows as Row[]).map(fromRow)

export function findMatch(db: ReadDb<'site'>, id: string): Match | undefined {
  return one(prepared(db, 'select * from match where id = ?').get(id))
}

export function findMatchOf(
  db: ReadDb<'site'>,
  { postingId, registrationId }: Pick<Match, 'postingId' | 'registrationId'>,
): Match | undefined {
  return one(
    prepared(db, 'select * from match where posting_id = ? and registration_id = ?').get(postingId, registrationId),
  )
}

/** What stayed behind when two registrations became one (db/merge-done.ts) says nothing of how things stand. */
const stands =
  'not exists (select 1 from registration r where r.id = match.registration_id and r.merged_into is not null)'

/** The people of a posting for whom something was done, the latest first. */
export function matchesOfPosting(db: ReadDb<'site'>, postingId: string): Match[] {
  const sql = `select * from match where posting_id = ? and ${stands} order by updated_at desc, id`
  return many(prepared(db, sql).all(postingId))
}

/** What was done for a person, the latest first: what the ledger of the hard to place shows. */
export function matchesOfPerson(db: ReadDb<'site'>, registrationId: string): Match[] {
  const sql = 'select * from match where registration_id = ? order by updated_at desc, id'
  return many(prepared(db, sql).all(registrationId))
}

/** Matches in a state, those first that have waited longest. */
export function matchesInState(db: ReadDb<'site'>, state: MatchState, limit: number): Match[] {
  const sql = `select * from match where state = ? and ${stands} order by updated_at, id limit ?`
  return many(prepared(db, sql).all(state, limit))
}

/** Makes the row of a pair without a state. Call inside a transaction, together with what happened first. */
export function insertMatch(
  db: WriteDb<'site'>,
  match: Pick<Match, 'id' | 'postingId' | 'registrationId' | 'posting' | 'score'>,
  at: string,
): void {
  prepared(
    db,
    `insert into match (id, posting_id, registration_id, posting_title, posting_kind, posting_employer, score, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    match.id,
    match.postingId,
    match.registrationId,
    match.posting.title,
    match.posting.kind,
    match.posting.employer,
    match.score,
    at,
    at,
  )
}

/**
 * Takes a match from one state to the next and writes it down. Call inside a transaction, after `stepProblem` found nothing.
 * @param step `from` is what the clerk saw (null: not recommended yet)
 * @returns false where the match is not in `from` any more; nothing was written then
 */
export function stepMatch(
  db: WriteDb<'site'>,
  id: string,
  step: {
    from: MatchState | null
    to: MatchState
    reason: FailReason | null
    talk: string | null
    note: string
    staffId: string
    at: string
  },
): boolean {
  return changeState(db, id, { ...step, action: 'step' })
}

/** Takes the last step back, with the clerk's word; what it undid stays in the history. False as in `stepMatch`. */
export function undoMatch(
  db: WriteDb<'site'>,
  id: string,
  undo: { from: MatchState; to: MatchState | null; note: string; staffId: string; at: string },
): boolean {
  return changeState(db, id, { ...undo, action: 'undo', reason: null, talk: null })
}

function changeState(db: WriteDb<'site'>, id: string, change: Omit<Happening, 'bias'>): boolean {
  const { changes } = prepared(db, 'update match set state = ?, updated_at = ? where id = ? and state is ?').run(
    change.to,
    change.at,
    id,
    change.from,
  )
  if (changes === 0) return false
  appendEvent(db, id, { ...change, bias: null })
  return true
}

/**
 * The state before the last step that was not taken back: where an undo leads. Undefined where there is none; null is
 * "not recommended yet".
 */
export function stateBefore(db: ReadDb<'site'>, id: string): MatchState | null | undefined {
  const before: (MatchState | null)[] = []
  for (const event of matchHistory(db, id)) {
    if (event.action === 'step') before.push(event.from)
    else if (event.action === 'undo') before.pop()
  }
  return before.at(-1)
}

/**
 * Overrules the machine about a pair, with the clerk's reason, which is kept. Call inside a transaction.
 * @param overrule `moved` sets the clerk's points (0 takes them back); `excluded` and `added` end each other; null takes both back
 */
export function overruleMatch(
  db: WriteDb<'site'>,
  id: string,
  overrule: { kind: Overruling | null; bias?: number; note: string; staffId: string; at: string },
): void {
  const { kind, at, staffId, note } = overrule
  const bias = kind === 'moved' ? (overrule.bias ?? 0) : null
  if (bias === null) {
    prepared(db, 'update match set is_excluded = ?, is_added = ?, updated_at = ? where id = ?').run(
      Number(kind === 'excluded'),
      Number(kind === 'added'),
      at,
      id,
    )
  } else prepared(db, 'update match set bias = ?, updated_at = ? where id = ?').run(bias, at, id)
  const action = kind === null ? 'include' : ({ moved: 'move', excluded: 'exclude', added: 'add' } as const)[kind]
  appendEvent(db, id, { action, bias, note, staffId, at, from: null, to: null, reason: null, talk: null })
}

function appendEvent(db: WriteDb<'site'>, matchId: string, event: Happening): void {
  const { lastInsertRowid } = prepared(
    db,
    `insert into match_event (match_id, at, staff_id, action, from_state, to_state, bias, reason, talk)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(matchId, event.at, event.staffId, event.action, event.from, event.to, event.bias, event.reason, event.talk)
  const note = event.note.trim()
  if (note !== '') prepared(db, 'insert into match_note (event_seq, text) values (?, ?)').run(lastInsertRowid, note)
}

const happened = `select e.seq, e.match_id as matchId, e.at, e.staff_id as staffId, e.action, e.from_state as "from",
    e.to_state as "to", e.bias, e.reason, e.talk, coalesce(n.text, '') as note
  from match_event e left join match_note n on n.event_seq = e.seq`

/** Everything that happened to a match, in order. */
export function matchHistory(db: ReadDb<'site'>, id: string): MatchEvent[] {
  return prepared(db, `${happened} where e.match_id = ? order by e.seq`).all(id) as MatchEvent[]
}

/** The same, with what happened under registrations of the same person that were merged into this one. */
export function pairHistory(db: ReadDb<'site'>, pair: Pick<Match, 'postingId' | 'registrationId'>): MatchEvent[] {
  const sql = `${happened} where e.match_id in (select m.id from match m join registration r on r.id = m.registration_id
    where m.posting_id = @postingId and (r.id = @registrationId or r.merged_into = @registrationId)) order by e.seq`
  const { postingId, registrationId } = pair
  return prepared(db, sql).all({ postingId, registrationId }) as MatchEvent[]
}

/** What the clerk decided about a posting's people, by registration: hand it to `bestPeople`. */
export function overrulesOfPosting(db: ReadDb<'site'>, postingId: string): Overrules {
  return overrulesOf(
    prepared(
      db,
      `select registration_id as id, is_excluded, is_added, bias from match
       where posting_id = ? and (is_excluded = 1 or is_added = 1 or bias <> 0) and ${stands} order by registration_id`,
    ).all(postingId),
  )
}

/** Who was recommended for a posting, whatever came of it, by registration. */
export function statesOfPosting(db: ReadDb<'site'>, postingId: string): ReadonlyMap<string, MatchState> {
  const sql = `select registration_id as id, state from match where posting_id = ? and state is not null and ${stands}`
  const rows = prepared(db, sql).all(postingId) as { id: string; state: MatchState }[]
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** The same about a person's postings, by posting: hand it to `bestPostings`. */
export function overrulesOfPerson(db: ReadDb<'site'>, registrationId: string): Overrules {
  return overrulesOf(
    prepared(
      db,
      `select posting_id as id, is_excluded, is_added, bias from match
       where registration_id = ? and (is_excluded = 1 or is_added = 1 or bias <> 0) order by posting_id`,
    ).all(registrationId),
  )
}

function overrulesOf(rows: unknown[]): Overrules {
  const found = rows as { id: string; is_excluded: number; is_added: number; bias: number }[]
  return new Map(
    found.map(({ id, is_excluded, is_added, bias }): [string, Overrule] => [
      id,
      { isExcluded: is_excluded === 1, isAdded: is_added === 1, bias },
    ]),
  )
}

/** Erases the clerk's words about a person's matches, with the registration (PIPL art. 47). Call inside that transaction. */
export function eraseMatchNotes(db: WriteDb<'site'>, registrationId: string): void {
  prepared(
    db,
    `delete from match_note where event_seq in (
       select e.seq from match_event e join match m on m.id = e.match_id where m.registration_id = ?)`,
  ).run(registrationId)
}

/** Why nothing came of a match, as it was said last. */
export function failReasonOf(db: ReadDb<'site'>, id: string): FailReason | null {
  const sql = "select reason from match_event where match_id = ? and to_state = 'failed' order by seq desc limit 1"
  return (prepared(db, sql).get(id) as { reason: FailReason | null } | undefined)?.reason ?? null
}

/** With how many people a talk was held. */
export function talkSize(db: ReadDb<'site'>, talk: string): number {
  const sql = 'select count(distinct match_id) as total from match_event where talk = ?'
  return (prepared(db, sql).get(talk) as { total: number }).total
}

/** What came of a talk, by pair: the last state each came to in it. */
export function talkOutcomes(db: ReadDb<'site'>, talk: string): MatchState[] {
  const sql = `select to_state as state from match_event e where talk = ?
    and seq = (select max(seq) from match_event f where f.talk = e.talk and f.match_id = e.match_id)`
  return (prepared(db, sql).all(talk) as { state: MatchState }[]).map(row => row.state)
}
