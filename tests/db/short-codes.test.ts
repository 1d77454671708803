// Short codes: unique, stable, four digits until there are too many.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWritable, transact } from '../../db/open.ts'
import { digitsFor, findCode, findPostingByCode, freeCodes, giveCodes } from '../../db/short-codes.ts'
import { randomBelow } from '../../electron/host/random-below.ts'
import { aTempDir } from '../support/temp-dir.ts'

const at = '2026-11-22T02:00:00.000Z'

test('four digits up to 5,000 postings, five above, never more than half of the codes in use', () => {
  expect([1, 4999, 5000, 5001, 50_000, 50_001, 300_000].map(digitsFor)).toEqual([4, 4, 4, 5, 5, 6, 6])
})

test('each posting keeps its own code while others come and go', () => {
  const db = openWritable(join(aTempDir(), 'site.db'), 'site')
  const random = randomBelow(randomBytes)
  const ids = Array.from({ length: 6000 }, (_, i) => `p${i}`)
  transact(db, () => expect(giveCodes(db, ids.slice(0, 4000), random, at)).toBe(4000))
  const first = findCode(db, 'p7')
  expect(first).toMatch(/^[1-9][0-9]{3}$/)
  transact(db, () => {
    freeCodes(db, ids.slice(100, 200))
    expect(giveCodes(db, ids, random, at)).toBe(2100)
  })
  expect(findCode(db, 'p7')).toBe(first)
  expect(findPostingByCode(db, first ?? '')).toBe('p7')
  expect(findCode(db, 'p5999')).toMatch(/^[1-9][0-9]{4}$/)
  expect(db.prepare('select count(distinct code) as codes, count(*) as total from short_code').get()).toEqual({
    codes: 6000,
    total: 6000,
  })
  db.close()
})
