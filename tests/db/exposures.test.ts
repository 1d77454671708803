// How often postings stood on the board: added up by market day, asked by id, forgotten by day.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addExposures, exposuresOf, exposuresOn, pruneExposures } from '../../db/exposures.ts'
import { openWritable, transact } from '../../db/open.ts'
import { aTempDir } from '../support/temp-dir.ts'

const [before, today] = ['2026-11-21', '2026-11-22'] as const
const at = (day: string, time: string) => `${day}T${time}:00.000Z`

function aSiteFile() {
  const path = join(aTempDir(), 'site.db')
  const db = openWritable(path, 'site')
  const add = (day: string, time: string, shown: Record<string, number>) =>
    transact(db, () => {
      const rows = Object.entries(shown).map(([id, times]) => ({ id, times }))
      addExposures(db, day, rows, at(day, time))
    })
  return { path, db, add }
}

test('showings of a day add up, each day by itself, and are there after the file was closed', () => {
  const { path, db, add } = aSiteFile()
  add(before, '02:00', { a: 3 })
  add(today, '02:00', { a: 2, b: 1 })
  add(today, '02:01', { a: 5 })
  expect(exposuresOn(db, today, ['a', 'b', 'never'])).toEqual(
    new Map([
      ['a', 7],
      ['b', 1],
    ]),
  )
  expect(exposuresOn(db, before, ['a', 'b'])).toEqual(new Map([['a', 3]]))
  expect(exposuresOn(db, today, [])).toEqual(new Map())
  expect(db.prepare("select last_at from exposure where day = ? and posting_id = 'a'").pluck().get(today)).toBe(
    at(today, '02:01'),
  )
  db.close()
  const again = openWritable(path, 'site')
  expect([exposuresOf(again, 'a'), exposuresOf(again, 'b'), exposuresOf(again, 'never')]).toEqual([10, 1, 0])
  again.close()
})

test('a report that fails half-way adds nothing', () => {
  const { db } = aSiteFile()
  expect(() =>
    transact(db, () =>
      addExposures(
        db,
        today,
        [
          { id: 'a', times: 1 },
          { id: 'b', times: 0 },
        ],
        at(today, '02:00'),
      ),
    ),
  ).toThrow()
  expect(exposuresOf(db, 'a')).toBe(0)
  db.close()
})

test('days before a day are forgotten, that day stays', () => {
  const { db, add } = aSiteFile()
  add('2026-11-20', '02:00', { a: 1, b: 1 })
  add(before, '02:00', { a: 10 })
  add(today, '02:00', { a: 100 })
  expect(transact(db, () => pruneExposures(db, before))).toBe(2)
  expect([exposuresOf(db, 'a'), exposuresOf(db, 'b')]).toEqual([110, 0])
  db.close()
})
