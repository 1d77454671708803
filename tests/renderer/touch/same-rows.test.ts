import { expect, test } from 'vitest'
import { keepSameRows } from '../../../renderer/touch/store/same-rows.ts'
import type { Rows } from '../../../renderer/touch/store/view.ts'
import { aBoardPosting } from '../../support/a-board-posting.ts'

const answer = (titles: Record<string, string>, near: Record<string, string> = {}): Rows => {
  const rows = (of: Record<string, string>) => Object.entries(of).map(([id, title]) => aBoardPosting({ id, title }))
  return { total: 9, isMore: false, rows: rows(titles), near: rows(near) }
}

test('rows that say the same stay the same objects, wherever they stand now', () => {
  const before = answer({ a: '电工', b: '焊工' }, { c: '木工' })
  const now = keepSameRows(before, answer({ b: '焊工', a: '电工' }, { c: '木工' }))
  expect(now.rows[0]).toBe(before.rows[1])
  expect(now.rows[1]).toBe(before.rows[0])
  expect(now.near[0]).toBe(before.near[0])
})

test('a row that says something else is the new one, and what is gone is gone', () => {
  const before = answer({ a: '电工', b: '焊工' })
  const later = answer({ b: '焊工（急）' })
  const now = keepSameRows(before, later)
  expect(now.rows).toHaveLength(1)
  expect(now.rows[0]).toBe(later.rows[0])
  expect(keepSameRows(null, later)).toBe(later)
})
