// Slips of one letter, the sounds of southern speakers, words that people use for kinds of work, letters and characters mixed.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kindSynonyms } from '../../db/model/kind-synonyms.ts'
import { findKind } from '../../db/model/kinds.ts'
import { withOneSlip } from '../../db/near-query.ts'
import { openWritable, transact } from '../../db/open.ts'
import { putPosting } from '../../db/postings.ts'
import { listNearPostings, listPostings } from '../../db/search.ts'
import { aPosting } from '../support/a-posting.ts'
import { aTempDir } from '../support/temp-dir.ts'

const now = new Date('2026-11-22T02:00:00.000Z')
const nowhere = { division: null, district: null, street: null, address: null, home: false }
const rows: [title: string, kind: string | null][] = [
  ['低压电工', 'electrician'],
  ['卸货帮手', 'loader'],
  ['夜班值守', 'security-guard'],
  ['楼道清扫', 'cleaner'],
  ['老城区送单', 'food-rider'],
  ['装修工长期', null],
  ['兰花养护', null],
  ['生产线组长', null],
  ['湖北菜馆切配', null],
  ['店长助理木工', null],
]

function aDb() {
  const db = openWritable(join(aTempDir(), 'postings.db'), 'postings')
  transact(db, () => {
    for (const [i, [title, kind]] of rows.entries())
      putPosting(db, '500106', i + 1, aPosting({ id: `p${i}`, title, kind, employer: { name: null }, place: nowhere }))
  })
  return db
}

const exact = (db: ReturnType<typeof aDb>, text: string) =>
  listPostings(db, { text }, { now, order: 'newest', limit: 20, offset: 0 }).map(p => p.title)
const near = (db: ReturnType<typeof aDb>, text: string) =>
  listNearPostings(db, { text }, { now, limit: 20, except: new Set() }).map(p => p.title)

describe('exact', () => {
  test.each([
    ['搬运工', '卸货帮手'],
    ['banyungong', '卸货帮手'],
    ['门卫', '夜班值守'],
    ['阿姨', '楼道清扫'],
    ['外卖', '老城区送单'],
    ['zxgong', '装修工长期'],
    ['zhuangxg', '装修工长期'],
    ['dian工', '低压电工'],
    ['di压电g', '低压电工'],
    ['低ydg', '低压电工'],
    ['装修g', '装修工长期'],
  ])('%s finds %s', (text, title) => {
    const db = aDb()
    expect(exact(db, text)).toContain(title)
    db.close()
  })

  test('letters beside a character count only where they stand beside it in the posting', () => {
    const db = aDb()
    expect(exact(db, 'dian工')).not.toContain('店长助理木工')
    db.close()
  })
})

describe('near', () => {
  test.each([
    ['dianhong', '低压电工'],
    ['diangon', '低压电工'],
    ['diiangong', '低压电工'],
    ['dinagong', '低压电工'],
    ['dianggong', '低压电工'],
    ['店工', '低压电工'],
    ['zuangxiu', '装修工长期'],
    ['zuanxiu', '装修工长期'],
    ['lanhua', '兰花养护'],
    ['nanhua', '兰花养护'],
    ['senchan', '生产线组长'],
    ['fubei', '湖北菜馆切配'],
    ['banyungonh', '卸货帮手'],
  ])('%s finds %s', (text, title) => {
    const db = aDb()
    expect([...exact(db, text), ...near(db, text)]).toContain(title)
    db.close()
  })

  test('every slip of one letter in a word for work is mended', () => {
    const db = aDb()
    const missed = withOneSlip('diangong').filter(
      typed => ![...exact(db, typed), ...near(db, typed)].includes('低压电工'),
    )
    expect(missed).toEqual([])
    db.close()
  })

  test('words that are nothing like any posting find nothing', () => {
    const db = aDb()
    for (const text of ['xylophone', 'qqqq', '彩虹桥', '1234567', ''])
      expect([text, near(db, text)]).toEqual([text, []])
    db.close()
  })
})

test('every kind that a synonym names is in the list of kinds', () => {
  const codes = new Set([...kindSynonyms.values()].flat())
  expect([...codes].filter(code => findKind(code) === undefined)).toEqual([])
})
