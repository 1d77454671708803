// The board's state: what hangs on the wall, how fresh it is, and what time it is there. Reads again when there is news; judges
// by the centre's clock what has run out, so that the wall stays right while the host is away.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BoardPosting, Freshness, SiteView } from '../../electron/contract/views.ts'
import type { Client } from '../shared/client.ts'
import type { LineState } from '../shared/wire.ts'
import {
  followingOffset,
  joinFollowing,
  joinHead,
  joinPiece,
  type Programme,
  pieceSize,
  type Reading,
  startProgramme,
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
    }

export type BoardState = {
  /** The moment by the centre's clock; moves on once a minute. */
  now: Date
  line: LineState
  freshness: Freshness | null
  listing: Listing
}

export type BoardStore = Pick<StoreApi<BoardState>, 'getState' | 'subscribe' | 'getInitialState'> & {
  /** The next postings for a page that is out of sight. */
  takeRows(count: number): BoardPosting[]
  /** Turns the urgent lane to its next page. */
  turnUrgent(perPage: number): void
  stop(): void
}

type Options = {
  /** This machine's clock; the centre's offset is added here. */
  now: () => Date
  staleAfterMinutes: SiteView['board']['staleAfterMinutes']
}

const tickMs = 1_000
/** Postings run out without anybody saying so: what was read longer ago is read again. */
const rereadAfterMs = 5 * 60_000
/** The next piece is asked for when no more postings than this are left. */
const readAhead = 60

/** Whether what is shown may still be called up to date. */
export function isFresh(freshness: Freshness, now: Date, staleAfterMinutes: number): boolean {
  if (!freshness.isOnline || freshness.updatedAt === null) return freshness.isOnline
  return now.getTime() - Date.parse(freshness.updatedAt) < staleAfterMinutes * 60_000
}

const minuteOf = (at: Date) => Math.floor(at.getTime() / 60_000)

const hasRunOut = ({ urgentUntil }: BoardPosting, now: Date) =>
  urgentUntil !== null && Date.parse(urgentUntil) <= now.getTime()

export function createBoardStore(client: Client<'board'>, { now, staleAfterMinutes }: Options): BoardStore {
  const store = createStore<BoardState>(() => ({
    now: now(),
    line: 'connecting',
    freshness: null,
    listing: { phase: 'starting' },
  }))
  const { getState, setState } = store
  const centreNow = () => new Date(now().getTime() + (getState().freshness?.clockOffsetMs ?? 0))
  let readAt = Number.NEGATIVE_INFINITY
  let lookedAt = minuteOf(now())

  async function read(
    offset: number,
    limit = pieceSize,
  ): Promise<(Reading & { urgent: BoardPosting[]; totalUrgent: number }) | null> {
    const reply = await client.call('postings.list', { limit, offset })
    if (!reply.ok) return null
    const { postings: rows, urgent, totalUrgent } = reply.value
    // The host's total counts urgent orders too; a piece that is not full is the last one.
    const total = rows.length < limit && rows.length > 0 ? offset + rows.length : reply.value.total - totalUrgent
    return { offset, rows, total: Math.max(total, 0), urgent, totalUrgent }
  }

  const postings = createReader(async () => {
    const { listing } = getState()
    const offset = listing.phase === 'shown' ? listing.programme.piece.offset : 0
    let reading = await read(offset)
    // Fewer are left than this piece begins with: go on from the beginning.
    if (reading && reading.rows.length === 0 && offset > 0) reading = await read(0)
    if (!reading) return
    const head = reading.offset === 0 ? reading : await read(0, 40)
    readAt = now().getTime()
    // As the host judged them just now; this page's clock may not have been set by the centre's yet.
    const urgent = new Map(reading.urgent.map(row => [row.id, row]))
    setState(({ listing: before }) => {
      const isFirst = before.phase === 'starting'
      let programme = isFirst ? startProgramme(reading) : joinPiece(before.programme, reading)
      if (!isFirst && head) programme = joinHead(programme, head.rows, head.total)
      const turn = joinUrgent(isFirst ? emptyTurn : before.turn, [...urgent.keys()])
      return { listing: { phase: 'shown', urgent, totalUrgent: reading.totalUrgent, turn, programme } }
    })
  })

  const following = createReader(async () => {
    const { listing } = getState()
    const offset = listing.phase === 'shown' ? followingOffset(listing.programme, readAhead) : null
    if (offset === null) return
    const reading = await read(offset)
    if (!reading) return
    setState(({ listing: before }) =>
      // The piece may have been read again, or gone round, meanwhile: then this one no longer follows.
      before.phase === 'shown' && followingOffset(before.programme, readAhead) === offset
        ? { listing: { ...before, programme: joinFollowing(before.programme, reading) } }
        : {},
    )
  })

  const freshness = createReader(async () => {
    const reply = await client.call('freshness.get', {})
    if (!reply.ok) return
    setState({ freshness: reply.value })
    judge()
  })

  function dropRunOut(): void {
    const { listing, freshness } = getState()
    if (listing.phase === 'starting' || freshness === null) return
    const at = centreNow()
    const urgent = new Map([...listing.urgent].filter(([, row]) => !hasRunOut(row, at)))
    const gone = listing.urgent.size - urgent.size
    if (gone === 0) return
    const turn = joinUrgent(listing.turn, [...urgent.keys()])
    setState({ listing: { ...listing, urgent, totalUrgent: Math.max(0, listing.totalUrgent - gone), turn } })
  }

  /** Holds what is shown against the clock, without asking anybody. */
  function judge(): void {
    dropRunOut()
    const at = centreNow()
    if (minuteOf(at) !== minuteOf(getState().now)) setState({ now: at })
  }

  function tick(): void {
    judge()
    const state = getState()
    // Until the first answer every second; afterwards whatever is to be looked at waits for the next minute.
    if (state.listing.phase === 'starting') postings.read()
    if (state.freshness === null) freshness.read()
    if (minuteOf(state.now) === lookedAt) return
    lookedAt = minuteOf(state.now)
    if (now().getTime() - readAt > rereadAfterMs) postings.read()
    // Before the data is called old, the host is asked.
    if (state.freshness && !isFresh(state.freshness, state.now, staleAfterMinutes)) freshness.read()
  }

  const timer = setInterval(tick, tickMs)
  const stops = [
    client.onLine(line => setState({ line })),
    client.onNews('postings', () => postings.read()),
    client.onNews(['postings', 'sync'], () => freshness.read()),
  ]
  postings.read()
  freshness.read()

  return {
    getState,
    subscribe: store.subscribe,
    getInitialState: store.getInitialState,
    takeRows(count) {
      const { listing } = getState()
      if (listing.phase === 'starting') return []
      const { rows, programme } = takeRows(listing.programme, count)
      setState({ listing: { ...listing, programme } })
      following.read()
      return rows
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
