// The phrases a posting is screened for: what is found, what is ordinary, where it stands, and that nothing breaks it.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type ScreeningCode, screeningCode } from '../../../../db/model/screening/phrases.ts'
import { isForbidden, screenedCodes, screenPosting, screenText } from '../../../../db/model/screening/screening.ts'
import { aPosting } from '../../../support/a-posting.ts'

const found: Record<ScreeningCode, string[]> = {
  sex: [
    '限男性',
    '只招女',
    '仅限女生',
    '要求男性，吃苦耐劳',
    '女士优先',
    '不招男工',
    '男士勿扰',
    '性别：男',
    '只要男的',
    '限女',
  ],
  family: ['已婚已育优先', '限未婚', '三年内不得怀孕'],
  household: ['限本地户籍', '只限沙坪坝区户口', '本地户籍优先', '不要外地人', '外地人勿扰', '须本市户口', '限户籍'],
  ethnicity: ['限汉族', '少数民族勿扰', '不招维吾尔族'],
  religion: ['无宗教信仰', '不招信教'],
  health: ['无乙肝'],
  minor: ['14岁以上', '15-18岁', '招童工'],
  age: ['18-35岁', '18至45周岁', '年龄18－50岁', '五十岁以下', '年龄不超过45', '20岁以上', '90后优先'],
  deposit: ['押金200元', '交保证金', '押一个月工资', '扣押身份证', '不收费，押金200', '不包吃住需交押金'],
  fee: ['入职需交服装费', '收取报名费100元', '先交300元', '中介收费', '要缴纳一定的费用'],
  hype: ['高薪保录', '包就业', '轻松月入过万', '月入3万'],
  fraud: ['刷单兼职'],
}
const tricks = [
  '限 男 性',
  '限＊男＊性',
  '限\u200c男\u200b性',
  '只招.女工',
  '（限男）',
  '僅限女性',
  '限♂男♂性',
  '限\u0301男性',
  '限\u202e男性',
  '限男\u{FE0F}性',
]
const ordinary =
  `不限户籍 户籍不限 性别不限 男女不限 男女均可 不限男女 不限男性 不得限男性 期限男女装各半 女装导购 只卖女装 专业女式内衣导购 有限公司 上限男
无押金 免押金 不收押金、保证金 押金：无 押金0元 不收任何费用 不收取任何费用 无需缴纳押金和保证金 不扣押身份证 严禁收取押金 免培训费 包体检费 体检费公司承担
停车场收费员 高速收费站收费员 医院收费窗口 负责停车收费 年满18周岁 18周岁以上 16岁以上 照顾80岁以上老人 照看3岁宝宝 8-12岁学生辅导 看护65岁以上的老人
有健康证 少数民族风情园讲解 清真餐厅 警惕高薪保录骗局 高薪 户口簿办理窗口协助 宝妈优先 退役军人优先 残疾人优先 禁止招童工 不招童工 录音棚 保录像设备
经验3年以上，年龄不限 每天400元，包吃住 月入4000元 每年3-6月、9-12月 10-20件 工作25年以上`.split(/\s+/)

test.each(Object.entries(found).flatMap(([code, texts]) => texts.map(text => [code, text] as const)))(
  '%s: %s',
  (code, text) => {
    expect(screenText(text).map(finding => finding.code)).toEqual([code])
  },
)
it.each(tricks)('is not deceived by %j', text => expect(screenText(text).map(({ code }) => code)).toEqual(['sex']))
it.each(ordinary)('lets %s be', text => expect(screenText(text)).toEqual([]))

it('says where the words stand, in the text as it was written', () => {
  const text = '有经验。限 男\u200b 性，18－35岁'
  expect(screenText(text)).toEqual([
    { code: 'sex', start: 4, end: 10, words: '限 男\u200b 性'.slice(0, 6) },
    { code: 'age', start: 11, end: 17, words: '18－35岁' },
  ])
  const posting = aPosting({ title: '搬运工（限男）', requirements: '押金200' })
  expect(screenPosting(posting).map(({ field, code, words }) => [field, code, words])).toEqual([
    ['title', 'sex', '限男'],
    ['requirements', 'deposit', '押金'],
  ])
  expect(screenedCodes(posting)).toEqual(['sex', 'deposit'])
})

it('forbids what the law forbids, and leaves the rest to a person', () => {
  expect(screeningCode.options.filter(code => !isForbidden(code))).toEqual(['age', 'deposit', 'fee', 'hype', 'fraud'])
})

describe('Whatever is typed', () => {
  const pieces = [
    ...Object.values(found).flat(),
    ...tricks,
    ...ordinary,
    '=cmd|calc',
    '<img onerror=1>',
    '𬭩',
    '👩‍🏭',
    '\u202e',
    '\ud800',
    '\n',
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 30 })
      .map(parts => parts.join('')),
  )
  it('gives findings within the text, in order, and soon', () => {
    fc.assert(
      fc.property(text, typed => {
        let before = 0
        for (const { start, end, words } of screenText(typed)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(typed.slice(start, end)).toBe(words)
          before = start
        }
      }),
      { numRuns: 2000, seed: 20261122 },
    )
  })
  it('is read in a moment, however it repeats itself', () => {
    for (const piece of ['不', '不收', '限', '收', '18-', '押', '费', '只招', '无需缴纳押金和']) {
      const began = performance.now()
      screenText(piece.repeat(8000))
      // A pattern that runs away takes minutes; this limit only tells it from one that does not.
      expect(performance.now() - began, piece).toBeLessThan(5000)
    }
  })
})
