import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitmentOf, drawLot, lotProblem } from '../../../db/model/lot.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const lot = { day: '2026-11-22', numbers: [1, 2, 3, 4, 5, 6, 7], seed: 'ab'.repeat(32) }

test('the draw is what the description says, worked out step by step with nothing but SHA-256', () => {
  const list = '1,2,3,4,5,6,7'
  expect(commitmentOf(lot, sha256)).toBe(sha256(`linggong-lot-1 commit\n2026-11-22\n${list}\n${lot.seed}`))
  const tickets = lot.numbers.map(number => [
    sha256(`linggong-lot-1 ticket\n2026-11-22\n${list}\n${lot.seed}\n42\n${number}`),
    number,
  ])
  expect(drawLot(lot, '42', sha256)).toEqual(tickets.sort().map(([, number]) => number))
})

test('the order in which the list is given does not matter, what was said does', () => {
  const backwards = { ...lot, numbers: [...lot.numbers].reverse() }
  expect(drawLot(backwards, '42', sha256)).toEqual(drawLot(lot, '42', sha256))
  expect(commitmentOf(backwards, sha256)).toBe(commitmentOf(lot, sha256))
  const orders = new Set(['1', '2', '3', '4', '5', '6'].map(said => drawLot(lot, said, sha256).join()))
  expect(orders.size).toBe(6)
})

test('everybody is first about equally often', () => {
  const first = new Map<number, number>()
  for (let i = 0; i < 7000; i++) {
    const [number = 0] = drawLot(lot, String(i), sha256)
    first.set(number, (first.get(number) ?? 0) + 1)
  }
  for (const number of lot.numbers) expect(Math.abs((first.get(number) ?? 0) - 1000)).toBeLessThan(150)
})

test('a seed, a list or an order changed afterwards is found', () => {
  const draw = { ...lot, said: '42', commitment: commitmentOf(lot, sha256), result: drawLot(lot, '42', sha256) }
  expect(lotProblem(draw, sha256)).toBeNull()
  expect(lotProblem({ ...draw, seed: 'cd'.repeat(32) }, sha256)).toBe('commitment')
  expect(lotProblem({ ...draw, numbers: [1, 2, 3, 4, 5, 6] }, sha256)).toBe('commitment')
  expect(lotProblem({ ...draw, result: [...draw.result].reverse() }, sha256)).toBe('order')
  expect(lotProblem({ ...draw, said: '43' }, sha256)).toBe('order')
})
