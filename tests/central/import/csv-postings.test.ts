// Advertisements in CSV into postings: every row accounted for, whatever its neighbours are like.
import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { type RowOutcome, readPostingsCsv } from '../../../central/import/csv-postings.ts'
import { posting } from '../../../db/model/posting.ts'
import { sharedData, sharedDataAbsent } from '../../support/shared-data.ts'

const header = 'jobName,tags,area,salary,workYear,degree,companyName,companyType,companySize,issueDate'
const guard =
  '小区保安,"无需经验,高中,包住宿,周末双休,夜班,会用手机",重庆重庆沙坪坝区双碑,3800-4200元/月,无需经验,高中,安顺保安服务公司,民营,50-150人,2026-11-20 09:22:00'
const sewer = '车位工,"1年,包吃,免费班车",广东省广州白云区,400元/月,1年,,锦禾制衣厂,民营,,2026-11-20 00:30:00'
const options = { feed: '500105', importedAt: new Date('2026-11-22T02:00:00Z'), sourceName: '某招聘网' }
const utf8 = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
const read = (bytes: Uint8Array) => readPostingsCsv(bytes, options)
const postingAt = (outcomes: RowOutcome[], index: number) => {
  const outcome = outcomes[index]
  if (!outcome || outcome.status === 'refused') throw new Error(`no posting at ${index}: ${JSON.stringify(outcome)}`)
  return outcome.posting
}
const said = (outcomes: RowOutcome[]) =>
  outcomes.map(outcome => [outcome.line, outcome.status === 'refused' ? outcome.reason : outcome.status])

describe('one row', () => {
  it('becomes a valid posting with what the source says and nothing more', () => {
    const { outcomes, problem } = read(utf8(header, guard, ''))
    expect(problem).toBeUndefined()
    const made = postingAt(outcomes, 0)
    expect(posting.safeParse(made).success).toBe(true)
    expect(made).toMatchObject({
      source: { name: '某招聘网' },
      employer: { name: '安顺保安服务公司' },
      kind: 'security-guard',
      occupation: '4-07-05-01',
      title: '小区保安',
      content: null,
      requirements: '无需经验，高中，会用手机',
      headcount: null,
      place: { division: '500106', district: '沙坪坝区', street: '双碑', home: false },
      shifts: ['night', 'two-days-off'],
      pay: { text: '3800-4200元/月', min: 380_000, max: 420_000, unit: 'month' },
      perks: ['lodging'],
      contact: { policy: 'desk' },
      publishedAt: '2026-11-20T01:22:00.000Z',
      validUntil: '2026-12-22T02:00:00.000Z',
      urgent: null,
      state: 'published',
    })
    expect(made.demonstration).toBeUndefined()
  })

  it('is flagged with every element it lacks and with the doubt about its pay', () => {
    const { outcomes } = read(utf8(header, sewer, '普工,,,,,,,,,2026-11-20 08:00:00'))
    expect(outcomes.map(outcome => outcome.status !== 'refused' && outcome.flags)).toEqual([
      ['missing:headcount', 'missing:content', 'pay:unit-doubtful'],
      [
        'missing:employer',
        'missing:headcount',
        'missing:requirements',
        'missing:content',
        'missing:place',
        'missing:pay',
      ],
    ])
  })

  it('keeps the market day of its date across midnight in UTC', () => {
    expect(postingAt(read(utf8(header, sewer)).outcomes, 0).publishedAt).toBe('2026-11-19T16:30:00.000Z')
  })

  it.each([
    ['2023/12/2 9:05', '2023-12-02T01:05:00.000Z', undefined],
    ['2023-12-02', '2023-12-01T16:00:00.000Z', undefined],
    ['2023-02-30 10:00:00', '2026-11-22T02:00:00.000Z', 'date:unreadable'],
    ['昨天', '2026-11-22T02:00:00.000Z', 'date:unreadable'],
    ['', '2026-11-22T02:00:00.000Z', 'date:unreadable'],
    ['2027-01-01 10:00:00', '2026-11-22T02:00:00.000Z', 'date:future'],
  ])('with the date %s is published at %s', (date, publishedAt, flag) => {
    const { outcomes } = read(utf8(header, guard.replace('2026-11-20 09:22:00', date)))
    expect(postingAt(outcomes, 0).publishedAt).toBe(publishedAt)
    const flags = outcomes[0]?.status === 'refused' ? [] : (outcomes[0]?.flags ?? [])
    expect(flags.find(text => text.startsWith('date:'))).toBe(flag)
  })

  it.each([
    ['四川省成都红星路', null, '成都红星路', null],
    ['上海上海宝山区顾村', null, '上海宝山区', '顾村'],
    ['重庆重庆渝北区', '500112', '渝北区', null],
    ['沙坪坝区井口', '500106', '沙坪坝区', '井口'],
    ['北京北京朝阳区', null, '北京朝阳区', null],
  ])('in the area %s lies in %s %s %s', (area, division, district, street) => {
    const { outcomes } = read(utf8(header, guard.replace('重庆重庆沙坪坝区双碑', area)))
    expect(postingAt(outcomes, 0).place).toMatchObject({ division, district, street })
  })

  it('takes a bare district for ours only in a feed of the same municipality', () => {
    const bytes = utf8(header, guard.replace('重庆重庆沙坪坝区双碑', '江北区石马河'))
    expect(postingAt(readPostingsCsv(bytes, options).outcomes, 0).place.division).toBe('500105')
    expect(postingAt(readPostingsCsv(bytes, { ...options, feed: '330205' }).outcomes, 0).place.division).toBeNull()
  })
})

