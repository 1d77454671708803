// The order in which postings come up: all in their turn, new ones next, the place kept when the list changes.
import { describe, expect, it } from 'vitest'
import {
  followingOffset,
  joinFollowing,
  joinHead,
  joinPiece,
  type Programme,
  startProgramme,
  takeRows,
} from '../../../renderer/board/programme.ts'
import { aBoardPosting } from '../../support/a-board-posting.ts'

const rows = (...ids: string[]) => ids.map(id => aBoardPosting({ id }))
const numbered = (from: number, to: number) => rows(...Array.from({ length: to - from }, (_, i) => `n${from + i}`))
const start = (...ids: string[]) => startProgramme({ offset: 0, rows: rows(...ids), total: ids.length })

function take(programme: Programme, count: number) {
  const taken = takeRows(programme, count)
  return { ids: taken.rows.map(row => row.id).join(' '), programme: taken.programme }
}

describe('The programme', () => {
  it('goes round', () => {
    const one = take(start('a', 'b', 'c'), 2)
    const two = take(one.programme, 2)
    expect([one.ids, two.ids, take(two.programme, 2).ids]).toEqual(['a b', 'c a', 'b c'])
  })

  it('fills a page even when there are fewer postings than places', () => {
    expect(take(start('a', 'b'), 5).ids).toBe('a b a b a')
  })

  it('gives nothing when there is nothing', () => {
    expect(take(start(), 4).ids).toBe('')
  })

  it('shows new postings on the next page, then goes on where it was', () => {
    const { programme } = take(start('a', 'b', 'c', 'd', 'e', 'f'), 2)
    const list = rows('x', 'y', 'a', 'b', 'c', 'd', 'e', 'f')
    const joined = joinHead(joinPiece(programme, { offset: 0, rows: list, total: 8 }), list, 8)
    const next = take(joined, 4)
    expect(next.ids).toBe('x y c d')
    expect(take(next.programme, 4).ids).toBe('e f x y')
  })

  it('does not show a posting twice because news came twice', () => {
    const { programme } = take(start('a', 'b', 'c', 'd'), 2)
    const list = rows('x', 'a', 'b', 'c', 'd')
    let joined = programme
    for (let i = 0; i < 3; i++) joined = joinHead(joinPiece(joined, { offset: 0, rows: list, total: 5 }), list, 5)
    expect(take(joined, 3).ids).toBe('x c d')
  })

  it('does not let a new posting jump the queue before anything was shown', () => {
    const list = rows('x', 'a', 'b')
    const joined = joinHead(joinPiece(start('a', 'b'), { offset: 0, rows: list, total: 3 }), list, 3)
    expect(take(joined, 3).ids).toBe('x a b')
  })

  it('keeps its place when postings before it are withdrawn, also the one shown last', () => {
    const { programme } = take(start('a', 'b', 'c', 'd', 'e', 'f'), 3)
    const without = (ids: string[]) => joinPiece(programme, { offset: 0, rows: rows(...ids), total: ids.length })
    expect(take(without(['b', 'c', 'd', 'e', 'f']), 3).ids).toBe('d e f')
    expect(take(without(['a', 'd', 'e', 'f']), 3).ids).toBe('d e f')
    expect(take(without(['d', 'e', 'f']), 3).ids).toMatch(/^[def] [def] [def]$/)
  })

  it('drops a new posting that is withdrawn before it was shown', () => {
    const { programme } = take(start('a', 'b', 'c', 'd'), 2)
    const added = joinHead(programme, rows('x', 'a', 'b', 'c', 'd'), 5)
    const removed = joinHead(added, rows('a', 'b', 'c', 'd'), 4)
    expect(take(removed, 2).ids).toBe('c d')
  })

  it('shows postings as last read, not as they were', () => {
    const changed = rows('a', 'b').map(row => ({ ...row, title: 'changed' }))
    const joined = joinPiece(start('a', 'b'), { offset: 0, rows: changed, total: 2 })
    expect(takeRows(joined, 1).rows[0]?.title).toBe('changed')
  })

  it('reads everything piece by piece and shows each posting once a round', () => {
    const all = numbered(0, 450)
    const read = (offset: number) => ({ offset, rows: all.slice(offset, offset + 200), total: all.length })
    let programme = startProgramme(read(0))
    const seen: string[] = []
    while (seen.length < 450) {
      const taken = takeRows(programme, 9)
      seen.push(...taken.rows.map(row => row.id))
      programme = taken.programme
      const offset = followingOffset(programme, 60)
      if (offset !== null) programme = joinFollowing(programme, read(offset))
    }
    expect(seen.slice(0, 450)).toEqual(all.map(row => row.id))
    expect(take(programme, 3).ids).toBe(`n${seen.length - 450} n${seen.length - 449} n${seen.length - 448}`)
  })

  it('goes on with the piece it has while the next one does not come', () => {
    let programme = startProgramme({ offset: 0, rows: numbered(0, 200), total: 450 })
    for (let i = 0; i < 40; i++) {
      const taken = takeRows(programme, 9)
      expect(taken.rows).toHaveLength(9)
      programme = taken.programme
    }
    expect(followingOffset(programme, 60)).not.toBe(undefined)
  })

  it('asks for the next piece only near the end of the one it shows', () => {
    const programme = startProgramme({ offset: 0, rows: numbered(0, 200), total: 450 })
    expect(followingOffset(programme, 60)).toBeNull()
    expect(followingOffset(takeRows(programme, 140).programme, 60)).toBe(200)
    expect(followingOffset(take(start('a', 'b'), 2).programme, 60)).toBeNull()
  })
})
