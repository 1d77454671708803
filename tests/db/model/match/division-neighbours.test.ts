// The table of neighbouring districts: whole, and right where everybody knows the map.
import { expect, test } from 'vitest'
import { divisionName } from '../../../../central/import/divisions.ts'
import {
  areInOneMunicipality,
  areNeighbours,
  divisionsWithNeighbours,
} from '../../../../db/model/match/division-neighbours.ts'

test('every district and county of Chongqing is in it, and nothing else', () => {
  const all = Array.from({ length: 300 }, (_, i) => String(500_100 + i)).filter(code => divisionName(code) !== null)
  expect(divisionsWithNeighbours).toEqual(all)
  expect(all).toHaveLength(38)
})

test('neighbours are neighbours of each other, and nobody is their own', () => {
  for (const one of divisionsWithNeighbours) {
    expect(areNeighbours(one, one)).toBe(false)
    for (const other of divisionsWithNeighbours) expect(areNeighbours(one, other)).toBe(areNeighbours(other, one))
  }
})

test('沙坪坝 touches 渝中, 江北, 九龙坡, 北碚, 渝北 and 璧山, and not 南岸 or 巴南', () => {
  const found = divisionsWithNeighbours.filter(other => areNeighbours('500106', other))
  expect(found).toEqual(['500103', '500105', '500107', '500109', '500112', '500120'])
})

test('the whole table hangs together', () => {
  const reached = new Set(['500106'])
  for (const one of reached)
    for (const other of divisionsWithNeighbours) if (areNeighbours(one, other)) reached.add(other)
  expect(reached.size).toBe(38)
})

test('a municipality is two digits, a prefecture elsewhere four', () => {
  expect(areInOneMunicipality('500106', '500243')).toBe(true)
  expect(areInOneMunicipality('510104', '510105')).toBe(true)
  expect(areInOneMunicipality('510104', '510302')).toBe(false)
  expect(areInOneMunicipality('500106', '510104')).toBe(false)
})
