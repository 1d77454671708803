// Reads what reports count, row by row, out of what the desk wrote anyway. Spans are whole market days; moments are found by the
// market's own clock, never by cutting a UTC text.
import { marketDay, startOfDay } from './model/market-time.ts'
import {
  type Counted,
  type CountedRow,
  kindGroupOf,
  type MatchStep,
  stageTimes,
  standingSteps,
} from './model/report/counted.ts'
import type { Span } from './model/report/period.ts'
import type { ReadDb } from './open.ts'
import { prepared } from './prepared.ts'

type Market = { span: Span; timeZone: string }

const momentsOf = ({ span, timeZone }: Market) => ({
  from: startOfDay(span.from, timeZone).toISOString(),
  until: startOfDay(span.until, timeZone).toISOString(),
})

/** Days of moments, worked out once a quarter: zones are whole quarters of an hour apart, days begin on them. */
function dayFinder(timeZone: string): (at: string) => string {
  const known = new Map<number, string>()
  return at => {
    const quarter = Math.floor(Date.parse(at) / 900_000)
    const day = known.get(quarter) ?? marketDay(new Date(at), timeZone)
    known.set(quarter, day)
    return day
  }
}

const groupsOfKinds = (codes: readonly string[]) => [...new Set(codes.map(kindGroupOf))]
const blank = { registrationId: null, kinds: [], ageBand: null, groups: [], title: null, employer: null, people: null }

type FactRow = { id: string; day: string; source: string; kinds: string; groups: string; ageBand: string | null }
const factColumns = 'registration_id as id, day, source, kinds, groups, age_band as ageBand'

function ofFact({ id, day, source, kinds, groups, ageBand }: FactRow): CountedRow {
  const shared = { kinds: groupsOfKinds(JSON.parse(kinds)), groups: [...new Set<string>(JSON.parse(groups))], ageBand }
  return { ...blank, id, day, registrationId: id, source, ...shared }
}

/** 求职登记. */
function registrations(db: ReadDb<'site'>, { span }: Market): CountedRow[] {
  const sql = `select ${factColumns} from registration_fact where day >= @from and day < @until order by day, rowid`
  return (prepared(db, sql).all(span) as FactRow[]).map(ofFact)
}

/** 岗位归集: what this site's desk took down and published, on the day on which it was first shown. */
function postings(db: ReadDb<'site'>, market: Market): CountedRow[] {
  const sql = `select id, published_at as at, json_extract(form, '$.title') as title, json_extract(form, '$.kind') as kind,
      json_extract(form, '$.employer.name') as employer, json_extract(form, '$.headcount') as people, import_key is not null as isSheet
    from own_posting where published_at >= @from and published_at < @until order by published_at, id`
  type Row = {
    id: string
    at: string
    title: string
    kind: string | null
    employer: string | null
    people: number | null
  }
  const dayOf = dayFinder(market.timeZone)
  return (prepared(db, sql).all(momentsOf(market)) as (Row & { isSheet: 0 | 1 })[]).map(
    ({ id, at, title, kind, employer, people, isSheet }) => ({
      ...blank,
      id,
      day: dayOf(at),
      kinds: kind === null ? [] : [kindGroupOf(kind)],
      source: isSheet ? 'sheet' : 'form',
      title,
      employer,
      people,
    }),
  )
}

type Pair = {
  id: string
  registrationId: string
  /** The same for all matches of one person with one posting, also of registrations that were merged. */
  pair: string
  title: string
  kind: string | null
  employer: string | null
  history: MatchStep[]
}

/** Matches that moved within a span, each with its whole history. */
function movedPairs(db: ReadDb<'site'>, market: Market): Pair[] {
  const sql = `select m.id, m.registration_id as registrationId, m.posting_id || ' ' || coalesce(r.merged_into, r.id) as pair,
      m.posting_title as title, m.posting_kind as kind, m.posting_employer as employer, e.action, e.from_state as "from", e.to_state as "to", e.at
    from match_event e join match m on m.id = e.match_id join registration r on r.id = m.registration_id
    where e.action in ('step', 'undo') and e.match_id in (select match_id from match_event where at >= @from and at < @until)
    order by e.match_id, e.seq`
  const pairs = new Map<string, Pair>()
  for (const { action, from, to, at, ...pair } of prepared(db, sql).all(momentsOf(market)) as (Pair & MatchStep)[]) {
    const known = pairs.get(pair.id)
    if (known) known.history.push({ action, from, to, at })
    else pairs.set(pair.id, { ...pair, history: [{ action, from, to, at }] })
  }
  return [...pairs.values()]
}

