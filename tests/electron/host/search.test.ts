// The search call on a real host: a code alone, what comes near said apart from what fits, counts that stop, and postings of an older
// file that are indexed while the host runs.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate, readMigrations } from '../../../db/migrate.ts'
import type { Posting } from '../../../db/model/posting.ts'
import { openWritable, transact } from '../../../db/open.ts'
import { putPosting } from '../../../db/postings.ts'
import { giveCodes } from '../../../db/short-codes.ts'
import { aHost, aLine } from '../../support/a-host.ts'
import { aPosting } from '../../support/a-posting.ts'
import { aTempDir } from '../../support/temp-dir.ts'

async function aFilledHost(postings: readonly Posting[]) {
  const dataDir = aTempDir()
  const { host } = await aHost({ dataDir })
  const db = openWritable(join(dataDir, 'postings.db'), 'postings')
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  transact(db, () => {
    for (const [i, posting] of postings.entries()) putPosting(db, '500106', i + 1, posting)
  })
  let next = 0
  transact(site, () =>
    giveCodes(
      site,
      postings.map(p => p.id),
      () => next++,
      '2026-11-22T00:00:00.000Z',
    ),
  )
  db.close()
  site.close()
  const line = await aLine(host, 'touch', 'direct')
  return async (text: string, limit = 12, sort: 'newest' | 'near' | 'pay' = 'newest') => {
    const reply = await line.call('touch', 'postings.search', { text, limit, sort })
    if (!reply.ok) throw new Error(reply.problem.code)
    return reply.value
  }
}

const electrician = aPosting({ id: 'e', title: '低压电工', kind: 'electrician' })

test('a code finds its posting alone', async () => {
  const search = await aFilledHost([electrician, aPosting({ id: 'x', title: '1000号仓库' })])
  expect(await search('1000')).toMatchObject({ total: 1, isMore: false, rows: [{ id: 'e', code: '1000' }], near: [] })
})

test('what only comes near is not counted and not mixed with what fits', async () => {
  const search = await aFilledHost([electrician])
  expect(await search('dianhong')).toMatchObject({ total: 0, rows: [], near: [{ id: 'e' }] })
  expect(await search('diangong')).toMatchObject({ total: 1, rows: [{ id: 'e' }], near: [] })
})

test('where enough fits, nothing near is offered', async () => {
  const many = Array.from({ length: 6 }, (_, i) => aPosting({ id: `s${i}`, title: '电红灯笼', kind: null }))
  const search = await aFilledHost([electrician, ...many])
  expect(await search('dianhong')).toMatchObject({ total: 6, near: [] })
})

test('counting stops, and says that there is more', async () => {
  const many = Array.from({ length: 1100 }, (_, i) => aPosting({ id: `s${i}`, title: `分拣${i}号` }))
  const search = await aFilledHost(many)
  const found = await search('分拣', 100)
  expect([found.total, found.isMore, found.rows.length]).toEqual([1000, true, 100])
})

test('what has the words and what is only of the kind are counted together, in every order the same', async () => {
  const urgentUntil = '2026-11-23T02:00:00.000Z'
  const named = (from: number, to: number, title: string) =>
    Array.from({ length: to - from }, (_, i) => aPosting({ id: `s${from + i}`, title, kind: 'security-guard' }))
  const some = [
    ...named(0, 700, '保安'),
    ...named(700, 900, '门岗'),
    aPosting({ id: 'u', title: '保安', urgent: { reason: '缺人', until: urgentUntil } }),
  ]
  for (const [more, total, isMore] of [
    [[], 901, false],
    [named(900, 1200, '值班'), 1000, true],
  ] as const) {
    const search = await aFilledHost([...some, ...more])
    for (const sort of ['newest', 'near', 'pay'] as const) {
      const found = await search('保安', 12, sort)
      expect([sort, found.total, found.isMore, found.rows.length]).toEqual([sort, total, isMore, 12])
    }
  }
})

test('postings of an older file are found once the host has indexed them', async () => {
  const dataDir = aTempDir()
  const older = new Database(join(dataDir, 'postings.db'))
  migrate(older, 'postings', readMigrations('postings').slice(0, 3))
  const insert = older.prepare(
    `insert into posting (id, feed, revision, body, kind, kind_group, state, published_at, valid_until, is_home, is_beginner, is_demonstration, tags, words, pinyin, initials)
     values (@id, '500106', 1, @body, 'electrician', 'electric-weld', 'published', @publishedAt, @validUntil, 0, 0, 0, ',', '', '', '')`,
  )
  for (let i = 0; i < 250; i++) {
    const id = `old${i}`
    const { publishedAt, validUntil } = electrician
    insert.run({ id, body: JSON.stringify({ ...electrician, id }), publishedAt, validUntil })
  }
  older.close()
  const { host } = await aHost({ dataDir })
  const line = await aLine(host, 'touch', 'direct')
  const total = async () => {
    const reply = await line.call('touch', 'postings.search', { text: '低压电工' })
    return reply.ok ? reply.value.total : reply.problem.code
  }
  await expect.poll(total, { timeout: 10_000 }).toBe(250)
})
