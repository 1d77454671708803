// A page of a feed, stored at once or piece by piece: the same in the end, and nothing forgotten where it broke off in between.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FeedEntry } from '../../../central/protocol/feed.ts'
import { findChecksum, findCursor } from '../../../db/feed-cursor.ts'
import { openWritable } from '../../../db/open.ts'
import { countPostings } from '../../../db/search.ts'
import { type Applied, applyPage } from '../../../electron/sync/apply-page.ts'
import { type GiveWay, goAhead } from '../../../electron/sync/give-way.ts'
import { aPosting } from '../../support/a-posting.ts'
import { aTempDir } from '../../support/temp-dir.ts'

const feed = '500106'
const at = '2026-11-22T02:00:00.000Z'
const next = '000000000001_0000000000000600'
const ids = Array.from({ length: 600 }, (_, i) => `p${i}`)
const entries: FeedEntry[] = ids.map((id, i) => ({
  revision: i + 1,
  op: 'put',
  kind: 'posting',
  id,
  value: aPosting({ id, publishedAt: new Date(Date.parse(at) - i * 60_000).toISOString() }),
}))
const page = { feed, lane: 'all', server: 's', entries, next, at } as const

const open = () => openWritable(join(aTempDir(), 'postings.db'), 'postings')
/** Somebody is at a screen, and after so many rows the disk is full. */
const someoneThere = (rows = Number.POSITIVE_INFINITY): GiveWay => {
  let left = rows
  return {
    ...goAhead,
    isSomebodyThere: () => true,
    rest() {
      if (left-- === 0) throw new Error('the disk is full')
    },
  }
}

test('a page stored in pieces is the page stored at once, the cursor with its last piece', () => {
  const [whole, inPieces] = [open(), open()]
  const expected = applyPage(whole, page)
  const cursors: (string | undefined)[] = []
  const applied = applyPage(inPieces, page, {
    way: someoneThere(),
    stored: () => cursors.push(findCursor(inPieces, feed, 'all')?.cursor),
  })
  expect(cursors).toEqual([undefined, undefined, next])
  expect(applied).toEqual(expected)
  expect(findChecksum(inPieces, feed)).toBe(findChecksum(whole, feed))
  expect(countPostings(inPieces, {}, new Date(at))).toBe(ids.length)
})

test('what was stored before a page broke off is told of, once, and the rest comes when it is read again', () => {
  const db = open()
  const told: Applied[] = []
  const stored = (applied: Applied) => told.push(applied)
  expect(() => applyPage(db, page, { way: someoneThere(400), stored })).toThrow('the disk is full')
  expect(findCursor(db, feed, 'all')).toBeUndefined()
  expect(countPostings(db, {}, new Date(at))).toBe(told.flatMap(({ put }) => put).length)
  applyPage(db, page, { way: someoneThere(), stored })
  const all = told.flatMap(({ put }) => put)
  expect(all).toHaveLength(ids.length)
  expect(new Set(all)).toEqual(new Set(ids))
  expect(findChecksum(db, feed)).toBe(applyPage(open(), page).checksum)
})
