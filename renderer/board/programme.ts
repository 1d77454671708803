// The order in which postings come up: everything live in its turn, read from the host piece by piece, new ones at the next page.
import type { BoardPosting } from '../../electron/contract/views.ts'

/** How many postings are read at a time. */
export const pieceSize = 200
/** At most so many new postings jump the queue; after a bulk import the others come in their turn. */
const mostFresh = 20

type Piece = { offset: number; rows: readonly BoardPosting[] }

/** A value; every step makes a new one. */
export type Programme = {
  piece: Piece
  /** Index in the piece of the posting that comes next. */
  next: number
  /** The piece after this one, read ahead of time. */
  following: Piece | null
  /** Postings that arrived since the round began; they go first. */
  fresh: readonly BoardPosting[]
  /** Ids of the newest postings as last read, by which new ones are told. */
  head: readonly string[]
  /** Live postings that are not urgent. */
  total: number
  /** The postings shown last, the latest at the end: by them the place is found again after a new reading. */
  shown: readonly string[]
}

/** What a reading of the host gave: `rows` from `offset` on, at most `pieceSize`. */
export type Reading = Piece & { total: number }

export function startProgramme({ offset, rows, total }: Reading): Programme {
  const head = offset === 0 ? rows.map(row => row.id) : []
  return { piece: { offset, rows }, next: 0, following: null, fresh: [], head, total, shown: [] }
}

/** Takes in the newest postings (a reading at offset 0): those before the first known one are new and go first. */
export function joinHead(programme: Programme, rows: readonly BoardPosting[], total: number): Programme {
  const known = new Set(programme.head)
  const firstKnown = rows.findIndex(row => known.has(row.id))
  const waiting = new Set(programme.fresh.map(row => row.id))
  const seen = new Set(programme.shown)
  // Nothing known at all: another centre's list; it is simply read on. Nothing shown yet: they come first anyway.
  const isAtBegin = programme.next === 0 && programme.piece.offset === 0
  const added =
    firstKnown <= 0 || isAtBegin
      ? []
      : rows.slice(0, firstKnown).filter(row => !waiting.has(row.id) && !seen.has(row.id))
  const live = new Map(rows.map(row => [row.id, row]))
  const reachesEnd = rows.length >= total
  const kept = programme.fresh.flatMap(row => live.get(row.id) ?? (reachesEnd ? [] : [row]))
  return { ...programme, total, head: rows.map(row => row.id), fresh: [...added, ...kept].slice(0, mostFresh) }
}

/** Takes in a new reading of the piece that is being shown; goes on after the posting shown last, wherever that stands now. */
export function joinPiece(programme: Programme, { offset, rows, total }: Reading): Programme {
  const index = new Map(rows.map((row, i) => [row.id, i]))
  const last = programme.shown.findLast(id => index.has(id))
  const hasBegun = programme.next > 0
  const next = !hasBegun ? 0 : last === undefined ? Math.min(programme.next, rows.length) : (index.get(last) ?? 0) + 1
  return { ...programme, piece: { offset, rows }, next, following: null, total }
}

/** Where the next piece begins, or null when it need not be read now. */
export function followingOffset({ piece, next, following, total }: Programme, ahead: number): number | null {
  if (following !== null || piece.rows.length - next > ahead) return null
  const end = piece.offset + piece.rows.length
  if (end < total && piece.rows.length > 0) return end
  // One piece that holds everything goes round by itself.
  return piece.offset === 0 ? null : 0
}

export function joinFollowing(programme: Programme, { offset, rows, total }: Reading): Programme {
  const following = rows.length > 0 ? { offset, rows } : null
  return { ...programme, following, total }
}

/** The next postings, as many as asked for as long as there is any; goes round when all were shown. */
export function takeRows(programme: Programme, count: number): { rows: BoardPosting[]; programme: Programme } {
  const rows = programme.fresh.slice(0, count)
  let { piece, next, following } = programme
  // A posting that jumped the queue does not come up again on the same page, unless there is hardly any other.
  const jumped = new Set(rows.map(row => row.id))
  for (
    let tries = count + piece.rows.length + (following?.rows.length ?? 0);
    rows.length < count && tries > 0;
    tries--
  ) {
    if (next >= piece.rows.length) {
      // When the next piece is late (the host is away), this one goes round once more: the wall is never blank.
      if (following) piece = following
      following = null
      next = 0
    }
    const row = piece.rows[next]
    next += 1
    if (row && (!jumped.has(row.id) || jumped.size >= piece.rows.length)) rows.push(row)
  }
  const shown = [...programme.shown, ...rows.map(row => row.id)].slice(-4 * count)
  return { rows, programme: { ...programme, piece, next, following, fresh: programme.fresh.slice(count), shown } }
}