/** 对接 成功 and the stages between and after. */
function stageRows(db: ReadDb<'site'>, market: Market, pairs: readonly Pair[], counts: Counted): CountedRow[] {
  const dayOf = dayFinder(market.timeZone)
  const { from, until } = momentsOf(market)
  const fact = prepared(db, `select ${factColumns} from registration_fact where registration_id = ?`)
  const counted = new Set<string>()
  const rows = pairs.flatMap(
    ({ id, registrationId, pair, title, kind, employer, history }): (CountedRow & { at: string; pair: string })[] => {
      const at = stageTimes(history).get(counts)
      if (at === undefined || at < from || at >= until) return []
      const person = fact.get(registrationId) as FactRow | undefined
      return [
        {
          ...(person ? ofFact(person) : { ...blank, registrationId, source: 'desk' }),
          id,
          day: dayOf(at),
          kinds: kind === null ? [] : [kindGroupOf(kind)],
          title,
          employer,
          at,
          pair,
        },
      ]
    },
  )
  return rows
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
    .filter(({ pair }) => !counted.has(pair) && counted.add(pair))
    .map(({ at: _at, pair: _pair, ...row }) => row)
}

/**
 * 服务人次: a registered person counts once a day, whatever was done for them (registering, a call that was answered, a match);
 * besides these, numbers left for postings and calls about them, and called numbers that were served at a desk.
 */
function services(db: ReadDb<'site'>, market: Market, pairs: readonly Pair[]): CountedRow[] {
  const dayOf = dayFinder(market.timeZone)
  const moments = momentsOf(market)
  const people = new Map<string, CountedRow>()
  const merged = prepared(db, 'select id, merged_into as goesOn from registration where merged_into is not null').all()
  const current = new Map((merged as { id: string; goesOn: string }[]).map(({ id, goesOn }) => [id, goesOn]))
  const serve = (registeredAs: string, at: string, source: string) => {
    const registrationId = current.get(registeredAs) ?? registeredAs
    const id = `${registrationId} ${dayOf(at)}`
    if (!people.has(id)) people.set(id, { ...blank, id, day: dayOf(at), registrationId, source })
  }
  const revisions = prepared(
    db,
    `select id, at from registration_revision where at >= @from and at < @until and (revision = 1 or clerk_id is not null) order by at`,
  ).all(moments) as { id: string; at: string }[]
  for (const { id, at } of revisions) serve(id, at, 'registration')
  const calls = prepared(
    db,
    `select a.id, a.at, t.registration_id as registrationId, t.posting_title as title
     from call_attempt a join call_task t on t.id = a.task_id
     where a.at >= @from and a.at < @until and a.outcome <> 'not-reached' order by a.seq`,
  ).all(moments) as { id: string; at: string; registrationId: string | null; title: string | null }[]
  const others: CountedRow[] = []
  for (const { id, at, registrationId, title } of calls) {
    if (registrationId !== null) serve(registrationId, at, 'call')
    else others.push({ ...blank, id, day: dayOf(at), source: 'call', title })
  }
  for (const { registrationId, history } of pairs)
    for (const { at } of standingSteps(history))
      if (at >= moments.from && at < moments.until) serve(registrationId, at, 'match')
  const left = prepared(
    db,
    'select id, day, posting_title as title from interest where day >= @from and day < @until order by created_at',
  ).all(market.span) as { id: string; day: string; title: string }[]
  others.push(...left.map(row => ({ ...blank, ...row, source: 'interest' })))
  const numbers = prepared(
    db,
    "select id, day from queue_number where day >= @from and day < @until and state = 'served' and called_here = 1 order by day, number",
  ).all(market.span) as { id: string; day: string }[]
  others.push(...numbers.map(row => ({ ...blank, ...row, source: 'number' })))
  return [...people.values(), ...others].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** A reader of one span: matches are read once for all that is counted of them. */
export function createReportReader(db: ReadDb<'site'>, market: Market): (what: Counted) => CountedRow[] {
  let pairs: Pair[] | undefined
  const known = new Map<Counted, CountedRow[]>()
  const read = (what: Counted): CountedRow[] => {
    if (what === 'registrations') return registrations(db, market)
    if (what === 'postings') return postings(db, market)
    pairs ??= movedPairs(db, market)
    return what === 'services' ? services(db, market, pairs) : stageRows(db, market, pairs, what)
  }
  return what => {
    const rows = known.get(what) ?? read(what)
    known.set(what, rows)
    return rows
  }
}
