// The board's state: what hangs on the wall, how fresh it is, and what time it is there. Reads again when there is news; judges
// by the centre's clock what has run out, so that the wall stays right while the host is away.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Scheduled, scheduleAt } from '../../db/model/board-schedule.ts'
import { emergencyAt } from '../../db/model/notice.ts'
import { calledMs } from '../../db/model/queue-number.ts'
import type { OutputOf } from '../../electron/contract/api.ts'
import type {
  BoardPosting,
  CalledNumber,
  Freshness,
  MarketSiteView,
  NoticeView,
  SiteView,
} from '../../electron/contract/views.ts'
import type { Client } from '../shared/client.ts'
import { whenLineIsLost } from '../shared/freshness.ts'
import type { LineState } from '../shared/wire.ts'
import {
  batchSize,
  countShown,
  emptyProgramme,
  hasEnded,
  joinCheck,
  joinNext,
  knowsAll,
  leastWaiting,
  type Programme,
  recentIds,
  subtractReported,
  takeRows,
} from './programme.ts'
import { createReader } from './reader.ts'
import { emptyTurn, joinUrgent, nextUrgent, type UrgentTurn } from './urgent-turn.ts'

export type Listing =
  | { phase: 'starting' }
  | {
      phase: 'shown'
      /** Urgent orders that have not run out, by id. */
      urgent: ReadonlyMap<string, BoardPosting>
      totalUrgent: number
      turn: UrgentTurn
      programme: Programme
      /** What became of postings on the wall since they were taken: as they are now, or null where they are gone. */
      changed: ReadonlyMap<string, BoardPosting | null>
    }

/** A number that stands large on the wall now. */
export type Calling = CalledNumber & { until: number }

export type BoardState = {
  /** The moment by the centre's clock; moves on once a minute. */
  now: Date
  schedule: Scheduled
  line: LineState
  freshness: Freshness | null
  listing: Listing
  notices: readonly NoticeView[]
  /** The emergency that covers the wall now. */
  emergency: NoticeView | null
  sites: readonly MarketSiteView[]
  /** Numbers called within the last 20 seconds, the latest first. */
  calling: readonly Calling[]
  /** The number called last today, and how many wait. */
  lastCalled: CalledNumber | null
  waitingNumbers: number
}

export type BoardStore = Pick<StoreApi<BoardState>, 'getState' | 'subscribe' | 'getInitialState'> & {
  /** The next postings for a page that is out of sight. */
  takeRows(count: number): BoardPosting[]
  /** All there is, where it fits on the wall: each is counted as shown now and then. */
  standStill(rows: readonly BoardPosting[]): void
  /** Turns the urgent lane to its next page. */
  turnUrgent(perPage: number): void
  stop(): void
}

type Options = {
  /** This machine's clock; the centre's offset is added here. */
  now: () => Date
  /** Milliseconds that only go forward. */
  monotonicMs: () => number
  site: SiteView
}

const tickMs = 1_000
/** Postings run out without anybody saying so: what was read longer ago is read again. What was shown is reported as often. */
const rereadAfterMs = 5 * 60_000
const clockJumpMs = 60_000
/** A wall shows at most so many rows on its two pages. */
const mostOnWall = 120

/** Whether what is shown may still be called up to date. */
export function isFresh(freshness: Freshness, now: Date, staleAfterMinutes: number): boolean {
  if (freshness.isCurrent) return true
  if (!freshness.isOnline || freshness.updatedAt === null) return freshness.isOnline
  return now.getTime() - Date.parse(freshness.updatedAt) < staleAfterMinutes * 60_000
}

const minuteOf = (at: Date) => Math.floor(at.getTime() / 60_000)

const hasRunOut = (row: BoardPosting, now: Date) =>
  hasEnded(row, now) || (row.urgentUntil !== null && Date.parse(row.urgentUntil) <= now.getTime())

type Shown = Listing & { phase: 'shown' }
const emptyListing: Shown = {
  phase: 'shown',
  urgent: new Map(),
  totalUrgent: 0,
  turn: emptyTurn,
  programme: emptyProgramme,
  changed: new Map(),
}

/** As the host judged them just now; this page's clock may not have been set by the centre's yet. */
function joinUrgentList(listing: Shown, { rows, total }: OutputOf<'board', 'urgent.list'>): Shown {
  const urgent = new Map(rows.map(row => [row.id, row]))
  return { ...listing, urgent, totalUrgent: total, turn: joinUrgent(listing.turn, [...urgent.keys()]) }
}

