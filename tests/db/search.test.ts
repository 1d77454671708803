// Text search on real rows: two-character words, pinyin, initials; and what is live when it is shown.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWritable, transact } from '../../db/open.ts'
import { putPosting, removePosting } from '../../db/postings.ts'
import { countPostings, listPostings, nextEnding } from '../../db/search.ts'
import { cutSyllables } from '../../db/syllables.ts'
import { textQuery } from '../../db/text-query.ts'
import { aPosting } from '../support/a-posting.ts'
import { aTempDir } from '../support/temp-dir.ts'

const now = new Date('2026-11-22T02:00:00.000Z')
const titles = [
  '设备调试电工',
  '低压电工学徒',
  '夜班保安',
  '货车司机（C1）',
  '银行保洁',
  '西安面馆服务员',
  'PLC 调试',
  '重庆小面厨师',
  '扭扭花手工',
  '䶮工坊帮手',
]

function aFilledDb() {
  const db = openWritable(join(aTempDir(), 'postings.db'), 'postings')
  transact(db, () => {
    for (const [i, title] of titles.entries())
      putPosting(
        db,
        '500106',
        i + 1,
        aPosting({
          id: `p${i}`,
          title,
          kind: null,
          employer: { name: null },
          place: { division: null, district: null, street: null, address: null, home: false },
        }),
      )
  })
  return db
}

test.each([
  ['电工', ['设备调试电工', '低压电工学徒']],
  ['司机', ['货车司机（C1）']],
  ['工', ['设备调试电工', '低压电工学徒', '扭扭花手工', '䶮工坊帮手']],
  ['䶮', ['䶮工坊帮手']],
  ['diangong', ['设备调试电工', '低压电工学徒']],
  ['diango', ['设备调试电工', '低压电工学徒']],
  ['dian', ['设备调试电工', '低压电工学徒']],
  ['dg', ['设备调试电工', '低压电工学徒']],
  ['sbts', ['设备调试电工']],
  ['yinhang', ['银行保洁']],
  ['xian', ['西安面馆服务员']],
  ['chongqing', ['重庆小面厨师']],
  ['plc', ['PLC 调试']],
  ['ＰＬＣ', ['PLC 调试']],
  ['c1', ['货车司机（C1）']],
  ['调试 plc', ['PLC 调试']],
  ['电工 学徒', ['低压电工学徒']],
  ['工电', []],
  ['保司', []],
  ['" OR 1=1 --', []],
  ['(*)', []],
])('%s finds %j', (text, expected) => {
  const db = aFilledDb()
  const found = listPostings(db, { text }, { now, order: 'newest', limit: 100, offset: 0 }).map(p => p.title)
  expect(found.sort()).toEqual([...expected].sort())
  expect(countPostings(db, { text }, now)).toBe(expected.length)
  db.close()
})

test('a posting that was changed is found by its new words only, one that was removed not at all', () => {
  const db = aFilledDb()
  transact(db, () => {
    putPosting(db, '500106', 100, aPosting({ id: 'p0', title: '水管工' }))
    removePosting(db, '500106', 101, 'p1', now.toISOString())
  })
  expect(countPostings(db, { text: '电工' }, now)).toBe(0)
  expect(countPostings(db, { text: '水管' }, now)).toBe(1)
  db.close()
})

test('an older revision, of a put or of a delete, never brings anything back', () => {
  const db = aFilledDb()
  transact(db, () => {
    expect(putPosting(db, '500106', 1, aPosting({ id: 'p0', title: '旧' }))).toBe(false)
    removePosting(db, '500106', 50, 'p2', now.toISOString())
    expect(putPosting(db, '500106', 49, aPosting({ id: 'p2', title: '旧' }))).toBe(false)
    expect(putPosting(db, '500106', 51, aPosting({ id: 'p2', title: '新' }))).toBe(true)
  })
  db.close()
})

test('expired, filled, paused and withdrawn ones are not shown; urgent ones come first until their end', () => {
  const db = openWritable(join(aTempDir(), 'postings.db'), 'postings')
  const urgent = { reason: '今天缺人', until: '2026-11-22T16:00:00.000Z' }
  transact(db, () => {
    putPosting(db, '500106', 1, aPosting({ id: 'expired', validUntil: '2026-11-22T01:59:59.000Z' }))
    putPosting(db, '500106', 2, aPosting({ id: 'filled', remaining: 0 }))
    putPosting(db, '500106', 3, aPosting({ id: 'paused', state: 'paused' }))
    putPosting(db, '500106', 4, aPosting({ id: 'old', publishedAt: '2026-11-01T00:00:00.000Z' }))
    putPosting(db, '500106', 5, aPosting({ id: 'new', publishedAt: '2026-11-21T00:00:00.000Z' }))
    putPosting(db, '500106', 6, aPosting({ id: 'urgent', publishedAt: '2026-11-02T00:00:00.000Z', urgent }))
  })
  const ids = (at: Date) => listPostings(db, {}, { now: at, order: 'newest', limit: 10, offset: 0 }).map(p => p.id)
  expect(ids(now)).toEqual(['urgent', 'new', 'old'])
  expect(ids(new Date('2026-11-22T16:00:01.000Z'))).toEqual(['new', 'urgent', 'old'])
  expect(nextEnding(db, now)).toBe('2026-11-22T16:00:00.000Z')
  // Pages go on behind the urgent ones.
  const page = (offset: number) => listPostings(db, {}, { now, order: 'newest', limit: 1, offset }).map(p => p.id)
  expect([page(0), page(1), page(2), page(3)].flat()).toEqual(['urgent', 'new', 'old'])
  db.close()
})

test('letters are cut into syllables in linear time, whatever is typed', () => {
  expect(cutSyllables('diangong')[0]).toEqual(['dian', 'gong'])
  expect(cutSyllables('xian')).toEqual([['xian'], ['xia', 'n'], ['xi', 'an'], ['xi', 'a', 'n']])
  expect(cutSyllables('plc')).toEqual([])
  const before = performance.now()
  expect(textQuery(`${'ai'.repeat(400)}b`)).not.toBeNull()
  expect(performance.now() - before).toBeLessThan(1000)
})
