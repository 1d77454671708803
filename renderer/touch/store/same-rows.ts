// An answer that says what the page shows already must not make it draw again: rows that are as they were stay the same objects.
import type { Rows } from './view.ts'

const textOf = new WeakMap<object, string>()
function isSame(one: object, other: object): boolean {
  const text = (value: object) => {
    const known = textOf.get(value) ?? JSON.stringify(value)
    textOf.set(value, known)
    return known
  }
  return text(one) === text(other)
}

function keepRows<T extends { id: string }>(before: readonly T[], now: T[]): T[] {
  const known = new Map(before.map(row => [row.id, row]))
  return now.map(row => {
    const old = known.get(row.id)
    return old && isSame(old, row) ? old : row
  })
}

/** @returns `now` with the rows of `before` where they say the same */
export function keepSameRows(before: Rows | null, now: Rows): Rows {
  if (!before) return now
  return { ...now, rows: keepRows(before.rows, now.rows), near: keepRows(before.near, now.near) }
}
