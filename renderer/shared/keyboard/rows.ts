// How candidates are shown: words and names in one row, single characters that begin what was typed in another.
import type { Candidate } from './composing.ts'

/** Places in the list of candidates. */
export type Rows = { wholes: number[]; first: number[] }

/**
 * Parts the candidates of so many letters. While only one syllable is typed everything is one row; else who does not find the
 * whole takes its first character from the second row.
 */
export function rowsOf(candidates: readonly Candidate[], letters: number): Rows {
  const rows: Rows = { wholes: [], first: [] }
  for (const [index, { text, used }] of candidates.entries()) {
    const isFirst = used < letters && [...text].length === 1
    if (isFirst) rows.first.push(index)
    else rows.wholes.push(index)
  }
  return rows
}
