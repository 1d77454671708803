// A posting (岗位): its schema, the six elements the law asks for, and what must be said about it before it is shown.
import { z } from 'zod'
import { day, division, moment, recordId } from './ids.ts'

/** 计薪单位. `negotiable` is 面议. */
export const payUnit = z.enum([
  'hour',
  'day',
  'week',
  'month',
  'year',
  'piece',
  'order',
  'trip',
  'square-metre',
  'negotiable',
])
export type PayUnit = z.output<typeof payUnit>

/**
 * Pay. `text` is what the employer wrote and is always kept; min and max are in fen (1/100 yuan) per unit and null where the
 * text was not understood. `months` is the number of salaries a year (·13薪).
 */
export const pay = z.looseObject({
  text: z.string().max(200).nullable(),
  min: z.int().nonnegative().nullable(),
  max: z.int().nonnegative().nullable(),
  unit: payUnit.nullable(),
  months: z.int().min(1).max(36).optional(),
  basis: z.string().max(200).optional(),
})
export type Pay = z.output<typeof pay>

/** 结算方式: 日结 周结 月结 完工结 次结 计件结. */
export const settlement = z.enum(['daily', 'weekly', 'monthly', 'on-completion', 'per-time', 'per-piece'])
/** 班次: 白班 晚班 周末 单休 双休. */
export const shift = z.enum(['day', 'night', 'weekend', 'one-day-off', 'two-days-off'])
/** 包吃 包住 班车 工具 保险 儿童休息室. */
export const perk = z.enum(['meals', 'lodging', 'shuttle', 'tools', 'insurance', 'child-room'])
/** 用工形式: 非全日制 临时 短期 计件 居家 合伙. */
export const employmentForm = z.enum([
  'part-time',
  'temporary',
  'short-term',
  'piecework',
  'home',
  'partnership',
  'full-time',
])

export const employer = z.looseObject({
  name: z.string().max(120).nullable(),
  /** Unified social credit code, GB 32100. */
  creditCode: z.string().max(18).optional(),
  verifiedAt: moment.optional(),
})

export const place = z.looseObject({
  division: division.nullable(),
  /** District or town as people say it, e.g. 沙坪坝区. */
  district: z.string().max(60).nullable(),
  street: z.string().max(60).nullable(),
  address: z.string().max(200).nullable(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  /** 居家可做. */
  home: z.boolean(),
})

const postingState = z.enum(['published', 'full', 'paused', 'withdrawn'])

/**
 * A posting as it stands in a feed. Unknown fields are kept (newer servers meet older kiosks). Limits keep one bad row from
 * filling a screen or a disk; they are far above anything real.
 */
export const posting = z.looseObject({
  id: recordId,
  source: z.looseObject({ name: z.string().max(120), id: z.string().max(120).optional() }),
  /** True only for the made-up sample of the demonstration centre. */
  demonstration: z.boolean().optional(),
  employer,
  /** Code of the market's own list of kinds (`kinds.ts`), null when not known. */
  kind: z.string().max(40).nullable(),
  /** 职业分类大典 2022 code, e.g. `6-31-01-03`. */
  occupation: z.string().max(20).optional(),
  title: z.string().min(1).max(200),
  content: z.string().max(4000).nullable(),
  requirements: z.string().max(2000).nullable(),
  /** How many are wanted (1–100,000); null when not said. */
  headcount: z.int().min(1).max(100_000).nullable(),
  /** How many are still wanted; null when nobody counts. */
  remaining: z.int().min(0).max(100_000).nullable(),
  place,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  /** Working hours as written, e.g. `13:00–18:00`. */
  hours: z.string().max(60).nullable(),
  /** Hours a day, for pay per hour; null when not known. */
  hoursPerDay: z.number().positive().max(24).nullable(),
  shifts: z.array(shift).max(5),
  pay,
  settlement: settlement.nullable(),
  perks: z.array(perk).max(6),
  form: employmentForm.nullable(),
  safety: z.string().max(1000).nullable(),
  /** A number is public only with the employer's consent; otherwise people ask at the desk. */
  contact: z.looseObject({ policy: z.enum(['desk', 'public']), phone: z.string().max(30).optional() }),
  publishedAt: moment,
  validUntil: moment,
  urgent: z.looseObject({ reason: z.string().max(200), until: moment }).nullable(),
  state: postingState,
})
export type Posting = z.output<typeof posting>

/**
 * The six elements of a public posting (人力资源市场暂行条例 art. 24; 网络招聘服务管理规定 art. 15), in the order in which they stand
 * everywhere: employer, head count, requirements, content, place, pay.
 */
export const elements = ['employer', 'headcount', 'requirements', 'content', 'place', 'pay'] as const
export type Element = (typeof elements)[number]

const isBlank = (text: string | null | undefined) => !text?.trim()

/** Which of the six elements a posting lacks; on screens they are shown as 未提供. */
export function missingElements(
  p: Pick<Posting, 'employer' | 'headcount' | 'requirements' | 'content' | 'place' | 'pay'>,
): Element[] {
  const missing: Element[] = []
  if (isBlank(p.employer.name)) missing.push('employer')
  if (p.headcount === null) missing.push('headcount')
  if (isBlank(p.requirements)) missing.push('requirements')
  if (isBlank(p.content)) missing.push('content')
  if (!p.place.home && isBlank(p.place.address) && isBlank(p.place.street) && isBlank(p.place.district))
    missing.push('place')
  if (isBlank(p.pay.text) && p.pay.min === null && p.pay.unit !== 'negotiable') missing.push('pay')
  return missing
}

/** Whether a posting may be shown at a moment: published, not filled, not expired. Judged when showing. */
export function isLive(p: Pick<Posting, 'state' | 'validUntil' | 'remaining'>, now: Date): boolean {
  return p.state === 'published' && p.remaining !== 0 && Date.parse(p.validUntil) > now.getTime()
}

/** Whether a posting is an urgent order at a moment. */
export function isUrgent(p: Pick<Posting, 'urgent'>, now: Date): boolean {
  return p.urgent !== null && Date.parse(p.urgent.until) > now.getTime()
}
