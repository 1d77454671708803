/// <reference types="node" />
// Sheets from outside: messy ones are understood, hostile ones are refused with a word, and nothing that is not a posting comes out.
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it, test } from 'vitest'
import { dateOf, plainNumber } from '../../../../db/model/sheet/cell-numbers.ts'
import { headcountOf, payOf, perksOf, placeOf, untilOf } from '../../../../db/model/sheet/cell-words.ts'
import { findHead, guessColumns, headerKey, toMapping } from '../../../../db/model/sheet/columns.ts'
import { deskPosting } from '../../../../electron/contract/desk-postings.ts'
import { isReady, readRows } from '../../../../renderer/desk/postings/import/read-rows.ts'
import { limits } from '../../../../renderer/desk/sheets/grid.ts'
import { readFile } from '../../../../renderer/desk/sheets/read-file.ts'
import { hostileStrings } from '../../../support/hostile-values.ts'
import { messySheet } from '../../../support/messy-sheets.ts'

const today = '2026-11-22'
let made = 0
const makeId = () => `id-${made++}`

function rowsOf(grid: string[][]) {
  const head = findHead(grid)
  if (!head) throw new Error('no head')
  return readRows(grid, head, guessColumns(head, null), { today, makeId })
}

/** A workbook of one sheet, its XML written by hand. */
function aWorkbook(sheet: string, strings = '', styles = ''): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet>${styles}</styleSheet>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  })
}

describe.each(['xlsx', 'csv'] as const)('A sheet of a real office (.%s)', kind => {
  it('is read with its two rows of head, without totals, remarks, blank lines and heads repeated', async () => {
    const read = readFile('a', new Uint8Array(await messySheet(kind)))
    if (!read.ok) throw new Error(read.problem)
    const { rows, skipped } = rowsOf(read.sheets[0]?.rows ?? [])
    expect(skipped).toEqual({ blank: 1, totals: 2, heads: 1 })
    expect(rows.map(({ title }) => title)).toEqual([
      '操作工',
      '电工',
      '包装工',
      '搬运工',
      '服务员',
      '洗碗工',
      '',
      '保洁员',
    ])
    expect(rows.map(isReady)).toEqual([true, true, false, false, false, false, false, true])
    expect(rows[1]?.form).toMatchObject({
      headcount: 2,
      pay: { min: 600_000, max: 800_000, unit: 'month' },
      contact: { policy: 'desk', phone: '19000001235' },
      validUntilDay: '2099-12-05',
      place: { district: '沙坪坝区', address: '陈家桥' },
    })
    expect(rows[7]?.form).toMatchObject({ headcount: 3, validUntilDay: '2099-11-11' })
    expect(
      rows.map(({ doubts, missing, screened, faults }) => [
        ...faults.map(({ code }) => code),
        ...doubts,
        ...missing,
        ...screened,
      ]),
    ).toEqual([
      [],
      [],
      ['headcount-unread', 'headcount'],
      ['content'],
      ['sex'],
      ['pay-doubtful'],
      ['title-missing'],
      [],
    ])
  })
})

