// 重点群体: the groups of people whom the market helps first (domain.md § 4). What a person says of it is sensitive (PIPL art. 28).
import { z } from 'zod'
import { day } from '../ids.ts'

/**
 * 高校毕业生(未就业) 退役军人 残疾人 农民工 脱贫人口/监测对象 大龄 就业困难人员 零就业家庭 低保/低收入 长期失业 易地搬迁
 * 宝妈/居家妇女 在校生 超龄.
 */
export const focusGroup = z.enum([
  'graduate',
  'veteran',
  'disabled',
  'migrant',
  'lifted-from-poverty',
  'older',
  'hard-to-employ',
  'no-earner-family',
  'low-income',
  'long-unemployed',
  'relocated',
  'mother-at-home',
  'student',
  'past-retirement',
])
export type FocusGroup = z.output<typeof focusGroup>

/** 自述/已核 + date. */
export const focusEntry = z.looseObject({
  group: focusGroup,
  evidence: z.enum(['stated', 'verified']),
  on: day.nullable().optional(),
})

/**
 * How hard to place each group is, 0–6 points of a match: 6 where a statute or a ledger says so (就业促进法 art. 52: 就业援助),
 * 4 where policy gives precedence, 1 where the group is only counted.
 */
export const focusPoints: Record<FocusGroup, number> = {
  disabled: 6,
  'hard-to-employ': 6,
  'no-earner-family': 6,
  'low-income': 6,
  'long-unemployed': 6,
  'lifted-from-poverty': 6,
  relocated: 5,
  older: 5,
  veteran: 4,
  graduate: 4,
  'mother-at-home': 4,
  'past-retirement': 4,
  migrant: 1,
  student: 1,
}
