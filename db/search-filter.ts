// By what postings may be asked for, all at once.
export type PostingFilter = {
  text?: string
  /** A group of kinds. */
  group?: string
  kind?: string
  isUrgent?: boolean
  /** Tags that must all be there: `settlement:daily`, `shift:night`, `perk:meals`. */
  tags?: readonly string[]
  isHome?: boolean
  isBeginner?: boolean
  division?: string
  /** ISO moment: published at or after it. */
  publishedFrom?: string
}
export type PostingOrder = 'newest' | 'pay'