describe('ids', () => {
  it('depend on the content alone: not on time, order of columns, line ends or encoding', () => {
    const first = postingAt(read(utf8(header, guard)).outcomes, 0).id
    const later = readPostingsCsv(utf8(header, sewer, guard), {
      ...options,
      importedAt: new Date('2027-01-01T00:00:00Z'),
    })
    const turned = utf8(
      'issueDate,companySize,companyType,companyName,degree,workYear,salary,area,tags,jobName,note',
      '2026-11-20 09:22:00,50-150人,民营,安顺保安服务公司,高中,无需经验,3800-4200元/月,重庆重庆沙坪坝区双碑,"无需经验,高中,包住宿,周末双休,夜班,会用手机",小区保安,x',
    )
    const gb = iconv.encode([header, guard, ''].join('\r\n'), 'gb18030')
    expect(first).toMatch(/^51job-[0-9a-f]{32}$/)
    expect([
      later.outcomes.map((_, i) => postingAt(later.outcomes, i).id)[1],
      postingAt(read(turned).outcomes, 0).id,
    ]).toEqual([first, first])
    expect(postingAt(read(gb).outcomes, 0).id).toBe(first)
    expect(postingAt(read(utf8(header, sewer)).outcomes, 0).id).not.toBe(first)
  })
})

describe('broken rows', () => {
  it('are refused with their line, and the others go on', () => {
    const { outcomes } = read(
      utf8(header, guard, '', '保安,少了几列', sewer, guard, ',,,,,,,,,', `${'长'.repeat(201)}${sewer}`),
    )
    expect(said(outcomes)).toEqual([
      [2, 'flagged'],
      [4, 'field-count'],
      [5, 'flagged'],
      [6, 'duplicate-row'],
      [7, 'title-missing'],
      [8, 'too-long:title'],
    ])
  })

  it('with an open quote cost one row and not the rest of the file', () => {
    const { outcomes } = read(utf8(header, '"没有收尾的引号,a,b', sewer, guard))
    expect(said(outcomes)).toEqual([
      [2, 'broken-quote'],
      [3, 'flagged'],
      [4, 'flagged'],
    ])
  })

  it('are not rows with a quote inside a word, nor fields of several lines', () => {
    const inch = sewer.replace('车位工', '12" 显示器装配工')
    const tall = sewer.replace('"1年,包吃,免费班车"', '"1年,\n包吃,\n免费班车"')
    const { outcomes } = read(utf8(header, inch, tall, guard))
    expect(said(outcomes)).toEqual([
      [2, 'flagged'],
      [3, 'flagged'],
      [6, 'flagged'],
    ])
    expect(postingAt(outcomes, 0).title).toBe('12" 显示器装配工')
    expect(postingAt(outcomes, 1).perks).toEqual(['meals', 'shuttle'])
  })

  it('with lost characters are imported and flagged, and their pay is not guessed', () => {
    const { outcomes } = read(utf8(header, guard.replace('3800-', '38\u{FFFD}0-'), sewer))
    expect(outcomes[0]).toMatchObject({ flags: expect.arrayContaining(['damaged-text', 'pay:not-understood']) })
    expect(outcomes[1]).toMatchObject({ flags: expect.not.arrayContaining(['damaged-text']) })
  })
})