/** What became of the postings that stand on the wall. */
function joinWall(listing: Shown, ids: readonly string[], rows: readonly BoardPosting[]): Shown {
  const live = new Map(rows.map(row => [row.id, row]))
  const changed = new Map(ids.map(id => [id, live.get(id) ?? null]))
  const programme = joinCheck(listing.programme, ids, rows)
  // The same object where nothing changed: rows are compared by identity.
  return { ...listing, programme, changed: isSame([...changed], [...listing.changed]) ? listing.changed : changed }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export function createBoardStore(client: Client<'board'>, { now, monotonicMs, site }: Options): BoardStore {
  const store = createStore<BoardState>(() => ({
    now: now(),
    schedule: scheduleAt(site, now()),
    line: 'connecting',
    freshness: null,
    listing: { phase: 'starting' },
    notices: [],
    emergency: null,
    sites: [],
    calling: [],
    lastCalled: null,
    waitingNumbers: 0,
  }))
  const { getState, setState } = store
  const centreNow = () => new Date(now().getTime() + (getState().freshness?.clockOffsetMs ?? 0))
  let readAt = Number.NEGATIVE_INFINITY
  let reportedAt = monotonicMs()
  let lookedAt = minuteOf(now())
  /** Ids of the rows handed out last, which stand on the wall or are about to leave it. */
  let onWall: readonly string[] = []
  let stillIds: readonly string[] = []

  const urgent = createReader(async () => {
    // The first reading is the programme's: the wall begins with both.
    if (getState().listing.phase === 'starting') return
    const reply = await client.call('urgent.list', {})
    if (!reply.ok) return
    setState(({ listing }) => (listing.phase === 'shown' ? { listing: joinUrgentList(listing, reply.value) } : {}))
  })

  const programme = createReader(async () => {
    const { listing, schedule } = getState()
    const isFirst = listing.phase === 'starting'
    const before = isFirst ? emptyProgramme : listing.programme
    const ids = onWall
    const [next, check, first] = await Promise.all([
      client.call('programme.next', {
        count: batchSize,
        after: before.after,
        recent: recentIds(before),
        prefer: schedule.prefer,
      }),
      ids.length > 0 ? client.call('programme.check', { ids: [...ids] }) : null,
      isFirst ? client.call('urgent.list', {}) : null,
    ])
    if (!next.ok || (first && !first.ok)) return
    readAt = monotonicMs()
    setState(({ listing }) => {
      const shown = listing.phase === 'shown' ? listing : emptyListing
      const joined = { ...shown, programme: joinNext(shown.programme, next.value, before) }
      if (first?.ok) return { listing: joinUrgentList(joined, first.value) }
      return { listing: check?.ok ? joinWall(joined, ids, check.value.rows) : joined }
    })
  })

  const report = createReader(async () => {
    const { listing } = getState()
    if (listing.phase === 'starting') return
    reportedAt = monotonicMs()
    const { shown, after } = listing.programme
    const counts = [...countShown(shown, stillIds)].slice(-2000).map(([id, times]) => ({ id, times }))
    if (counts.length === 0) return
    const reply = await client.call('programme.report', { shown: counts, after: after ?? '' })
    if (!reply.ok) return
    setState(({ listing }) =>
      listing.phase === 'shown'
        ? { listing: { ...listing, programme: subtractReported(listing.programme, counts) } }
        : {},
    )
  })

  const freshness = createReader(async () => {
    const reply = await client.call('freshness.get', {})
    if (!reply.ok) return
    const jumpMs = Math.abs(reply.value.clockOffsetMs - (getState().freshness?.clockOffsetMs ?? 0))
    setState({ freshness: reply.value })
    judge()
    // Another time has other postings: what was judged by the old one is asked again.
    if (jumpMs > clockJumpMs && getState().listing.phase === 'shown') {
      urgent.read()
      programme.read()
    }
  })

  const notices = createReader(async () => {
    const [shown, sites] = await Promise.all([client.call('notices.list', {}), client.call('sites.list', {})])
    // A notice that begins now must not wait for the next minute.
    if (shown.ok) setState({ notices: shown.value.rows, now: centreNow() })
    if (sites.ok) setState({ sites: sites.value.rows })
    judge()
  })

  const numbers = createReader(async () => {
    const reply = await client.call('numbers.called', {})
    if (!reply.ok) return
    const { rows, waiting } = reply.value
    const at = monotonicMs()
    const { calling } = getState()
    const isFirst = !hasReadNumbers
    hasReadNumbers = true
    const current = rows.flatMap((row): Calling[] => {
      const stands = calling.find(c => c.id === row.id && c.calls === row.calls)
      if (stands) return stands.until > at ? [stands] : []
      // A wall that begins does not call again what was called long ago.
      const isOld = isFirst && now().getTime() - Date.parse(row.calledAt) > calledMs
      return isOld || callsSeen.get(row.id) === row.calls ? [] : [{ ...row, until: at + calledMs }]
    })
    for (const row of rows) callsSeen.set(row.id, row.calls)
    setState({ calling: current, lastCalled: rows[0] ?? null, waitingNumbers: waiting })
  })
  let hasReadNumbers = false
  /** How often each number had been called when it was last read. */
  const callsSeen = new Map<string, number>()

  function dropRunOut(): void {
    const { listing, freshness } = getState()
    if (listing.phase === 'starting' || freshness === null) return
    const at = centreNow()
    const urgent = new Map([...listing.urgent].filter(([, row]) => !hasRunOut(row, at)))
    const gone = listing.urgent.size - urgent.size
    const ended = listing.programme.kept.filter(
      row => hasEnded(row, at) && onWall.includes(row.id) && listing.changed.get(row.id) !== null,
    )
    if (gone === 0 && ended.length === 0) return
    const turn = gone === 0 ? listing.turn : joinUrgent(listing.turn, [...urgent.keys()])
    const changed = new Map([...listing.changed, ...ended.map(row => [row.id, null] as const)])
    setState({ listing: { ...listing, urgent, totalUrgent: Math.max(0, listing.totalUrgent - gone), turn, changed } })
  }

  /** Holds what is shown against the clock, without asking anybody. */
  function judge(): void {
    dropRunOut()
    const at = centreNow()
    const state = getState()
    const schedule = scheduleAt(site, at)
    const emergency = emergencyAt(state.notices, at)
    const calling = state.calling.filter(row => row.until > monotonicMs())
    const next: Partial<BoardState> = {}
    if (minuteOf(at) !== minuteOf(state.now)) next.now = at
    if (!isSame(schedule, state.schedule)) next.schedule = schedule
    if (emergency?.id !== state.emergency?.id || emergency?.validUntil !== state.emergency?.validUntil)
      next.emergency = emergency
    if (calling.length !== state.calling.length) next.calling = calling
    if (Object.keys(next).length > 0) setState(next)
  }

  function tick(): void {
    judge()
    const state = getState()
    // Until the first answer every second; afterwards whatever is to be looked at waits for the next minute.
    if (state.listing.phase === 'starting') {
      urgent.read()
      programme.read()
    }
    if (state.freshness === null) freshness.read()
    if (minuteOf(state.now) === lookedAt) return
    lookedAt = minuteOf(state.now)
    if (monotonicMs() - readAt > rereadAfterMs) {
      urgent.read()
      programme.read()
    }
    if (monotonicMs() - reportedAt > rereadAfterMs) report.read()
    // Before the data is called old, the host is asked.
    if (state.freshness && !isFresh(state.freshness, state.now, site.board.staleAfterMinutes)) freshness.read()
  }

  const timer = setInterval(tick, tickMs)
  const stops = [
    client.onLine(line => {
      const { freshness } = getState()
      setState({ line, ...(line === 'away' && freshness ? { freshness: whenLineIsLost(freshness, centreNow()) } : {}) })
    }),
    client.onNews('postings', () => {
      urgent.read()
      programme.read()
    }),
    client.onNews(['postings', 'sync'], () => freshness.read()),
    client.onNews('notices', () => notices.read()),
    client.onNews('numbers', () => numbers.read()),
  ]
  for (const reader of [urgent, programme, freshness, notices, numbers]) reader.read()

  return {
    getState,
    subscribe: store.subscribe,
    getInitialState: store.getInitialState,
    takeRows(count) {
      const { listing } = getState()
      if (listing.phase === 'starting') return []
      stillIds = []
      const { rows, programme: next } = takeRows(listing.programme, count, centreNow())
      onWall = [...onWall, ...rows.map(row => row.id)].slice(-Math.min(mostOnWall, 3 * count))
      const wall = new Set(onWall)
      const changed = new Map([...listing.changed].filter(([id]) => wall.has(id)))
      for (const row of rows) changed.delete(row.id)
      setState({ listing: { ...listing, programme: next, changed } })
      if (next.waiting.length < leastWaiting && !knowsAll(next)) programme.read()
      return rows
    },
    standStill(rows) {
      stillIds = rows.map(row => row.id)
      onWall = stillIds
    },
    turnUrgent(perPage) {
      const { listing } = getState()
      if (listing.phase === 'shown') setState({ listing: { ...listing, turn: nextUrgent(listing.turn, perPage) } })
    },
    stop() {
      clearInterval(timer)
      for (const stop of stops) stop()
    },
  }
}
