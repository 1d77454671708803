// The best few of many: keeps at most `limit` rows in order while all are looked at once.

export type Best = {
  /**
   * Offers a row; it comes in where its rank is higher than the last one's, or equal and before it.
   * @returns the rank below which no row can come in any more
   */
  offer(rank: number, slot: number): number
  /** The best first. */
  slots(): number[]
}

/** @param compare the order of two rows of one rank; never 0 for different rows */
export function createBest(limit: number, compare: (a: number, b: number) => number): Best {
  const ranks: number[] = []
  const slots: number[] = []
  let least = limit > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return {
    offer(rank, slot) {
      const isFull = slots.length === limit
      if (rank < least || (isFull && rank === least && compare(slots[limit - 1] as number, slot) < 0)) return least
      let at = isFull ? limit - 1 : slots.length
      for (; at > 0; at--) {
        const before = ranks[at - 1] as number
        if (before > rank || (before === rank && compare(slots[at - 1] as number, slot) < 0)) break
        ranks[at] = before
        slots[at] = slots[at - 1] as number
      }
      ranks[at] = rank
      slots[at] = slot
      if (slots.length === limit) least = ranks[limit - 1] as number
      return least
    },
    slots: () => slots,
  }
}
