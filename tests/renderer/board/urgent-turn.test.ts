// Which urgent orders stand on the wall, and in which order they come.
import { describe, expect, it } from 'vitest'
import { emptyTurn, joinUrgent, nextUrgent, shownUrgent } from '../../../renderer/board/urgent-turn.ts'

const begin = (...ids: string[]) => joinUrgent(emptyTurn, ids)

describe('The urgent lane', () => {
  it('begins in the order of the host', () => {
    expect(shownUrgent(begin('a', 'b', 'c', 'd'), 3)).toEqual(['a', 'b', 'c'])
  })

  it('turns by pages round and round, never half empty', () => {
    let turn = begin('a', 'b', 'c', 'd')
    const pages = []
    for (let i = 0; i < 4; i++) {
      pages.push(shownUrgent(turn, 3).join(''))
      turn = nextUrgent(turn, 3)
    }
    expect(pages).toEqual(['abc', 'dab', 'cda', 'bcd'])
    expect(shownUrgent(turn, 3).join('')).toBe('abc')
  })

  it('does not turn when all fit', () => {
    const turn = begin('a', 'b')
    expect(nextUrgent(turn, 3)).toBe(turn)
  })

  it('puts a new order in the first place at once, whatever page stands', () => {
    const turned = nextUrgent(begin('a', 'b', 'c', 'd'), 3)
    const joined = joinUrgent(turned, ['a', 'b', 'new', 'c', 'd'])
    expect(shownUrgent(joined, 3)).toEqual(['new', 'a', 'b'])
  })

  it('keeps the page when an order goes that is not on it', () => {
    const turned = nextUrgent(begin('a', 'b', 'c', 'd', 'e'), 2)
    expect(shownUrgent(joinUrgent(turned, ['b', 'c', 'd', 'e']), 2)).toEqual(['c', 'd'])
  })

  it('moves up when an order on the page goes', () => {
    const turned = nextUrgent(begin('a', 'b', 'c', 'd', 'e'), 2)
    expect(shownUrgent(joinUrgent(turned, ['a', 'b', 'd', 'e']), 2)).toEqual(['d', 'e'])
  })

  it('is the same value when nothing changed, whatever order the host names them in', () => {
    const turn = begin('a', 'b')
    expect(joinUrgent(turn, ['b', 'a'])).toBe(turn)
  })

  it('shows all when more fit than before', () => {
    const turned = nextUrgent(begin('a', 'b', 'c'), 2)
    expect(shownUrgent(turned, 3)).toEqual(['a', 'b', 'c'])
  })

  it('is empty when the last one goes', () => {
    expect(shownUrgent(joinUrgent(begin('a'), []), 3)).toEqual([])
  })
})
