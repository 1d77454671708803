// What the clerk decided about one person's postings, or one posting's people.

/** `bias` is added to the score for the order; an added one is shown whatever its rank. */
export type Overrule = { isExcluded: boolean; isAdded: boolean; bias: number }

/** By the id of the other side. */
export type Overrules = ReadonlyMap<string, Overrule>
