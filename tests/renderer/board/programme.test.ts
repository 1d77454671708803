import { describe, expect, it } from 'vitest'
import {
  emptyProgramme,
  joinCheck,
  joinNext,
  knowsAll,
  type Programme,
  recentIds,
  subtractReported,
  takeRows,
} from '../../../renderer/board/programme.ts'
import { aBoardPosting } from '../../support/a-board-posting.ts'

const now = new Date('2026-11-22T04:00:00.000Z')
const place = (id: string, after: string | null = id) => ({ posting: aBoardPosting({ id }), after })
const answer = (ids: string[], total = ids.length, after = '') => ({ places: ids.map(id => place(id)), total, after })
const begin = (ids: string[], total = ids.length) => joinNext(emptyProgramme, answer(ids, total))
const take = (programme: Programme, count: number) => {
  const { rows, programme: next } = takeRows(programme, count, now)
  return { ids: rows.map(row => row.id), next }
}

describe('The programme of the board', () => {
  it('hands out the places in their order and remembers where the round stands', () => {
    const first = take(begin(['a', 'b', 'c']), 2)
    expect(first.ids).toEqual(['a', 'b'])
    expect(first.next.after).toBe('b')
  })

  it('begins the round where the host last heard of it', () => {
    const programme = joinNext(emptyProgramme, { places: [place('x', null)], total: 1, after: 'm' })
    expect(programme.after).toBe('m')
    expect(take(programme, 1).next.after).toBe('m')
  })

  it('lets a new answer take the place of all that waited', () => {
    const { next } = take(begin(['a', 'b', 'c']), 1)
    expect(take(joinNext(next, answer(['n', 'b'])), 2).ids).toEqual(['n', 'b'])
  })

  it('does not begin again with what was taken while the host was asked', () => {
    const asked = begin(['a', 'b', 'c', 'd'])
    const { next } = take(asked, 2)
    expect(take(joinNext(next, answer(['a', 'b', 'c', 'd']), asked), 2).ids).toEqual(['c', 'd'])
  })

  it('shows again what was shown longest ago where nothing more waits, none twice on a page', () => {
    const one = take(begin(['a', 'b', 'c']), 2)
    const two = take(one.next, 3)
    expect(two.ids).toEqual(['c', 'a', 'b'])
    expect(take(two.next, 2).ids).toEqual(['c', 'a'])
    expect(take(begin(['a']), 3).ids).toEqual(['a'])
  })

  it('leaves out what has ended by itself, among what waits and what comes again', () => {
    const ended = aBoardPosting({ id: 'e', validUntil: now.toISOString() })
    const programme = joinNext(emptyProgramme, {
      ...answer(['a']),
      places: [{ posting: ended, after: 'e' }, place('a')],
    })
    expect(take(programme, 2).ids).toEqual(['a'])
    expect(takeRows({ ...programme, waiting: [], kept: [ended] }, 2, now).rows).toEqual([])
  })

  it('takes what is gone out of what may come again, and keeps what it did not ask about', () => {
    const { next } = take(begin(['a', 'b', 'c']), 3)
    const checked = joinCheck(next, ['a', 'b'], [aBoardPosting({ id: 'b', title: '新' })])
    expect(checked.kept.map(row => [row.id, row.title === '新'])).toEqual([
      ['b', true],
      ['c', false],
    ])
  })

  it('knows all that is live where nothing is left to ask for', () => {
    const { next } = take(begin(['a', 'b', 'c']), 2)
    expect(knowsAll(next)).toBe(true)
    expect(knowsAll(take(begin(['a', 'b'], 3), 2).next)).toBe(false)
  })

  it('counts every showing until it is reported, and only what came after the report then', () => {
    const { next } = take(take(begin(['a', 'b']), 2).next, 2)
    expect([...next.shown]).toEqual([
      ['a', 2],
      ['b', 2],
    ])
    const later = take(next, 1).next
    expect([
      ...subtractReported(later, [
        { id: 'a', times: 2 },
        { id: 'b', times: 2 },
      ]).shown,
    ]).toEqual([['a', 1]])
    expect(recentIds(later)).toEqual(['b', 'a'])
  })
})
