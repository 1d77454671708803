// Questions about people who look for work: found by what is typed, listed by how long they wait, with what was done for each.
import type { FocusGroup } from './model/match/focus-group.ts'
import type { MatchState } from './model/match/state.ts'
import type { Registration } from './model/registration.ts'
import type { ReadDb } from './open.ts'
import { leastTail } from './person-index.ts'
import { prepared } from './prepared.ts'
import { token } from './search-tokens.ts'
import { queryOf, type SearchRow, type TextQuery, type Way, waysOf, wordsTyped } from './text-query.ts'

export type FoundPeople = { total: number; isMore: boolean; ids: string[] }
export type PeopleFilter = { text?: string; group?: FocusGroup; kind?: string }
type Page = { now: string; limit: number; offset: number }

const mostCounted = 1000
const mostChecked = 300

type Row = SearchRow & { id: string; kinds: string }

/** The end of a telephone number, or of a document's. Each way of digits is exact: the index has judged it, and no row need be. */
function waysOfWord(word: string): Way[] {
  if (!/^[0-9]+x?$/.test(word) || word.length < leastTail) return waysOf(word)
  const tail = { match: `"${token.filter('tail', word)}"`, isExact: true, fits: () => true }
  return [tail, ...waysOf(word).map(way => ({ ...way, fits: () => true }))]
}

/** A receipt code, or words; null where there is nothing to search for. */
function queryTyped(typed: string): TextQuery | null {
  const words = queryOf(wordsTyped(typed).map(waysOfWord))
  const code = typed.toUpperCase()
  if (!words || !/^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code)) return words
  return { match: `"${token.filter('receipt', code)}"`, isExact: true, fits: () => true }
}

/** People in force who fit, those changed last first. */
export function findPeople(db: ReadDb<'site'>, filter: PeopleFilter, { now, limit, offset }: Page): FoundPeople {
  const typed = filter.text?.trim() ?? ''
  const query = typed === '' ? null : queryTyped(typed)
  if (typed !== '' && !query) return { total: 0, isMore: false, ids: [] }
  const conditions = ['p.valid_until > @now']
  if (filter.group)
    conditions.push(
      'exists (select 1 from person_group g where g.registration_id = p.registration_id and g.focus_group = @group)',
    )
  if (filter.kind) conditions.push("instr(p.kinds, ',' || @kind || ',') > 0")
  const where = conditions.join(' and ')
  const parameters = { now, group: filter.group ?? '', kind: filter.kind ?? '' }
  if (!query) {
    const sql = `select registration_id as id from person p where ${where} order by num desc limit @limit offset @offset`
    const { total } = prepared(db, `select count(*) as total from person p where ${where}`).get(parameters) as {
      total: number
    }
    return { total, isMore: false, ids: idsOf(prepared(db, sql).all({ ...parameters, limit, offset })) }
  }
  const isChecked = !query.isExact
  const most = isChecked ? mostChecked : mostCounted
  const sql = `select p.registration_id as id${isChecked ? ', p.words, p.pinyin, p.kinds' : ''}
    from person_text t cross join person p on p.num = t.rowid
    where person_text match @match and ${where} order by t.rowid desc`
  const ids: string[] = []
  let total = 0
  for (const row of prepared(db, sql).iterate({ ...parameters, match: query.match }) as Iterable<Row>) {
    if (isChecked && !fitsPerson(query, row)) continue
    if (total >= offset && ids.length < limit) ids.push(row.id)
    total++
    if (total > most && ids.length >= limit) break
    if (total > most && total > offset + limit) break
  }
  return { total: Math.min(total, most), isMore: total > most, ids }
}

/** A person wants several kinds, and a row of the text index has one. */
function fitsPerson(query: TextQuery, { words, pinyin, kinds }: Row): boolean {
  const codes = kinds.split(',').filter(Boolean)
  return [null, ...codes].some(kind => query.fits({ words, pinyin, kind }))
}

const idsOf = (rows: unknown[]): string[] => (rows as { id: string }[]).map(({ id }) => id)

/** Has work now: is not waiting for any. */
const inWork = `exists (select 1 from match m where m.registration_id = p.registration_id and m.state in ('agreed', 'started'))`

/**
 * The ledger of the hard to place (台账): of a group that is helped first, or waiting since before `longSince`; nobody who has work
 * now. Those who wait longest come first.
 */