describe('Columns', () => {
  it('are guessed once each, remembered by their names, and corrected', () => {
    const head = findHead([['序号', '企业名称', '招聘岗位', '薪资(元/天)', '人数', '备注']])
    if (!head) throw new Error('no head')
    expect(guessColumns(head, null)).toEqual([null, 'employer', 'title', 'pay', 'headcount', null])
    expect(guessColumns(head, { 备注: 'content' })).toEqual([null, null, null, null, null, 'content'])
    expect(headerKey(head)).toBe('序号|企业名称|招聘岗位|薪资|人数|备注')
    expect(toMapping(head, guessColumns(head, null))).toEqual({
      企业名称: 'employer',
      招聘岗位: 'title',
      '薪资(元/天)': 'pay',
      人数: 'headcount',
    })
  })
  it('take 工种 for the title where there is none', () => {
    const head = findHead([['单位', '工种', '人数']])
    expect(head && guessColumns(head, null)).toEqual(['employer', 'title', 'headcount'])
  })
  it('are not found where no row names any', () => {
    expect(
      findHead([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBeNull()
    expect(findHead([['岗位']])).toBeNull()
  })
})

test.each([
  ['３人', 3],
  ['十五名', 15],
  ['两人', 2],
  ['3-5人', 5],
  ['约20', 20],
  ['若干', null],
  ['0', null],
  ['99999', null],
  ['3.5', null],
  ['', null],
] as const)('a head count of %s is %s', (text, count) => expect(headcountOf(text)).toBe(count))

test.each([
  ['2026-12-07', '2026-12-07'],
  ['2026/12/7 18:00', '2026-12-07'],
  ['2026年12月7日', '2026-12-07'],
  ['12.7', '2026-12-07'],
  ['46363', '2026-12-07'],
  ['20261207', '2026-12-07'],
  ['11月1日至12月7日', '2026-12-07'],
  ['长期有效', '2026-12-22'],
  ['下周', null],
  ['2026-02-30', null],
  ['=TODAY()', null],
] as const)('an end of %s is %s', (text, day) => expect(untilOf(text, today)).toBe(day))

test.each([
  ['5000-6000', '薪资（元/月）', { min: 500_000, max: 600_000, unit: 'month' }],
  ['220', '日薪', { min: 22_000, max: 22_000, unit: 'day' }],
  ['日薪300', '报酬', { min: 30_000, max: 30_000, unit: 'day' }],
  ['面议', '待遇', { min: null, max: null, unit: 'negotiable' }],
  ['6-8千', '工资', { min: 600_000, max: 800_000, unit: 'month' }],
  ['看着给', '工资', null],
] as const)('pay of %s under %s', (pay, name, read) =>
  expect(payOf({ pay, min: '', max: '', unit: '' }, name).pay).toEqual(read),
)

test('places, perks, serial dates and numbers are read as people mean them', () => {
  expect(placeOf('重庆市沙坪坝区双碑')).toEqual({ district: '沙坪坝区', address: '双碑' })
  expect(placeOf('双碑')).toEqual({ district: null, address: '双碑' })
  expect(perksOf('包吃住，有班车')).toEqual(['meals', 'lodging', 'shuttle'])
  expect(perksOf('不包吃住')).toEqual([])
  expect([dateOf(1), dateOf(59), dateOf(61), dateOf(46363), dateOf(44901, true), dateOf(0.75)]).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '2026-12-07',
    '2026-12-07',
    '18:00',
  ])
  expect([plainNumber(1.9000001234e10), plainNumber(0.1 + 0.2), plainNumber(1e300)]).toEqual([
    '19000001234',
    '0.3',
    '1e+300',
  ])
})

describe('A hostile file', () => {
  const header = '岗位,单位,人数\n'
  const cell = (text: string) => aWorkbook(`<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`)
  const bomb = () => zipSync({ 'xl/workbook.xml': new Uint8Array(limits.unpackedBytes + 1) }, { level: 9 })
  const workbook = cell('x')
  const files: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'empty'],
    ['blank lines', strToU8('\n \n'), 'empty'],
    ['a zip that unpacks to more than any sheet', bomb(), 'too-large'],
    ['a file larger than any sheet', new Uint8Array(limits.fileBytes + 1), 'too-large'],
    ['a zip that is no workbook', zipSync({ 'a.txt': strToU8('x') }), 'not-a-sheet'],
    ['a zip cut in the middle', workbook.subarray(0, 60), 'damaged'],
    ['a workbook with a document type', aWorkbook('<!DOCTYPE a [<!ENTITY b "c">]><row/>'), 'damaged'],
    ['a workbook whose tags do not close', aWorkbook('<row r="1"><c r="A1"').slice(), 'empty'],
    ['a row far below', aWorkbook('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), 'too-many-rows'],
    ['a cell far below', aWorkbook('<row r="1"><c r="A9999999"><v>1</v></c></row>'), 'too-many-rows'],
    ['an old .xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old-xls'],
    ['a web page', strToU8('<html><table>'), 'not-a-sheet'],
    ['a PDF', strToU8('%PDF-1.7'), 'not-a-sheet'],
    ['bytes of no encoding', new Uint8Array(400).fill(0xff), 'encoding'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'not-a-sheet'],
    ['more lines than any sheet', strToU8(header + 'a,b,1\n'.repeat(limits.rows + 1)), 'too-many-rows'],
  ]
  it.each(files)('is refused with a word: %s', (_what, file, problem) => {
    expect(readFile('a', file)).toEqual({ ok: false, problem })
  })

  it('with a cell of 10 MB, formulas, markup and marks of direction is read, and its row says what is wrong', () => {
    const long = 'x'.repeat(10 * 1024 * 1024)
    const read = readFile(
      'a.csv',
      strToU8(
        `岗位,单位,人数,工作内容\n=cmd|'/c calc'!A1,<img src=x onerror=alert(1)>,1,\u202e正常\n工,厂,2,${long}\n`,
      ),
    )
    if (!read.ok) throw new Error(read.problem)
    const { rows } = rowsOf(read.sheets[0]?.rows ?? [])
    expect(rows[0]).toMatchObject({
      title: "=cmd|'/c calc'!A1",
      employer: '<img src=x onerror=alert(1)>',
      form: { content: '正常' },
    })
    expect(rows[1]).toMatchObject({ form: null, faults: [{ code: 'too-long', field: 'content' }] })
    const sheet = readFile('a', cell(long))
    expect(sheet.ok && sheet.sheets[0]?.rows[0]?.[0]?.length).toBe(limits.cell)
  })

  it('merged over a million cells fills only what is there', () => {
    const read = readFile(
      'a',
      zipSync({
        'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'),
        'xl/worksheets/sheet1.xml': strToU8(
          '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
        ),
      }),
    )
    expect(read.ok && read.sheets[0]?.rows).toEqual([Array.from({ length: limits.columns }, () => 'a')])
  })
})

