// Which urgent orders stand on the wall, and which come next. A new order takes the first place at once; the others keep theirs.

/** `order`: ids in the order in which they are shown, round and round; `first`: the index that stands first now. */
export type UrgentTurn = { order: readonly string[]; first: number }

export const emptyTurn: UrgentTurn = { order: [], first: 0 }

/**
 * Takes in the orders that are urgent now. Whoever left is taken out; whoever is new goes before everybody and is shown from
 * now on. At the very beginning all are as old as each other and stay in the host's order.
 */
export function joinUrgent(turn: UrgentTurn, ids: readonly string[]): UrgentTurn {
  const known = new Set(turn.order)
  const wanted = new Set(ids)
  const isSame = ids.length === turn.order.length && ids.every(id => known.has(id))
  if (isSame) return turn
  const kept = turn.order.filter(id => wanted.has(id))
  const fresh = ids.filter(id => !known.has(id))
  if (fresh.length > 0) return { order: [...fresh, ...kept], first: 0 }
  // The one that stood first still does, or the next of those that are left.
  const leading = [...turn.order.slice(turn.first), ...turn.order.slice(0, turn.first)].find(id => wanted.has(id))
  return { order: kept, first: leading === undefined ? 0 : kept.indexOf(leading) }
}

/** The next page: as many orders on. The ring never shows a half-empty page where there is more to show. */
export function nextUrgent(turn: UrgentTurn, perPage: number): UrgentTurn {
  if (turn.order.length <= perPage) return turn.first === 0 ? turn : { ...turn, first: 0 }
  return { ...turn, first: (turn.first + perPage) % turn.order.length }
}

/** The ids on the wall now, at most `perPage`. */
export function shownUrgent({ order, first }: UrgentTurn, perPage: number): string[] {
  const from = order.length <= perPage ? 0 : first
  return [...order.slice(from), ...order.slice(0, from)].slice(0, perPage)
}