export function listHardToPlace(
  db: ReadDb<'site'>,
  { longSince, group }: { longSince: string; group: FocusGroup | 'long' | null },
  { now, limit, offset }: Page,
): { total: number; ids: string[] } {
  const from =
    group === null || group === 'long'
      ? `person p where p.valid_until > @now and (p.waiting_since <= @longSince${group === null ? ' or p.is_first = 1' : ''})`
      : `person_group g join person p using (registration_id) where g.focus_group = @group and p.valid_until > @now`
  const parameters = { now, longSince, group: group ?? '' }
  const { total } = prepared(db, `select count(*) as total from ${from} and not ${inWork}`).get(parameters) as {
    total: number
  }
  const sql = `select p.registration_id as id from ${from} and not ${inWork}
    order by p.waiting_since, p.registration_id limit @limit offset @offset`
  return { total, ids: idsOf(prepared(db, sql).all({ ...parameters, limit, offset })) }
}

/** Those whose term ends before a moment, the soonest first. */
export function listEnding(
  db: ReadDb<'site'>,
  until: string,
  { now, limit, offset }: Page,
): { total: number; ids: string[] } {
  const where = 'valid_until > @now and valid_until <= @until'
  const { total } = prepared(db, `select count(*) as total from person where ${where}`).get({ now, until }) as {
    total: number
  }
  const sql = `select registration_id as id from person where ${where} order by valid_until, registration_id limit @limit offset @offset`
  return { total, ids: idsOf(prepared(db, sql).all({ now, until, limit, offset })) }
}

/** Whole registrations by their ids, in that order; what was erased meanwhile is left out. */
export function registrationsOf(db: ReadDb<'site'>, ids: readonly string[]): Registration[] {
  const one = prepared(db, 'select body from registration where id = ? and body is not null')
  return ids.flatMap(id => {
    const row = one.get(id) as { body: string } | undefined
    return row ? [JSON.parse(row.body) as Registration] : []
  })
}

/** Which registration holds what this one held: itself, or the one it was merged into. */
export function currentId(db: ReadDb<'site'>, id: string): string {
  const row = prepared(db, 'select coalesce(merged_into, id) as id from registration where id = ?').get(id)
  return (row as { id: string } | undefined)?.id ?? id
}

export type Offers = {
  /** How many postings were offered. */
  offered: number
  title: string | null
  state: MatchState | null
  reason: string | null
  /** The last talk: when, and with how many people at once. */
  talkedAt: string | null
  talkedWith: number
}

/** What was done for a person, in a line. */
export function offersOf(db: ReadDb<'site'>, id: string): Offers {
  const mine = `registration_id in (select id from registration where id = @id or merged_into = @id)`
  const counted = prepared(
    db,
    'select count(*) as offered from match where registration_id = ? and state is not null',
  ).get(id) as { offered: number }
  const last = prepared(
    db,
    `select posting_title as title, state, (select e.reason from match_event e where e.match_id = match.id and e.to_state = match.state
       order by seq desc limit 1) as reason from match where registration_id = ? and state is not null order by updated_at desc, id limit 1`,
  ).get(id) as { title: string; state: MatchState; reason: string | null } | undefined
  const talk = prepared(
    db,
    `select e.at, (select count(distinct f.match_id) from match_event f where f.talk = e.talk) as total
     from match_event e join match on match.id = e.match_id where ${mine} and e.talk is not null order by e.seq desc limit 1`,
  ).get({ id }) as { at: string; total: number } | undefined
  return {
    offered: counted.offered,
    title: last?.title ?? null,
    state: last?.state ?? null,
    reason: last?.reason ?? null,
    talkedAt: talk?.at ?? null,
    talkedWith: talk?.total ?? 0,
  }
}

/** Merged registrations that point here. */
export function mergedInto(db: ReadDb<'site'>, id: string): { id: string; at: string }[] {
  return prepared(
    db,
    'select id, updated_at as at from registration where merged_into = ? order by updated_at, id',
  ).all(id) as { id: string; at: string }[]
}

export type Happened = { at: string; staffId: string | null; action: string }

/** What was done to a registration, the newest first; looks at it are only counted. */
export function historyOf(db: ReadDb<'site'>, id: string, limit: number): { looks: number; rows: Happened[] } {
  const mine = 'subject in (select id from registration where id = @id or merged_into = @id)'
  const isLook = "action in ('registration.open', 'registration.unmask', 'call.open', 'match.open')"
  const { looks } = prepared(db, `select count(*) as looks from audit where ${mine} and ${isLook}`).get({ id }) as {
    looks: number
  }
  const sql = `select at, staff_id as staffId, action from audit where ${mine} and not ${isLook} order by seq desc limit @limit`
  return { looks, rows: prepared(db, sql).all({ id, limit }) as Happened[] }
}