describe('Whatever a sheet holds', () => {
  const hostile = [
    "=cmd|'/c calc'!A0",
    '+1+1',
    '@SUM(A1)',
    '-1',
    '<script>',
    '\u202eabc',
    '👩‍🏭',
    '𬭩',
    '\ud800',
    '\u0000',
    '"',
    '若干',
    '６０００',
    '5000-6000',
    '400元/天',
    '限男性',
    '长期',
    '46363',
    '1e308',
    'NaN',
    '__proto__',
    'constructor',
    'x'.repeat(5000),
    '2026-02-30',
    '',
    ' ',
    '合计',
  ]
  const cells = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...hostile) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  )
  const names = [
    '岗位',
    '单位',
    '人数',
    '工作内容',
    '要求',
    '地点',
    '薪资',
    '最低',
    '最高',
    '计薪单位',
    '结算',
    '时间',
    '班次',
    '福利',
    '用工形式',
    '安全',
    '电话',
    '截止日期',
    '信用代码',
    '工种',
  ]
  it('every row is a posting that the contract takes, or says why it is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cells, { minLength: names.length, maxLength: names.length }), { minLength: 1, maxLength: 3 }),
        rows => {
          for (const row of rowsOf([names, ...rows]).rows) {
            if (row.form === null) expect(row.faults.length).toBeGreaterThan(0)
            else expect(deskPosting.safeParse(row.form).success).toBe(true)
          }
        },
      ),
      { numRuns: 2000, seed: 20261122 },
    )
  })
  it('no file of bytes does anything but be read or be refused', () => {
    const start = fc.constantFrom(
      new Uint8Array(),
      new Uint8Array([0x50, 0x4b, 3, 4]),
      new Uint8Array([0xff, 0xfe]),
      strToU8('岗位,"'),
      strToU8('PK'),
    )
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 300 }), (first, rest) => {
        const read = readFile('a', new Uint8Array([...first, ...rest]))
        expect(read.ok ? read.sheets.length > 0 : read.problem.length > 0).toBe(true)
      }),
      { numRuns: 1000, seed: 20261122 },
    )
  })
  it('a workbook of any markup is read or refused', () => {
    const bits = fc.constantFrom(
      '<row r="1">',
      '<row>',
      '</row>',
      '<c r="A1">',
      '<c t="s">',
      '<c r="ZZZ1" t="inlineStr">',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '-1',
      '9e999',
      '<t>',
      '</t>',
      '<is>',
      '</is>',
      '<f>1+1</f>',
      '&#0;',
      '&#x110000;',
      '&lt;',
      '<',
      '>',
      '<mergeCell ref="A1:B2"/>',
      '<mergeCell ref="::"/>',
      '岗位',
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), parts => {
        const read = readFile('a', aWorkbook(parts.join('')))
        expect(read.ok ? read.sheets.length > 0 : read.problem.length > 0).toBe(true)
      }),
      { numRuns: 1000, seed: 20261122 },
    )
  })
})

test('every value picked by hand, in a cell of every column: a form of the contract, or a row that says what is wrong', () => {
  const head = [
    '工种',
    '单位',
    '人数',
    '工资',
    '单位（元）',
    '结算',
    '地点',
    '要求',
    '内容',
    '工时',
    '电话',
    '截止日期',
  ]
  const good = [
    '电工',
    '团结村货运部',
    '4',
    '300',
    '天',
    '日结',
    '沙坪坝区',
    '有证',
    '布线',
    '8:00-17:00',
    '19000001234',
    '2026-12-01',
  ]
  for (const text of hostileStrings) {
    const grid = [head, ...good.map((_, column) => good.map((cell, i) => (i === column ? text : cell)))]
    for (const { form, faults, title } of rowsOf(grid).rows) {
      const parsed = deskPosting.safeParse(form)
      expect(parsed.success || faults.length > 0, `${JSON.stringify(text)} ${title}`).toBe(true)
    }
  }
})