describe('encodings', () => {
  it('reads UTF-8 with a byte order mark', () => {
    const { outcomes, problem } = read(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(header, guard)))
    expect([problem, said(outcomes)]).toEqual([undefined, [[2, 'flagged']]])
  })

  it('keeps a UTF-8 file with one broken byte as UTF-8, and flags the row', () => {
    const bytes = utf8(header, guard, sewer, guard.replace('小区', '商场'))
    bytes[bytes.indexOf(0xe5, header.length)] = 0xff
    const { outcomes } = read(bytes)
    expect(outcomes.map(outcome => outcome.status !== 'refused' && outcome.flags.includes('damaged-text'))).toEqual([
      true,
      false,
      false,
    ])
    expect(postingAt(outcomes, 1).title).toBe('车位工')
  })

  it('says so of bytes in neither encoding', () => {
    const bytes = Uint8Array.of(...utf8(`${header}\n`), 0x80, 0xff, 0xff, 0x0a)
    expect(read(bytes)).toEqual({ outcomes: [], problem: { code: 'encoding' } })
    expect(read(iconv.encode(`${header}\n${guard}`, 'utf16le', { addBOM: true })).problem).toEqual({
      code: 'encoding',
      detail: 'UTF-16',
    })
  })
})

describe('files that are none of ours', () => {
  it.each([
    ['nothing', '', { code: 'empty' }],
    ['blank lines', '\n \n', { code: 'empty' }],
    ['a header alone', `${header}\n`, { code: 'empty', line: 1 }],
    ['a page', '<!doctype html><p>a,b', { code: 'not-csv', detail: 'html' }],
    ['a spreadsheet', 'PK\u{3}\u{4}', { code: 'not-csv', detail: 'xlsx' }],
    ['prose', '今天招人\n明天也招', { code: 'not-csv', line: 1 }],
    [
      'other columns',
      'jobName,tags,area\n保安,a,b',
      {
        code: 'wrong-columns',
        line: 1,
        detail: 'salary, workYear, degree, companyName, companyType, companySize, issueDate',
      },
    ],
  ])('such as %s are named', (_, text, problem) => {
    expect(read(utf8(text))).toEqual({ outcomes: [], problem })
  })
})

const realFile = sharedData('postings-51job.csv')
describe.skipIf(realFile === null)(`the real file${sharedDataAbsent(realFile)}`, () => {
  const bytes = realFile === null ? new Uint8Array() : readFileSync(realFile)

  it('ends with one outcome for each of its 4,580 rows, and the same ids the second time', () => {
    const { outcomes, problem } = read(bytes)
    const again = readPostingsCsv(bytes, { ...options, importedAt: new Date('2027-02-01T00:00:00Z') }).outcomes
    expect(problem).toBeUndefined()
    expect(outcomes.map(outcome => outcome.line)).toEqual(Array.from({ length: 4_580 }, (_, i) => i + 2))
    const ids = outcomes.map((_, i) => postingAt(outcomes, i).id)
    expect(new Set(ids).size).toBe(4_580)
    expect(again.map((_, i) => postingAt(again, i).id)).toEqual(ids)
    expect(outcomes.every((_, i) => posting.safeParse(postingAt(outcomes, i)).success)).toBe(true)
  })

  it('flags the rows that an encoding fault damaged before it reached us', () => {
    const damaged = read(bytes).outcomes.filter(
      outcome => outcome.status === 'flagged' && outcome.flags.includes('damaged-text'),
    )
    expect(damaged).toHaveLength(44)
    expect(damaged.find(outcome => outcome.line === 967)).toMatchObject({
      flags: expect.arrayContaining(['pay:not-understood']),
      posting: { pay: { text: '9\u{FFFD}-1.5万·13薪', min: null, max: null, unit: null } },
    })
  })
})
